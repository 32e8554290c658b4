"""What a hostile contribution holds is refused with a code or shown harmless, and never holds a build up."""

import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage import kinds
from arpentage.document import MAX_BYTES, parse
from arpentage.html.markdown import Markdown
from arpentage.kinds.term import KIND, Term
from arpentage.model import Record
from arpentage.occurrences import Forms
from arpentage.read import read as read_stage
from arpentage.typed import convert
from arpentage.walk import localized
from tests.reader import Reader, minimal

LONGEST = 5.0
"""Seconds of processor time that one build may take, whatever it is given."""
NOTE = "annotations/texts/le-marche/notes/midi.yaml"
EDITION = "annotations/texts/le-marche/edition.yaml"
PLACE = "annotations/glossary/place.yaml"
SAFE_SCHEMES = {"http", "https", "mailto"}

pytestmark = pytest.mark.timeout(60, func_only=True)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    """The minimal reader, not built yet."""
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def checked(reader: Reader) -> str:
    """What `check` says in English of annotations and pages, within the time it may take."""
    start = time.process_time()
    _, said = reader.build("check", "--pages", "--lang", "en")
    assert time.process_time() - start < LONGEST
    return said


def note_with(**fields: Any) -> bytes:
    """A note that is right but for these fields."""
    right = {
        "target": {"exact": "sans un mot"},
        "subject": "textual",
        "label": {"fr": "mot"},
        "body": {"fr": "Le silence."},
        "by": ["machine"],
    }
    return json.dumps({**right, **fields}, ensure_ascii=False).encode()


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9)) for c in range(ord("b"), ord("j"))
)
MERGES = b"a: &a {k: v}\n" + b"".join(b"b%d: &b%d {<<: [*a, *a]}\n" % (n, n) for n in range(999))
REFUSED = {
    "alias bomb": (BOMB, "yaml-forbidden"),
    "merge bomb": (MERGES, "yaml-forbidden"),
    "merge key alone": (b"<<: {a: b}\n", "yaml-forbidden"),
    "100,000 brackets": (b"[" * 100_000, "yaml-forbidden"),
    "50,000 braces": (b"{a: " * 50_000, "yaml-forbidden"),
    "deep indentation": (b"".join(b" " * n + b"a:\n" for n in range(400)), "yaml-forbidden"),
    "13 levels": (b"a: " + b"[" * 13 + b"]" * 13, "yaml-forbidden"),
    "Python object": (b"a: !!python/object/apply:os.system ['true']\n", "yaml-forbidden"),
    "own tag": (b"a: !secret b\n", "yaml-forbidden"),
    "tag that changes a type": (b"subject: !!binary aGk=\n", "yaml-forbidden"),
    "key that is a list": (b"? [a]\n: b\n", "yaml-forbidden"),
    "two documents": (b"a: b\n---\na: b\n", "yaml-forbidden"),
    "NUL": (b"a: b\0c\n", "yaml-syntax"),
    "escape sequence": (b"a: \x1b[2J\n", "yaml-syntax"),
    "open quotation mark": (b'a: "b\n', "yaml-syntax"),
    "tabulation": (b"a:\n\t- b\n", "yaml-syntax"),
    "binary": (bytes(range(256)), "not-utf8"),
    "UTF-16": ("a: b\n".encode("utf-16"), "not-utf8"),
    "lone surrogate": (b"a: \xed\xa0\x80\n", "not-utf8"),
    "one byte too many": (b"#" * (MAX_BYTES + 1), "file-too-large"),
    "empty file": (b"", "missing-key"),
    "words alone": ("Bonjour à tous.\n".encode(), "bad-value"),
    "list": (b"- a\n- b\n", "bad-value"),
    "40,000 equal keys": (b"a: b\n" * 40_000, "duplicate-key"),
    "20,000 unknown keys": (b"".join(b"k%d: v\n" % n for n in range(20_000)), "unknown-key"),
    "long body": (note_with(body={"fr": "a" * 20_001}), "body-too-long"),
    "words for a list": (note_with(by="machine"), "bad-value"),
    "text in no language": (note_with(body={}), "bad-value"),
    "original that is not there": (note_with(original="en"), "missing-original"),
    "script for an id": (note_with(themes=["<script>"]), "bad-value"),
    "path for an id": (note_with(themes=["../../etc"]), "bad-value"),
    "very long quotation": (note_with(target={"exact": "la ville dort " * 9_000}), "bad-value"),
    "100,000 accents on one letter": (note_with(target={"exact": "e" + "\u0301" * 100_000}), "bad-value"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_a_hostile_file_is_refused_with_a_code(reader: Reader, content: bytes, code: str) -> None:
    reader.write(NOTE, content)
    said = checked(reader)
    assert said.startswith(NOTE)
    assert f": error [{code}] " in said


@pytest.mark.parametrize("content", [b"a: b\nc: d\n\0e: f\n", b"a: b\nc: d\n\x1b: f\n"])
def test_a_control_character_is_found_at_its_line(content: bytes) -> None:
    _, problems = parse(content, PurePosixPath("x.yaml"))
    assert [str(problem.at) for problem in problems] == ["x.yaml:3:1"]


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_marks_and_line_ends_of_other_systems_are_read(reader: Reader, change: Callable[[str], str]) -> None:
    for name in (NOTE, EDITION, PLACE):
        reader.write(name, change((reader.root / name).read_text("utf-8")))
    assert checked(reader) == "Nothing to report.\n"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("annotations/glossary/lien.yaml", "unreadable-file"),
        ("annotations/texts/lien", "unexpected-file"),
        ("seeds/lien.txt", "unreadable-file"),
    ],
)
@pytest.mark.parametrize("target", ["/etc", "/dev/zero", "nowhere"])
def test_links_are_never_followed(reader: Reader, name: str, code: str, target: str) -> None:
    (reader.root / name).symlink_to(target)
    assert f"{name}:1:1: error [{code}] " in checked(reader)


