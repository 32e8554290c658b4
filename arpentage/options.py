"""The command line of build.py: which command, with which options, in which language."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

from arpentage.problem import did_you_mean
from arpentage.program import Command, Option
from arpentage.report import language

_LANG = Option("--lang", {"fr": "langue des messages", "en": "language of the messages"}, {"choices": ("fr", "en")})
_HELP = Option("--help", {"fr": "montrer ces lignes", "en": "show these lines"}, {"action": "help"})
_WORDS = {
    "fr": {
        "usage": "build.py [COMMANDE] [--lang fr|en] [OPTIONS]",
        "more": "« build.py COMMANDE --help » dit les options d’une commande.",
        "command": "commande inconnue « {word} » : {near}",
        "option": "option inconnue « {word} » : {near}",
    },
    "en": {
        "usage": "build.py [COMMAND] [--lang fr|en] [OPTIONS]",
        "more": "“build.py COMMAND --help” tells the options of a command.",
        "command": "unknown command “{word}”: {near}",
        "option": "unknown option “{word}”: {near}",
    },
}


def parse(arguments: Sequence[str], names: Sequence[str], load: Callable[[str], Command]) -> tuple[Command, Namespace]:
    """The command and its options by name; `site` where no command is given.

    `lang` is the language of messages, `spoken` the one asked for: a command may have a `--lang` of its own, for what
    it makes, whose messages are in the same language where there are such.

    Help is printed and ends the program; a word that nothing knows ends it with code 2 (SystemExit).
    """
    first = ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument(_LANG.name)
    asked, words = first.parse_known_args(arguments)
    lang = language(asked.lang)
    if words and words[0] in ("-h", "--help"):
        _list(names, load, lang)
    name = words.pop(0) if words and not words[0].startswith("-") else "site"
    if name not in names:
        _refuse("command", name, names, lang)
    command = load(name)
    if asked.lang is not None:
        words += [_LANG.name, asked.lang]
    found = vars(_options(name, command, words, lang))
    return command, Namespace(**{**found, "lang": lang, "spoken": found["lang"]})


def _options(name: str, command: Command, words: Sequence[str], lang: str) -> Namespace:
    parser = ArgumentParser(f"build.py {name}", description=command.help[lang], add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("options")
    own = any(option.name == _LANG.name for option in command.options)
    known = (*command.options, *(() if own else (_LANG,)), _HELP)
    some = any(option.either for option in known)
    one_of = group.add_mutually_exclusive_group(required=True) if some else group
    for option in known:
        flags = ("-h", option.name) if option is _HELP else (option.name,)
        (one_of if option.either else group).add_argument(*flags, help=option.help[lang], **option.settings)
    found, unknown = parser.parse_known_args(words)
    if unknown:
        _refuse("option", unknown[0], [option.name for option in known if option.name.startswith("-")], lang)
    return found


def _list(names: Sequence[str], load: Callable[[str], Command], lang: str) -> None:
    print(_WORDS[lang]["usage"], end="\n\n")
    width = max(map(len, names)) + 2
    for name in names:
        print(f"  {name:<{width}}{load(name).help[lang]}")
    print("", _WORDS[lang]["more"], sep="\n")
    sys.exit(0)


def _refuse(what: str, word: str, known: Sequence[str], lang: str) -> None:
    print(f"build.py: {_WORDS[lang][what].format(word=word, near=did_you_mean(word, known, lang))}", file=sys.stderr)
    sys.exit(2)
