"""`explain`: what a problem's code means, and how to mend it."""

import sys
from argparse import Namespace

from rich.console import Console
from rich.markdown import Markdown

from arpentage.explain import codes, page, summaries
from arpentage.problem import did_you_mean
from arpentage.program import Command, Option, Program

_UNKNOWN = {"fr": "code inconnu « {code} » : {near}", "en": "unknown code “{code}”: {near}"}


def run(program: Program, options: Namespace) -> int:
    """Print a code's page, Markdown drawn on a terminal and as it stands elsewhere; without a code, the list."""
    console = Console(highlight=False)
    if not options.code:
        for code, summary in summaries(program.root, options.lang):
            console.print(f"{code:<26}{summary}", markup=False, soft_wrap=not console.is_terminal)
        return 0
    text = page(program.root, options.code, options.lang)
    if text is None:
        near = did_you_mean(options.code, codes(program.root), options.lang)
        print(f"build.py: {_UNKNOWN[options.lang].format(code=options.code, near=near)}", file=sys.stderr)
        return 2
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        print(text, end="")
    return 0


COMMAND = Command(
    {"fr": "dire ce que veut dire un code, et comment y remédier", "en": "tell what a code means, and how to mend it"},
    run,
    (Option("code", {"fr": "le code ; tous sans lui", "en": "the code; all without it"}, {"nargs": "?"}),),
)
