"""What is handed out: one zip that every disk takes, the same from the same reader, with the sum of each file."""

import json
import re
import subprocess
import unicodedata
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from arpentage.compose import compose
from arpentage.kinds.site import Issue
from arpentage.model import File
from arpentage.portable import LONGEST, refused
from arpentage.publish import PublishError, publish
from arpentage.site import Site
from arpentage.stick.archive import make_stick
from arpentage.stick.names import folder_name, zip_name
from tests.build_data import real
from tests.reader import minimal
from tests.stick.conftest import made, run

WINDOWS_REFUSES = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def legal_on_windows(path: str) -> bool:
    """By Microsoft's own list, written again for the test."""
    parts = path.split("/")
    return all(
        part and not part.endswith((".", " ")) and not set(part) & WINDOWS_REFUSES
        and part.split(".")[0].rstrip().lower() not in DEVICES
        for part in parts
    )  # fmt: skip


def names(archive: Path) -> list[str]:
    with ZipFile(archive) as opened:
        return opened.namelist()


def test_the_zip_holds_the_site_its_books_and_prints_and_a_way_in_at_its_root(archive: Path, handed_out: Path) -> None:
    assert archive.name == "petit-recueil-1.0.0-2024-03-01.zip"
    held = names(archive)
    root = {name for name in held if "/" not in name}
    assert root == {"OUVRIR.html", "OPEN.html"}
    assert {name.split("/")[0] for name in held} - root == {"petit-recueil-1.0.0"}
    inside = {name.partition("/")[2] for name in held} - {""}
    site = handed_out / "site"
    assert inside == {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()} - {".arpentage"}
    assert {"books/le-marche-en-facing.epub", "print/le-marche-booklet.pdf", "en/print/theme-silence-large.pdf",
            "edition.html", "manifest.json", "manifest.js"} <= inside  # fmt: skip


def test_its_sum_stands_beside_it_and_the_manifest_has_that_of_every_file(archive: Path) -> None:
    beside = archive.with_name(f"{archive.name}.sha256")
    checked = subprocess.run(["sha256sum", "-c", beside.name], cwd=archive.parent, check=False, capture_output=True)
    assert checked.returncode == 0
    with ZipFile(archive) as opened:
        folder = "petit-recueil-1.0.0/"
        manifest = json.loads(opened.read(f"{folder}manifest.json"))
        listed = {each["path"]: (each["size"], each["sha256"]) for each in manifest["files"]}
        held = {name: opened.read(name) for name in opened.namelist() if name.startswith(folder)}
    sums = {name.removeprefix(folder): (len(data), sha256(data).hexdigest()) for name, data in held.items()}
    assert listed == {name: found for name, found in sums.items() if not name.startswith("manifest.")}
    script = held[f"{folder}manifest.js"].decode().removeprefix("Arpentage.manifest(").removesuffix(");\n")
    assert json.loads(script) == manifest


def test_the_manifest_names_each_text_and_annotation_as_people_do(archive: Path) -> None:
    with ZipFile(archive) as opened:
        entries = {
            each["path"]: each for each in json.loads(opened.read("petit-recueil-1.0.0/manifest.json"))["entries"]
        }
    note = entries["annotations/texts/le-marche/notes/midi.yaml"]
    assert (note["kind"], note["text"], note["title"]["en"]) == ("note", "le-marche", "noon")
    assert note["url"] == "texts/le-marche.html#note-midi"
    assert entries["annotations/texts/le-marche/translations/en/p2.yaml"]["title"] == {"": "MA-2 (en)"}
    assert "Silence" in entries["annotations/texts/le-marche/passages/sans-un-mot.yaml"]["title"]["en"]
    assert entries["seeds/la-lettre.txt"]["kind"] == "text"


def test_every_name_in_it_is_one_that_windows_keeps_and_no_two_are_one_there(archive: Path) -> None:
    held = names(archive)
    assert all(legal_on_windows(name) and len(name) <= 120 for name in held)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in held}) == len(held)


def test_every_entry_is_of_the_day_of_the_edition_and_readable_by_all(archive: Path) -> None:
    with ZipFile(archive) as opened:
        found = {(info.date_time, info.external_attr >> 16, info.create_system) for info in opened.infolist()}
        assert opened.namelist() == sorted(opened.namelist())
    assert found == {((2024, 3, 1, 0, 0, 0), 0o644, 3)}


