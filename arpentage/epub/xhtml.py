"""Pages of a book as XHTML: what the house's templates write, said again as reading systems want it."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.dom import XML_NAMESPACE
from xml.dom.minidom import Document, Element, parseString

EPUB: Final = "http://www.idpf.org/2007/ops"
TYPES: Final = {
    "doc-backlink": "backlink",
    "doc-biblioref": "biblioref",
    "doc-bibliography": "bibliography",
    "doc-chapter": "chapter",
    "doc-footnote": "footnote",
    "doc-glossary": "glossary",
    "doc-glossref": "glossref",
    "doc-noteref": "noteref",
    "doc-pagebreak": "pagebreak",
    "doc-qna": "qna",
    "doc-toc": "toc",
}
"""What a role (DPUB-ARIA) tells screen readers, and `epub:type` the rest (EPUB Structural Semantics)."""


def page(content: bytes) -> Document:
    """A rendered page: readings that are not shown left out, roles and languages told twice.

    xml.parsers.expat.ExpatError, with the line, if the page is not well formed.
    """
    document = parseString(content)
    for element in list(document.getElementsByTagName("*")):
        if element.tagName in ("del", "ins") and element.hasAttribute("hidden") and element.parentNode:
            element.parentNode.removeChild(element)
            continue
        if element.tagName == "a" and element.getAttribute("class") == "term":
            element.setAttribute("role", "doc-glossref")
        if element.getAttribute("role") in TYPES and not element.hasAttribute("epub:type"):
            element.setAttributeNS(EPUB, "epub:type", TYPES[element.getAttribute("role")])
        if element.hasAttribute("lang"):  # readers of EPUB 2 know xml:lang alone
            element.setAttributeNS(XML_NAMESPACE, "xml:lang", element.getAttribute("lang"))
        for name in list(element.attributes.keys()):
            if name.startswith("data-"):  # for the site's scripts
                element.removeAttribute(name)
        if element.tagName == "span" and not element.hasChildNodes():
            element.appendChild(document.createTextNode(""))  # an empty pair of tags: `<span/>` is not HTML
    return document


def unlinked(pages: Mapping[str, Document], others: Iterable[str] = ()) -> None:
    """Takes from every link that leads nowhere in the book its address, and leaves its words.

    `pages` are by file name; `others` are the book's files that are no pages.
    """
    places = {(file, id_) for file, document in pages.items() for id_ in ("", *_ids(document))}
    places |= {(file, "") for file in others}
    for file, document in pages.items():
        for link in document.getElementsByTagName("a"):
            target, _, fragment = link.getAttribute("href").partition("#")
            if ":" not in target and (target or file, fragment) not in places:
                _unlink(link)


def _ids(document: Document) -> list[str]:
    elements = document.getElementsByTagName("*")
    return [element.getAttribute("id") for element in elements if element.hasAttribute("id")]


def _unlink(link: Element) -> None:
    for name in ("href", "rel", "role", "epub:type"):
        if link.hasAttribute(name):
            link.removeAttribute(name)


def written(document: Document) -> bytes:
    """The page as UTF-8."""
    return document.toxml("utf-8", standalone=None)
