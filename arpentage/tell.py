"""Problems told: as text, in colour on a terminal, as lines for GitHub Actions, as JSON for tools."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rich.text import Text

from arpentage.problem import Problem, Severity

Teller = Callable[[Iterable[Problem], str, bool], Iterator[str]]
"""Lines for problems, in a language (`fr`, `en`), strictly or not."""

_COLOURS: Mapping[Severity, str] = {
    "error": "bold red", "warning": "bold yellow", "information": "bold blue", "silenced": "dim",
}  # fmt: skip
_GITHUB: Mapping[Severity, str] = {"error": "error", "warning": "warning", "information": "notice"}
_LSP: Mapping[Severity, int] = {"error": 1, "warning": 2, "information": 3, "silenced": 4}


def default() -> str:
    """The form that suits who listens: GitHub Actions says in its environment that it does."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def text(problems: Iterable[Problem], lang: str, strict: bool) -> Iterator[str]:
    """`path:line:column: severity [code] message`, and the hint below."""
    return (problem.text(lang, strict) for problem in problems)


def coloured(problem: Problem, lang: str, strict: bool) -> Text:
    """The same for a terminal: the place in bold, the severity in its colour, the hint set back."""
    told = Text(problem.text(lang, strict))
    head, _, hint = told.plain.partition("\n")
    place = head.index(": ")
    told.stylize("bold", 0, place)
    told.stylize(_COLOURS[problem.severity(strict)], place + 2, head.index("]", place) + 1)
    told.stylize("cyan", len(told.plain) - len(hint))
    return told


def github(problems: Iterable[Problem], lang: str, strict: bool) -> Iterator[str]:
    """Workflow commands, `::error file=…,line=…,col=…,title=code::message`; silenced ones are left out."""
    for problem in problems:
        command = _GITHUB.get(problem.severity(strict))
        if command:
            mark, words = problem.at.mark, f"{problem.message(lang)}\n{problem.hint(lang)}".strip()
            place = f"file={_property(str(problem.at.path))},line={mark.line},col={mark.column}"
            yield f"::{command} {place},title={_property(problem.code)}::{_escaped(words)}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem], lang: str, strict: bool) -> Iterator[str]:
    """One array of diagnostics in the terms of the Language Server Protocol: lines and characters from 0."""
    yield json.dumps([_diagnostic(problem, lang, strict) for problem in problems], ensure_ascii=False, indent=2)


def _diagnostic(problem: Problem, lang: str, strict: bool) -> Mapping[str, Any]:
    point = {"line": problem.at.mark.line - 1, "character": problem.at.mark.column - 1}
    severity = problem.severity(strict)
    return {
        "path": str(problem.at.path),
        "range": {"start": point, "end": point},
        "severity": _LSP[severity],
        "code": problem.code,
        "source": "arpentage",
        "message": problem.message(lang),
        "data": {"reason" if severity == "silenced" else "hint": problem.hint(lang)},
    }


FORMS: Mapping[str, Teller] = {"text": text, "github": github, "json": as_json}
"""What `--format` takes."""
