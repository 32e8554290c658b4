"""`import-annotations`: annotations made elsewhere become annotation files; what has no sure place is listed."""

import json
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from arpentage.importing.formats import discover
from arpentage.importing.quoted import MAX_IMPORT, Format, Quoted, Unreadable
from arpentage.importing.settle import WHY, Settled, Way, settle
from arpentage.kinds.contributor import Contributor
from arpentage.kinds.theme import Theme
from arpentage.program import Command, Option, Program
from arpentage.report import Report, Stopped

_WORDS = {
    "fr": {
        "refused": "build.py import-annotations : {file} n'entre pas : {why}",
        "unknown": "ce n'est pas un format connu ({known})",
        "by": "« {by} » n'est pas dans annotations/contributors/",
        "written": "{n} fichier(s) écrit(s), à relire :",
        "left": "{n} sans place sûre, à reprendre à la main :",
        "there": "{n} déjà là, laissé(s) tel(s) quel(s).",
    },
    "en": {
        "refused": "build.py import-annotations: {file} is not brought in: {why}",
        "unknown": "it is of no known format ({known})",
        "by": "“{by}” is not in annotations/contributors/",
        "written": "{n} file(s) written, to be gone through:",
        "left": "{n} without a sure place, to be taken up by hand:",
        "there": "{n} there already, left as they are.",
    },
}


def run(program: Program, options: Namespace) -> int:
    """Read, place, write; nothing is written over. Code 2: the file was refused."""
    report = Report(options.lang)
    words = _WORDS[options.lang]
    with suppress(Stopped):
        ground = program.examine(report)
        library = ground.library
        report.problems.clear()  # the reader's own warnings are not the matter here
        try:
            format_, found = _read(options.file, words["unknown"])
            if options.by not in library.by_id(Contributor):
                raise Unreadable(words["by"].format(by=options.by))
        except Unreadable as refusal:
            print(words["refused"].format(file=options.file, why=refusal), file=sys.stderr)
            return 2
        lang = options.text_lang or library.languages[0]
        way = Way(format_.name, lang, options.by, library.by_id(Theme).keys())
        made, left_out = settle(found, ground.texts, way)
        written = [settled for settled in made if _write(program.root, settled)]
        report.say(words["written"].format(n=len(written)), *(f"  {settled.path}" for settled in written))
        if there := len(made) - len(written):
            report.say(words["there"].format(n=there))
        if left_out:
            report.say(words["left"].format(n=len(left_out)))
            report.say(*(_told(quoted, WHY[options.lang][why]) for quoted, why in left_out))
    return report.end(writing=False)


def _told(quoted: Quoted, why: str) -> str:
    words = " ".join((quoted.exact or quoted.body or quoted.page).split())[:70]
    return f"  {quoted.id or '?'} : {why} : « {words} »"


def _read(file: Path, unknown: str) -> tuple[Format, tuple[Quoted, ...]]:
    try:
        if file.stat().st_size > MAX_IMPORT:
            raise Unreadable(f"> {MAX_IMPORT} octets, bytes")
        value = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from None
    formats = discover()
    for format_ in formats:
        if format_.recognises(value):
            return format_, format_.parse(value)
    raise Unreadable(unknown.format(known=", ".join(format_.name for format_ in formats)))


def _write(root: Path, settled: Settled) -> bool:
    """Whether it was written: what is there stays."""
    file = root / settled.path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(settled.content)
    except FileExistsError:
        return False
    return True


COMMAND = Command(
    {
        "fr": "faire entrer des annotations de Hypothesis ou Web Annotation (W3C)",
        "en": "bring in annotations of Hypothesis or W3C Web Annotation",
    },
    run,
    (
        Option("file", {"fr": "le fichier JSON", "en": "the JSON file"}, {"type": Path, "metavar": "FILE"}),
        Option(
            "--by",
            {"fr": "qui les fait entrer (annotations/contributors/)", "en": "who brings them in"},
            {"required": True, "metavar": "ID"},
        ),
        Option(
            "--text-lang",
            {"fr": "leur langue (par défaut, celle du recueil)", "en": "their language (the reader’s by default)"},
            {"metavar": "LANG"},
        ),
    ),
)
