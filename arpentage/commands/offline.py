"""`offline`: the site with all that goes with a copy that is handed out, and the copy itself, as one zip."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from arpentage.program import FORMAT, OUT, STRICT, Command, Option, Program
from arpentage.report import Report, Stopped
from arpentage.stick.archive import make_stick
from arpentage.stick.doors import doors
from arpentage.stick.since import since
from arpentage.stick.tell import told


def run(program: Program, options: Namespace) -> int:
    """Build everything; nothing is written when something is wrong, and no zip when the site cannot be."""
    report, published = Report(options.lang, options.strict, options.format), False
    with suppress(Stopped):
        ground = program.examine(report)
        copy, paper = program.assemble(report, ground, "offline"), program.assemble(report, ground, "offline", "print")
        new = report("since", since, options.since, copy) if options.since else None
        entrance = report("stick", doors, program.root, copy)
        report.stop_on_errors()
        sites = {"online": copy, "offline": copy, "print": paper}
        files = program.publish(report, sites, options.out or program.root / "site", new)
        published = True
        report.stick(report("stick", make_stick, copy, entrance, files, options.dist or program.root / "dist"))
        if new:
            report.say(*told(new, copy, options.lang))
    return report.end(writing=not published)


COMMAND = Command(
    {
        "fr": "construire le site, les livres, ce qui s’imprime, et le zip d’une copie hors ligne",
        "en": "build the site, the books, what is printed, and the zip of an offline copy",
    },
    run,
    (
        OUT,
        Option(
            "--dist",
            {"fr": "dossier du zip (par défaut : dist)", "en": "folder of the zip (default: dist)"},
            {"type": Path, "metavar": "DIR"},
        ),
        Option(
            "--since",
            {
                "fr": "manifest.json d’une copie plus ancienne : dire ce qui est nouveau, et le mettre dans la page",
                "en": "manifest.json of an older copy: tell what is new, and put it in the page",
            },
            {"type": Path, "metavar": "FILE"},
        ),
        STRICT,
        FORMAT,
    ),
)
