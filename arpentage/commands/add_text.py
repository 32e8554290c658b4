"""`add-text`: a text that nobody prepared, put in its place, with all that is proposed of it said aloud."""

import re
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from arpentage.adding.admit import Files, code_of, codes, files, slug_of, sum_of, trial
from arpentage.adding.converted import MAX_FILE, Converted, Refused
from arpentage.adding.converters import discover
from arpentage.adding.proposal import propose
from arpentage.adding.tell import tell
from arpentage.adding.write import Facts, Origin
from arpentage.kinds.contributor import Contributor
from arpentage.kinds.notice import Notice
from arpentage.model import Library
from arpentage.program import Command, Option, Program
from arpentage.read import MAX_SEED
from arpentage.report import Report, Stopped

_WORDS = {
    "fr": {
        "refused": "build.py add-text : {file} n'entre pas : {why}.",
        "extra": "il y faut {package} : lancez « make .venv/.ready-import » dans le dépôt d'Arpentage, ailleurs "
        "« python3 -m pip --python .venv/bin/python install {package} »",
        "written": "Écrit, à relire et à compléter :",
        "rights": "Avant de publier, dites dans source.yaml ce qu'on a le droit de faire de ce texte (rights).",
        "next": "Ensuite : python build.py check, puis python build.py serve.",
    },
    "en": {
        "refused": "build.py add-text: {file} is not taken in: {why}.",
        "extra": "it needs {package}: run `make .venv/.ready-import` in Arpentage's repository, elsewhere "
        "`python3 -m pip --python .venv/bin/python install {package}`",
        "written": "Written, to be checked and completed:",
        "rights": "Before you publish, say in source.yaml what may be done with this text (rights).",
        "next": "Next: python build.py check, then python build.py serve.",
    },
}


def run(program: Program, options: Namespace) -> int:
    """Convert, divide, try, write; nothing is written over, nor when something is wrong. Code 2: refused."""
    report = Report(options.lang)
    words = _WORDS[options.lang]
    with suppress(Stopped):
        library = program.examine(report).library
        try:
            made, said = _make(library, program.root, options)
            _write(program.root, made)
        except Refused as refusal:
            print(words["refused"].format(file=options.file, why=refusal.says[options.lang]), file=sys.stderr)
            return 2
        report.say(*said, words["written"], *(f"  {path}" for path in made), words["rights"], words["next"])
    return report.end(writing=False, errors_only=True)


def _make(library: Library, root: Path, options: Namespace) -> tuple[Files, list[str]]:
    """The files to write, and what there is to say of them. Raises Refused."""
    file: Path = options.file
    converted = _converted(file)
    seed = converted.text.encode() if converted.converter else file.read_bytes()
    if len(seed) > MAX_SEED:
        raise Refused(f"{len(seed)} octets de texte, au plus {MAX_SEED}", f"{len(seed)} bytes of text, over {MAX_SEED}")
    slug = options.slug or slug_of(file.stem)
    if not re.fullmatch("[a-z0-9-]{1,64}", slug) or slug in {record.text for record in library.of(Notice)}:
        raise Refused(f"« {slug} » n’est pas un nom libre ; donnez --slug", f"“{slug}” is not a free name; give --slug")
    proposal = propose(converted.text, converted.hints)
    if not proposal.paragraphs:
        raise Refused("il ne contient aucun texte", "it holds no text")
    made = files(slug, seed, proposal, _facts(library, slug, seed, converted, options))
    if faults := trial(slug, made):
        raise Refused(faults[0].message("fr"), faults[0].message("en"))
    if (root / "seeds" / f"{slug}.txt").exists() or (root / "annotations" / "texts" / slug).exists():
        raise Refused(f"« {slug} » est déjà là ; donnez --slug", f"“{slug}” is there already; give --slug")
    return made, list(tell(proposal, options.lang))


def _converted(file: Path) -> Converted:
    formats = {suffix: converter for converter in discover() for suffix in converter.suffixes}
    converter = formats.get(file.suffix.lower())
    if converter is None:
        known = ", ".join(sorted(formats))
        raise Refused(f"format inconnu ; connus : {known}", f"unknown format; known: {known}")
    try:
        if not file.is_file():
            raise Refused("ce n’est pas un fichier", "it is not a file")
        if (size := file.stat().st_size) > MAX_FILE:
            raise Refused(f"{size} octets, au plus {MAX_FILE}", f"{size} bytes, at most {MAX_FILE}")
        return converter.convert(file)
    except ModuleNotFoundError as missing:
        says = {lang: words["extra"].format(package=missing.name) for lang, words in _WORDS.items()}
        raise Refused(says["fr"], says["en"]) from None
    except OSError as error:
        raise Refused(str(error.strerror), str(error.strerror)) from None


def _facts(library: Library, slug: str, seed: bytes, converted: Converted, options: Namespace) -> Facts:
    people = sorted(record.id for record in library.of(Contributor))
    by = options.by or ("machine" if "machine" in people else next(iter(people), ""))
    if by not in people:
        raise Refused(
            f"personne de ce nom dans contributors/ : « {by} »", f"nobody of that name in contributors/: “{by}”"
        )
    root = library.languages[0]
    return Facts(
        sha256=sum_of(seed),
        code=code_of(slug, codes(library)),
        position=max((record.data.position for record in library.of(Notice)), default=0) + 1,
        lang=options.text_lang or root,
        says=root if root in _WORDS else "en",
        title=options.title or converted.title or options.file.stem,
        title_from="received" if converted.title and not options.title else "editors",
        by=by,
        origin=Origin(options.file.name, sum_of(options.file.read_bytes()), converted.converter),
    )


def _write(root: Path, made: Files) -> None:
    for path, content in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("xb") as file:
            file.write(content)


COMMAND = Command(
    {"fr": "faire entrer un texte : le découper, le décrire", "en": "bring a text in: divide it, describe it"},
    run,
    (
        Option(
            "file",
            {
                "fr": "le texte : .txt, .md, .html, .docx, .odt ou .pdf",
                "en": "the text: .txt, .md, .html, .docx, .odt or .pdf",
            },
            {"type": Path, "metavar": "FILE"},
        ),
        Option("--slug", {"fr": "son nom dans les adresses", "en": "its name in addresses"}, {"metavar": "NAME"}),
        Option("--title", {"fr": "son titre", "en": "its title"}, {}),
        Option(
            "--text-lang",
            {"fr": "sa langue (par défaut, celle du recueil)", "en": "its language (the reader’s by default)"},
            {"metavar": "LANG"},
        ),
        Option("--by", {"fr": "qui l’apporte", "en": "who brings it"}, {"metavar": "ID"}),
    ),
)
