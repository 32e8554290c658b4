"""An outbox brought back: each contribution a file, checked as any other; nothing refused in silence or replaced."""

import json
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage import kinds
from arpentage.importing.admit import write
from arpentage.importing.outbox import MAX_OUTBOX, Item, parse_outbox, records
from arpentage.language import hash_of, read_hash
from arpentage.read import read
from tests.reader import Reader, minimal, tree

NAME = PurePosixPath("outbox.json")
ADA = ("annotations/contributors/ada.yaml", 'name: "Ada"\nis: person\n')


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def outbox(*files: tuple[str, ...]) -> str:
    """The file of an outbox that holds these: path, content, the hash of what it replaces if anything."""
    edition = {"version": "1.0.0", "date": "2024-03-01"}
    listed = [dict(zip(("path", "content", "replaces"), file, strict=False)) for file in files]
    return json.dumps({"arpentage": "outbox", "version": 1, "reader": "Recueil", "edition": edition, "files": listed})


def question(name: str, by: str = "ada", text: str = "le-marche", target: str = "") -> tuple[str, str]:
    """A question that lacks nothing."""
    words = f"Que dit {name} ?"
    content = (
        f'by: [{by}]\ndate: "2024-03-02"\nbody:\n  fr: "{words}"\n  en: "What does it say?"\n'
        f'made_from:\n  en: "{hash_of(words)}"\n{target}'
    )
    return f"annotations/texts/{text}/questions/{name}.yaml", content


def bring(reader: Reader, *files: tuple[str, ...], more: tuple[str, ...] = ()) -> tuple[int, str, str]:
    """Import an outbox that holds these files; the exit code, what was said, what was wrong."""
    reader.write("outbox.json", outbox(*files))
    return reader.run("import", "outbox.json", "--lang", "en", *more)


def annotations(reader: Reader) -> dict[str, bytes]:
    return {name: content for name, (_, content) in tree(reader.root / "annotations").items()}


def test_contributions_come_in_with_who_made_them_and_once(reader: Reader) -> None:
    files = (ADA, question("a"), question("b"))
    code, said, wrong = bring(reader, *files)
    assert (code, wrong) == (0, "")
    assert "3 file(s) brought in" in said
    for path, content in files:
        first, _, rest = (reader.root / path).read_text("utf-8").partition("\n")
        assert first.startswith("# yaml-language-server: $schema=../") and rest == content
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")
    before = annotations(reader)
    code, said, wrong = bring(reader, *files)
    assert (code, wrong) == (0, "") and "3 file(s) there already" in said
    assert annotations(reader) == before


def test_one_name_may_sign_for_all_and_people_then_stay_out(reader: Reader) -> None:
    reader.write("annotations/contributors/atelier.yaml", "name: Atelier du mercredi\nis: group\n")
    code, said, wrong = bring(reader, ADA, question("a"), more=("--by", "atelier"))
    assert (code, wrong) == (0, "") and "1 introduction(s) left out" in said
    assert "by: [atelier]\n" in (reader.root / question("a")[0]).read_text("utf-8")
    assert not (reader.root / ADA[0]).exists()
    code, _, wrong = bring(reader, question("b"), more=("--by", "rnachine"))
    assert code == 1 and "[unknown-reference]" in wrong
    assert not (reader.root / question("b")[0]).exists()


def test_who_is_not_introduced_comes_in_and_is_told(reader: Reader) -> None:
    path, _ = question("a", by="nobody")
    code, said, wrong = bring(reader, question("a", by="nobody"))
    assert code == 0 and "1 file(s) brought in" in said
    assert f"{path}:2:6: information [unintroduced]" in wrong and ": error" not in wrong


def test_what_is_wrong_stays_out_with_its_reason_and_the_rest_comes_in(reader: Reader) -> None:
    before = annotations(reader)
    path, content = question("bad")
    code, said, wrong = bring(
        reader,
        ADA,
        question("good"),
        (path, content + "unknown: key\n"),
        question("nobody", by="rnachine"),
        question("elsewhere", text="inconnu"),
        ("annotations/texts/le-marche/questions/loop.yaml", "a: &a [*a]\n"),
    )
    assert code == 1 and "2 file(s) brought in" in said
    for told in ("[unknown-key]", "[unknown-reference]", "[import-place]", "[yaml-forbidden]"):
        assert told in wrong
    new = set(annotations(reader)) - set(before)
    assert new == {"contributors/ada.yaml", "texts/le-marche/questions/good.yaml"}


