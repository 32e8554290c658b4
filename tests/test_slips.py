"""Slips typed in a table: each a note at its passage, as any spreadsheet saves it; nothing refused in silence."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.importing.table import table
from tests.reader import Reader, minimal, tree

ROWS = [
    ("code", "texte", "qui"),
    ("MA-1", "Ici on ne dit « rien » ;\nmême à midi, non ?", "Zoé Ñandú"),
    ("ma 2", "Oui, c’est ça", "machine"),
]
SAVED = {
    "utf-8 with its mark, semicolons": (";", "utf-8-sig", "\r\n"),
    "utf-8, commas": (",", "utf-8", "\n"),
    "utf-16, tabs": ("\t", "utf-16", "\r\n"),
    "the old code page, semicolons": (";", "cp1252", "\r\n"),
}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def saved(rows: Sequence[tuple[str, ...]], separator: str = ";", encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A table as a spreadsheet saves it."""
    quoted = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return (end.join(quoted) + end).encode(encoding)


def bring(reader: Reader, content: bytes, *more: str) -> tuple[int, str, str]:
    (reader.root / "slips.csv").write_bytes(content)
    return reader.run("import", "--slips", "slips.csv", "--lang", "en", *more)


def notes(reader: Reader) -> dict[str, str]:
    """The notes that slips have made."""
    files = {
        path: (reader.root / "annotations" / path).read_text("utf-8") for path in tree(reader.root / "annotations")
    }
    return {path: text for path, text in files.items() if "rendu sur papier" in text}


@pytest.mark.parametrize("form", SAVED)
def test_slips_come_in_as_any_spreadsheet_saves_them(reader: Reader, form: str) -> None:
    separator, encoding, end = SAVED[form]
    code, said, _ = bring(reader, saved(ROWS, separator, encoding, end))
    assert code == 0 and "3 file(s) brought in" in said
    made = notes(reader)
    (one,) = [text for text in made.values() if "paragraph: p1" in text]
    (two,) = [text for text in made.values() if "paragraph: p2" in text]
    assert (
        "Ici on ne dit « rien » ;" in one
        and "même à midi, non ?" in one
        and "by: [zoe-nandu-" in one.replace("by:\n- ", "by: [")
    )
    assert "Oui, c’est ça" in two and "machine" in two and "au passage ma 2" in two
    assert reader.build("check", "--lang", "en")[0] == 0
    assert reader.build("site")[0] == 0
    assert "même à midi" in (reader.root / "site/texts/le-marche.html").read_text("utf-8")


def test_the_same_table_comes_in_once_and_what_was_made_of_it_stays(reader: Reader) -> None:
    bring(reader, saved(ROWS))
    (path, text), *_ = notes(reader).items()
    reader.write(f"annotations/{path}", text.replace("subject: textual", "subject: concept"))
    before = tree(reader.root / "annotations")
    code, said, _ = bring(reader, saved(ROWS))
    assert code == 0 and "2 file(s) there already" in said
    assert tree(reader.root / "annotations") == before


def test_one_name_signs_all_and_new_people_then_stay_out(reader: Reader) -> None:
    reader.write("annotations/contributors/atelier.yaml", "name: Atelier du mercredi\nis: group\n")
    rows = [*ROWS, ("MA-1", "Sans nom", "")]
    code, said, _ = bring(reader, saved(rows), "--by", "atelier")
    assert code == 0 and "1 introduction(s) left out" in said
    assert len(notes(reader)) == 3 and all("by: [atelier]" in text for text in notes(reader).values())
    assert sorted(path.name for path in (reader.root / "annotations/contributors").iterdir()) == [
        "atelier.yaml",
        "machine.yaml",
    ]


def test_a_slip_that_cannot_come_in_says_its_line_and_the_others_come_in(reader: Reader) -> None:
    rows = [*ROWS, ("", "", ""), ("XX-1", "Perdue", "machine"), ("MA-1", "", "machine"), ("MA-2", "Anonyme", "")]
    code, said, wrong = bring(reader, saved(rows))
    assert code == 1 and "3 file(s) brought in" in said
    for line, problem in ((6, "slip-misplaced"), (7, "slip-incomplete"), (8, "slip-incomplete")):
        assert f"slips.csv:{line}:1: error [{problem}]" in wrong, wrong


@pytest.mark.parametrize("written", ["MA-1", "ma 1", "MA – 1", "MA\u20111", "MA-1 (2)", "MA-1 (2) – MA-2 (1)"])
def test_a_code_is_known_as_people_write_it(reader: Reader, written: str) -> None:
    code, _, wrong = bring(reader, saved([("Passage :", "NOTE", "Signé"), (written, "Une remarque", "machine")]))
    assert code == 0, wrong
    (text,) = notes(reader).values()
    assert "paragraph: p1" in text and f"au passage {written}." in " ".join(text.split())


CELL = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=6), st.sampled_from(list(SAVED.values())[:3]))
def test_a_table_is_read_back_as_it_was_typed(rows: list[tuple[str, str, str]], form: tuple[str, str, str]) -> None:
    found = table(saved([("code", "texte", "qui"), *rows], *form))
    assert [row.cells for row in found] == [("code", "texte", "qui"), *(row for row in rows if any(row))]


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_no_file_is_read_without_an_answer(content: bytes) -> None:
    try:
        found = table(content)
    except ValueError as reason:
        assert str(reason)
    else:
        assert all(any(row.cells) and row.line > 0 for row in found)
