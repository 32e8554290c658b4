"""`schema`: what editors need to complete and check annotation files while they are written."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from arpentage.model import Library
from arpentage.program import Command, Option, Program
from arpentage.report import Report, Stopped
from arpentage.schema import IDS, ids, schemas, with_modeline

_WRITTEN = {"fr": "{n} fichier(s) écrit(s).", "en": "{n} file(s) written."}


def run(program: Program, options: Namespace) -> int:
    """Write what is not as it should be: the schemas; ids and modelines when asked."""
    report = Report(options.lang)
    with suppress(Stopped):
        library = program.examine(report).library
        wanted = {program.root / path: text for path, text in schemas(library.kinds).items()}
        if options.ids or not (program.root / IDS).is_file():
            wanted[program.root / IDS] = ids(library)
        if options.modelines:
            wanted |= _modelines(program.root, library)
        written = [path for path, text in wanted.items() if _write(path, text)]
        report.say(_WRITTEN[options.lang].format(n=len(written)))
    return report.end(writing=False, errors_only=True)


def _modelines(root: Path, library: Library) -> dict[Path, str]:
    records = library.records
    return {root / r.path: with_modeline(r.document.text, r.path, r.kind) for r in records}


def _write(path: Path, text: str) -> bool:
    """Whether the file had to be written."""
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return True


COMMAND = Command(
    {
        "fr": "écrire les schémas JSON des annotations, pour les éditeurs",
        "en": "write the JSON Schemas of the annotations, for editors",
    },
    run,
    (
        Option(
            "--ids",
            {
                "fr": "aussi les identifiants à proposer (à chaque édition ; pas dans une contribution)",
                "en": "the ids to suggest as well (at each edition; not in a contribution)",
            },
            {"action": "store_true"},
        ),
        Option(
            "--modelines",
            {
                "fr": "donner à chaque annotation sa première ligne, qui dit son schéma aux éditeurs",
                "en": "give each annotation its first line, which tells editors its schema",
            },
            {"action": "store_true"},
        ),
    ),
)
