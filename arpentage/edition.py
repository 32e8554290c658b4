"""After the pages: the page that says which edition this copy is, what goes with it, and what it does not hold."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from arpentage.catalogue import Catalogue
from arpentage.html.pages import Sheet
from arpentage.html.strings import data_block
from arpentage.html.templates import TemplateFailed, Templates
from arpentage.model import File, Problems
from arpentage.output import Catalogues, Output
from arpentage.outputs.html import rendered
from arpentage.plural import ALL
from arpentage.render import failed
from arpentage.site import Site
from arpentage.stick.shelves import shelves
from arpentage.stick.since import Difference


@dataclass(frozen=True)
class Copy:
    """What the page tells of, beside the reader itself."""

    files: tuple[File, ...]
    """All others of the site."""
    absent: tuple[Output, ...] = ()
    """The formats that are not among them."""
    since: Difference | None = None
    """What is new since an older copy, where the build was asked."""


def edition(site: Site, copy: Copy, templates: Templates, catalogues: Catalogues) -> tuple[tuple[File, ...], Problems]:
    """The page, in every language."""
    values = {
        "absent": [output.name for output in copy.absent],
        "counts": Counter(record.kind.name for record in site.library.records),
        "kind_name": kind_name,
        "shelves": shelves(copy.files, site.languages),
        "since": copy.since,
        "strings": _strings,
    }
    sheet = Sheet("pages/edition.html", "edition.html", "about", "edition.title", values)
    try:
        return tuple(rendered([sheet], site, templates, catalogues)), ()
    except TemplateFailed as failure:
        return (), (failed(failure),)


def kind_name(t: Catalogue, kind: str) -> str:
    """What the annotations of a kind are called together; its own name for one that has no words for it."""
    return t.strings.get(f"kind.{kind}.many") or t.strings.get(f"edition.kind.{kind}") or kind


def _strings(site: Site, t: Catalogue) -> str:
    """What the script that compares two copies says."""
    said = ("from", "none", "newer", "whole", "more", "bad", "stranger", "large", "failed")
    kinds = ("text", *(kind.name for kind in site.library.kinds))
    return data_block(
        {
            **{key: t(f"edition.since.{key}") for key in said},
            **{what: dict(_forms(t, f"edition.since.{what}")) for what in ("new", "changed", "gone")},
            "kinds": {kind: kind_name(t, kind) for kind in kinds},
        }
    )


def _forms(t: Catalogue, key: str) -> Iterator[tuple[str, str]]:
    """A counted string in the forms that the language has."""
    return ((form, t.strings[f"{key}.{form}"]) for form in ALL if f"{key}.{form}" in t.strings)
