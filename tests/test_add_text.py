"""`add-text`: a file that nobody prepared becomes a text that builds and checks; hostile files are refused."""

import io
import zipfile
from pathlib import Path

import pytest

from arpentage.adding.converters import discover
from tests.reader import Reader, minimal, tree
from tests.test_adding import WRAPPED

LONG = "Les maraîchers arrivent avant le jour, et la place change de figure en une heure à peine."


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def add(reader: Reader, name: str, content: bytes, *more: str) -> tuple[int, str, str]:
    file = reader.root.parent / name
    file.write_bytes(content)
    return reader.run("add-text", str(file), "--lang", "en", *more)


def docx(body: str) -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rel = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{rel}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{rel}/package/2006/relationships"><Relationship Id="r1" Type='
        f'"{rel}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


WORD = docx(
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Le marché</w:t></w:r></w:p>'
    f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>"
)


def odt() -> bytes:
    from odfdo import Document, Header, Paragraph

    document = Document("text")
    document.body.clear()
    document.body.append(Header(1, "Le marché"))
    document.body.append(Paragraph(LONG))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(*lines: str) -> bytes:
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("cp1252")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


PAGE = f"""<!doctype html><title>Le marché</title><script>alert(1)</script><nav>Accueil <a href=x>Contact</a></nav>
<main><h1>Le marché</h1><p>{LONG.replace("jour", "<em>jour</em>")}</p></main>"""


def test_a_text_becomes_a_page_that_builds_and_checks(reader: Reader) -> None:
    code, said, err = add(reader, "Le Marché de nuit.txt", WRAPPED.encode())
    assert code == 0, err
    assert (reader.root / "seeds" / "le-marche-de-nuit.txt").read_bytes() == WRAPPED.encode()
    for told in ("REVUE DES MARCHÉS” – Running head or foot", "line 3: removed", "line 6: kept", "say in source.yaml"):
        assert told in said
    code, err = reader.build("site", "--lang", "en")
    assert code == 0, err
    page = (reader.root / "site" / "texts" / "le-marche-de-nuit.html").read_text("utf-8")
    assert "leurs camions et leurs cageots" in page
    assert "Author unknown" in page or "Auteur ou autrice inconnus" in page


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_seed_is_the_file_byte_for_byte(reader: Reader, newline: str) -> None:
    content = b"\xef\xbb\xbf" + WRAPPED.replace("\n", newline).encode() + b"\n\n  "
    assert add(reader, "a.txt", content)[0] == 0
    assert (reader.root / "seeds" / "a.txt").read_bytes() == content
    assert reader.build("check")[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "converter"),
    [
        ("a.docx", WORD, "mammoth"),
        ("a.odt", odt(), "odfdo"),
        ("a.html", PAGE.encode(), "lxml"),
        ("a.md", f"# Le marché\n\n{LONG}\n".encode(), "markdown-it-py"),
        ("a.pdf", pdf("Le marché", LONG[:50], LONG[50:]), "pypdf"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("a.") else "",
)
def test_other_formats_come_in_as_text_and_say_what_took_it_out(
    reader: Reader, name: str, content: bytes, converter: str
) -> None:
    code, _, err = add(reader, name, content, "--slug", "nuit")
    assert code == 0, err
    seed = (reader.root / "seeds" / "nuit.txt").read_text("utf-8")
    assert "Le marché" in seed
    assert LONG in " ".join(seed.split())
    assert "alert" not in seed
    edition = (reader.root / "annotations/texts/nuit/edition.yaml").read_text("utf-8")
    if converter != "pypdf":
        assert "role: title\n" in edition
    if name == "a.html":
        assert "Accueil" in seed
        assert 'sic: "Accueil Contact' in edition
    notice = (reader.root / "annotations/texts/nuit/source.yaml").read_text("utf-8")
    assert name in notice
    assert converter in notice
    assert reader.build("check")[0] == 0


BOMB = packed({"word/document.xml": "<a/>", "x": "0" * (130 * 1024 * 1024)})
ENTITIES = packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.exe", b"MZ", "unknown format"),
        ("a.txt", b"\x89PNG\r\n", "not UTF-8"),
        ("a.txt", b"abc\0def", "control character U+0000"),
        ("a.txt", b" \n\n", "holds no text"),
        ("a.txt", b"a\n" * 1_100_000, "bytes of text, over"),
        ("a.docx", b"PK nonsense", "archive cannot be read"),
        ("a.docx", BOMB, "once unpacked"),
        ("a.docx", ENTITIES, "declares entities"),
        ("a.odt", ENTITIES, "declares entities"),
        ("a.pdf", b"%PDF-1.4 nonsense", "PDF cannot be read"),
        ("a.pdf", pdf(), "only pictures"),
        ("a.html", b"<script>1</script>", "holds no text"),
    ],
)
def test_what_cannot_come_in_is_refused_with_the_reason_and_nothing_is_written(
    reader: Reader, name: str, content: bytes, why: str
) -> None:
    before = tree(reader.root)
    code, _, err = add(reader, name, content)
    assert code == 2, err
    assert why in err
    assert tree(reader.root) == before


def test_nothing_is_written_over(reader: Reader) -> None:
    before = tree(reader.root)
    code, _, err = add(reader, "le-marche.txt", LONG.encode())
    assert code == 2
    assert "--slug" in err
    assert add(reader, "b.txt", LONG.encode(), "--slug", "../b")[0] == 2
    assert add(reader, "b.txt", LONG.encode(), "--by", "nobody")[0] == 2
    assert tree(reader.root) == before


def test_a_converter_that_is_missing_says_what_to_install(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "mammoth", None)
    code, _, err = add(reader, "a.docx", WORD)
    assert code == 2
    assert "it needs mammoth" in err
    assert "make .venv/.ready-import" in err


def test_every_format_is_named_once() -> None:
    suffixes = [suffix for converter in discover() for suffix in converter.suffixes]
    assert len(suffixes) == len(set(suffixes)) >= 6
