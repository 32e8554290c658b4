"""A better copy of a seed: whatever rested on the old one stays at its place, or is told; nothing moves in silence."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.align import same_words
from arpentage.anchoring import anchor
from arpentage.check import Ground
from arpentage.document import parse
from arpentage.model import Anchor, Library, Paragraph, Record, Text
from arpentage.reseed.reseed import Reseeded, reseed
from arpentage.restore import restore
from arpentage.typed import convert
from tests.build_data import real
from tests.reader import Reader, minimal

Edit = tuple[int, int, str]
"""A stretch of the received text, and what the better copy has in its place."""
SLUGS = sorted(real()[0].seeds)


def corrected(text: Text) -> Iterator[Edit]:
    """Every fault of transmission mended, every word that a line end broke made whole."""
    place = 0
    for segment in text.segments():
        if segment.why in ("emendation", "join") and segment.read != segment.received:
            yield place, place + len(segment.received), segment.read
        place += len(segment.received)


def rewrapped(text: Text) -> Iterator[Edit]:
    """Lines broken elsewhere: no line end inside a paragraph stays where it was."""
    place = 0
    for part in text.parts:
        for segment in part.segments if isinstance(part, Paragraph) else (part,):
            if isinstance(part, Paragraph) and segment.why == "layout":
                yield place, place + len(segment.received), " "
            place += len(segment.received)


def damaged(text: Text, random: Random) -> Iterator[Edit]:
    """Words changed, sentences taken out or put in, anywhere."""
    received, place = text.received, 0
    while (place := place + random.randrange(1, 400)) < len(received) - 60:
        end = place + random.randrange(1, 60)
        made = random.choice(["", random.choice("eaimn "), "Une phrase de plus. ", received[place:end].upper()])
        yield place, end, made
        place = end


def applied(received: str, edits: list[Edit]) -> str:
    for start, end, words in sorted(edits, reverse=True):
        received = received[:start] + words + received[end:]
    return received


def ground() -> Ground:
    return Ground(*real())


def after(slug: str, done: Reseeded) -> tuple[Text, Library]:
    """The reader with the files that reseeding makes, of this text alone."""
    library = real()[0]
    records = []
    for record in library.records:
        content = done.files.get(record.path, b"")
        if content is not None and (record.text == slug or not record.text):
            records.append(reread(record, content) if content else record)
    seed = library.seeds[slug]
    content = done.files[seed.path] or b""
    made = Library(library.kinds, {slug: replace(seed, content=content, text=content.decode())}, tuple(records))
    texts, problems = restore(made)
    assert problems == done.problems
    return texts[0], made


def reread(record: Record[object], content: bytes) -> Record[object]:
    document, problems = parse(content, record.path)
    assert document, problems
    data, problems = convert(document, record.kind.data)
    assert data, problems
    return replace(record, data=data, document=document)


def origins(text: Text, place: Anchor) -> set[int]:
    """Where the characters of an anchor that were read as received stand in the seed."""
    found, received = set(), 0
    for part in text.parts:
        read = part.start if isinstance(part, Paragraph) else 0
        for segment in part.segments if isinstance(part, Paragraph) else (part,):
            if isinstance(part, Paragraph):
                if segment.read == segment.received:
                    inside = range(max(read, place.start), min(read + len(segment.read), place.end))
                    found |= {received + at - read for at in inside if not text.read[at].isspace()}
                read += len(segment.read)
            received += len(segment.received)
    return found


def moved(edits: list[Edit]) -> Callable[[int], range]:
    """Where a character of the old copy is in the new one, or what stands for it; nowhere if it was taken out."""

    def place(at: int) -> range:
        shift = 0
        for start, end, words in sorted(edits):
            if start <= at < end:
                return range(start + shift, start + shift + len(words))
            if end <= at:
                shift += len(words) - (end - start)
        return range(at + shift, at + shift + 1)

    return place


def test_the_same_copy_changes_nothing() -> None:
    for slug in SLUGS:
        seed = real()[0].seeds[slug]
        done = reseed(ground(), slug, seed.content)
        assert done.files == {seed.path: seed.content}
        assert {outcome.how for outcome in done.outcomes} == {"kept"}
        assert done.problems == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_on_a_cleaned_copy_every_anchor_survives_and_nothing_is_left_to_do(slug: str) -> None:
    text = next(text for text in real()[1] if text.slug == slug)
    edits = list(corrected(text))
    joined = {end for _, end, _ in edits} | {start for start, _, _ in edits}
    edits += [edit for edit in rewrapped(text) if edit[0] not in joined and edit[1] not in joined]
    done = reseed(ground(), slug, applied(text.received, edits).encode())
    assert [outcome for outcome in done.outcomes if outcome.how not in ("kept", "carried", "resolved")] == []
    assert done.problems == ()
    new, _ = after(slug, done)
    assert [paragraph.id for paragraph in new.paragraphs] == [paragraph.id for paragraph in text.paragraphs]
    assert all(same_words(one.read, two.read) for one, two in zip(new.paragraphs, text.paragraphs, strict=True))
    silent(text, edits, done)


@settings(max_examples=15, deadline=None)
@given(slug=st.sampled_from(SLUGS), seed=st.integers(0, 10_000))
def test_whatever_a_copy_changes_nothing_moves_in_silence(slug: str, seed: int) -> None:
    text = next(text for text in real()[1] if text.slug == slug)
    edits = list(damaged(text, Random(seed)))
    silent(text, edits, reseed(ground(), slug, applied(text.received, edits).encode()))


def silent(text: Text, edits: list[Edit], done: Reseeded) -> None:
    """Every annotation that had its place still has it, its words the same, or is told."""
    new, library = after(text.slug, done)
    where = moved(edits)
    now = {placement.record.path: placement.anchor for placement in anchor(library, (new,))[0].placements}
    told = {outcome.path: outcome.how for outcome in done.outcomes if outcome.how in ("lost", "requoted")}
    for placement in real()[2].placements:
        record, old = placement.record, placement.anchor
        if record.text != text.slug or getattr(record.data.target, "exact", None) is None:
            continue
        if record.path not in now:
            assert told.get(record.path) == "lost", record.path
            continue
        was, found = origins(text, old), origins(new, now[record.path])
        expected = {new_at for at in was for new_at in where(at)}
        assert not was or not found or expected & found, f"{record.path} moved"
        if not same_words(text.read[old.start : old.end], new.read[now[record.path].start : now[record.path].end]):
            assert record.path in told, f"{record.path} quotes other words"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


NOTE = "annotations/texts/le-marche/notes/midi.yaml"
REPAIR = "annotations/texts/le-marche/emendations/derniers.yaml"
SEED = "seeds/le-marche.txt"


def better(reader: Reader, *changes: tuple[str, str]) -> str:
    """A better copy, outside the reader; its path."""
    text = (reader.root / SEED).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = reader.root.parent / "better.txt"
    path.write_text(text, "utf-8")
    return str(path)


def test_it_tells_first_and_writes_when_asked(reader: Reader) -> None:
    copy = better(reader, ("es derniers", "les derniers"), ("rem-\nplit", "remplit\n"), ("\n12\n", "\n"))
    before = {path: path.read_bytes() for path in reader.root.rglob("*.*") if path.is_file()}
    code, said, _ = reader.run("reseed", "le-marche", copy, "--lang", "en")
    assert code == 0
    assert f"  {REPAIR}: es derniers → les derniers" in said
    assert "Nothing is written" in said
    assert {path: path.read_bytes() for path in before} == before
    reader.run("reseed", "le-marche", copy, "--write")
    assert (reader.root / SEED).read_text("utf-8") == Path(copy).read_text("utf-8")
    assert not (reader.root / REPAIR).exists()
    assert reader.build("check", "--strict")[0] == 0


def test_an_annotation_whose_passage_is_gone_is_not_put_where_its_words_stand_too(reader: Reader) -> None:
    reader.change(NOTE, "  exact: Vers midi\n", "  exact: mercredi\n  prefix: 'Chaque '\n")
    assert reader.build("check", "--strict")[0] == 0
    copy = better(reader, ("Chaque mercredi, la place", "La place"))
    code, said, _ = reader.run("reseed", "le-marche", copy, "--write", "--lang", "en")
    assert code == 1
    assert f"not carried over, to be taken up by hand\n  {NOTE}: mercredi" in said
    assert "le-marche/notes/midi.yaml" in reader.build("check", "--lang", "en")[1]


def test_what_cannot_be_carried_stays_as_it_stood_and_is_told(reader: Reader) -> None:
    kept = (reader.root / REPAIR).read_bytes()
    copy = better(reader, ("midi, es derniers paniers", "midi, quelques paniers"))
    code, said, _ = reader.run("reseed", "le-marche", copy, "--write", "--lang", "en")
    assert code == 1
    assert REPAIR in said[said.index("not carried over") :]
    assert "[received-words-not-found]" in said
    assert (reader.root / REPAIR).read_bytes() == kept
    assert "translation(s) to revise" in said


def test_a_review_follows_what_still_says_the_same_and_goes_with_what_goes(reader: Reader) -> None:
    def review(name: str, of: str) -> str:
        file = f"annotations/reviews/{name}.yaml"
        subject = of.removeprefix("annotations/")
        reader.write(file, f"of: {subject}\nhash: 000000000000\nby: machine\ndate: 2026-11-21\n")
        reader.run("fix", "--reviewed", "--write", str(reader.root / file))
        return file

    review("repair", REPAIR)
    reader.run(
        "reseed", "le-marche", better(reader, ("Le marché du mercredi\n", "Le marché du mercredi\n\n\n")), "--write"
    )
    assert "line: 9" in (reader.root / REPAIR).read_text("utf-8")
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")
    reader.run("reseed", "le-marche", better(reader, ("es derniers", "les derniers")), "--write")
    assert not (reader.root / "annotations/reviews/repair.yaml").exists()
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "texte inconnu « le-marhe » : vouliez-vous dire « le-marche » ?"),
        ("en", "unknown text “le-marhe”: did you"),
    ],
)
def test_an_unknown_text_is_answered_with_the_nearest_one(reader: Reader, lang: str, said: str) -> None:
    code, _, error = reader.run("reseed", "le-marhe", better(reader), "--lang", lang)
    assert code == 2
    assert said in error


def test_it_needs_the_old_copy_and_readable_text(reader: Reader) -> None:
    copy = better(reader)
    reader.change(SEED, "mercredi", "jeudi")
    assert reader.run("reseed", "le-marche", copy, "--lang", "en")[2].startswith("build.py: seeds/le-marche.txt is not")
    Path(copy).write_bytes(b"\xff\xfe")
    assert "cannot be read as text" in reader.run("reseed", "la-lettre", copy, "--lang", "en")[2]
