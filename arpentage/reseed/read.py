"""What quotes the reading text, carried over: targets and translations."""

from dataclasses import replace
from typing import Any

from arpentage.align import Alignment, same_words
from arpentage.anchoring import placed
from arpentage.annotation import Quotation, Target
from arpentage.document import Steps
from arpentage.edit import Changes, Value
from arpentage.kinds.translation import Translation
from arpentage.model import Anchor, Record, Text
from arpentage.quoted import quotations, requoted
from arpentage.reseed.copies import alike
from arpentage.reseed.outcome import Carried, Outcome
from arpentage.selector import MOST

LEAST = 0.7
"""Likeness from which the words at a place are those that were quoted there, changed."""
REACH = 160
"""Characters of the old text that a quotation takes on, so that it is not found where it never stood."""


class Readings:
    """A text as it read on the old copy, and as it reads on the new one."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self.alignment = Alignment(old.read, new.read)

    def target(self, record: Record[Any]) -> Carried:
        """An annotation's target: every quotation stays at its place, or is told; none goes to another by itself."""
        outcomes, changes = list[Outcome](), dict[Steps, Value | None]()
        for steps, words in quotations(record):
            old = self._place(self.old, record, steps, words)
            if old is not None:  # what had no place before has none to lose
                outcome, made = self._quotation(record, steps, words, old)
                outcomes.append(outcome)
                changes |= made
        paragraph = record.data.target.paragraph if record.data.target else None
        if paragraph and self.old.paragraph(paragraph) and not self.new.paragraph(paragraph):
            outcomes.append(Outcome("lost", record.path, paragraph))
        return Carried(record.path, tuple(outcomes), changes)

    def translation(self, record: Record[Translation]) -> Carried:
        """A translation that was up to date stays so where the words are the same; else it is to be gone through."""
        old, new = self.old.paragraph(record.id), self.new.paragraph(record.id)
        if old is None or record.data.source != old.read.strip():
            return Carried(record.path, ())
        if new is None:
            return Carried(record.path, (Outcome("lost", record.path, record.id),))
        now = new.read.strip()
        if now == record.data.source:
            return Carried(record.path, (Outcome("kept", record.path, record.id),))
        if same_words(now, record.data.source):
            return Carried(record.path, (Outcome("carried", record.path, record.id),), {("source",): now})
        return Carried(record.path, (Outcome("revise", record.path, record.data.source, now),))

    def _quotation(self, record: Record[Any], steps: Steps, words: Quotation, old: Anchor) -> tuple[Outcome, Changes]:
        found = self._place(self.new, record, steps, words)
        place = self.alignment.words(old.start, old.end)
        was, now = self.old.read[old.start : old.end], self.new.read[slice(*place)]
        if found and self._overlap(found, place) and same_words(was, self.new.read[found.start : found.end]):
            return Outcome("kept", record.path, was), {}
        changes = requoted(record, steps, self.new.read, *place) if alike(was, now) >= LEAST else {}
        if changes:
            return Outcome("carried" if same_words(was, now) else "requoted", record.path, was, now), changes
        return Outcome("lost", record.path, was), self._kept_away(record, steps, words, old) if found else {}

    def _kept_away(self, record: Record[Any], steps: Steps, words: Quotation, old: Anchor) -> Changes:
        """The quotation made longer by the words that stood around it, until the new text has it nowhere."""
        for reach in range(20, REACH, 20):
            longer = self.old.read[max(0, old.start - reach) : old.end + reach].strip()
            if len(longer) <= MOST and self._place(self.new, record, steps, replace(words, exact=longer)) is None:
                return {(*steps, "exact"): longer}
        return {}

    @staticmethod
    def _overlap(found: Anchor, place: tuple[int, int]) -> bool:
        return found.start < place[1] and place[0] < found.end

    @staticmethod
    def _place(text: Text, record: Record[Any], steps: Steps, words: Quotation) -> Anchor | None:
        target: Target = record.data.target
        paragraph = text.paragraph(target.paragraph) if target.paragraph and steps == ("target",) else None
        return placed(text, words, paragraph)
