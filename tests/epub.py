"""Books opened again, as a reading system opens them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True)
class Book:
    """A book, from its file."""

    path: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """What it holds, by the path within."""
        with ZipFile(self.path) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist()}

    @cached_property
    def package(self) -> Element:
        return ElementTree.fromstring(self.files["book/package.opf"])

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Its pages by their names, in the order of reading; not being well formed is an error."""
        href = {item.get("id"): str(item.get("href")) for item in self.package.iter(f"{OPF}item")}
        names = [href[itemref.get("idref")] for itemref in self.package.iter(f"{OPF}itemref")]
        return {name: ElementTree.fromstring(self.files[f"book/{name}"]) for name in names}

    def meta(self, name: str) -> list[str]:
        """Values of a property of the package, or of a Dublin Core element (`dc:title`)."""
        if name.startswith("dc:"):
            return [words(element) for element in self.package.iter(DC + name[3:])]
        return [words(element) for element in self.package.iter(f"{OPF}meta") if element.get("property") == name]

    def typed(self, type_: str) -> list[tuple[str, Element]]:
        """The elements of an `epub:type`, each after the name of its page."""
        return [
            (name, element)
            for name, page in self.pages.items()
            for element in page.iter()
            if type_ in element.get(TYPE, "").split()
        ]

    @cached_property
    def places(self) -> dict[str, Element]:
        """Every place that a link may lead to, by its address in the book."""
        ids = {f"{name}#{element.get('id')}": element for name, page in self.pages.items() for element in page.iter()}
        return self.pages | ids

    def at(self, page: str, address: str) -> Element | None:
        """Where a link of a page leads: an element, or nothing."""
        return self.places.get(page + address if address.startswith("#") else address)

    def links(self) -> list[tuple[str, str]]:
        """Every address within the book, each after the name of its page."""
        return [
            (name, element.attrib["href"])
            for name, page in self.pages.items()
            for element in page.iter(f"{XHTML}a")
            if ":" not in element.get("href", ":")
        ]


def words(element: Element) -> str:
    """All the words of an element, as they stand."""
    return "".join(element.itertext())


def classed(element: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [each for each in element.iter() if name in each.get("class", "").split()]


def without(element: Element, *names: str) -> str:
    """The words of an element, those of some of its descendants left out, by their class."""
    if set(element.get("class", "").split()) & set(names):
        return ""
    return (element.text or "") + "".join(without(child, *names) + (child.tail or "") for child in element)
