"""What is said in several languages is shown in the best one, and known to be made from the original as it stands."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.language import hash_of, original_hash, pick, read_hash
from tests.build_data import document, note_on, target


def test_a_text_is_shown_in_the_language_asked_else_in_the_original_else_in_any() -> None:
    words = {"en": "word", "fr": "mot", "ar": "كلمة"}
    assert pick(words, "en") == ("word", "en")
    assert pick(words, "de") == ("mot", "fr")
    assert pick(words, "de", original="ar") == ("كلمة", "ar")
    assert pick({"ar": "كلمة", "en": "word"}, "de") == ("كلمة", "ar")
    assert pick({}, "en") == ("", "en")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=20), st.sampled_from(["", " ", "\n", "\t\n "]))
def test_a_hash_is_of_the_words_and_not_of_the_white_space_around_them(words: str, space: str) -> None:
    digest = hash_of(words)
    assert len(digest) == 12 and set(digest) <= set("0123456789abcdef")
    assert hash_of(f"{space}{words}{space}") == digest
    assert hash_of(f"x{words}") != digest


def test_the_hash_of_the_original_changes_with_the_original_and_with_nothing_else() -> None:
    note = note_on(target("mot"), label={"fr": "mot", "en": "word"}, body={"fr": "Une note.", "en": "A note."})
    before = original_hash(note)

    def after(**changes: Any) -> str:
        return original_hash(replace(note, data=replace(note.data, **changes)))

    assert after(body={"fr": "Une note.", "en": "Another."}, subject="figure") == before
    assert after(body={"fr": "Une autre.", "en": "A note."}) != before
    assert after(label={"fr": "mots", "en": "word"}) != before
    assert after(original="en") != before


def test_the_hash_of_what_was_read_sees_every_value_but_no_layout_and_no_comment() -> None:
    note = note_on(target("mot"))
    first = replace(note, document=document("a: un mot\nb: [1, 2]\n"))
    same = replace(note, document=document("# relu\nb:\n  - 1\n  - '2'\na: >-\n  un\n  mot\n"))
    other = replace(note, document=document("a: un mot\nb: [2, 1]\n"))
    assert read_hash(first) == read_hash(same) != read_hash(other)
