"""A new reader in a folder of its own: the build as this package tells it, and one sample text to replace."""

import json
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from importlib.metadata import Distribution
from pathlib import Path

from arpentage.report import language

PACKAGE = Path(__file__).resolve().parent
STARTER = PACKAGE / "starter"
"""The sample; `gitignore` stands in for `.gitignore`, which would be heeded here, and so does `gitattributes`."""
EXTRAS = "[import,serve]"

_WORDS = {
    "fr": {
        "help": "faire un recueil dans un dossier neuf, avec son build.py et un texte d’exemple",
        "folder": "le dossier à faire ; il n’existe pas, ou il est vide",
        "full": "arpentage new : {folder} n'est pas vide. Rien n'a été écrit.\n  conseil : donnez un autre nom.",
        "file": "arpentage new : {folder} est un fichier. Rien n'a été écrit.\n  conseil : donnez un autre nom.",
        "refused": "arpentage new : {folder} ne s'écrit pas : {reason}.",
        "made": "Le recueil est dans {folder}. Ensuite :\n\n  cd {folder}\n  make site\n",
    },
    "en": {
        "help": "make a reader in a new folder, with its build.py and one sample text",
        "folder": "the folder to make; it does not exist, or it is empty",
        "full": "arpentage new: {folder} is not empty. Nothing was written.\n  hint: give another name.",
        "file": "arpentage new: {folder} is a file. Nothing was written.\n  hint: give another name.",
        "refused": "arpentage new: {folder} cannot be written: {reason}.",
        "made": "The reader is in {folder}. Next:\n\n  cd {folder}\n  make site\n",
    },
}


def run(arguments: Sequence[str]) -> int:
    """`arpentage new DIR [--lang fr|en]`: the exit code, 2 where the folder is in use."""
    first = ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--lang", choices=("fr", "en"))
    lang = language(first.parse_known_args(arguments)[0].lang)
    words = _WORDS[lang]
    parser = ArgumentParser("arpentage new", description=words["help"], parents=[first], allow_abbrev=False)
    parser.add_argument("folder", type=Path, help=words["folder"], metavar="DIR")
    folder: Path = parser.parse_args(arguments).folder
    try:
        if folder.is_dir() and any(folder.iterdir()):
            return _refuse(words["full"], folder)
        if folder.exists() and not folder.is_dir():
            return _refuse(words["file"], folder)
        make(folder, date.today(), origin())
    except OSError as error:
        return _refuse(words["refused"], folder, reason=error.strerror or str(error))
    print(words["made"].format(folder=folder))
    return 0


def make(folder: Path, today: date, requirement: str) -> None:
    """Write a reader to an empty folder; its edition bears today's date. Raises OSError."""
    shutil.copytree(STARTER, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    for name in ("gitattributes", "gitignore"):
        (folder / name).rename(folder / f".{name}")
    shutil.copyfile(story(), folder / "build.py")
    settings = folder / "annotations" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("{date}", today.isoformat()), "utf-8")
    (folder / "requirements.txt").write_text(f"{requirement}\n", "utf-8")


def story() -> Path:
    """The build.py that this package came with, in its wheel or in its repository: never a second copy."""
    inside = PACKAGE / "build.py"
    return inside if inside.is_file() else PACKAGE.parent / "build.py"


def origin() -> str:
    """What installs this very package again: its repository, or what pip wrote down of its origin (PEP 610)."""
    if story().parent != PACKAGE:
        return f"arpentage{EXTRAS} @ {PACKAGE.parent.as_uri()}"
    package = Distribution.from_name("arpentage")
    told = package.read_text("direct_url.json")
    if told is None:
        return f"arpentage{EXTRAS}=={package.version}"
    source = json.loads(told)
    address, vcs = source["url"], source.get("vcs_info")
    return f"arpentage{EXTRAS} @ {vcs['vcs']}+{address}@{vcs['commit_id']}" if vcs else f"arpentage{EXTRAS} @ {address}"


def _refuse(words: str, folder: Path, **facts: str) -> int:
    print(words.format(folder=folder, **facts), file=sys.stderr)
    return 2
