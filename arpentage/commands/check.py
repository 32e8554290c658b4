"""`check`: everything that is wrong, and nothing written."""

from argparse import Namespace
from contextlib import suppress

from arpentage.program import STRICT, Command, Program
from arpentage.report import Report, Stopped


def run(program: Program, options: Namespace) -> int:
    """Build everything but the files."""
    report = Report(options.lang, options.strict)
    with suppress(Stopped):
        program.publish(report, program.assemble(report, program.examine(report)), None)
    return report.end(writing=False)


COMMAND = Command({"fr": "vérifier sans rien écrire", "en": "check, writing nothing"}, run, (STRICT,))
