"""`offline`: the site with all that goes with a copy that is handed out: books, and what is printed."""

from argparse import Namespace
from contextlib import suppress

from arpentage.program import FORMAT, OUT, STRICT, Command, Program
from arpentage.report import Report, Stopped


def run(program: Program, options: Namespace) -> int:
    """Build everything; nothing is written when something is wrong."""
    report = Report(options.lang, options.strict, options.format)
    with suppress(Stopped):
        ground = program.examine(report)
        copy, paper = program.assemble(report, ground, "offline"), program.assemble(report, ground, "offline", "print")
        sites = {"online": copy, "offline": copy, "print": paper}
        program.publish(report, sites, options.out or program.root / "site")
    return report.end(writing=True)


COMMAND = Command(
    {
        "fr": "construire le site, les livres et ce qui s’imprime, pour une copie hors ligne",
        "en": "build the site, the books and what is printed, for an offline copy",
    },
    run,
    (OUT, STRICT, FORMAT),
)