def test_a_pipe_does_not_hold_the_build_up(reader: Reader) -> None:
    os.mkfifo(reader.root / "annotations/glossary/tuyau.yaml")
    assert "annotations/glossary/tuyau.yaml:1:1: error [unreadable-file] " in checked(reader)


def test_a_link_among_the_templates_publishes_nothing(reader: Reader) -> None:
    (reader.root / "secret").write_text("SECRET")
    (reader.root / "templates/css/lien.css").symlink_to("../../secret")
    (reader.root / "templates/js/search/lien.js").symlink_to("../../../secret")
    reader.build("site")
    assert not any(b"SECRET" in path.read_bytes() for path in (reader.root / "site").rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["site.yaml", "texts/le-marche/edition.yaml", "texts/le-marche/source.yaml"])
def test_a_folder_in_the_place_of_a_file_is_a_missing_file(reader: Reader, name: str) -> None:
    (reader.root / "annotations" / name).unlink()
    reader.write(f"annotations/{name}/.keep", "")
    assert f"annotations/{name}:1:1: error [missing-file] " in checked(reader)


@pytest.mark.parametrize(
    "name", ["a b", "a..b", "é", "A", "<script>", "a\nb", "\x1b[2J", "x" * 65, "con?", "{{ 7*7 }}"]
)
def test_a_name_that_is_no_id_is_refused(reader: Reader, name: str) -> None:
    reader.write(f"annotations/glossary/{name}.yaml", "a: b\n")
    said = checked(reader)
    assert "error [unexpected-file]" in said
    assert "\x1b" not in said
    assert len(said.splitlines()) == 4  # problem, hint, summary, where to read more


@pytest.mark.parametrize("name", ["Été 2.txt", "dossier/le-marche.txt"])
def test_a_seed_s_name_is_an_id(reader: Reader, name: str) -> None:
    reader.write(f"seeds/{name}", "Le marché.\n")
    said = checked(reader)
    assert said.startswith(f"seeds/{name}:1:1: error [unexpected-file] ")
    assert len(said.splitlines()) == 4  # problem, hint, summary, where to read more


