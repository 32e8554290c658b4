"""A booklet, folded, is read in order."""

from hypothesis import given
from hypothesis import strategies as st

from arpentage.paper.imposing import Side, imposed


def folded(sides: tuple[Side, ...], from_right: bool) -> list[int]:
    """Pages as they come when the sheets, one in the other, are folded in the middle and leafed through."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    near, far = (0, 1) if from_right else (1, 0)
    first = [page for front, back in sheets for page in (front[near], back[far])]
    return first + [page for front, back in reversed(sheets) for page in (back[near], front[far])]


@given(st.integers(1, 200), st.booleans())
def test_folded_it_gives_every_page_in_order_and_blanks_at_the_end(pages: int, from_right: bool) -> None:
    sides = imposed(pages, from_right)
    assert len(sides) % 2 == 0
    read = folded(sides, from_right)
    assert read[:pages] == list(range(1, pages + 1))
    assert set(read[pages:]) <= {0} and len(read) - pages < 4


def test_eight_pages_take_two_sheets() -> None:
    assert imposed(8) == ((8, 1), (2, 7), (6, 3), (4, 5))
    assert imposed(3, from_right=True) == ((1, 0), (3, 2))
