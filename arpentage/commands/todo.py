"""`todo`: what is left to translate, revise, review, source and place again."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress

from arpentage.language import pick
from arpentage.program import Command, Option, Program
from arpentage.report import Report, Stopped
from arpentage.site import Site
from arpentage.todo import ORDER, Task, grouped, todo

_WORDS = {
    "fr": {
        "replace": "à replacer",
        "revise": "à revoir",
        "translate": "à traduire",
        "source": "à sourcer",
        "review": "à relire",
        "whole": "tout le recueil",
        "none": "rien",
        "more": "Pour la liste : python build.py todo translate --text {text}",
    },
    "en": {
        "replace": "to be placed again",
        "revise": "to be revised",
        "translate": "to be translated",
        "source": "to be sourced",
        "review": "to be reviewed",
        "whole": "the whole reader",
        "none": "nothing",
        "more": "For the list: python build.py todo translate --text {text}",
    },
}


def run(program: Program, options: Namespace) -> int:
    """Counts by sort, text and language; a sort that is named is listed file by file."""
    report = Report(options.lang)
    with suppress(Stopped):
        site = program.assemble(report, program.examine(report))
        tasks = [task for task in todo(site) if _asked(task, options)]
        report.say(*(_listed(tasks, options.lang) if options.what else _counted(site, tasks, options.lang)))
    return report.end(writing=False, errors_only=True)


def _asked(task: Task, options: Namespace) -> bool:
    return all(
        wanted is None or wanted == given
        for wanted, given in ((options.what, task.what), (options.text, task.text), (options.language, task.lang))
    )


def _counted(site: Site, tasks: list[Task], lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    for what, groups in grouped(tasks):
        yield words[what]
        if not groups:
            yield f"{'–':>6}  {words['none']}"
        for text, into, found in groups:
            title = pick(site.text(text).notice.data.short_title, lang)[0] if text else words["whole"]
            yield f"{len(found):>6}  {title}{f' ({into})' if into else ''}"
    if tasks and site.texts:
        yield words["more"].format(text=site.texts[0].slug)


def _listed(tasks: list[Task], lang: str) -> Iterator[str]:
    for task in tasks:
        yield f"{task.path}  {task.code or pick(task.name, lang)[0]}"
    if not tasks:
        yield _WORDS[lang]["none"]


COMMAND = Command(
    {
        "fr": "dire ce qui reste à traduire, revoir, relire, sourcer, replacer",
        "en": "tell what is left to translate, revise, review, source, place again",
    },
    run,
    (
        Option(
            "what",
            {"fr": "ce qu’il faut lister, fichier par fichier", "en": "what to list, file by file"},
            {"nargs": "?", "choices": ORDER},
        ),
        Option("--text", {"fr": "d’un seul texte", "en": "of one text only"}, {"metavar": "SLUG"}),
        Option("--language", {"fr": "vers une seule langue", "en": "into one language only"}, {"metavar": "CODE"}),
    ),
)