def test_a_seed_has_a_limit(reader: Reader) -> None:
    reader.write("seeds/la-lettre.txt", "La lettre du tiroir\n" * 1_000_000)
    assert "seeds/la-lettre.txt:1:1: error [file-too-large] " in checked(reader)


def test_a_value_cannot_forge_a_line_of_the_report(reader: Reader) -> None:
    forged = "x\x1b[2J\nannotations/site.yaml:1:1: error [forged] y"
    reader.write(NOTE, json.dumps({"target": {"exact": forged}, "subject": forged}).encode())
    said = checked(reader)
    assert "\x1b" not in said
    assert not any(line.startswith("annotations/site.yaml") for line in said.splitlines())


@pytest.mark.parametrize("languages", ["[]", "[fr, fr]", "[FR]", "['../..']"])
def test_a_reader_has_languages_each_once(reader: Reader, languages: str) -> None:
    reader.change("annotations/site.yaml", "[fr, en]", languages)
    assert "annotations/site.yaml:13:" in checked(reader)


def test_an_edition_has_paragraphs(reader: Reader) -> None:
    text = (reader.root / "seeds/la-lettre.txt").read_text("utf-8").strip()
    left_out = [{"line": "1", "sic": text, "why": {"fr": "Tout.", "en": "All of it."}}]
    edition = {"paragraphs": [], "left_out": left_out}
    reader.write("annotations/texts/la-lettre/edition.yaml", json.dumps(edition))
    assert "annotations/texts/la-lettre/edition.yaml:1:" in checked(reader)


@pytest.mark.parametrize("form", ["\u200b", "\u00ad\u00ad", ".*", "(a+)+$", "[place", "µm", "ßa", "ıa", "ŉa", "ﬁn"])
def test_any_form_of_a_term_can_be_sought(form: str) -> None:
    words = {"label": "x", "forms": [form], "gloss": {"fr": "x"}, "definition": {"fr": "x"}, "by": ["machine"]}
    document, _ = parse(json.dumps(words).encode(), PurePosixPath("annotations/glossary/x.yaml"))
    assert document
    data, faults = convert(document, Term)
    if data is None:
        assert faults
        return
    forms = Forms([Record(KIND, "x", "", "", data, document)])
    for text in (form, form.capitalize(), "µm Μm ßa Sa SSa ıa Ia ia ŉa ʼNa ﬁn FIn Fin fin", "a" * 10_000):
        for term, start, end in forms.find(text):
            assert term.id == "x"
            assert text[start:end].strip()


@pytest.mark.parametrize("lang", ["zz", "xx"])
def test_a_language_without_a_name_breaks_no_page(reader: Reader, lang: str) -> None:
    reader.change("annotations/glossary/etal.yaml", "  en: {label: stall", f"  {lang}: {{label: stall")
    unit = (reader.root / "annotations/texts/le-marche/translations/en/p2.yaml").read_text("utf-8")
    reader.write(f"annotations/texts/le-marche/translations/{lang}/p2.yaml", unit)
    reader.change("annotations/texts/le-marche/notes/midi.yaml", "body:", f"body:\n  {lang}: words")
    assert ": error [" not in checked(reader)


@pytest.mark.parametrize("content", ["- a\n", "word\n", "skip: {a: b}\n", "skip: [a]\n"])
def test_a_catalogue_of_strings_holds_strings(reader: Reader, content: str) -> None:
    reader.write("templates/interface/en.yaml", content)
    assert checked(reader).startswith("templates/interface/en.yaml:1:")


PATHOLOGICAL = {
    "brackets": "[" * 19_000,
    "brackets closed": "[" * 9_000 + "]" * 9_000,
    "links": "[a](" * 4_700,
    "images": "![" * 9_000,
    "emphasis": "*a **b " * 2_700,
    "underscores": "_a__" * 4_700,
    "less-than": "<" * 19_000,
    "addresses": "<http://a" * 2_100,
    "quotations": ">" * 19_000,
    "lists": "- " * 9_000,
    "nested lists": "".join(" " * 2 * n + "- a\n" for n in range(130)),
    "back-ticks": "".join("`" * n + "a" for n in range(1, 190)),
    "definitions": "[a]: b\n" * 2_500,
    "entities": "&" * 19_000,
}


