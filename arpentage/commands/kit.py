"""`kit`: the workshop kit of a text or of a theme, as PDF."""

from argparse import ArgumentTypeError, Namespace
from contextlib import suppress
from pathlib import Path

from arpentage.kit.groups import PEOPLE
from arpentage.kit.plan import SHORTEST
from arpentage.printing import make_kit
from arpentage.program import Command, Option, Program
from arpentage.report import Report, Stopped


def run(program: Program, options: Namespace) -> int:
    """Print the kit; nothing is written when it cannot be. Warnings on the annotations are not the matter here."""
    report = Report(options.lang)
    with suppress(Stopped):
        reader = program.assemble(report, program.examine(report), "print")
        report.printed(report("kit", make_kit, program.root, reader, options))
    return report.end(writing=False, errors_only=True)


def _minutes(given: str) -> int:
    if int(given) < SHORTEST:
        raise ArgumentTypeError(f"{given} < {SHORTEST}")
    return int(given)


COMMAND = Command(
    {
        "fr": "faire le dossier d’atelier d’un texte, ou d’un thème, en PDF",
        "en": "make the workshop kit of a text, or of a theme, as PDF",
    },
    run,
    (
        Option(
            "--text",
            {"fr": "identifiant du texte à se partager", "en": "id of the text to share out"},
            {"metavar": "SLUG"},
            either=True,
        ),
        Option(
            "--theme",
            {"fr": "ou identifiant du thème à comparer à travers les textes", "en": "or id of the theme to compare"},
            {"metavar": "ID"},
            either=True,
        ),
        Option(
            "--people",
            {"fr": "nombre de personnes, de 2 à 40", "en": "number of people, 2 to 40"},
            {"required": True, "type": int, "choices": PEOPLE, "metavar": "N"},
        ),
        Option(
            "--minutes",
            {"fr": "durée de la séance (par défaut : 120)", "en": "length of the session (default: 120)"},
            {"type": _minutes, "default": 120, "metavar": "N"},
        ),
        Option(
            "--lang",
            {
                "fr": "langue du dossier (par défaut : celle de la racine du site), et des messages",
                "en": "language of the kit (default: that of the site's root), and of messages",
            },
            {"metavar": "LANG"},
        ),
        Option(
            "--large",
            {"fr": "en grands caractères, 18 points", "en": "in large print, 18 points"},
            {"action": "store_true"},
        ),
        Option(
            "--sheets",
            {"fr": "feuilles de papier recto verso, au plus", "en": "sheets of paper printed on both sides, at most"},
            {"type": int, "metavar": "N"},
        ),
        Option(
            "--out",
            {"fr": "dossier du PDF (par défaut : dist)", "en": "folder of the PDF (default: dist)"},
            {"type": Path, "metavar": "DIR"},
        ),
    ),
)
