"""A review of something that has changed: the hash of what it is now, once it was read again."""

from arpentage.edit import Changes
from arpentage.mend import Case


def mend(case: Case) -> Changes:
    """Only the person who read it can say so."""
    return {("hash",): case.problem.facts["hash"]} if case.reviewed else {}
