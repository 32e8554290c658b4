"""The time line."""

from dataclasses import replace
from typing import Any

import pytest

from arpentage.html.timeline import Column, Dated, dated, timeline
from arpentage.kinds import source
from arpentage.kinds.source import Name, Source
from arpentage.model import Record
from tests.build_data import cites, note_on, notice_of, record, restored, target
from tests.test_compose import composed


@pytest.mark.parametrize(
    ("edtf", "years"),
    [
        ("2018", Dated(2018, 2018, "sure")),
        ("2017-12-16", Dated(2017, 2017, "sure")),
        ("1972~", Dated(1972, 1972, "approximate")),
        ("2017-07-25?", Dated(2017, 2017, "doubtful")),
        ("2018%", Dated(2018, 2018, "doubtful")),
        ("1872/1875", Dated(1872, 1875, "sure")),
        ("2017?/2018?", Dated(2017, 2018, "doubtful")),
        ("2020/", Dated(2020, 2020, "approximate")),
        (None, None),
    ],
)
def test_a_date_has_years_and_a_certainty(edtf: str | None, years: Dated | None) -> None:
    assert dated(edtf) == years


def test_a_short_interval_shows_in_each_of_its_years_and_a_long_one_where_it_begins() -> None:
    assert list(Dated(2017, 2018, "sure").years) == [2017, 2018]
    assert list(Dated(1872, 1875, "sure").years) == [1872]


def work(id_: str, issued: str | None, **more: Any) -> Record[Source]:
    return record(source.KIND, Source(type="book", title=f"Livre {id_}", verified="no", issued=issued, **more), id_)


def columns(*works: Record[Source], created: str | None = None) -> tuple[Column, ...]:
    notes = [note_on(target("mot"), f"n{i}", sources=cites(one.id)) for i, one in enumerate(works)]
    return timeline(composed([restored(["un mot"])], notice_of(created=created), *works, *notes))


def shown(found: tuple[Column, ...]) -> dict[str, list[str]]:
    return {column.label: [one.record.id for one in column.works] for column in found if column.works}


def test_recent_years_have_a_column_each_and_older_ones_share_those_of_their_decades() -> None:
    found = columns(work("a", "1867"), work("b", "1861"), work("c", "2001"), work("d", "2024"))
    assert shown(found) == {"1860–69": ["a", "b"], "2001": ["c"], "2024": ["d"]}
    assert [column.label for column in found if column.gap] == ["2000"]
    assert len(found) == 1 + 25 + 1


def test_each_work_cited_stands_once_and_what_has_no_date_at_the_end() -> None:
    found = columns(work("a", None), work("b", "2020"))
    assert shown(found) == {"2020": ["b"], "": ["a"]} and found[-1].works[0].sure == "doubtful"


def test_a_work_stands_where_it_first_appeared() -> None:
    assert shown(columns(work("a", "2018", original_date="1984"), work("b", "2020"))) == {
        "1980–89": ["a"],
        "2020": ["b"],
    }


def test_a_work_that_nothing_cites_is_not_shown() -> None:
    site = composed([restored(["un mot"])], work("a", "2020"))
    assert not any(column.works for column in timeline(site))


def test_a_text_of_one_of_two_years_stands_in_both() -> None:
    found = columns(created="2017?/2018?")
    assert [(column.label, column.texts[0].sure) for column in found if column.texts] == [
        ("2017", "doubtful"), ("2018", "doubtful")
    ]  # fmt: skip


def test_a_work_is_called_by_its_author_or_by_the_start_of_its_title() -> None:
    author = work("a", "2020", author=(Name(family="Marx", given="Karl"),))
    body = work("b", "2020", author=(Name(literal="Insee"),))
    untitled = work("c", "2020")
    long = replace(untitled, id="d", data=replace(untitled.data, title="Un titre " * 20))
    names = [one.name for column in columns(author, body, untitled, long) for one in column.works]
    assert {"Insee", "Marx", "Livre c"} < set(names)
    assert max(map(len, names)) <= 41 and any(name.endswith("…") for name in names)