@pytest.mark.parametrize("words", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_no_markdown_takes_long(words: str) -> None:
    start = time.process_time()
    Markdown().block(words)
    assert time.process_time() - start < LONGEST


class Page(HTMLParser):
    """The tags of a page with their attributes, and the text of its inline scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inline = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.inline += data

    def faults(self) -> Iterator[str]:
        """Whatever could run, or load something from elsewhere."""
        for tag, attributes in self.tags:
            if tag in ("iframe", "object", "embed", "base", "style", "img"):
                yield tag
            if tag == "script" and "src" not in attributes and attributes.get("type") != "application/json":
                yield tag
            yield from (f"{tag} {name}" for name in attributes if name.startswith("on") or name in ("style", "srcdoc"))
            addresses = [value for name, value in attributes.items() if name in LEADING]
            yield from (f"{tag} {value}" for value in addresses if leads_away(value))


LEADING = ("href", "src", "action", "formaction", "xlink:href")


def leads_away(address: str) -> bool:
    """Whether a browser would take an address for one of a scheme that is not allowed, or of another host's."""
    bare = "".join(char for char in address if char > " ")
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", bare)
    return scheme[1].lower() not in SAFE_SCHEMES if scheme else bare.startswith(("/", "\\"))


ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "\\javascript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,AAAA",
    "file:///etc/passwd",
    "blob:x",
    "//elsewhere.example/",
    "\\\\elsewhere.example",
    "/etc/passwd",
    "http://[",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", ["[a]({})", "[a](<{}>)", "<{}>", "[a][b]\n\n[b]: {}", "![a]({})"])
def test_no_link_of_a_body_leads_where_it_may_not(address: str, form: str) -> None:
    html = str(Markdown().block(form.format(address)))
    page = Page(html)
    assert not list(page.faults()), html


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "`</code><script>`",
     "# <b>a</b>", '[a](http://x "\\" onclick=alert(1) x=\\"")', "<a href=javascript:alert(1)>", "&lt;script&gt;",
     "<!-- a --><style>*{}</style>", "\0<script>", "{{ 7*7 }}"],
)  # fmt: skip
def test_no_html_of_a_body_is_html(words: str) -> None:
    markdown = Markdown()
    for html in (markdown.block(words), markdown.inline(words)):
        assert {tag for tag, _ in Page(str(html)).tags} <= {"p", "a", "code", "em", "strong"}
        assert not list(Page(str(html)).faults())
    assert "49" not in markdown.plain(words)


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](data:text/html,x) "
    "![c](https://elsewhere.example/c.png) </title></script><!-- {{ 7*7 }} {% raw %} {{ site }} \" onclick=alert(1) x='"
)
PLAIN: dict[str, list[tuple[str | int, ...]]] = {
    "annotations/contributors/machine.yaml": [("name",)],
    "annotations/sources/annuaire.yaml": [("title",), ("publisher",), ("author", 0, "literal")],
    PLACE: [("label",)],
    "annotations/glossary/etal.yaml": [("label",), ("equivalents", "en", "label"), ("sources", 0, "locator")],
    "annotations/site.yaml": [("edition", "version")],
    "annotations/texts/le-marche/translations/en/p2.yaml": [("target",), ("comment",)],
    "annotations/texts/le-marche/emendations/derniers.yaml": [("corr",)],
}


