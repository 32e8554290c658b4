"""The pages of a built site, parsed once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

HIDDEN = {"script", "style", "template"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """One start tag."""

    name: str
    attributes: dict[str, str]
    line: int


@dataclass
class Page:
    """One HTML file: its tags, its ids, and the text a reader sees in each element that has an id."""

    path: Path
    elements: list[Element] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    words: str = ""

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    def all(self, name: str) -> list[Element]:
        return [e for e in self.elements if e.name == name]


class _Parser(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.open: list[tuple[str, str | None, bool, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.elements.append(Element(tag, attributes, self.getpos()[0]))
        if tag not in VOID:
            self.open.append((tag, attributes.get("id"), "hidden" in attributes or tag in HIDDEN, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append(Element(tag, {n: v or "" for n, v in attrs}, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, id_, hidden, texts = self.open.pop()
            text = "".join(texts)
            if id_:
                self.page.texts[id_] = text
            if self.open and not hidden:
                self.open[-1][3].append(text)
            if not self.open and not hidden:
                self.page.words += text
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1][3].append(data)


def pages(site: Path) -> Iterator[Page]:
    """Every page of a site."""
    for path in sorted(site.rglob("*.html")):
        page = Page(path)
        parser = _Parser(page)
        parser.feed(path.read_text("utf-8"))
        parser.close()
        yield page
