"""The interface's strings as pages show them, and those that scripts need, as a block of data in the page."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from arpentage.catalogue import Catalogue
from arpentage.html.typography import typeset
from arpentage.language import pick
from arpentage.site import Site


def typeset_strings(t: Catalogue) -> Catalogue:
    """The same catalogue, with the spaces that its language asks for."""
    return Catalogue(t.lang, {key: typeset(text, t.lang) for key, text in t.strings.items()})


def search_strings(site: Site, t: Catalogue) -> Mapping[str, Any]:
    """The `search.script.*` strings, nested by their dots, with the names of kinds, texts and themes for the facets."""
    prefix = "search.script."
    strings = nested({key.removeprefix(prefix): text for key, text in t.strings.items() if key.startswith(prefix)})
    for kind in (kind for kind in site.library.kinds if kind.searched):
        strings["kinds"].setdefault(kind.name, t(f"kind.{kind.name}.one"))
        strings["facets"]["kind"].setdefault(kind.name, t(f"kind.{kind.name}.many"))
    strings["facets"] |= {
        "text": {text.slug: pick(text.notice.data.short_title, t.lang)[0] for text in site.texts},
        "theme": {theme.record.id: pick(theme.record.data.label, t.lang)[0] for theme in site.themes},
    }
    return strings


def nested(strings: Mapping[str, str]) -> dict[str, Any]:
    """`{"groups.kind": "x"}` as `{"groups": {"kind": "x"}}`."""
    nested: dict[str, Any] = {}
    for key, text in strings.items():
        *path, last = key.split(".")
        place = nested
        for step in path:
            place = place.setdefault(step, {})
        place[last] = text
    return nested


def data_block(values: Mapping[str, Any]) -> Markup:
    """JSON that may stand in a `<script type="application/json">`: nothing in it can end the element."""
    return Markup(json.dumps(values, ensure_ascii=False).replace("<", "\\u003c"))
