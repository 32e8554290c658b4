"""The command line of build.py."""

import argparse
from collections.abc import Sequence
from pathlib import Path

_HELP = {
    "site": ("construire le site (par défaut)", "build the site (the default)"),
    "check": ("vérifier sans rien écrire", "check, writing nothing"),
    "serve": ("construire, servir sur 127.0.0.1, reconstruire", "build, serve on 127.0.0.1, build again on change"),
    "stats": ("compter ce qu’il y a, par texte et par langue", "count what there is, a text and a language"),
    "lang": ("langue des messages", "language of the messages"),
    "out": ("dossier du site", "folder of the site"),
    "strict": ("tout avertissement est une erreur", "every warning is an error"),
    "port": ("port, 0 pour le premier libre", "port, 0 for the first free one"),
}


def parse(arguments: Sequence[str], root: Path) -> argparse.Namespace:
    """Options by name; `site` where no command is given."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=("fr", "en"), help=_help("lang"))
    parser = argparse.ArgumentParser(prog="build.py", parents=[common])
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    site = commands.add_parser("site", help=_help("site"), parents=[common])
    check = commands.add_parser("check", help=_help("check"), parents=[common])
    commands.add_parser("stats", help=_help("stats"), parents=[common])
    serve = commands.add_parser("serve", help=_help("serve"), parents=[common])
    for command in (site, serve):
        command.add_argument("--out", type=Path, default=root / "site", help=_help("out"))
    for command in (site, check):
        command.add_argument("--strict", action="store_true", help=_help("strict"))
    serve.add_argument("--port", type=int, default=8000, help=_help("port"))
    given = list(arguments)
    named = any(word in (*commands.choices, "-h", "--help") for word in given)
    return parser.parse_args(given if named else ["site", *given])


def _help(name: str) -> str:
    return " / ".join(_HELP[name])
