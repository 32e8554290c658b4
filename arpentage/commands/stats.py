"""`stats`: how much there is."""

from argparse import Namespace
from contextlib import suppress

from arpentage.program import Command, Program
from arpentage.report import Report, Stopped
from arpentage.stats import stats


def run(program: Program, options: Namespace) -> int:
    """Count what the reader holds; warnings are not the matter here."""
    report = Report(options.lang)
    with suppress(Stopped):
        report.say(*stats(program.assemble(report, program.examine(report)), options.lang))
    return report.end(writing=False, errors_only=True)


COMMAND = Command(
    {"fr": "compter ce qu’il y a, par texte et par langue", "en": "count what there is, a text and a language"}, run
)
