"""The search stage: same records, same bytes; what it refuses; and the query side over the files it makes."""

import base64
import gzip
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright._impl._driver import compute_driver_executable

from arpentage.model import File
from arpentage.search import EVERY_PAGE, SEARCH_PAGE, SearchError, index
from arpentage.search.delta import difference
from arpentage.search.engine import SIGNATURE, unpacked
from arpentage.search.pack import classic, script
from arpentage.search.pieces import pieces
from arpentage.search.record import SearchRecord
from arpentage.search.service import Service, program
from arpentage.search.stage import SEARCHING

FOLDER = Path(__file__).parents[1] / "templates" / "js" / "search"
SCRIPTS = {path.name: path.read_bytes() for path in FOLDER.glob("*.js")}
NODE = shutil.which("node") or compute_driver_executable()[0]

WORDS = (
    "Les réfugié·es syrien·nes travaillent dans l’ombre des plateformes.",
    "Au cœur de l’humanité, l’obsolescence programmée du capitalisme numérique.",
    "La sous-traitance des micro-tâches occupe des travailleurs et des travailleuses.",
    "La propriété des plateformes, et les algorithmes qui notent les travailleurs.",
)
RECORDS = (
    *(
        SearchRecord(
            f"texts/un.html#p{n}", "paragraph", "fr", f"Un, § {n}", body, text="un", themes=("ombre", "lutte", f"t{n}")
        )
        for n, body in enumerate(WORDS, 1)
    ),
    SearchRecord(
        "texts/un.html#p2", "paragraph", "en", "One, § 2", "At the heart of humanity, planned obsolescence.", text="un"
    ),
    SearchRecord(
        "texts/un.html#n1", "note", "fr", "Un, note 1", "Les plateformes de microtravail, payées à la pièce.",
        names=("Turkers",), text="un", leads=("texts/un.html#p3",),
    ),
    SearchRecord(
        "glossary.html#clic", "term", "fr", "Ferme à clics", "Un lieu.", names=("ferme à clics", "click farm"),
        leads=("texts/un.html#p1",),
    ),
    SearchRecord("glossary.html#clic", "term", "ar", "مزرعة النقر", "العمل الرقمي في المنصّات"),
)  # fmt: skip


def by_path(files: Sequence[File]) -> dict[str, bytes]:
    return {str(file.path): file.content for file in files}


def write(files: Sequence[File], site: Path) -> Path:
    for file in files:
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return site


def value(content: bytes) -> Any:
    call = content.decode().rstrip()
    assert call.startswith("Arpentage.put(") and call.endswith(")")
    return json.loads(call[call.index(",") + 1 : -1])


@pytest.fixture(scope="module")
def files() -> tuple[File, ...]:
    return index(RECORDS, SCRIPTS)


