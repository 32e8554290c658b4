"""One book, from its pages to its bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5
from xml.parsers.expat import ExpatError

from arpentage.catalogue import Catalogue
from arpentage.epub.container import day, zipped
from arpentage.epub.cover import cover, translated
from arpentage.epub.leaves import Leaf, leaves
from arpentage.epub.volumes import Volume
from arpentage.epub.xhtml import page, unlinked, written
from arpentage.html.references import Cite
from arpentage.html.templates import TemplateFailed, Templates
from arpentage.html.typography import typeset
from arpentage.language import pick
from arpentage.site import Placed, TextEntry

MEDIA_TYPES: Final = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}
ARABIC: Final = ("fonts/OFL-Amiri.txt", "fonts/arabic-bold.woff2", "fonts/arabic.woff2")
"""The only fonts that books hold, 80 KB: every device has Latin ones, with and without serifs, but not all Arabic."""


@dataclass(frozen=True)
class Item:
    """A line of the manifest."""

    href: str
    properties: str

    @property
    def id(self) -> str:
        """Its name in the package."""
        return self.href.replace("/", "-").replace(".", "-")

    @property
    def media_type(self) -> str:
        """By its extension."""
        return MEDIA_TYPES[PurePosixPath(self.href).suffix]


def book(volume: Volume, templates: Templates, t: Catalogue, citation: Cite) -> bytes:
    """A volume as EPUB 3.3. TemplateFailed if a template is wrong, or what it makes is not XHTML."""
    made = _Book(volume, templates, t, citation)
    pages = {leaf.path: made.page(leaf) for leaf in made.leaves}
    unlinked(pages)
    content = {path: written(document) for path, document in pages.items()} | dict(made.assets())
    items = [Item(path, made.properties(path, words)) for path, words in content.items()]
    files = {"META-INF/container.xml": made.render("container.xml"), "book/package.opf": made.package(items)}
    return zipped(files | {f"book/{path}": words for path, words in content.items()}, made.date)


class _Book:
    """What the templates of one volume share."""

    def __init__(self, volume: Volume, templates: Templates, t: Catalogue, citation: Cite) -> None:
        self.volume, self.templates, self.t = volume, templates, t
        self.leaves = tuple(leaves(volume, t))
        self.date = day(volume.site.settings.edition.date)
        self.fonts = ARABIC if "ar" in volume.languages else ()
        self.title = self.named()
        self.shared: Mapping[str, Any] = {
            "volume": volume,
            "leaves": self.leaves,
            "citation": citation,
            "title": self.title,
            "fonts": self.fonts,
            "kinds_of": kinds_of,
        }

    def plain(self, words: Mapping[str, str]) -> str:
        """Words in the book's language, if there are any, without their Markdown."""
        said, lang = pick(words, self.t.lang)
        return typeset(self.templates.markdown.plain(said), lang)

    def named(self) -> str:
        """The title by which a library tells the book from the others."""
        site = self.volume.site
        tagline = f"{self.volume.reader} – {self.plain(site.settings.tagline)}"
        title = self.plain(site.texts[0].notice.data.title) if self.volume.slug else tagline
        return f"{title} ({translated(self.volume, self.t)})" if self.volume.facing else title

    def render(self, name: str, leaf: Leaf | None = None, **values: Any) -> bytes:
        """What a template of `epub/` makes."""
        leaf = leaf or Leaf(name, self.title, "", "", (), f"epub/{name}")
        return self.templates.render(leaf.template, self.volume.site, leaf, self.t, **self.shared, **values)

    def page(self, leaf: Leaf) -> Any:
        """A page of the book, as a document."""
        try:
            return page(self.render(leaf.path, leaf, **leaf.values))
        except ExpatError as error:
            raise TemplateFailed(error, self.templates.folders, leaf.template) from error

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Files that are no pages."""
        yield "cover.svg", self.render("cover.svg", **cover(self.volume, self.t, self.templates.markdown))
        yield "book.css", self.templates.text("epub/book.css").encode()
        if self.fonts:
            yield "arabic.css", self.templates.text("epub/arabic.css").encode()
            found = self.templates.files("fonts")
            yield from ((path, found[PurePosixPath(path)]) for path in self.fonts)

    def properties(self, path: str, content: bytes) -> str:
        """What the package says of a file."""
        if path in ("nav.xhtml", "cover.svg"):
            return "nav" if path == "nav.xhtml" else "cover-image"
        return "svg" if path.endswith(".xhtml") and b"<svg" in content else ""

    def package(self, items: list[Item]) -> bytes:
        """The package document."""
        site, volume = self.volume.site, self.volume
        notice = site.texts[0].notice.data
        byline = self.plain(notice.byline)
        return self.render(
            "package.opf",
            items=items,
            identifier=uuid5(NAMESPACE_URL, f"{site.settings.url or volume.reader}#{volume.name}"),
            creators=[byline if notice.byline_known == "seen" else f"[{byline}]"] if volume.slug else [],
            description=self.plain(notice.summary if volume.slug else site.settings.tagline),
            rights=self.plain(notice.rights.statement) if volume.slug else self.t("output.epub.rights"),
            date="{:04}-{:02}-{:02}".format(*self.date),
        )


def kinds_of(text: TextEntry) -> Mapping[str, list[Placed]]:
    """A text's annotations that a book shows after it, by the name of their kind, in reading order."""
    found: dict[str, list[Placed]] = {}
    for placed in (*(placed for block in text.blocks for placed in block.placed), *text.after):
        if placed.record.kind.shown in ("call", "after"):
            found.setdefault(placed.record.kind.name, []).append(placed)
    return found
