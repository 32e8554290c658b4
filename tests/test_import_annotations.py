"""Annotations made elsewhere come in where their words surely stand; the others are listed, and nothing is replaced."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reader import Reader, minimal, tree


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def bring(reader: Reader, value: object) -> tuple[int, str, str]:
    file = reader.root.parent / "annotations.json"
    file.write_text(value if isinstance(value, str) else json.dumps(value))
    return reader.run("import", str(file), "--by", "machine", "--lang", "en")


def selector(exact: str) -> list[dict[str, Any]]:
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""}
    return [{"type": "TextPositionSelector", "start": 1, "end": 2}, quote]


def row(id_: str, exact: str, text: str, **more: object) -> dict[str, Any]:
    page = "https://example.org/texts/le-marche.html"
    return {
        "id": id_,
        "uri": page,
        "text": text,
        "tags": [],
        "user": "acct:ana@hypothes.is",
        "created": "2024-02-03T04:05:06Z",
        "target": [{"source": page, "selector": selector(exact)}],
        **more,
    }


def web(id_: str, exact: str, body: object, **more: object) -> dict[str, Any]:
    target = {"source": "https://example.org/texts/le-marche.html", "selector": selector(exact)[1]}
    return {"id": id_, "type": "Annotation", "body": body, "target": target, **more}


def notes(reader: Reader, kind: str = "notes") -> list[str]:
    return [path.read_text("utf-8") for path in sorted(reader.root.glob(f"annotations/texts/le-marche/{kind}/*.yaml"))]


def test_hypothesis_annotations_become_notes_that_check(reader: Reader) -> None:
    rows = [
        row("a1", "Vers midi", "**Midi**\n\nOn remballe.", tags=["silence", "à voir"]),
        row("a2", "ces mots n’y sont pas", "Où ?"),
        row("a3", "Vers midi", ""),
        {**row("a4", "", "Une réponse."), "target": [{"source": "x"}], "references": ["a1"]},
    ]
    before = len(notes(reader))
    code, said, err = bring(reader, {"total": 4, "rows": rows})
    assert code == 0, err
    assert "1 file(s) brought in" in said
    for line in ("a2 : these words do not stand", "a3 : it has no text", "a4 : it quotes no words"):
        assert line in said
    assert len(notes(reader)) == before + 1
    made = next(note for note in notes(reader) if "On remballe." in note)
    for words in ("- silence", "ana@hypothes.is", "à voir", "2024-02-03", "Hypothesis"):
        assert words in made
    code, err = reader.build("site", "--lang", "en")
    assert code == 0, err
    assert "On remballe." in (reader.root / "site/texts/le-marche.html").read_text("utf-8")


@pytest.mark.parametrize("whole", ["one", "list", "page", "collection"])
def test_web_annotations_come_in_alone_or_together(reader: Reader, whole: str) -> None:
    one = web(
        "w1", "Vers midi", [{"type": "TextualBody", "value": "L’heure."}, {"value": "silence", "purpose": "tagging"}]
    )
    page = {"type": "AnnotationPage", "items": [one]}
    forms = {"one": one, "list": [one], "page": page, "collection": {"type": ["AnnotationCollection"], "first": page}}
    code, said, err = bring(reader, forms[whole])
    assert code == 0, err
    assert "1 file(s) brought in" in said
    assert any("L’heure." in note and "- silence" in note for note in notes(reader))
    assert reader.build("check")[0] == 0


def test_a_question_becomes_a_question(reader: Reader) -> None:
    assert bring(reader, web("w1", "Vers midi", "Pourquoi midi ?", motivation="questioning"))[0] == 0
    assert any("Pourquoi midi ?" in question for question in notes(reader, "questions"))
    assert reader.build("check")[0] == 0


def test_brought_in_twice_it_is_there_once_and_what_was_changed_stays(reader: Reader) -> None:
    value = [row("a1", "Vers midi", "Une fois.")]
    assert bring(reader, value)[0] == 0
    file = next(path for path in reader.root.rglob("notes/*.yaml") if "Une fois." in path.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace("Une fois.", "Deux fois."))
    before = tree(reader.root)
    assert "1 file(s) there already" in bring(reader, value)[1]
    assert tree(reader.root) == before


@pytest.mark.parametrize(
    "value",
    [
        "not json",
        "[" * 100_000,
        "{}",
        "[]",
        '{"rows": 3}',
        '{"rows": [{"uri": "x"}]}',
        '{"type": "Person"}',
        json.dumps([row("a", "Vers midi", "x" * 30_000)]),
        '"' + "x" * (9 * 1024 * 1024) + '"',
    ],
    ids=["text", "deep", "empty", "none", "rows", "row", "type", "long", "huge"],
)
def test_what_is_no_such_file_is_refused_with_its_name_and_nothing_is_written(reader: Reader, value: str) -> None:
    before = tree(reader.root)
    code, _, err = bring(reader, value)
    assert code == 1
    assert "annotations.json:1:" in err and "[import-unreadable]" in err
    assert tree(reader.root) == before


@pytest.mark.parametrize(
    "body", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7 * 7 }}", "a: &b *b\n- !!x"]
)
def test_hostile_words_come_in_as_words(reader: Reader, body: str) -> None:
    hostile = row("../../x", "Vers midi", body, tags=["../../etc", 3], user={"a": 1}, created="2024-99\n- x")
    assert bring(reader, [hostile])[0] == 0
    code, err = reader.build("site")
    assert code == 0, err
    page = (reader.root / "site/texts/le-marche.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert not list(reader.root.parent.rglob("etc*"))
