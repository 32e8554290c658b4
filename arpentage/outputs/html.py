"""The pages of the reader and what they ask for, in every language of its interface."""

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from arpentage.catalogue import Catalogue
from arpentage.html.pages import Sheet, sheets
from arpentage.html.references import Cite, citations
from arpentage.html.strings import data_block, search_strings, typeset_strings
from arpentage.html.templates import Page, Templates
from arpentage.language import pick
from arpentage.model import File
from arpentage.output import Catalogues, Output
from arpentage.search import EVERY_PAGE, SEARCH_PAGE
from arpentage.site import Site


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """Every page but that of the edition, which tells of the other formats too."""
    return rendered(sheets(site), site, templates, catalogues)


def rendered(pages: Iterable[Sheet], site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """The first language stands at the root, the others in folders of their own."""
    prefixes = {lang: "" if lang == site.languages[0] else f"{lang}/" for lang in site.languages}
    strings = {lang: typeset_strings(catalogues[lang]) for lang in site.languages}
    cites = citations(site, templates.text("citation.csl"))
    shared = {lang: _shared(site, strings[lang], cites[lang]) for lang in site.languages}
    for sheet in pages:
        for lang, prefix in prefixes.items():
            if lang == sheet.held:
                continue
            t = strings[lang]
            page = _page(sheet, t, prefix, prefixes)
            content = templates.render(sheet.template, site, page, t, **sheet.values, **shared[lang])
            yield File(PurePosixPath(prefix + sheet.path), _given(sheet.request, content) if sheet.request else content)


def _shared(site: Site, t: Catalogue, citation: Cite) -> dict[str, Any]:
    """What every page of a language may need, made once."""
    return {
        "citation": citation,
        "search_strings": data_block(search_strings(site, t)),
        "orphans": site.orphans,
        "reader": pick(site.settings.title, site.languages[0])[0].replace("\u00ad", ""),
        "scripts": {"every": EVERY_PAGE, "search": SEARCH_PAGE},
    }


def _given(name: str, html: bytes) -> bytes:
    """A script that hands over HTML under a name (templates/js/parts.js)."""
    words = json.dumps(html.decode("utf-8"), ensure_ascii=False)
    return f'Arpentage.give("{name}",{words});\n'.encode()


def _page(sheet: Sheet, t: Catalogue, prefix: str, prefixes: dict[str, str]) -> Page:
    title = t(sheet.title) if isinstance(sheet.title, str) else pick(sheet.title, t.lang)[0]
    root = "../" * (prefix + sheet.path).count("/")
    alternates = tuple((lang, f"{root}{other}{sheet.path}") for lang, other in prefixes.items())
    return Page(sheet.path, title, sheet.section, prefix, alternates)


OUTPUT = Output("html", render, {})