def test_who_refers_to_what_is_refused_is_refused_too(reader: Reader) -> None:
    theme = ("annotations/themes/ordre.yaml", "label: 3\n")
    code, said, wrong = bring(reader, theme, question("a", by="machine", target="themes: [ordre]\n"))
    assert code == 1 and "brought in" not in said
    assert "[missing-key]" in wrong and "[unknown-reference]" in wrong
    assert not (reader.root / question("a")[0]).exists()


def test_a_repair_that_clashes_with_one_that_is_there_is_refused(reader: Reader) -> None:
    words = "Un autre avis."
    repair = (
        "line: 7\nsic: midi, es\ncorr: midi, des\nfault: transmission\nact: correction\ncert: low\n"
        f"why: {{fr: {words}, en: Another view.}}\nmade_from: {{en: '{hash_of(words)}'}}\nby: [machine]\n"
    )
    before = annotations(reader)
    for name in ("aaa", "zzz"):  # before and after the one that is there
        code, _, wrong = bring(reader, (f"annotations/texts/le-marche/emendations/{name}.yaml", repair))
        assert code == 1 and f"emendations/{name}.yaml" in wrong and "[overlapping-repairs]" in wrong
        assert annotations(reader) == before


UNIT = "annotations/texts/le-marche/translations/en/p2.yaml"


def mended(reader: Reader, words: str = "Towards noon, all go.", by: str = "[machine, ada]") -> tuple[str, str, str]:
    """The translation that is there, corrected as the page has it done, with the hash of what the page showed."""
    (there,) = (record for record in read(reader.root, kinds.discover())[0].records if str(record.path) == UNIT)
    data = {**there.document.data, "target": words, "by": by.strip("[]").split(", ")}
    content = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items())
    return UNIT, content, read_hash(there)


def test_a_corrected_translation_takes_the_place_of_the_one_that_it_was_made_from(reader: Reader) -> None:
    change = mended(reader)
    code, said, wrong = bring(reader, change, question("a"))
    assert code == 0 and f"1 file(s) changed, made from what still is there:\n  {UNIT}\n" in said
    assert "1 file(s) brought in" in said and "[unintroduced]" in wrong
    assert "Towards noon, all go." in (reader.root / UNIT).read_text("utf-8")
    assert not list((reader.root / UNIT).parent.glob(".*"))
    before = annotations(reader)
    code, said, _ = bring(reader, change)
    assert code == 0 and "1 file(s) there already" in said
    assert annotations(reader) == before


def test_a_translation_corrected_by_somebody_else_meanwhile_is_not_replaced(reader: Reader) -> None:
    one, other = mended(reader), mended(reader, "At noon everyone leaves.")
    code, said, wrong = bring(reader, one, other)  # both made from the same file: the first is taken
    assert code == 1 and "1 file(s) changed" in said and "[import-taken]" in wrong
    before = annotations(reader)
    code, said, wrong = bring(reader, other)
    assert code == 1 and not said and "[import-taken]" in wrong
    assert "-" in wrong and "+" in wrong and "At noon everyone leaves." in wrong
    assert annotations(reader) == before


def test_a_group_that_signs_a_correction_joins_those_who_made_what_is_there(reader: Reader) -> None:
    reader.write("annotations/contributors/atelier.yaml", "name: Atelier du mercredi\nis: group\n")
    assert bring(reader, mended(reader), more=("--by", "atelier"))[0] == 0
    assert "by: [machine, atelier]" in (reader.root / UNIT).read_text("utf-8")


@pytest.mark.parametrize("wrong", ["", "0" * 12, "../../../x"])
def test_a_hash_that_is_not_that_of_the_file_replaces_nothing(reader: Reader, wrong: str) -> None:
    before = annotations(reader)
    path, content, _ = mended(reader)
    assert bring(reader, (path, content, wrong))[0] == 1
    assert bring(reader, (path, content + "\nmore: [", mended(reader)[2]))[0] == 1
    assert annotations(reader) == before


def test_a_link_is_not_written_over(reader: Reader, tmp_path: Path) -> None:
    change = mended(reader)
    kept = (reader.root / UNIT).read_bytes()
    (found,), _ = records([Item(*change)], read(reader.root, kinds.discover())[0], NAME)
    (tmp_path / "out.yaml").write_bytes(kept)
    (reader.root / UNIT).unlink()
    (reader.root / UNIT).symlink_to(tmp_path / "out.yaml")
    written, problems = write([found], reader.root, {found.path})
    assert not written and problems[0].code == "import-unwritten"
    assert (tmp_path / "out.yaml").read_bytes() == kept and (reader.root / UNIT).is_symlink()