@pytest.fixture(scope="module")
def site(files: tuple[File, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(files, tmp_path_factory.mktemp("site"))


def test_many_runs_give_the_same_bytes(files: tuple[File, ...]) -> None:
    assert all(index(RECORDS, SCRIPTS) == files for _ in range(5))


def test_a_note_changes_few_files(files: tuple[File, ...]) -> None:
    changed = replace(RECORDS[5], body="Les plateformes d’obsolescence.")
    after = by_path(index((*RECORDS[:5], changed, *RECORDS[6:]), SCRIPTS))
    before = by_path(files)
    touched = {path for path in before | after if before.get(path) != after.get(path)}
    assert not {path for path in touched if path.startswith(("search/en", "search/ar"))}
    assert len([path for path in touched if path.startswith("search/fr/")]) <= 8


def test_every_record_stands_in_one_pack(files: tuple[File, ...]) -> None:
    packs = [(path, value(text)) for path, text in by_path(files).items() if len(Path(path).stem) == 2]
    shown = [(path.split("/")[1], one["url"], one["body"]) for path, pack in packs for one in pack.values()]
    assert sorted(shown) == sorted((one.lang, one.url, one.body) for one in RECORDS)
    assert all(set(pack) == {i for i in pack if i.startswith(Path(path).stem)} for path, pack in packs)


def test_pages_find_the_scripts_they_load(files: tuple[File, ...]) -> None:
    assert {f"search/{name}" for name in (*EVERY_PAGE, *SEARCH_PAGE)} <= set(by_path(files))


def test_two_records_of_one_address_are_both_kept() -> None:
    twice = (RECORDS[0], replace(RECORDS[0], body="Autre alinéa."))
    packs = [value(text) for path, text in by_path(index(twice, SCRIPTS)).items() if len(Path(path).stem) == 2]
    assert sorted(one["body"] for pack in packs for one in pack.values()) == sorted([WORDS[0], "Autre alinéa."])


def test_no_records_and_no_words_are_no_error() -> None:
    for records in ((), (replace(RECORDS[0], body="…"),)):
        assert value(by_path(index(records, SCRIPTS))["search/languages.js"])["languages"] == []


def test_an_unchanged_input_is_read_again(files: tuple[File, ...], site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> Path:
        raise AssertionError("Pagefind was asked")

    monkeypatch.setattr("arpentage.search.stage.program", never)
    assert index(RECORDS, SCRIPTS, site) == files
    with pytest.raises(AssertionError, match="was asked"):
        index(RECORDS[1:], SCRIPTS, site)


@pytest.mark.parametrize("damage", ["changed", "gone", "no stamp", "stamp is no JSON"])
def test_a_damaged_site_is_made_again(files: tuple[File, ...], tmp_path: Path, damage: str) -> None:
    site = write(files, tmp_path)
    target = site / ("search/stamp.json" if "stamp" in damage else "search/fr/core.js")
    if damage in ("gone", "no stamp"):
        target.unlink()
    else:
        target.write_bytes(b"[")
    assert index(RECORDS, SCRIPTS, site) == files


def test_a_missing_program_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Path:
        raise FileNotFoundError("no such program")

    monkeypatch.setattr("pagefind_bin.get_executable", absent)
    with pytest.raises(SearchError, match="pagefind program is missing"):
        index(RECORDS, SCRIPTS)


def test_a_missing_script_is_said() -> None:
    with pytest.raises(SearchError, match=r"missing.*engine\.js"):
        index(RECORDS, {name: content for name, content in SCRIPTS.items() if name != "engine.js"})


def test_the_program_ends_with_its_block() -> None:
    with pytest.raises(SearchError, match="refused Nonsense"), Service(program()) as service:
        service.ask({"type": "Nonsense"})
    assert service._process.returncode is not None


def test_a_program_that_dies_is_said(tmp_path: Path) -> None:
    fake = tmp_path / "pagefind"
    fake.write_text("#!/bin/sh\necho broken >&2\nexit 3\n")
    fake.chmod(0o755)
    with pytest.raises(SearchError, match=r"status 3.*broken"), Service(fake) as service:
        service.ask({"type": "NewIndex"})


@pytest.fixture(scope="module")
def module() -> str:
    with Service(program()) as service:
        number = service.ask({"type": "NewIndex", "config": {}})["index_id"]
        service.ask({"type": "AddRecord", "index_id": number, "url": "/", "content": "mot", "language": "fr"})
        listed = service.ask({"type": "GetFiles", "index_id": number})["files"]
    return next(base64.b64decode(file["content"]).decode() for file in listed if file["path"] == "pagefind.js")


def test_the_engine_loses_its_module_syntax(module: str) -> None:
    version = metadata.version("pagefind-bin")
    text = classic(module, version)
    assert "import.meta" not in text and "export{" not in text and len(text) < len(module) / 3
    with pytest.raises(SearchError, match="version"):
        classic(module, "0.0.0")
    with pytest.raises(SearchError, match="wasm_bindgen"):
        classic(module.replace("let wasm_bindgen=", "let other="), version)
    with pytest.raises(SearchError, match="lacks what the query side calls"):
        classic(module.replace("request_indexes(ptr,query)", "request_indexes(ptr,words)"), version)


def index_file(words: Mapping[str, int]) -> bytes:
    """As Pagefind packs it: a list of lists of [word, pages, variants], numbers of all sizes among the pages."""
    entries = []
    for word, pages in words.items():
        head = bytes([0x60 + len(word)]) if len(word) < 24 else bytes([0x78, len(word)])
        page = b"\x83\x19\x83\x61\x83\x38\x18\x18\x78\x1a\x00\x01\x83\x61\x80"  # numbers that look like words
        entries.append(b"\x83" + head + word.encode() + b"\x99" + pages.to_bytes(2) + page * pages + b"\x80")
    return gzip.compress(SIGNATURE + b"\x81\x99" + len(entries).to_bytes(2) + b"".join(entries))


@given(st.dictionaries(st.text("abc", min_size=1, max_size=30),
                       st.integers(0, 300), min_size=1, max_size=30))  # fmt: skip
def test_the_pieces_of_an_index_have_all_its_words_in_order(words: dict[str, int]) -> None:
    found = pieces([index_file(words)])
    held = b""
    for first, (_, data) in found.items():
        plain = unpacked(data)
        assert first.encode() in (plain[6 : 6 + len(first)], plain[7 : 7 + len(first)])
        held += plain[4:]
    ordered = unpacked(index_file(dict(sorted(words.items()))))
    assert held == ordered[4:] and list(found) == sorted(found)


def test_an_index_that_is_not_as_expected_is_said() -> None:
    for plain in (b"\x81\x81\x82\x61a\x80", b"\x81\x81\x83\xf6\x80"):
        with pytest.raises(SearchError, match="not as expected"):
            pieces([gzip.compress(SIGNATURE + plain)])


def test_data_cannot_end_its_script() -> None:
    assert b"</" not in script("a", "</script>") and value(script("a", "</\u2028")) == "</\u2028"


@given(st.binary(max_size=400), st.binary(max_size=400))
@example(b"", b"")
@example(bytes(range(256)) * 3, bytes(range(200)) + b"new" + bytes(range(100, 256)))
def test_a_difference_rebuilds_its_target(base: bytes, target: bytes) -> None:
    assert rebuilt(base, difference(base, target)) == target


def rebuilt(base: bytes, steps: bytes) -> bytes:
    out, at, end = bytearray(), 0, 0

    def number() -> int:
        nonlocal at
        total = shift = 0
        while True:
            byte = steps[at]
            at += 1
            total |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return total

    while at < len(steps):
        length, shift, start = number(), number(), end
        start += -(shift + 1) // 2 if shift & 1 else shift // 2
        end = start + length
        fresh = number()
        out += base[start:end] + steps[at : at + fresh]
        at += fresh
    return bytes(out)


RUN = """
globalThis.window = globalThis;
globalThis.document = { documentElement: { lang: 'fr', dataset: {} }, getElementById: () => null };
const { readFileSync } = require('fs');
const { site, scripts, queries, filters } = JSON.parse(readFileSync(0, 'utf8'));
const run = (path) => (0, eval)(readFileSync(path, 'utf8'));
scripts.forEach(run);
const A = Arpentage;
const asked = [];
A.script = async (name) => { if (!asked.includes(name)) { asked.push(name); run(`${site}/search/${name}.js`); } };
(async () => {
  const answers = [];
  for (const query of queries) {
    const { match, found, meant, term } = await A.answer(query, A.filters(new URLSearchParams(filters)));
    const urls = [];
    for (const one of found) urls.push((await A.record(one.catalogue, one.number)).url);
    answers.push({ query, match, urls, meant, near: found.map((one) => Boolean(one.near)), term: Boolean(term) });
  }
  process.stdout.write(JSON.stringify({ answers, asked }));
})();
"""
QUERY_SIDE = [str(FOLDER / name) for name in SEARCHING[: SEARCHING.index("facets.js") + 1]]


def search(site: Path, *queries: str, filters: str = "") -> dict[str, Any]:
    asked = json.dumps({"site": str(site), "scripts": QUERY_SIDE, "queries": queries, "filters": filters})
    done = subprocess.run([NODE, "-e", RUN], input=asked, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert not done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


FOUND = {
    "obsolescence": "texts/un.html#p2",
    "numerique": "texts/un.html#p2",
    "coeur": "texts/un.html#p2",
    "l’humanité": "texts/un.html#p2",
    "L'HUMANITE": "texts/un.html#p2",
    "heart of humanity": "texts/un.html#p2",
    "Syriennes": "texts/un.html#p1",
    "réfugié·es": "texts/un.html#p1",
    "sous traitance": "texts/un.html#p3",
    "micro-tâches": "texts/un.html#p3",
    "microtâches": "texts/un.html#p3",
    "micro travail": "texts/un.html#p3",
    "que dit-on de la propriété des plateformes ?": "texts/un.html#p4",
    "click farms": "texts/un.html#p1",
    "المنصات": "glossary.html#clic",
    "obsolesc": "texts/un.html#p2",
    "travailleuse": "texts/un.html#p3",
}


def test_questions_find_their_passage(site: Path) -> None:
    answers = search(site, *FOUND)["answers"]
    assert {one["query"]: (one["match"], one["urls"][:1]) for one in answers} == {
        query: ("exact", [url]) for query, url in FOUND.items()
    }


def test_a_passage_is_found_by_what_explains_it(site: Path) -> None:
    farm, piece, turkers = search(site, "click farm", "payées à la pièce", "Turkers")["answers"]
    assert farm["urls"][:2] == ["texts/un.html#p1", "glossary.html#clic"] and farm["term"]
    assert piece["urls"] == turkers["urls"] == ["texts/un.html#p3", "texts/un.html#n1"]


def test_passages_come_before_notes_and_terms_of_equal_worth(site: Path) -> None:
    [answer] = search(site, "plateformes")["answers"]
    kinds = ["#p" in url for url in answer["urls"]]
    assert kinds == sorted(kinds, reverse=True) and True in kinds and False in kinds


def test_a_passage_is_listed_once(site: Path) -> None:
    [answer] = search(site, "obsolescence")["answers"]
    assert answer["urls"] == ["texts/un.html#p2"]


def test_the_nearest_are_said_to_be_so(site: Path) -> None:
    near, none = search(site, "obsolescence des baleines", "baleines")["answers"]
    assert (near["match"], near["urls"]) == ("nearest", ["texts/un.html#p2"])
    assert (none["match"], none["urls"]) == ("none", [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("obsolecence", "obsolescence"), ("plateforrmes", "plateformes"), ("algoritmes", "algorithmes"),
     ("l’humannité", "l’humanité"), ("refujiés syriens", "réfugiés syriens")],
)  # fmt: skip
def test_a_spelling_that_is_not_there_is_mended_and_said(site: Path, typed: str, meant: str) -> None:
    wrong, right = search(site, typed, meant)["answers"]
    assert (wrong["match"], wrong["meant"]) == ("nearest", meant)
    assert wrong["urls"][:1] == right["urls"][:1]


def test_words_between_quotation_marks_stand_in_a_row(site: Path) -> None:
    right, wrong = search(site, "« propriété des plateformes »", "« plateformes des propriétés »")["answers"]
    assert (right["match"], right["urls"][0]) == ("exact", "texts/un.html#p4")
    assert wrong["match"] == "nearest"


def test_a_minus_sign_takes_results_away(site: Path) -> None:
    [all_, some] = search(site, "plateformes", "plateformes -algorithmes")["answers"]
    assert set(all_["urls"]) - set(some["urls"]) == {"texts/un.html#p4"}


def test_filters_choose_among_the_records(site: Path) -> None:
    [notes] = search(site, "plateformes", filters="kind=note")["answers"]
    assert notes["urls"] == ["texts/un.html#n1"]
    [both] = search(site, "plateformes", filters="kind=note&kind=paragraph")["answers"]
    assert {"texts/un.html#n1", "texts/un.html#p1", "texts/un.html#p4"} <= set(both["urls"])
    [english] = search(site, "obsolescence", filters="lang=en&text=un")["answers"]
    assert english["urls"] == ["texts/un.html#p2"]
    [theme] = search(site, "plateformes", filters="theme=t4")["answers"]
    assert theme["urls"] == ["texts/un.html#p4"]
    [unknown] = search(site, "plateformes", filters="text=aucun")["answers"]
    assert unknown["match"] == "none"


def test_a_language_in_another_script_is_not_asked(site: Path) -> None:
    asked = search(site, "obsolescence")["asked"]
    assert "fr/core" in asked and "en/core" in asked and "ar/core" not in asked


def test_one_letter_loads_no_index(site: Path) -> None:
    got = search(site, "a", "", "é", "?")
    assert {one["match"] for one in got["answers"]} == {"none"}
    assert not [name for name in got["asked"] if "/" in name]


HOSTILE = (
    "x" * 10_000, "mot " * 3_000, "é·" * 500, ".*+?^${}()|[]\\", "(", '"', "-", "\u202eلمع\u202c", "😀👩",
    "\x00", "\ud800",
    "__proto__", "constructor", "toString hasOwnProperty", "<img src=x onerror=alert(1)>", "%", "%F0%9F", "a" * 41,
    "ß ŉ İ ﷺ", "\u0301\u0301", "中文字", "1 234 567 890 123",
)  # fmt: skip


def test_no_query_throws_or_hangs(site: Path) -> None:
    assert len(search(site, *HOSTILE)["answers"]) == len(HOSTILE)
