"""Sixth stage: the Site as files, one format after the other."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from arpentage.html.templates import TemplateFailed, Templates
from arpentage.model import File, Problems
from arpentage.output import Catalogues, Output
from arpentage.problem import Mark, Place, Problem, Rule
from arpentage.site import Site

COLLISION = Rule(
    "output-collision",
    "error",
    {
        "fr": "deux pages pour une adresse : {path}, déjà prise par la sortie « {other} »",
        "en": "two pages for one address: {path}, already taken by the output “{other}”",
    },
    {
        "fr": "donnez un autre identifiant à l’annotation qui y mène.",
        "en": "give another id to the annotation that leads there.",
    },
)

FAILED = Rule(
    "template-failed",
    "error",
    {"fr": "ce gabarit ne peut pas être rendu : {reason}", "en": "this template cannot be rendered: {reason}"},
    {
        "fr": "comparez-le au gabarit d’origine ; rien n’a été publié.",
        "en": "compare it with the original one; nothing was published.",
    },
)


def render(
    sites: Mapping[str, Site], outputs: Iterable[Output], templates: Templates, catalogues: Catalogues
) -> tuple[tuple[File, ...], Problems]:
    """Every output's files, by path; two on one path are a problem.

    `sites` has for each channel what the rights allow there: an output sees nothing else.
    """
    files: dict[PurePosixPath, tuple[File, str]] = {}
    problems: list[Problem] = []
    for output in outputs:
        try:
            for file in output.render(sites[output.channel], templates, catalogues):
                taken = files.setdefault(file.path, (file, output.name))
                if taken[0] is not file:
                    problems.append(COLLISION.at(Place(PurePosixPath("annotations")), path=file.path, other=taken[1]))
        except TemplateFailed as failure:
            problems.append(failed(failure))
    return tuple(file for _, (file, _) in sorted(files.items())), tuple(problems)


def failed(failure: TemplateFailed) -> Problem:
    """What is wrong with a template, at its place."""
    return FAILED.at(Place(PurePosixPath("templates") / failure.name, Mark(failure.line)), reason=failure.reason)
