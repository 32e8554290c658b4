"""A theme as it is printed, for those who compare: its passages text by text, sources, questions."""

from typing import Any

from arpentage.catalogue import Catalogue, direction
from arpentage.html.concordance import in_sentence
from arpentage.html.references import SPOKEN, Cite
from arpentage.html.typography import typeset
from arpentage.kinds.note import Note
from arpentage.paper.nodes import Words, tree
from arpentage.paper.strings import frame
from arpentage.site import PassageEntry, Site, TextEntry, ThemeEntry


def theme_data(site: Site, theme: ThemeEntry, t: Catalogue, cite: Cite) -> dict[str, Any]:
    """All that the template needs."""
    words = Words(t.lang)
    data = theme.record.data
    title = words.plain(data.label)
    return {
        **frame(site, t, "output.pdf."),
        "title": title,
        "short": title,
        "intro": words.nodes(data.intro),
        "address": f"{site.settings.url}themes/{theme.record.id}.html",
        "texts": [
            _text(entry, passages, words)
            for entry in site.texts
            if (passages := [one for one in theme.passages if one.notice.text == entry.slug])
        ],
        "questions": [
            {"body": words.nodes(one.data.body), "hint": words.nodes(one.data.hint) if one.data.hint else None}
            for one in theme.discussions
        ],
        "sources": sources(site, theme, t, cite),
    }


def _text(entry: TextEntry, passages: list[PassageEntry], words: Words) -> dict[str, Any]:
    notice = entry.notice.data
    return {
        "title": words.plain(notice.title),
        "created": words.nodes(notice.created_says),
        "byline": words.nodes(notice.byline),
        "passages": [_passage(entry, passage, words) for passage in passages],
    }


def _passage(entry: TextEntry, passage: PassageEntry, words: Words) -> dict[str, Any]:
    lang = entry.notice.data.lang
    shown = in_sentence(passage)
    unit = entry.block(passage.placed.paragraph).units.get(words.lang)
    target = unit.record.data.target if unit and unit.record else ""
    return {
        "code": passage.placed.code,
        "why": words.nodes(passage.record.data.why),
        "lang": lang,
        "before": typeset(shown.before, lang),
        "quote": typeset(shown.quote, lang),
        "behind": typeset(shown.behind, lang),
        "translation": {"lang": words.lang, "rtl": direction(words.lang) == "rtl", "body": [target]}
        if target
        else None,
    }


def sources(site: Site, theme: ThemeEntry, t: Catalogue, cite: Cite) -> list[dict[str, Any]]:
    """The works that the notes on the theme rely on, by author, in the language that they are cited in."""
    cited = {
        citation.source
        for placed in theme.cited_in
        if isinstance(placed.record.data, Note)
        for citation in placed.record.data.sources
    }
    lang = t.lang if t.lang in SPOKEN else site.languages[0]
    works = (entry.record for entry in site.sources if entry.record.id in cited)
    return [{"lang": lang, "body": tree(str(cite(work)))} for work in works]
