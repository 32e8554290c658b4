"""The pages of a book, in the order of reading, and the addresses by which they lead to one another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from arpentage.catalogue import Catalogue
from arpentage.epub.volumes import Volume
from arpentage.html.templates import Page
from arpentage.language import pick


def address(path: str) -> str:
    """Where a book has what stands at an address of the site, given from its language's root.

    Themes share one page; repairs stand behind their text. What no book has (the list of contributions, a text as
    received) keeps an address that leads nowhere; `xhtml.unlinked` then leaves its words.
    """
    page, _, fragment = path.partition("#")
    folder, _, name = page.removesuffix(".html").rpartition("/")
    if folder == "themes":
        name, fragment = "themes", f"passage-{fragment}" if fragment else f"theme-{name}"
    in_text = folder == "texts" or (folder == "received" and fragment.startswith("reading-"))
    file = f"text-{name}.xhtml" if in_text else f"{name}.xhtml"
    return f"{file}#{fragment}" if fragment else file


@dataclass(frozen=True)
class Leaf(Page):
    """One page of a book, as its template sees it."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    linear: bool = True
    """Whether it is come upon by turning the pages."""

    def url(self, path: str) -> str:
        """Relative address, in the book, of a page of the site."""
        return address(path)


def leaves(volume: Volume, t: Catalogue) -> Iterator[Leaf]:
    """Every page of a book. Their template is `epub/<name>.xhtml`."""

    def leaf(name: str, title: str, path: str = "", **values: Any) -> Leaf:
        return Leaf(f"{path or name}.xhtml", title, name, "", (), f"epub/{name}.xhtml", values)

    site = volume.site
    yield leaf("cover", t("output.epub.cover"))
    yield leaf("title", t("output.epub.title"))
    yield leaf("nav", t("output.epub.contents"))
    for text in site.texts:
        yield leaf("text", pick(text.notice.data.title, t.lang)[0], f"text-{text.slug}", text=text)
    for name, entries in (("theme", site.themes), ("term", site.terms), ("source", site.sources)):
        if entries:
            page = {"theme": "themes", "term": "glossary", "source": "sources"}[name]
            yield leaf(page, t(f"kind.{name}.many"))
    yield leaf("about", t("nav.about"))
