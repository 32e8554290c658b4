"""What is proposed of a text, told line by line with its reason: nothing is left out or joined in silence."""

from collections.abc import Iterator

from arpentage.adding.proposal import Proposal
from arpentage.adding.write import ids

_MOST = 40
"""Lines of one sort that are listed; the file has the others."""

_WORDS = {
    "fr": {
        "paragraphs": "{n} paragraphe(s), de {first} à {last} :",
        "heading": "  {id}, ligne {line} : « {words} », titre{sure}",
        "guess": " (supposé : une ligne courte, sans point)",
        "left": "Laissé de côté ({n}), à vérifier :",
        "line": "  ligne {line} : « {words} » – {why}",
        "joins": "Traits d’union en fin de ligne ({n}), à vérifier :",
        "soft": "  ligne {line} : retiré – {why}",
        "hard": "  ligne {line} : gardé – {why}",
        "more": "  … et {n} autre(s), dans edition.yaml",
    },
    "en": {
        "paragraphs": "{n} paragraph(s), from {first} to {last}:",
        "heading": "  {id}, line {line}: “{words}”, heading{sure}",
        "guess": " (a guess: one short line without a stop)",
        "left": "Left out ({n}), to be checked:",
        "line": "  line {line}: “{words}” – {why}",
        "joins": "Hyphens at the ends of lines ({n}), to be checked:",
        "soft": "  line {line}: removed – {why}",
        "hard": "  line {line}: kept – {why}",
        "more": "  … and {n} more, in edition.yaml",
    },
}


def tell(proposal: Proposal, lang: str) -> Iterator[str]:
    """The lines to print."""
    words = _WORDS[lang]
    named = list(zip(ids(proposal.paragraphs), proposal.paragraphs, strict=True))
    yield words["paragraphs"].format(n=len(named), first=named[0][0], last=named[-1][0])
    headings = [(id_, opens) for id_, opens in named if opens.role != "paragraph"]
    yield from _some(
        [
            words["heading"].format(
                id=id_, line=opens.line, words=opens.words, sure=words["guess"] if opens.cert != "high" else ""
            )
            for id_, opens in headings
        ],
        words["more"],
    )
    if proposal.left:
        yield words["left"].format(n=len(proposal.left))
        left = [(entry.line, " ".join(entry.words.split())[:60], entry.why[lang]) for entry in proposal.left]
        yield from _some([words["line"].format(line=n, words=w, why=why) for n, w, why in left], words["more"])
    if proposal.joins:
        yield words["joins"].format(n=len(proposal.joins))
        joins = [(words["soft" if join.soft else "hard"], join) for join in proposal.joins]
        yield from _some([form.format(line=join.line, why=join.why[lang]) for form, join in joins], words["more"])


def _some(lines: list[str], more: str) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield more.format(n=len(lines) - _MOST)
