"""The facilitator's guide: the plan, who gets what, the thread to rebuild, hints, and what nobody knows.

Nothing in it is invented: the thread is the headings of the text and the first words of its paragraphs, the hints are
those of its questions, and the answers that nobody has are what its notice and its notes say is not known.
"""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from arpentage.catalogue import Catalogue
from arpentage.html.typography import typeset
from arpentage.kinds.note import Note
from arpentage.kinds.question import Question
from arpentage.kit.kit import Kit
from arpentage.kit.part import Part
from arpentage.kit.plan import Plan
from arpentage.kit.shares import P, Shares
from arpentage.paper.nodes import Words
from arpentage.paper.passage import rendered
from arpentage.paper.strings import length

FIRST_WORDS = 84
"""Characters of a paragraph's beginning in the thread."""


def guide(kit: Kit, plan: Plan, t: Catalogue, words: Words) -> dict[str, Any]:
    """The data of the guide."""
    return {
        **common(kit, plan, t),
        "at": kit.at,
        "thread": [{"number": part.number, "lines": list(_thread(kit, part, words))} for part in kit.parts],
        "questions": list(_questions(kit, words)),
        "unknown": [*_unknown(kit, words), *unsourced(kit, words)],
    }


def common(kit: Shares[P], plan: Plan, t: Catalogue) -> dict[str, Any]:
    """What the guides to texts and to themes share."""
    return {
        "longest": length(t, kit.longest.seconds),
        "mean": length(t, kit.mean),
        "uneven": t("kit.percent", n=kit.uneven),
        "shared": len(kit.parts) < kit.people,
        "plan": list(_plan(plan, t)),
        "lacks": t("kit.lacks", n=plan.lacks) if plan.lacks else "",
        "shares": [
            {"number": part.number, "label": part.label, "length": length(t, part.seconds), "readers": part.readers}
            for part in kit.parts
        ],
    }


def _plan(plan: Plan, t: Catalogue) -> Iterator[dict[str, Any]]:
    for step in plan.steps:
        if step.minutes:
            clock = f"{step.start // 60}:{step.start % 60:02}"
            yield {"at": clock, "minutes": step.minutes, "what": t(f"kit.plan.{step.name}")}


def _thread(kit: Kit, part: Part, words: Words) -> Iterator[dict[str, Any]]:
    for piece in part.pieces:
        said, lang, _ = rendered(piece, kit.entry.notice.data.lang, words.lang)
        short = said if piece.block.is_heading else shorten(said, FIRST_WORDS, placeholder=" …")
        yield {
            "heading": piece.block.is_heading,
            "code": piece.block.code,
            "lang": lang,
            "words": typeset(short, lang),
        }


def _questions(kit: Kit, words: Words) -> Iterator[dict[str, Any]]:
    for placed in kit.entry.after:
        data = placed.record.data
        if isinstance(data, Question):
            yield {
                "code": placed.code if data.target else "",
                "body": words.nodes(data.body),
                "hint": words.nodes(data.hint) if data.hint else None,
            }


def _unknown(kit: Kit, words: Words) -> Iterator[dict[str, Any]]:
    for fact in kit.entry.notice.data.facts:
        if fact.known == "unknown":
            yield {"label": None, "code": "", "says": words.nodes(fact.says)}


def unsourced(kit: Shares[P], words: Words) -> Iterator[dict[str, Any]]:
    """What the notes of the parts say that they do not know from where."""
    for part in kit.parts:
        for placed in part.notes:
            data = placed.record.data
            if isinstance(data, Note) and data.unsourced:
                yield {"label": words.nodes(data.label), "code": placed.code, "says": words.nodes(data.unsourced)}
