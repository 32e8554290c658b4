"""What is quoted from the received text finds its words in the reading text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.mapping import to_reading
from arpentage.model import Anchor, Paragraph, Text
from arpentage.restore import restore_text
from tests.build_data import edition, emendation, left_out, opening, real, restored, seed


def spans(text: Text) -> list[tuple[int, int, int, int, str]]:
    """Every stretch of the seed: where it is received, where it is read, and why it is read otherwise."""
    found, received = [], 0
    for part in text.parts:
        inside = isinstance(part, Paragraph)
        read = part.start if isinstance(part, Paragraph) else 0
        for segment in part.segments if isinstance(part, Paragraph) else (part,):
            end = received + len(segment.received)
            found.append((received, end, read, read + len(segment.read), segment.why if inside else "outside"))
            received, read = end, read + len(segment.read)
    return found


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_received_range_of_kept_words_reads_the_same_and_one_across_repairs_reads_them_whole(
    data: st.DataObject,
) -> None:
    text = data.draw(st.sampled_from(real()[1]))
    stretches = spans(text)
    kept = [stretch for stretch in stretches if stretch[4] == ""]
    first = data.draw(st.integers(0, len(kept) - 1))
    last = data.draw(st.integers(first, min(first + 6, len(kept) - 1)))
    received, received_end, read, _, _ = kept[first]
    start = data.draw(st.integers(received, received_end - 1))
    other, other_end, other_read, _, _ = kept[last]
    end = data.draw(st.integers(max(start, other) + 1, other_end))
    place = to_reading(text, start, end)
    assert place == Anchor(read + start - received, other_read + end - other)
    if first == last:
        assert text.read[place.start : place.end] == text.received[start:end]


def test_every_stretch_of_the_real_texts_that_is_read_maps_to_what_is_read_for_it() -> None:
    for text in real()[1]:
        for received, end, read, read_end, why in spans(text):
            place = to_reading(text, received, end)
            assert place == (None if why == "outside" or read == read_end else Anchor(read, read_end))


def test_a_part_of_what_was_repaired_stands_for_the_whole_repair() -> None:
    text = restored(["Le trvail paie"], [emendation("trvail", "travail")])
    assert to_reading(text, 4, 6) == Anchor(3, 10)
    assert to_reading(text, 0, 5) == Anchor(0, 10)
    assert to_reading(text, 5, 14) == Anchor(3, 15)


def test_what_was_removed_or_left_out_is_nowhere() -> None:
    text = restored(["Bien 12 fait"], [emendation(" 12", "")])
    assert to_reading(text, 4, 7) is None
    assert to_reading(text, 0, 12) == Anchor(0, 9)
    made = edition([opening("p1", 1, "Un"), opening("p2", 3, "Deux")], left_out=(left_out(2, "Page 1"),))
    text, _ = restore_text(seed("Un\nPage 1\nDeux"), made, [])
    assert to_reading(text, 3, 9) is None
    anchor = to_reading(text, 0, 14)
    assert anchor == Anchor(0, 7) and text.read == "Un\nDeux"


def test_a_misprint_that_is_kept_maps_letter_by_letter() -> None:
    text = restored(["le le travail"], [emendation("le le", "le", fault="author")])
    assert to_reading(text, 3, 8) == Anchor(3, 8)
