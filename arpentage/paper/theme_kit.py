"""A theme's kit printed: a guide to compare by, then one sheet a part."""

from collections.abc import Collection
from typing import Any

from arpentage.kit.extracts import Extract
from arpentage.kit.theme import ThemePart
from arpentage.paper.kit import SAVINGS, PrintedKit, opening, within
from arpentage.paper.nodes import Words
from arpentage.paper.passage import printed
from arpentage.paper.press import Press
from arpentage.paper.sheet import ASKED, common, numbered, of_method
from arpentage.paper.theme_guide import Comparison, theme_guide


def print_theme_kit(press: Press, work: Comparison) -> PrintedKit:
    """The kit of a theme."""
    return within(press, work.asked.sheets, lambda without: theme_kit_data(work, without), ("sources", *SAVINGS))


def theme_kit_data(work: Comparison, without: tuple[str, ...]) -> dict[str, Any]:
    """All that the template needs."""
    kit, t = work.kit, work.t
    words = Words(t.lang)
    title = words.plain(kit.theme.record.data.label)
    texts = {extract.text.slug: extract.text for part in kit.parts for extract in part.extracts}.values()
    statements = {words.plain(text.notice.data.rights.statement): text for text in texts}
    return {
        **opening(work.site, work.asked, t, without),
        "of": "theme",
        "title": title,
        "short": title,
        "byline": {"lang": t.lang, "body": [" · ".join(words.plain(text.notice.data.short_title) for text in texts)]},
        "rights": [words.nodes(text.notice.data.rights.statement) for text in statements.values()],
        "code": "",
        "guide": theme_guide(work, words),
        "sheets": [_sheet(work, part, words, without) for part in kit.parts],
    }


def _sheet(work: Comparison, part: ThemePart, words: Words, without: Collection[str]) -> dict[str, Any]:
    numbers, kit, t = numbered(part, without), work.kit, work.t
    others = [f"{t('kit.part')}\u00a0{other.number} ({other.label})" for other in kit.faced(part.number)]
    own = [words.nodes(question.data.body) for question in kit.theme.discussions]
    return {
        **common(part, work.site, t, words, without),
        "place": [_parcel(extract, extract in part.extracts) for each in kit.parts for extract in each.extracts],
        "groups": [
            _group(extract, words, numbers, before is None or before.text is not extract.text)
            for before, extract in zip((None, *part.extracts), part.extracts, strict=False)
        ],
        "facing": t("kit.theme.sheet.facing", parts=f"{t('comma')} ".join(others)) if others else "",
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
