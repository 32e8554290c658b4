"""Works cited, as pages show them: in the page's language if the style speaks it, else in the reader's first."""

from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup

from arpentage.catalogue import direction
from arpentage.citation import references
from arpentage.kinds.source import Source
from arpentage.model import Record
from arpentage.site import Site

SPOKEN = ("fr", "en")
"""Languages whose words for editors, pages and dates stand well beside titles in Latin letters."""
Cite = Callable[[Record[Source]], Markup]
"""The reference of a work, as HTML."""


def citations(site: Site, style: str) -> Mapping[str, Cite]:
    """How each language of the interface cites; `style` is the text of a CSL style. Made when a page first asks."""
    works = {work.id: work.data for work in site.library.of(Source)}
    made = cache(lambda lang: references(works, style, lang))
    return {lang: _cite(made, lang if lang in SPOKEN else site.languages[0], lang) for lang in site.languages}


def _cite(made: Callable[[str], Mapping[str, Markup]], used: str, lang: str) -> Cite:
    if used == lang:
        return lambda work: made(used)[work.id]
    marked = Markup('<span lang="{}" dir="{}">{}</span>')
    return lambda work: marked.format(used, direction(used), made(used)[work.id])
