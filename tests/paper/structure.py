"""What a machine can see of a PDF that everyone should be able to read."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject


def words(pdf: bytes) -> str:
    """All its words, hyphens of line ends joined."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).replace("\u00ad\n", "").split())


def faults(pdf: bytes, lang: str, title: str) -> list[str]:
    """What it lacks: tags, language, title, the mark of PDF/UA-1, embedded fonts, tags on every page."""
    return list(_faults(PdfReader(BytesIO(pdf)), lang, title))


def _faults(reader: PdfReader, lang: str, title: str) -> Iterator[str]:
    root = reader.root_object
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not tagged"
    if "/StructTreeRoot" not in root:
        yield "no structure"
    if root.get("/Lang") != lang:
        yield f"language {root.get('/Lang')}"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    if not reader.metadata or reader.metadata.title != title:
        yield f"title {reader.metadata and reader.metadata.title}"
    metadata = root["/Metadata"].get_object()
    if not isinstance(metadata, StreamObject) or b"pdfuaid:part>1<" not in metadata.get_data():
        yield "not PDF/UA-1"
    yield from _faults_of_pages(reader)


def _faults_of_pages(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: tabs do not follow the structure"
        for name, font in (page.get("/Resources", {}).get("/Font") or {}).items():
            if not _embedded(font.get_object()):
                yield f"page {number}: {name} is not embedded"


def _embedded(font: DictionaryObject) -> bool:
    for descendant in font.get("/DescendantFonts", [font]):
        descriptor = descendant.get_object()["/FontDescriptor"]
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            return False
    return True


def roles(pdf: bytes) -> set[str]:
    """The roles of the elements of its structure."""
    found: set[str] = set()
    waiting = [PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, DictionaryObject):
            found.add(str(node.get("/S", "")))
            children = node.get("/K", [])
            waiting += children if isinstance(children, list) else [children]
    return found
