"""What is wrong with the input, said so that its author can mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Literal
from unicodedata import category

Severity = Literal["error", "warning", "information", "silenced"]
Bilingual = Mapping[str, str]

_WORDS = {
    "fr": {
        "error": "erreur",
        "warning": "avertissement",
        "information": "information",
        "silenced": "mis en silence",
        "hint": "conseil :",
        "reason": "raison :",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "information": "information",
        "silenced": "silenced",
        "hint": "hint:",
        "reason": "reason:",
    },
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file: line and column, from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A mark in a file whose path is relative to the reader's root."""

    path: PurePosixPath
    mark: Mark = Mark()

    def __str__(self) -> str:
        return f"{self.path}:{self.mark.line}:{self.mark.column}"


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong: its code, its message and its remedy, in French and English.

    Messages and hints are format strings, filled with a problem's facts.
    """

    code: str
    severity: Severity
    message: Bilingual
    hint: Bilingual

    def at(self, place: Place, **facts: object) -> "Problem":
        """A problem of this sort, at a place."""
        return Problem(place, self, {name: str(value) for name, value in facts.items()})


@dataclass(frozen=True)
class Problem:
    """One thing wrong at one place (as a diagnostic of the Language Server Protocol)."""

    at: Place
    rule: Rule
    facts: Mapping[str, str] = field(default_factory=dict)
    silenced: str = ""
    """Why its author says that it is not to be heeded; empty where it is."""

    @property
    def code(self) -> str:
        """Code of its rule."""
        return self.rule.code

    def severity(self, strict: bool = False) -> Severity:
        """Its severity; every warning is an error under `--strict`."""
        if self.silenced:
            return "silenced"
        return "error" if strict and self.rule.severity == "warning" else self.rule.severity

    def message(self, lang: str) -> str:
        """What is wrong, in a language."""
        return self.rule.message[lang].format_map({name: _line(fact) for name, fact in self.facts.items()})

    def hint(self, lang: str) -> str:
        """How to mend it, in a language; or why it was silenced."""
        if self.silenced:
            return _visible(self.silenced)
        return self.rule.hint[lang].format_map({name: _visible(fact, "\n") for name, fact in self.facts.items()})

    def text(self, lang: str, strict: bool = False) -> str:
        """`path:line:column: severity [code] message`, and the hint indented on the next lines."""
        words = _WORDS[lang]
        head = f"{_line(str(self.at))}: {words[self.severity(strict)]} [{self.code}] {self.message(lang)}"
        hint = self.hint(lang).replace("\n", "\n      ")
        label = words["reason" if self.silenced else "hint"]
        return f"{head}\n    {label} {hint}" if hint else head


LONGEST = 200
"""Characters of one fact that a message shows."""


def _line(fact: str) -> str:
    """A fact on one line, its beginning only where it is long."""
    return _visible(fact if len(fact) <= LONGEST else f"{fact[:LONGEST]}…")


def _visible(fact: str, kept: str = "") -> str:
    """A fact that can neither move a terminal's cursor nor pass for another line of the report."""
    return "".join(
        char if char in kept or char.isprintable() or category(char) == "Zs" else char.encode("unicode_escape").decode()
        for char in fact
    )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by place, then code; the same thing said twice is kept once."""
    unique = {(p.at, p.code, tuple(sorted(p.facts.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def did_you_mean(word: str, known: Iterable[str], lang: str) -> str:
    """`did you mean “x”?` for the nearest known word, or the words there are; in `fr` or `en`."""
    choices = sorted(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"vouliez-vous dire « {near[0]} » ?" if lang == "fr" else f"did you mean “{near[0]}”?"
    listed = ", ".join(choices[:20]) or "–"
    return f"possibles : {listed}." if lang == "fr" else f"possible: {listed}."
