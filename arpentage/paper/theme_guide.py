"""The guide to a theme's kit: the plan, who gets what, what brings the passages together and what opposes them.

Nothing in it is invented: the contrasts are those that the theme's own page tells, the pairs are counted, the
questions are the theme's and those of the texts that name it, and what nobody knows is what its notes say so of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from arpentage.catalogue import Catalogue
from arpentage.html.references import Cite
from arpentage.kinds.question import Question
from arpentage.kit.extracts import Extract
from arpentage.kit.plan import plan
from arpentage.kit.theme import ThemeKit
from arpentage.paper.guide import common, unsourced
from arpentage.paper.kit import Asked
from arpentage.paper.nodes import Words
from arpentage.paper.strings import themed
from arpentage.paper.theme import sources
from arpentage.site import Site, TextEntry


@dataclass(frozen=True)
class Comparison:
    """A theme's kit to be printed."""

    site: Site
    kit: ThemeKit
    asked: Asked
    strings: Catalogue
    cite: Cite

    @cached_property
    def t(self) -> Catalogue:
        """The strings as they are for themes."""
        return themed(self.strings)


def theme_guide(work: Comparison, words: Words) -> dict[str, Any]:
    """The data of the guide."""
    site, kit, t = work.site, work.kit, work.t
    steps = plan(work.asked.minutes, len(kit.parts), kit.longest.seconds)
    theme = kit.theme
    pairs = f"{t('comma')} ".join("\u2060–\u2060".join(map(str, group)) for group in kit.facing if len(group) > 1)
    silent = [words.plain(text.notice.data.short_title) for text in site.texts if text.notice not in theme.texts]
    near = [words.plain(one.record.data.label) for one in site.themes if one.record.id in theme.record.data.related]
    return {
        **common(kit, steps, t),
        "intro": words.nodes(theme.record.data.intro),
        "facing": t("kit.theme.guide.facing", pairs=pairs) if pairs else "",
        "silent": t("kit.theme.guide.silent", names=f"{t('comma')} ".join(silent)) if silent else "",
        "near": t("kit.theme.guide.neighbours", names=f"{t('comma')} ".join(near)) if near else "",
        "texts": [text for entry in site.texts if (text := _text(kit, entry, words))],
        "questions": list(_questions(kit, words)),
        "unknown": list(unsourced(kit, words)),
        "sources": sources(site, theme, t, work.cite),
    }


def _text(kit: ThemeKit, entry: TextEntry, words: Words) -> dict[str, Any] | None:
    """A text with its passages and the part that each is in; None for one that has no passage here."""
    own = [(part.number, extract) for part in kit.parts for extract in part.extracts if extract.text.slug == entry.slug]
    notice = entry.notice.data
    if not own:
        return None
    return {
        "title": words.nodes(notice.title),
        "short": words.nodes(notice.short_title),
        "created": words.nodes(notice.created_says),
        "byline": words.nodes(notice.byline),
        "passages": [line for number, extract in own for line in _lines(number, extract, words)],
    }


def _lines(number: int, extract: Extract, words: Words) -> Iterator[dict[str, Any]]:
    for passage in extract.passages:
        yield {"number": number, "code": passage.placed.code, "why": words.nodes(passage.record.data.why)}


def _questions(kit: ThemeKit, words: Words) -> Iterator[dict[str, Any]]:
    """Those of the theme, then those of its texts that name it."""
    of_texts = [placed for placed in kit.theme.cited_in if isinstance(placed.record.data, Question)]
    asked = [*(("", one.data) for one in kit.theme.discussions), *((one.code, one.record.data) for one in of_texts)]
    for code, data in asked:
        yield {"code": code, "body": words.nodes(data.body), "hint": words.nodes(data.hint) if data.hint else None}
