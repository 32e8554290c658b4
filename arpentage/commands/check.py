"""`check`: everything that is wrong with the texts and their annotations, and nothing written."""

from argparse import Namespace
from contextlib import suppress

from arpentage.program import FORMAT, STRICT, Command, Option, Program
from arpentage.report import Report, Stopped


def run(program: Program, options: Namespace) -> int:
    """Go as far as the checks; to the pages where they are asked for. `site` goes all the way on every build."""
    report = Report(options.lang, options.strict, options.format)
    with suppress(Stopped):
        ground = program.examine(report)
        if options.pages:
            program.publish(report, {"online": program.assemble(report, ground, "online")}, None)
    return report.end(writing=False)


PAGES = Option(
    "--pages",
    {
        "fr": "faire aussi les pages, pour vérifier gabarits et chaînes d’interface",
        "en": "make the pages too, to check templates and interface strings",
    },
    {"action": "store_true"},
)
COMMAND = Command({"fr": "vérifier sans rien écrire", "en": "check, writing nothing"}, run, (STRICT, FORMAT, PAGES))
