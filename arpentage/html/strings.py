"""The strings that the search page's scripts need, as a block of data in the page."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from arpentage.catalogue import Catalogue
from arpentage.language import pick
from arpentage.site import Site


def search_strings(site: Site, t: Catalogue) -> Mapping[str, Any]:
    """Every `search.script.*` string by its last name, and the names of texts and themes for the facets."""
    prefix = "search.script."
    strings = {key.removeprefix(prefix): text for key, text in t.strings.items() if key.startswith(prefix)}
    return {
        **strings,
        "texts": {text.slug: pick(text.notice.data.short_title, t.lang)[0] for text in site.texts},
        "themes": {theme.record.id: pick(theme.record.data.label, t.lang)[0] for theme in site.themes},
    }


def data_block(values: Mapping[str, Any]) -> Markup:
    """JSON that may stand in a `<script type="application/json">`: nothing in it can end the element."""
    return Markup(json.dumps(values, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c"))
