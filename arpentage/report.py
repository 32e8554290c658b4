"""What the person who builds sees: stages and their times, then every problem at once."""

import locale
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from rich.console import Console

from arpentage.model import Problems
from arpentage.problem import Problem, in_order
from arpentage.publish import Published
from arpentage.tell import FORMS, coloured, default

if TYPE_CHECKING:  # a command that makes no page does not pay for what makes them
    from arpentage.output import Output
    from arpentage.printing import Kept
    from arpentage.stick.archive import Stick

P = ParamSpec("P")
T = TypeVar("T")

_WORDS = {
    "fr": {
        "read": "lecture", "strings": "interface", "restore": "restitution", "anchor": "ancrage",
        "check": "vérification", "compose": "composition", "render": "pages", "index": "recherche",
        "publish": "publication", "kit": "dossier d’atelier", "edition": "édition", "since": "comparaison",
        "stick": "copie à emporter",
        "summary": "{errors} erreur(s), {warnings} avertissement(s)", "silenced": ", {n} mis en silence",
        "stopped": "Rien n’a été écrit : le site précédent est intact.",
        "done": "{written} fichier(s) écrit(s), {kept} inchangé(s), {removed} retiré(s) en {seconds:.1f} s.",
        "open": "Ouvrez {path}",
        "left": "Pas dans ce site : {names} ; ni le zip à emporter. « make offline » les fait.",
        "stick.done": "{path}, {size:.1f} Mo, et sa somme SHA-256 à côté.",
        "lacking": "Pas de {name} : il manque {packages}, que « make offline » installe.",
        "printed": "{path}, {sheets} feuille(s) recto verso",
        "without": "Laissé de côté pour tenir : {names}.",
        "fine": "Rien à signaler.",
        "more": "Ce que dit un code, et comment y remédier : python build.py explain {code}",
    },
    "en": {
        "read": "read", "strings": "interface", "restore": "restore", "anchor": "anchor",
        "check": "check", "compose": "compose", "render": "pages", "index": "search",
        "publish": "publish", "kit": "workshop kit", "edition": "edition", "since": "comparison",
        "stick": "copy to hand out",
        "summary": "{errors} error(s), {warnings} warning(s)", "silenced": ", {n} silenced",
        "stopped": "Nothing was written: the previous site is untouched.",
        "done": "{written} file(s) written, {kept} unchanged, {removed} removed in {seconds:.1f} s.",
        "open": "Open {path}",
        "left": "Not in this site: {names}; nor the zip to hand out. “make offline” makes them.",
        "stick.done": "{path}, {size:.1f} MB, and its SHA-256 sum beside it.",
        "lacking": "No {name}: {packages} is missing; “make offline” installs it.",
        "printed": "{path}, {sheets} sheet(s), printed on both sides",
        "without": "Left out to fit: {names}.",
        "fine": "Nothing to report.",
        "more": "What a code means, and how to mend it: python build.py explain {code}",
    },
}  # fmt: skip


class Stopped(Exception):
    """A stage found errors; they have been shown."""


class Report:
    """Runs stages, keeps their problems and speaks the user's language."""

    def __init__(self, lang: str, strict: bool = False, form: str | None = None) -> None:
        self.lang, self.strict, self.form = lang, strict, form or default()
        self.problems: list[Problem] = []
        self.said: tuple[str, ...] = ()
        self.started = time.perf_counter()
        self.console = Console(stderr=True, highlight=False)

    def __call__(self, name: str, stage: Callable[P, tuple[T, Problems]], *args: P.args, **named: P.kwargs) -> T:
        """Run a stage: its value, its problems kept, its time shown on a terminal."""
        start = time.perf_counter()
        if self.console.is_terminal:
            with self.console.status(self.word(name)):
                value, problems = stage(*args, **named)
            self.console.print(f"  {self.word(name):<14}{time.perf_counter() - start:6.2f} s", style="dim")
        else:
            value, problems = stage(*args, **named)
        self.problems += problems
        return value

    def word(self, key: str, **values: object) -> str:
        """A string of the command line."""
        return _WORDS[self.lang][key].format_map(values)

    @property
    def errors(self) -> int:
        """How many errors there are so far."""
        return sum(problem.severity(self.strict) == "error" for problem in self.problems)

    def stop_on_errors(self) -> None:
        """Raise Stopped when there is an error."""
        if self.errors:
            raise Stopped

    def end(self, writing: bool, errors_only: bool = False) -> int:
        """Show every problem, sorted by place, and what was published; the exit code."""
        heard = (p for p in self.problems if not errors_only or p.severity(self.strict) == "error")
        problems = in_order(heard)
        self._tell(problems)
        if problems:
            counts = Counter(problem.severity(self.strict) for problem in problems)
            summary = self.word("summary", errors=counts["error"], warnings=counts["warning"])
            silenced = self.word("silenced", n=counts["silenced"]) if counts["silenced"] else ""
            print(summary + silenced, file=sys.stderr)
            print(self.word("more", code=problems[0].code), file=sys.stderr)
        elif not writing and not self.said:
            print(self.word("fine"), file=sys.stderr)
        if self.errors and writing:
            print(self.word("stopped"), file=sys.stderr)
        for line in self.said:
            print(line, file=sys.stderr if self.form == "json" else sys.stdout)
        return 1 if self.errors else 0

    def _tell(self, problems: list[Problem]) -> None:
        """Text goes to the error stream, what a program reads to the output."""
        if self.form == "text" and self.console.is_terminal:
            for problem in problems:
                self.console.print(coloured(problem, self.lang, self.strict), soft_wrap=True)
        else:
            for line in FORMS[self.form](problems, self.lang, self.strict):
                print(line, file=sys.stderr if self.form == "text" else sys.stdout)

    def publish(self, published: Published, out: Path) -> None:
        """Say what was published, and where to open it."""
        counts = {name: len(getattr(published, name)) for name in ("written", "kept", "removed")}
        self.say(
            self.word("done", seconds=time.perf_counter() - self.started, **counts),
            self.word("open", path=(out / "index.html").resolve().as_uri()),
        )

    def left_out(self, outputs: "Iterable[Output]") -> None:
        """Say which formats are not there, and how to get them."""
        lacking = {output.format: output.missing() for output in outputs}
        if left := [name for name, packages in lacking.items() if not packages]:
            self.say(self.word("left", names=", ".join(left)))
        for name, packages in lacking.items():
            if packages:
                self.say(self.word("lacking", name=name, packages=", ".join(packages)))

    def stick(self, stick: "Stick") -> None:
        """Say where the copy to hand out is."""
        if stick.path:
            self.say(self.word("stick.done", path=stick.path, size=stick.size / 1_000_000))

    def printed(self, kit: "Kept") -> None:
        """Say which kit was made and what it lacks."""
        if kit.path:
            self.say(self.word("printed", path=kit.path, sheets=kit.sheets))
        if kit.without:
            self.say(self.word("without", names=", ".join(kit.without)))

    def say(self, *lines: str) -> None:
        """Keep lines for the standard output, after the problems."""
        self.said += lines


def language(asked: str | None) -> str:
    """The language of messages: the one asked for, else the locale's, else English."""
    if asked in _WORDS:
        return asked
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fr" if (name or locale.getlocale()[0] or "").lower().startswith("fr") else "en"
