"""A paragraph that has changed since it was translated: its text, once the translation holds for it."""

from arpentage.edit import Changes
from arpentage.fold import fold
from arpentage.mend import Case


def mend(case: Case) -> Changes:
    """Sure where only spaces, apostrophes or the like have changed; else after the person has gone through it."""
    text = case.ground.text(case.record.text)
    paragraph = text.paragraph(case.record.id) if text else None
    if paragraph is None:
        return {}
    now, old = paragraph.read.strip(), case.record.data.source
    return {("source",): now} if case.reviewed or fold(now).text == fold(old).text else {}
