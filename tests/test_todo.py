"""What is left to do is found in the reader itself: told by `todo`, shown on a page, and gone once it is done."""

from pathlib import Path

import pytest

from tests.reader import Reader, minimal

TEXT = "annotations/texts/le-marche"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def left(reader: Reader, *what: str) -> list[str]:
    """The files that `todo` lists."""
    code, said, _ = reader.run("todo", *what, "--lang", "en")
    assert code == 0
    return [line.split()[0] for line in said.splitlines()]


def test_a_paragraph_waits_for_its_translation_until_it_has_one(reader: Reader) -> None:
    unit = f"{TEXT}/translations/en/h1.yaml"
    assert unit in left(reader, "translate", "--text", "le-marche", "--language", "en")
    text = "source: Le marché du mercredi\ntarget: The Wednesday market\norigin: person\nby: [machine]\n"
    reader.write(unit, text)
    assert unit not in left(reader, "translate")
    assert unit in left(reader, "review")


def test_a_translation_older_than_its_paragraph_waits_to_be_revised(reader: Reader) -> None:
    unit = f"{TEXT}/translations/en/p2.yaml"
    assert left(reader, "revise") == ["nothing"]
    reader.change(unit, "les derniers", "les premiers")
    assert left(reader, "revise") == [unit]


def test_a_version_older_than_its_original_waits_too_and_so_does_one_that_is_missing(reader: Reader) -> None:
    note = f"{TEXT}/notes/midi.yaml"
    reader.change(note, "L’heure où le marché ferme.", "L’heure où le marché s’arrête.")
    assert left(reader, "revise") == [note]
    reader.change(note, "  en: The hour at which the market closes.\n", "")
    assert note in left(reader, "translate", "--language", "en")


def test_an_annotation_that_lost_its_place_waits_for_another(reader: Reader) -> None:
    note = f"{TEXT}/notes/midi.yaml"
    reader.change(note, "Vers midi", "Vers minuit passé")
    assert left(reader, "replace") == [note]


def test_a_note_without_a_source_and_a_work_that_nobody_verified_wait_for_one(reader: Reader) -> None:
    work = "annotations/sources/annuaire.yaml"
    assert left(reader, "source") == ["nothing"]
    reader.change(work, "verified: seen", "verified: no")
    assert left(reader, "source") == [work]
    note = f"{TEXT}/notes/midi.yaml"
    before = (reader.root / note).read_text("utf-8")
    sources = before[before.index("sources:") : before.index("by:")]
    reader.change(note, sources, "unsourced: {fr: Rien de sûr., en: Nothing sure.}\n")
    assert note in left(reader, "source", "--text", "le-marche")


def test_a_file_waits_for_a_person_until_one_has_read_it_as_it_stands(reader: Reader) -> None:
    note = f"{TEXT}/notes/midi.yaml"
    assert note in left(reader, "review")
    reader.write(
        "annotations/reviews/midi.yaml",
        f"of: {note.removeprefix('annotations/')}\nhash: 000000000000\nby: machine\ndate: 2026-11-21\n",
    )
    assert note in left(reader, "review")
    reader.run("fix", "--reviewed", "--write", str(reader.root / "annotations/reviews/midi.yaml"))
    assert note not in left(reader, "review")


@pytest.mark.parametrize(("lang", "words"), [("fr", "à traduire"), ("en", "to be translated")])
def test_without_a_sort_it_counts_by_text_and_language(reader: Reader, lang: str, words: str) -> None:
    code, said, _ = reader.run("todo", "--lang", lang)
    assert code == 0
    lines = said.splitlines()
    after = lines[lines.index(words) + 1 :]
    listed = len(left(reader, "translate", "--text", "la-lettre", "--language", "en"))
    assert any(line.split()[0] == str(listed) and line.endswith("(en)") for line in after)


def test_the_page_of_the_site_lists_the_same(reader: Reader) -> None:
    assert reader.build("site")[0] == 0
    for page, heading in (("todo.html", "Ce qui reste à faire"), ("en/todo.html", "What is left to do")):
        html = (reader.root / "site" / page).read_text("utf-8")
        assert heading in html
        for file in left(reader, "translate"):
            assert file in html
    assert 'href="todo.html"' in (reader.root / "site/contribute.html").read_text("utf-8")