def test_made_twice_in_two_places_it_is_the_same_to_the_byte(archive: Path, tmp_path: Path) -> None:
    again = minimal(tmp_path / "ailleurs, été #3")
    assert made(again, "--dist", str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out" / archive.name).read_bytes() == archive.read_bytes()


def test_without_what_prints_the_rest_is_made_and_told_what_it_lacks(reader: Path) -> None:
    """As where the extra `pdf` is not installed: the build finds no such package."""
    hidden = (
        "import importlib.util as u, runpy, sys; find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'typst' else find(name, *a)\n"
        "sys.argv = ['build.py', 'offline', '--lang', 'en']; runpy.run_path('build.py', run_name='__main__')"
    )
    build = run(reader, "-c", hidden)
    assert (build.returncode, build.stderr) == (0, ""), build.stderr
    assert "No PDF: typst is missing; “make offline” installs it." in build.stdout
    held = names(next((reader / "dist").glob("*.zip")))
    assert not [name for name in held if name.endswith(".pdf")]
    assert [name for name in held if name.endswith(".epub")]
    page = (reader / "site/en/edition.html").read_text("utf-8")
    assert "texts and themes to print (PDF)" in page.partition('id="absent"')[2]
    assert 'id="themes"' in page and "e-books (EPUB)" not in page


def test_the_site_alone_says_what_it_leaves_out_on_the_terminal_and_on_its_page(reader: Path) -> None:
    last = run(reader, "build.py", "site", "--lang", "en").stdout.splitlines()[-1]
    assert last == "Not in this site: EPUB, PDF; nor the zip to hand out. “make offline” makes them."
    page = (reader / "site/en/edition.html").read_text("utf-8")
    absent = re.sub("<[^>]+>", "", page.partition('id="absent"')[2])
    assert all(words in absent for words in ("e-books (EPUB)", "(PDF)", "one zip file", "make offline"))
    assert "edition.html#" not in (reader / "site/en/texts/le-marche.html").read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_told_and_the_site_is_there(reader: Path) -> None:
    (reader / "dist").write_text("not a folder")
    build = made(reader)
    assert build.returncode == 1
    assert "[publish-disk]" in build.stderr and "Nothing was written" not in build.stderr
    assert (reader / "site/index.html").is_file()


@pytest.fixture(scope="module")
def site() -> Site:
    return compose(*real())[0]


IDS = st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True)
SLUGS = IDS | st.sampled_from(sorted(DEVICES)) | st.just("x" * 64)
PAGES = ("texts/{}.html", "ara/texts/{}.annex.js", "books/{}-ara-facing.epub", "ara/print/theme-{}-booklet.pdf")
WORDS = st.text(max_size=40)


@given(slug=SLUGS, page=st.sampled_from(PAGES), title=WORDS.filter(str.strip), version=WORDS.filter(str.strip))
def test_whatever_passes_the_checks_has_a_path_that_windows_keeps(
    site: Site, slug: str, page: str, title: str, version: str
) -> None:
    issue = Issue(version=version, date="2018~/2020?")
    renamed = replace(site, settings=replace(site.settings, title={"fr": title}, edition=issue))
    path = page.format(slug)
    assert (refused(PurePosixPath(path)) is None) == legal_on_windows(path)
    assume(refused(PurePosixPath(path)) is None)
    packed = f"{folder_name(renamed)}/{path}"
    assert legal_on_windows(packed) and len(packed) <= 120
    assert legal_on_windows(zip_name(renamed)) and len(zip_name(renamed)) < 100


@pytest.mark.parametrize("path", ["nul", "texts/CON.html", "a/Com1.tar.gz", "lpt³/x", "aux .html", "x" * (LONGEST + 1)])
def test_what_windows_cannot_keep_is_refused_before_anything_is_written(path: str, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="publish-windows"):
        publish([File(PurePosixPath(path), b"")], tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["null.html", "contexte/icon.html", "com.html", "com12", "x" * LONGEST])
def test_a_name_that_only_looks_like_one_of_those_is_kept(path: str) -> None:
    assert refused(PurePosixPath(path)) is None


def test_a_reader_without_a_latin_letter_in_its_name_has_a_zip_all_the_same(site: Site, tmp_path: Path) -> None:
    issue = Issue(version="٢", date="1970")
    arabic = replace(site, settings=replace(site.settings, title={"fr": "مسّاحة"}, edition=issue))
    made_, problems = make_stick(arabic, (), [File(PurePosixPath("index.html"), b"x")], tmp_path)
    assert not problems and made_.path == tmp_path / "x-x-1970.zip"
    with ZipFile(made_.path) as opened:
        assert [(info.filename, info.date_time[0]) for info in opened.infolist()] == [("x-x/index.html", 1980)]
