"""Third stage: every target sought in its text; what is not surely found is reported with the mend it needs."""

import json
from dataclasses import dataclass

from arpentage.anchor import Match, locate
from arpentage.annotation import Quotation, Target
from arpentage.mapping import to_reading
from arpentage.model import Anchor, Anchored, Library, Orphan, Paragraph, Placement, Problems, Record, Text
from arpentage.problem import Place, Problem, Rule

_MEND = {
    "fr": "passage le plus proche, {where} ; pour l’y placer :\n{yaml}",
    "en": "nearest passage, {where}; to place it there:\n{yaml}",
}
LOST = Rule(
    "quotation-lost",
    "warning",
    {"fr": "« {words} » ne se trouve plus dans {text}", "en": "“{words}” no longer stands in {text}"},
    {
        "fr": "cherchez le passage dans le texte et citez-le tel qu’il se lit.",
        "en": "look for the passage in the text and quote it as it reads.",
    },
)
NEARLY = Rule(
    "quotation-changed",
    "warning",
    {"fr": "« {words} » ne se lit plus ainsi dans {text}", "en": "“{words}” no longer reads so in {text}"},
    _MEND,
)
AMBIGUOUS = Rule(
    "quotation-ambiguous",
    "warning",
    {"fr": "« {words} » se trouve plusieurs fois dans {text}", "en": "“{words}” stands several times in {text}"},
    {
        "fr": "ajoutez les mots d’avant et d’après ; pour la première fois, {where} :\n{yaml}",
        "en": "add the words before and after; for the first one, {where}:\n{yaml}",
    },
)
ELSEWHERE = Rule(
    "quotation-in-other-text",
    "warning",
    {
        "fr": "« {words} » n’est pas dans {text} mais dans {other}",
        "en": "“{words}” is not in {text} but in {other}",
    },
    {"fr": "déplacez ce fichier vers {path}", "en": "move this file to {path}"},
)
REVERSED = Rule(
    "range-reversed",
    "warning",
    {"fr": "la fin « {words} » précède le début", "en": "the end “{words}” comes before the beginning"},
    {"fr": "échangez « from » et « to ».", "en": "swap “from” and “to”."},
)
BAD_TARGET = Rule(
    "bad-target",
    "error",
    {
        "fr": "la cible n’est ni un paragraphe, ni une citation, ni une étendue",
        "en": "the target is neither a paragraph, nor a quotation, nor a range",
    },
    {
        "fr": "donnez « paragraph », ou « exact », ou « from » et « to ».",
        "en": "give “paragraph”, or “exact”, or “from” and “to”.",
    },
)
UNKNOWN_PARAGRAPH = Rule(
    "unknown-paragraph",
    "warning",
    {"fr": "le paragraphe « {id} » n’est pas dans {text}", "en": "paragraph “{id}” is not in {text}"},
    {"fr": "ce texte a : {known}", "en": "this text has: {known}"},
)


def anchor(library: Library, texts: tuple[Text, ...]) -> tuple[Anchored, Problems]:
    """Place every annotation that has a target; the others of a text are placed on the whole of it."""
    placements: list[Placement] = []
    orphans: list[Orphan] = []
    by_slug = {text.slug: text for text in texts}
    for record in library.records:
        text = by_slug.get(record.text)
        if text is None or not hasattr(record.data, "target") or isinstance(record.data.target, str):
            continue
        found = _Search(record, text, texts).target(record.data.target)
        if isinstance(found, Problem):
            orphans.append(Orphan(record, found))
        else:
            placements.append(Placement(record, found))
    return Anchored(tuple(placements), tuple(orphans)), tuple(orphan.problem for orphan in orphans)


def placed(text: Text, words: Quotation, paragraph: Paragraph | None = None) -> Anchor | None:
    """Where words surely stand: in their paragraph, else in the reading text, else in the received one."""
    if paragraph:
        match = _locate(paragraph.read, words)
        if match and match.sure:
            return Anchor(paragraph.start + match.start, paragraph.start + match.end)
    match = _locate(text.read, words)
    if match and match.sure:
        return Anchor(match.start, match.end)
    received = _locate(text.received, words)
    return to_reading(text, received.start, received.end) if received and received.sure else None


@dataclass(frozen=True)
class _Search:
    record: Record[object]
    text: Text
    texts: tuple[Text, ...]

    def target(self, target: Target | None) -> Anchor | Problem:
        if target is None:
            return Anchor(0, len(self.text.read))
        forms = (target.exact is not None, target.from_ is not None and target.to is not None)
        half = (target.from_ is None) != (target.to is None)
        if half or all(forms) or not (any(forms) or target.paragraph):
            return BAD_TARGET.at(self.record.at("target"))
        if target.from_ and target.to:
            return self.range(target.from_, target.to)
        paragraph = self.paragraph(target.paragraph) if target.paragraph else None
        if isinstance(paragraph, Problem):
            return paragraph
        if target.exact:
            quotation = Quotation(exact=target.exact, prefix=target.prefix, suffix=target.suffix)
            return self.quotation(quotation, self.record.at("target", "exact"), paragraph)
        assert paragraph
        return Anchor(paragraph.start, paragraph.end)

    def range(self, first: Quotation, last: Quotation) -> Anchor | Problem:
        start = self.quotation(first, self.record.at("target", "from", "exact"))
        end = self.quotation(last, self.record.at("target", "to", "exact"))
        if isinstance(start, Problem) or isinstance(end, Problem):
            return start if isinstance(start, Problem) else end
        if end.end <= start.start:
            return REVERSED.at(self.record.at("target", "to"), words=last.exact)
        return Anchor(start.start, end.end)

    def paragraph(self, id_: str) -> Paragraph | Problem:
        found = self.text.paragraph(id_)
        if found:
            return found
        known = ", ".join(paragraph.id for paragraph in self.text.paragraphs)
        return UNKNOWN_PARAGRAPH.at(self.record.at("target", "paragraph"), id=id_, text=self.text.slug, known=known)

    def quotation(self, words: Quotation, at: Place, paragraph: Paragraph | None = None) -> Anchor | Problem:
        return placed(self.text, words, paragraph) or self.lost(words, at, _locate(self.text.read, words))

    def lost(self, words: Quotation, at: Place, match: Match | None) -> Problem:
        facts = {"words": words.exact, "text": self.text.slug}
        for other in self.texts:
            if other is not self.text and (found := _locate(other.read, words)) and found.sure:
                path = str(self.record.path).replace(f"/{self.text.slug}/", f"/{other.slug}/")
                return ELSEWHERE.at(at, other=other.slug, path=path, **facts)
        if match is None:
            return LOST.at(at, **facts)
        rule = AMBIGUOUS if match.how == "ambiguous" else NEARLY
        return rule.at(at, where=self.where(match), yaml=self.yaml(match), **facts)

    def where(self, match: Match) -> str:
        paragraph = next(p for p in self.text.paragraphs if p.end >= match.start)
        return paragraph.id

    def yaml(self, match: Match) -> str:
        """The lines that would place the annotation on a match."""
        read = self.text.read
        before, after = read[max(0, match.start - 24) : match.start], read[match.end : match.end + 24]
        values = {"exact": read[match.start : match.end], "prefix": before, "suffix": after}
        return "\n".join(f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())


def _locate(text: str, words: Quotation) -> Match | None:
    return locate(text, words.exact, words.prefix, words.suffix)
