"""What changed between two wordings: nothing lost, nothing raw, long stretches that are the same left out."""

import re

from hypothesis import given
from hypothesis import strategies as st

from arpentage.html.worddiff import word_diff

TAG = re.compile(r"</?(del|ins)>")


def test_a_word_replaced_shows_both() -> None:
    assert word_diff("Le marché ouvre à midi.", "Le marché ferme à midi.") == (
        "Le marché <del>ouvre</del><ins>ferme</ins> à midi."
    )


def test_words_added_and_words_removed() -> None:
    assert word_diff("on compte", "on compte, on rit") == "on compte<ins>, on rit</ins>"
    assert word_diff("on compte, on rit", "on compte") == "on compte<del>, on rit</del>"


def test_what_does_not_change_is_left_out_at_a_distance() -> None:
    same = " ".join(f"mot{n}" for n in range(60))
    shown = word_diff(f"{same} un {same}", f"{same} deux {same}")
    assert "<del>un</del><ins>deux</ins>" in shown
    assert "mot59" in shown and "mot0 " in shown and "mot30" not in shown and shown.count("…") == 2


def test_white_space_is_no_change() -> None:
    assert word_diff("a  b\nc", "a b c ") == ""


@given(st.text(), st.text())
def test_nothing_of_the_words_is_taken_for_markup(old: str, new: str) -> None:
    assert "<" not in TAG.sub("", word_diff(old, new))


@given(st.lists(st.sampled_from(["un", "deux", "l’eau", "&", "."]), max_size=6), st.integers(0, 6))
def test_each_wording_can_be_read_in_the_difference(words: list[str], cut: int) -> None:
    old, new = " ".join(words), " ".join([*words[:cut], "neuf", *words[cut + 1 :]])
    shown = str(word_diff(old, new))
    kept = {tag: re.sub(f"<{tag}>.*?</{tag}>", "", shown).replace("&amp;", "&") for tag in ("del", "ins")}
    assert TAG.sub("", kept["del"]) == " ".join(new.split())
    assert TAG.sub("", kept["ins"]) == " ".join(old.split())
