"""What pages ask of the whole reader, in no language and from no address: made once, when first asked for."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from arpentage.html.backlinks import notes_on_terms, sources_by_letter, terms_by_letter
from arpentage.html.concordance import Line, concordance
from arpentage.html.thememap import theme_groups
from arpentage.html.timeline import timeline
from arpentage.html.view import steps
from arpentage.model import Record
from arpentage.site import Site


def whole(site: Site) -> Mapping[str, Any]:
    """Functions for templates, and the steps of the themes, by the names that templates call them."""
    by_kind: dict[str, dict[str, Record[Any]]] = {}
    for record in site.library.records:
        by_kind.setdefault(record.kind.name, {})[record.id] = record
    terms = {entry.record.id: entry for entry in site.terms}

    @cache
    def lines(term: str) -> tuple[Line, ...]:
        return concordance(site, terms[term])

    asked: Mapping[str, Callable[[Site], Any]] = {
        "theme_groups": theme_groups,
        "timeline": timeline,
        "terms_by_letter": terms_by_letter,
        "sources_by_letter": sources_by_letter,
        "notes_on_terms": notes_on_terms,
    }
    return {
        "find": lambda kind, id_: by_kind[kind][id_],
        "reviewed": lambda record: site.reviews.get(str(record.path).removeprefix("annotations/")),
        "steps": steps(site),
        "concordance": lambda entry: lines(entry.record.id),
        **{name: _once(make, site) for name, make in asked.items()},
    }


def _once(make: Callable[[Site], Any], site: Site) -> Callable[[], Any]:
    return cache(lambda: make(site))
