"""A theme's kit printed: a guide to compare by, then one sheet a part."""

from collections.abc import Collection
from typing import Any

from arpentage.catalogue import Catalogue
from arpentage.html.references import Cite
from arpentage.kit.extracts import Extract
from arpentage.kit.plan import plan
from arpentage.kit.theme import ThemeKit, ThemePart
from arpentage.paper.kit import SAVINGS, Asked, PrintedKit, opening, within
from arpentage.paper.nodes import Words
from arpentage.paper.passage import printed
from arpentage.paper.press import Press
from arpentage.paper.sheet import ASKED, common, numbered, of_method
from arpentage.paper.strings import themed
from arpentage.paper.theme_guide import theme_guide
from arpentage.site import Site


def print_theme_kit(
    press: Press, site: Site, kit: ThemeKit, asked: Asked, strings: Catalogue, cite: Cite
) -> PrintedKit:
    """The kit of a theme."""
    t = themed(strings)

    def made_without(without: tuple[str, ...]) -> dict[str, Any]:
        return theme_kit_data(site, kit, asked, t, cite, without)

    return within(press, asked.sheets, made_without, ("sources", *SAVINGS))


def theme_kit_data(
    site: Site, kit: ThemeKit, asked: Asked, t: Catalogue, cite: Cite, without: tuple[str, ...]
) -> dict[str, Any]:
    """All that the template needs; `t` has the strings of themes."""
    words = Words(t.lang)
    title = words.plain(kit.theme.record.data.label)
    texts = {extract.text.slug: extract.text for part in kit.parts for extract in part.extracts}.values()
    statements = {words.plain(text.notice.data.rights.statement): text for text in texts}
    return {
        **opening(site, asked, t, without),
        "of": "theme",
        "title": title,
        "short": title,
        "byline": {"lang": t.lang, "body": [" · ".join(words.plain(text.notice.data.short_title) for text in texts)]},
        "rights": [words.nodes(text.notice.data.rights.statement) for text in statements.values()],
        "code": "",
        "guide": theme_guide(site, kit, plan(asked.minutes, len(kit.parts), kit.longest.seconds), t, words, cite),
        "sheets": [_sheet(site, kit, part, t, words, without) for part in kit.parts],
    }


def _sheet(
    site: Site, kit: ThemeKit, part: ThemePart, t: Catalogue, words: Words, without: Collection[str]
) -> dict[str, Any]:
    numbers = numbered(part, without)
    others = [f"{t('kit.part')}\u00a0{other.number} ({other.label})" for other in kit.faced(part.number)]
    own = [words.nodes(question.data.body) for question in kit.theme.discussions]
    return {
        **common(part, site, t, words, without),
        "place": [_parcel(extract, extract in part.extracts) for each in kit.parts for extract in each.extracts],
        "groups": [
            _group(extract, words, numbers, before is None or before.text is not extract.text)
            for before, extract in zip((None, *part.extracts), part.extracts, strict=False)
        ],
        "facing": t("kit.sheet.facing", parts=f"{t('comma')} ".join(others)) if others else "",
        "questions": [*own, *of_method(t)][:ASKED],
    }


def _parcel(extract: Extract, own: bool) -> dict[str, Any]:
    return {"size": sum(len(piece.words) for piece in extract.pieces), "from": 0, "to": int(own)}


def _group(extract: Extract, words: Words, numbers: dict[str, int], first: bool) -> dict[str, Any]:
    """The passages of an extract under what they come from and why they are here; `first` of their text or not."""
    notice = extract.text.notice.data
    quoted = [passage.placed.anchor for passage in extract.passages]
    return {
        "head": {
            "title": words.nodes(notice.title),
            "about": [words.nodes(notice.created_says), words.nodes(notice.byline)] if first else [],
            "why": [words.nodes(passage.record.data.why) for passage in extract.passages],
        },
        "pieces": [printed(piece, notice.lang, words.lang, numbers, quoted) for piece in extract.pieces],
    }