def test_a_person_who_has_said_more_of_themselves_since_is_the_same(reader: Reader) -> None:
    reader.write(ADA[0], "name: Ada\nis: person\nurl: https://example.org/ada\n")
    code, _, wrong = bring(reader, ADA, question("a"))
    assert (code, wrong) == (0, "")
    code, _, wrong = bring(reader, (ADA[0], "name: Another\nis: person\n"))
    assert code == 1 and "[import-taken]" in wrong
    assert "example.org" in (reader.root / ADA[0]).read_text("utf-8")


def test_a_reader_that_has_errors_is_mended_first(reader: Reader) -> None:
    reader.write("annotations/glossary/casse.yaml", "label: 3\n")
    code, said, wrong = bring(reader, ADA, question("a"))
    assert code == 1 and not said and "glossary/casse.yaml" in wrong and "questions/a.yaml" not in wrong
    assert not (reader.root / ADA[0]).exists()


def test_a_passage_that_is_not_found_comes_in_and_is_told(reader: Reader) -> None:
    lost = question("a", by="machine", target="target:\n  exact: des mots qui n’y sont pas\n")
    code, said, wrong = bring(reader, lost)
    assert code == 0 and "brought in" in said and "[quotation-lost]" in wrong


@pytest.mark.parametrize(
    "path",
    [
        "annotations/../build.py",
        "annotations/texts/le-marche/questions/../../../../evil.yaml",
        "/etc/evil.yaml",
        "annotations/texts/le-marche/questions/a.yaml\n",
        "annotations/texts/le-marche/questions/\u202eevil.yaml",
        "annotations\\texts\\le-marche\\questions\\a.yaml",
        "annotations/texts/le-marche/edition.yaml",
        "annotations/site.yaml",
        "templates/pages/text.html",
        "",
    ],
)
def test_no_path_leads_out_of_the_open_folders(reader: Reader, path: str) -> None:
    before = tree(reader.root)
    code, said, wrong = bring(reader, (path, question("a", by="machine")[1]))
    assert code == 1 and "[import-place]" in wrong and not said
    after = tree(reader.root)
    assert {name: one for name, one in after.items() if name != "outbox.json"} == before


def test_a_folder_that_is_a_link_is_not_written_through(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (reader.root / "annotations/texts/le-marche/questions").symlink_to(tmp_path / "out")
    assert bring(reader, question("a", by="machine"))[0] == 1
    assert not list((tmp_path / "out").iterdir())


WHOLE = outbox(question("a"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[" * 100_000,
        b"null",
        WHOLE.replace('"outbox"', '"inbox"').encode(),
        WHOLE.replace('"version": 1,', '"version": "1",').encode(),
        WHOLE.replace('"reader"', '"more": 1, "reader"').encode(),
        WHOLE.replace('"content":', '"mode": "0777", "content":').encode(),
        b" " * (MAX_OUTBOX + 1),
    ],
    ids=lambda content: content[:12].decode("latin-1") or "empty",
)
def test_what_is_no_outbox_is_refused_whole(content: bytes) -> None:
    found, problems = parse_outbox(content, NAME)
    assert found is None and problems
    assert all(problem.code == "import-unreadable" and problem.text("fr") for problem in problems)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.lists(st.none() | st.text(max_size=5), max_size=4))
def test_nothing_makes_the_reading_of_an_outbox_fail(content: bytes, files: list[str | None]) -> None:
    nearly = json.dumps({"arpentage": "outbox", "version": 1, "files": files}).encode()
    for handed in (content, nearly):
        found, problems = parse_outbox(handed, NAME)
        assert found is None and problems


def test_a_file_that_is_not_there_is_told(reader: Reader) -> None:
    code, _, wrong = reader.run("import", "nothing.json", "--lang", "fr")
    assert code == 1 and "nothing.json" in wrong and "[import-unreadable]" in wrong


def test_the_example_of_the_documentation_is_an_outbox(repo: Path) -> None:
    text = (repo / "docs/outbox.md").read_text("utf-8")
    found, problems = parse_outbox(text.split("```json\n")[1].split("```")[0].encode(), NAME)
    assert found and not problems and found.files[0].path.startswith("annotations/texts/")
