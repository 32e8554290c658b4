"""A text as it is printed whole: with its notes at the foot of their page, its translation, its terms and questions."""

from collections.abc import Iterator
from typing import Any

from arpentage.catalogue import Catalogue
from arpentage.kinds.notice import Rights, TranslationRights
from arpentage.kinds.question import Question
from arpentage.kit.part import Piece, called
from arpentage.paper.nodes import Words
from arpentage.paper.passage import printed
from arpentage.paper.sheet import note, term
from arpentage.paper.strings import frame
from arpentage.site import Block, Site, TextEntry


def text_data(site: Site, entry: TextEntry, t: Catalogue) -> dict[str, Any]:
    """All that the template needs."""
    words = Words(t.lang)
    notice = entry.notice.data
    return {
        **frame(site, t, "output.pdf."),
        "title": words.plain(notice.title),
        "subtitle": words.plain(notice.subtitle) if notice.subtitle else "",
        "short": words.plain(notice.short_title),
        "code": notice.code,
        "byline": words.nodes(notice.byline),
        "created": words.nodes(notice.created_says),
        "received": words.nodes(notice.received),
        "rights": [words.nodes(one.statement) for one in _rights(entry, words.lang)],
        "share": "" if entry.share == "full" else t(f"share.{entry.share}"),
        "facts": [{"known": fact.known, "says": words.nodes(fact.says)} for fact in notice.facts],
        "known": {known: t(f"kind.notice.{known}") for known in ("seen", "inferred", "unknown")},
        "address": f"{site.settings.url}texts/{entry.slug}.html",
        "linked": bool(site.settings.url),
        "blocks": [_block(block, entry, words) for block in entry.blocks],
        "terms": [term(one.record.data, words) for one in entry.terms],
        "questions": list(_questions(entry, words)),
    }


def _rights(entry: TextEntry, lang: str) -> Iterator[Rights | TranslationRights]:
    """The rights in the text, and in the translation that is printed with it."""
    notice = entry.notice.data
    yield notice.rights
    if lang in notice.translation_rights and lang not in entry.text.closed:
        yield notice.translation_rights[lang]


def _block(block: Block, entry: TextEntry, words: Words) -> dict[str, Any]:
    """A paragraph with its notes by their numbers, and its translation."""
    source = entry.notice.data.lang
    piece = Piece(block, 0, len(block.paragraph.read), 1, 1, 1)
    notes = list(called(piece))
    numbers = {placed.record.id: placed.number for placed in notes}
    translated = words.lang in block.units and block.units[words.lang].record
    return {
        **printed(piece, source, source, numbers),
        "id": block.paragraph.id,
        "notes": {str(placed.number): note(placed, numbers, words) for placed in notes},
        "translation": printed(piece, source, words.lang, {}) if translated else None,
    }


def _questions(entry: TextEntry, words: Words) -> Iterator[dict[str, Any]]:
    for placed in entry.after:
        data = placed.record.data
        if isinstance(data, Question):
            yield {"code": placed.code if data.target else "", "body": words.nodes(data.body)}
