"""`site`: the build, all of it."""

from argparse import Namespace
from contextlib import suppress

from arpentage.program import FORMAT, OUT, STRICT, Command, Program
from arpentage.report import Report, Stopped


def run(program: Program, options: Namespace) -> int:
    """Build the site; nothing is written when something is wrong."""
    report = Report(options.lang, options.strict, options.format)
    with suppress(Stopped):
        reader = program.assemble(report, program.examine(report), "online")
        program.publish(report, {"online": reader}, options.out or program.root / "site")
    return report.end(writing=True)


COMMAND = Command(
    {"fr": "construire le site (par défaut)", "en": "build the site (the default)"}, run, (OUT, STRICT, FORMAT)
)
