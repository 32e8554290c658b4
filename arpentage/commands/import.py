# ruff: noqa: N999 (the module is named as its command)
"""`import`: contributions brought back in the file of an outbox, or made elsewhere, become annotation files."""

from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from arpentage import checks
from arpentage.annotation import Contribution
from arpentage.check import Ground
from arpentage.importing.admit import admit, apart, write
from arpentage.importing.handed import Handed, handed
from arpentage.importing.outbox import UNREADABLE, Item, records, signed
from arpentage.importing.quoted import Quoted
from arpentage.importing.settle import WHY
from arpentage.importing.slips import slips
from arpentage.model import Library, Record
from arpentage.problem import Place
from arpentage.program import Command, Option, Program
from arpentage.report import Report, Stopped
from arpentage.schema import with_modeline

_WORDS = {
    "fr": {
        "written": "{n} fichier(s) entré(s) :",
        "changed": "{n} fichier(s) changé(s), faits de ce qui y est encore :",
        "same": "{n} fichier(s) déjà là, laissé(s) tel(s) quel(s).",
        "signed": "{n} présentation(s) laissée(s) de côté : tout est signé {by}.",
        "left": "{n} sans place sûre, à reprendre à la main :",
        "next": "Relisez-les, puis « python build.py check » et proposez-les.",
    },
    "en": {
        "written": "{n} file(s) brought in:",
        "changed": "{n} file(s) changed, made from what still is there:",
        "same": "{n} file(s) there already, left as they are.",
        "signed": "{n} introduction(s) left out: everything is signed {by}.",
        "left": "{n} without a sure place, to be taken up by hand:",
        "next": "Read them, then run “python build.py check” and propose them.",
    },
}


def run(program: Program, options: Namespace) -> int:
    """Bring in what can be, say why the rest is not; a file is only written over by what was made from it as it is."""
    report = Report(options.lang)
    words = _WORDS[options.lang]
    with suppress(Stopped):
        ground = program.examine(report)
        report.stop_on_errors()  # what comes in could not be told from what was wrong before
        report.problems.clear()
        given = _handed(report, ground, options)
        found = _found(report, given.items, ground.library, options)
        if options.by and (left := [record for record in found if record.kind.name == "contributor"]):
            found = tuple(record for record in found if record not in left)
            report.say(words["signed"].format(n=len(left), by=options.by))
        sorts = apart(found, ground.library, program.root, _replaced(given.items))
        admitted, wrong = admit(ground, (*sorts.new, *sorts.changed), checks.discover())
        written, refused = write(admitted, program.root, {record.path for record in sorts.changed})
        report.problems += (*sorts.problems, *wrong, *refused)
        if there := len(sorts.same) + given.there:
            report.say(words["same"].format(n=there))
        for key, some in (("written", sorts.new), ("changed", sorts.changed)):
            if paths := [record.path for record in written if record in some]:
                report.say(words[key].format(n=len(paths)), *(f"  {path}" for path in paths))
        if written:
            report.say(words["next"])
        if given.left:
            report.say(words["left"].format(n=len(given.left)), *_told(given.left, WHY[options.lang]))
    return report.end(writing=False)


def _name(options: Namespace) -> PurePosixPath:
    return PurePosixPath(options.file.as_posix())


def _handed(report: Report, ground: Ground, options: Namespace) -> Handed:
    name = _name(options)
    try:
        content = options.file.read_bytes()
    except OSError as error:
        report.problems.append(UNREADABLE.at(Place(name), reason=error.strerror or error))
        raise Stopped from error
    read = slips if options.slips else handed
    given, problems = read(content, name, ground, options.by, options.text_lang)
    report.problems += problems
    if given is None:
        raise Stopped
    return given


def _found(report: Report, items: Sequence[Item], library: Library, options: Namespace) -> tuple[Record[Any], ...]:
    """Items as records, each with the first line of its kind, signed by one where that was asked."""
    found, problems = records(items, library, _name(options))
    report.problems += problems
    texts = ((record, _signed(record, items, library, options.by)) for record in found)
    ready = [Item(str(record.path), with_modeline(text, record.path, record.kind)) for record, text in texts]
    found, problems = records(ready, library, _name(options))
    report.problems += problems
    return found


def _signed(record: Record[Any], items: Iterable[Item], library: Library, by: str | None) -> str:
    """A file's text signed by one where that was asked, beside those of the file that it was made from."""
    if not by:
        return record.document.text
    there = next((one.data for one in library.records if one.path == record.path), None)
    before = there.by if isinstance(there, Contribution) and record.path in _replaced(items) else ()
    return signed(record, dict.fromkeys((*before, by)))


def _replaced(items: Iterable[Item]) -> Mapping[PurePosixPath, str]:
    """The hash of the file that an item was made from, by its path."""
    return {PurePosixPath(item.path): item.replaces for item in items if item.replaces}


def _told(left: Iterable[tuple[Quoted, str]], why: dict[str, str]) -> Iterable[str]:
    for quoted, reason in left:
        words = " ".join((quoted.exact or quoted.body or quoted.page).split())[:70]
        yield f"  {quoted.id or '?'} : {why[reason]} : « {words} »"


FILE = Option(
    "file",
    {
        "fr": "le fichier d’une boîte d’envoi, ou des annotations en JSON (Hypothesis, Web Annotation du W3C)",
        "en": "an outbox’s file, or annotations in JSON (Hypothesis, W3C Web Annotation)",
    },
    {"type": Path, "metavar": "FILE"},
)
BY = Option(
    "--by",
    {
        "fr": "tout signer de ce nom (un identifiant de contributors/), celui d’un groupe par exemple",
        "en": "sign everything with this name (an id of contributors/), that of a group for instance",
    },
    {"metavar": "ID"},
)
TEXT_LANG = Option(
    "--text-lang",
    {
        "fr": "langue des annotations faites ailleurs (par défaut, celle du recueil)",
        "en": "language of annotations made elsewhere (the reader’s by default)",
    },
    {"metavar": "LANG"},
)
SLIPS = Option(
    "--slips",
    {
        "fr": "le fichier est un tableau de talons d’atelier (CSV) : code, texte, qui",
        "en": "the file is a table of workshop slips (CSV): code, text, who",
    },
    {"action": "store_true"},
)
COMMAND = Command(
    {
        "fr": "faire entrer les contributions d’une boîte d’envoi, des annotations d’ailleurs, des talons d’atelier",
        "en": "bring in the contributions of an outbox, annotations made elsewhere, or workshop slips",
    },
    run,
    (FILE, SLIPS, BY, TEXT_LANG),
)