def poisoned(reader: Reader) -> None:
    """The hostile words, in every value that takes words; in a seed; and in a quotation that is lost."""
    read, _ = read_stage(reader.root, kinds.discover())
    for record in read.records:
        data: Any = record.document.data
        localized_at: list[tuple[str | int, ...]] = [
            (*where, lang) for where, words in localized(record.data) for lang in words
        ]
        for *steps, last in [*localized_at, *PLAIN.get(str(record.path), [])]:
            holder: Any = data
            for step in steps:
                holder = holder[step]
            if isinstance(holder, dict):  # a key that the file lacks is an optional one
                holder.setdefault(last, "")
            holder[last] = f"{holder[last]} {HOSTILE}"
        reader.write(str(record.path), json.dumps(data))
    reader.change(PLACE, '"forms": ["place"]', '"forms": ["place", "<script>alert(1)</script>"]')
    reader.change("seeds/la-lettre.txt", "l’atelier", f"l’atelier {HOSTILE}")
    digest = hashlib.sha256((reader.root / "seeds/la-lettre.txt").read_bytes()).hexdigest()
    old = hashlib.sha256(read.seeds["la-lettre"].content).hexdigest()
    reader.change("annotations/texts/la-lettre/source.yaml", old, digest)
    body = {"fr": "a", "en": "b"}
    reader.write(NOTE.replace("midi", "perdu"), note_with(target={"exact": f"perdu {HOSTILE}"}, body=body, label=body))
    url, doi = 'https://elsewhere.example/"><script>alert(1)</script>', '10.1/"><script>alert(1)</script>'
    reader.write("annotations/contributors/autre.yaml", json.dumps({"name": "A", "is": "person", "url": url}))
    work = {"type": "book", "title": "B", "verified": "no", "URL": url, "DOI": doi}
    reader.write("annotations/sources/autre.yaml", json.dumps(work))


def test_a_whole_reader_of_hostile_words_is_shown_harmless(reader: Reader) -> None:
    poisoned(reader)
    exit_code, said = reader.build("site", "--lang", "en")
    assert ": error [" not in said
    assert exit_code == 0
    pages = {path: path.read_text("utf-8") for path in (reader.root / "site").rglob("*.html")}
    assert len(pages) >= 20
    shown = 0
    for path, html in pages.items():
        page = Page(html)
        assert not list(page.faults()), path
        assert "<" not in page.inline, path
        assert "{{ 7*7 }}" in html or "7*7" not in html
        shown += html.count("&lt;script&gt;alert(1)")
    assert shown > 50
    for path in (reader.root / "site/search").rglob("*.js"):
        if path.name != "pagefind.js":
            assert b"</script" not in path.read_bytes(), path


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "ftp://x", "http://a b", " https://a"]
)
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("annotations/contributors/autre.yaml", {"name": "A", "is": "person", "url": ""}),
        ("annotations/sources/autre.yaml", {"type": "book", "title": "B", "verified": "no", "URL": ""}),
    ],
)
def test_no_other_address_is_taken(reader: Reader, name: str, line: dict[str, str], url: str) -> None:
    reader.write(name, json.dumps({key: value or url for key, value in line.items()}))
    assert f"{name}:1:" in checked(reader)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.binary(max_size=200), st.text("ab:-[]{}#&*!|>'\"%@`, \n\t", max_size=60).map(str.encode)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    document, problems = parse(content, PurePosixPath("x.yaml"))
    assert (document is None) == bool(problems)


WORDS = st.sampled_from(["a", "", "fr", "true", "12", "-1", "9" * 5000, "2024-01-01", "machine", "\0", "é" * 90])
NAMES = {name for kind in kinds.discover() for name in kind.data.__dataclass_fields__}
KEYS = st.sampled_from(sorted(NAMES | {"fr", "en", "exact", "from"}))
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(kinds.discover()), st.dictionaries(KEYS, VALUES, max_size=8))
def test_any_values_become_a_kind_or_problems_with_words(kind: Any, values: dict[str, Any]) -> None:
    document, problems = parse(json.dumps(values).encode(), PurePosixPath("x.yaml"))
    assert document, problems
    data, faults = convert(document, kind.data)
    assert (data is None) == bool(faults)
    for fault in faults:
        assert fault.text("fr")
        assert fault.text("en")
