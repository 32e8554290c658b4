"""`fix`: what can be mended surely, shown as a diff; written when asked."""

from argparse import Namespace
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from rich.console import Console

from arpentage import mends
from arpentage.check import Ground
from arpentage.mend import Asked, Repair, repairs
from arpentage.mends.quotation_ambiguous import occurrences
from arpentage.model import Text
from arpentage.problem import Problem
from arpentage.program import Command, Option, Program
from arpentage.quoted import quotation_at
from arpentage.report import Report
from arpentage.rewrite import rewrite

_WORDS = {
    "fr": {
        "shown": "{n} fichier(s) à réparer ; pour les écrire : python build.py fix --write",
        "written": "{n} fichier(s) réparé(s).",
        "none": "Rien à réparer sûrement.",
        "choose": "{path} : ces mots sont à {n} endroits ; dites lequel avec --place :",
        "files": "--reviewed et --place demandent des fichiers : ceux que vous avez relus, celui dont vous parlez.",
        "unknown": "{path} n’est pas une annotation de ce recueil.",
    },
    "en": {
        "shown": "{n} file(s) to mend; to write them: python build.py fix --write",
        "written": "{n} file(s) mended.",
        "none": "Nothing to mend surely.",
        "choose": "{path}: these words stand in {n} places; say which with --place:",
        "files": "--reviewed and --place ask for files: those that you went through, the one that you speak of.",
        "unknown": "{path} is not an annotation of this reader.",
    },
}
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def run(program: Program, options: Namespace) -> int:
    """Show every mend that is sure, or write it; then the quotations that need a choice."""
    words, console = _WORDS[options.lang], Console(highlight=False, soft_wrap=True)
    report = Report(options.lang)
    ground = program.examine(report)
    files = frozenset(_name(program.root, path) for path in options.files)
    unknown = files - {record.path for record in ground.library.records}
    refused = [words["unknown"].format(path=path) for path in sorted(unknown)]
    if (options.reviewed or options.place) and not files:
        refused.append(words["files"])
    if refused:
        Console(stderr=True, highlight=False).print("\n".join(refused), markup=False, soft_wrap=True)
        return 2
    asked = Asked(files, options.reviewed, options.place, mends.discover())
    found = list(repairs(ground, report.problems, asked))
    for repair in found:
        _show(repair, console)
        if options.write:
            rewrite(program.root / repair.path, repair.after.encode())
    mended = {(repair.path, code) for repair in found for code in repair.codes}
    for line in _choices(ground, [p for p in report.problems if (p.at.path, p.code) not in mended], words["choose"]):
        console.print(line, markup=False)
    console.print(words["written" if options.write else "shown"].format(n=len(found)) if found else words["none"])
    return 0


def _name(root: Path, path: Path) -> PurePosixPath:
    """A file as the reader names it; it may be given from anywhere."""
    full = path.resolve()
    return PurePosixPath(full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix())


def _show(repair: Repair, console: Console) -> None:
    console.print(f"{repair.path}: {', '.join(repair.codes)}", style="bold", markup=False)
    lines = unified_diff(repair.before.splitlines(), repair.after.splitlines(), n=1, lineterm="")
    for line in list(lines)[2:]:
        console.print(f"  {line}", style=_COLOURS.get(line[:1]), markup=False)


def _choices(ground: Ground, problems: list[Problem], words: str) -> Iterator[str]:
    """For each quotation that stands in several places: these places, numbered as `--place` takes them."""
    records = {record.path: record for record in ground.library.records}
    for problem in problems:
        found = quotation_at(records[problem.at.path], problem.at) if problem.at.path in records else None
        text = ground.text(records[problem.at.path].text) if found else None
        if found and text and problem.code == "quotation-ambiguous":
            places = list(occurrences(text.read, found[1]))
            yield words.format(path=problem.at.path, n=len(places))
            yield from (f"  {number:>3}. {_around(text, *place)}" for number, place in enumerate(places, 1))


def _around(text: Text, start: int, end: int) -> str:
    paragraph = next(p for p in text.paragraphs if p.end >= start)
    before, after = text.read[max(0, start - 40) : start], text.read[end : end + 40]
    return f"{paragraph.id}: …{before}[{text.read[start:end]}]{after}…".replace("\n", " ")


COMMAND = Command(
    {
        "fr": "proposer les réparations sûres, et les écrire avec --write",
        "en": "propose the mends that are sure, and write them with --write",
    },
    run,
    (
        Option(
            "files",
            {"fr": "les annotations à réparer ; toutes sans elles", "en": "the annotations to mend; all without them"},
            {"nargs": "*", "type": Path},
        ),
        Option(
            "--write",
            {"fr": "écrire ce qui est proposé", "en": "write what is proposed"},
            {"action": "store_true"},
        ),
        Option(
            "--reviewed",
            {
                "fr": "vous avez relu ces fichiers : mettre à jour leurs empreintes et leur source",
                "en": "you went through these files: bring their hashes and their source up to date",
            },
            {"action": "store_true"},
        ),
        Option(
            "--place",
            {
                "fr": "la place à retenir pour une citation douteuse (1 : la première, ou la plus proche)",
                "en": "the place to take for a doubtful quotation (1: the first, or the nearest)",
            },
            {"type": int, "default": 0, "metavar": "N"},
        ),
    ),
)
