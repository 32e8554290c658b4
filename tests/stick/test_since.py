"""What is new since an older copy: told by the build on the terminal and in the page, whatever the file holds."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.compose import compose
from arpentage.stick.entries import Entry, Words
from arpentage.stick.manifest import Manifest, manifest
from arpentage.stick.since import Difference, compare, since
from arpentage.stick.tell import told
from tests.build_data import real
from tests.reader import Reader, minimal
from tests.test_catalogue import interface

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "cases/since.json").read_text("utf-8"))


def copy_of(texts: dict[str, Words], entries: Sequence[Sequence[str]]) -> Manifest:
    """A manifest with entries of path, kind, text and hash."""
    made = tuple(Entry(path, kind, hash_, text, {"": path}) for path, kind, text, hash_ in entries)
    return Manifest("arpentage-manifest-1", "Recueil", "1", "2020", ("offline",), texts, made)


def grouped(found: Difference) -> list[Any]:
    return [
        [group.kind, group.text, *([entry.path for entry in each] for each in (group.new, group.changed, group.gone))]
        for group in found.groups
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_differs_is_told_by_text_and_kind(case: dict[str, Any]) -> None:
    assert grouped(compare(copy_of(**case["old"]), copy_of(**case["now"]))) == case["groups"]


COPIES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("12")).map(
    lambda held: copy_of({}, [(path, "note", "", hash_) for path, hash_ in held.items()])
)


@given(COPIES, COPIES)
def test_nothing_is_left_out_nor_told_twice_and_the_other_way_new_is_gone(old: Manifest, now: Manifest) -> None:
    there, back = compare(old, now), compare(now, old)
    hashes = [{entry.path: entry.hash for entry in copy.entries} for copy in (old, now)]
    differ = {path for path in hashes[0].keys() | hashes[1].keys() if hashes[0].get(path) != hashes[1].get(path)}
    paths = [entry.path for group in there.groups for entry in (*group.new, *group.changed, *group.gone)]
    assert sorted(paths) == sorted(differ)
    for one, other in zip(there.groups, back.groups, strict=True):
        assert [each.path for each in one.new] == [each.path for each in other.gone]


def test_a_copy_holds_nothing_new_since_itself_and_its_manifest_is_read_back(tmp_path: Path) -> None:
    site = compose(*real())[0]
    (tmp_path / "manifest.json").write_bytes(_json(manifest(site)))
    found, problems = since(tmp_path / "manifest.json", site)
    assert found and not problems and not found.groups


def _json(held: Manifest) -> bytes:
    return json.dumps(asdict(held)).encode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "form"),
        (b"\x00\xff\xfe", "form"),
        (b"[" * 100_000, "form"),
        (b'{"format": "arpentage-manifest-1"}', "(reader)"),
        (b'{"format": "something else"}', "(format)"),
        (b" " * 20_000_001, "too large"),
        (b'{"format": "arpentage-manifest-1", "reader": "\\u001b[2J", "version": "", "date": "", "channels": [],'
         b' "texts": {}, "entries": []}', "that of"),
    ],
    ids=["empty", "no text", "deep", "lacking", "other format", "huge", "other reader"],
)  # fmt: skip
def test_a_file_that_is_no_manifest_of_this_reader_is_refused_with_its_reason(
    content: bytes, why: str, tmp_path: Path
) -> None:
    (tmp_path / "old.json").write_bytes(content)
    found, (problem,) = since(tmp_path / "old.json", compose(*real())[0])
    assert found is None and problem.code == "manifest-refused"
    assert why in problem.message("en") and "\x1b" not in problem.text("en")


def test_words_of_the_older_copy_move_no_cursor_on_the_terminal() -> None:
    site = compose(*real())[0]
    old = copy_of({"x": {"fr": "\x1b[31mrouge"}}, [("p\r\x1b[2J", "n\x07", "x", "h")])
    lines = list(told(compare(old, manifest(site)), site, "fr"))
    assert any("rouge" in line for line in lines)
    assert all(line.isprintable() for line in lines)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    monkeypatch.setattr("arpentage.paper.press.find_spec", lambda name: None)  # books are enough here
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def test_the_build_is_given_an_older_copy_and_says_what_is_new_on_the_terminal_and_in_the_page(reader: Reader) -> None:
    assert reader.build("site") == (0, "")
    reader.write("../older/manifest.json", (reader.root / "site/manifest.json").read_bytes())
    note = "annotations/texts/le-marche/notes/midi.yaml"
    other = (reader.root / note).read_text("utf-8").replace("Vers midi", "la place").replace("midi", "la <b>place</b>")
    reader.write("annotations/texts/le-marche/notes/place.yaml", other.replace("noon", "the square"))
    reader.change("annotations/glossary/etal.yaml", "fr:", "fr: Ici,")
    (reader.root / "annotations/texts/la-lettre/questions/qui.yaml").unlink()
    code, said, problems = reader.run("offline", "--since", "../older/manifest.json", "--lang", "en")
    assert code == 0, problems
    lines = said.partition("Since edition 1.0.0 of 2024-03-01:\n")[2].splitlines()
    assert lines[:3] == ["  The market", "    Notes: 1 new", "      + the square"]
    assert lines[3:5] == ["  The letter", "    Questions for the workshop: 1 gone"]
    assert lines[5] == "      - Who may have written this letter?"
    assert lines[6:9] == ["  For the whole reader", "    Glossary: 1 changed", "      ~ étal"]
    page = (reader.root / "site/en/edition.html").read_text("utf-8")
    section = page.partition('id="since"')[2].partition("</section>")[0]
    assert '<a href="texts/le-marche.html#note-place">the square</a>' in section
    assert "Who may have written" in section and "#question-qui" not in section
    french = (reader.root / "site/edition.html").read_text("utf-8")
    assert "la &lt;b&gt;place" in french and "<b>place" not in french


def test_every_kind_has_a_name_in_the_page_in_each_language() -> None:
    site = compose(*real())[0]
    for lang, t in interface().items():
        for kind in ("text", *(kind.name for kind in site.library.kinds)):
            assert f"kind.{kind}.many" in t.strings or f"edition.kind.{kind}" in t.strings, (lang, kind)
