"""What a command of build.py is; each is one file of arpentage/commands/."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arpentage.problem import Bilingual

if TYPE_CHECKING:  # a command that makes no page does not pay for what makes them
    from arpentage.check import Ground
    from arpentage.model import File
    from arpentage.report import Report
    from arpentage.site import Site


@dataclass(frozen=True)
class Program:
    """A reader and its build, as its own build.py tells it: what commands work with."""

    root: Path
    """The reader's folder."""
    examine: "Callable[[Report], Ground]"
    """Seeds and annotations read, restored, anchored, checked."""
    assemble: "Callable[..., Site]"
    """From a Report, a Ground and channels: the whole reader, cross-linked, as far as the rights allow it there.
    Raises Stopped where there are errors."""
    publish: "Callable[..., tuple[File, ...]]"
    """From a Report, the Site of each channel, a folder or None, and what is new since an older copy (a Difference, or
    nothing): its pages and its index, and the other formats of the channels given, each from what may be there.
    Written to the folder, or everything but the writing where there is none."""


@dataclass(frozen=True)
class Option:
    """One argument of a command."""

    name: str
    """`--strict`; without dashes, an argument by position."""
    help: Bilingual
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What else argparse takes: `action`, `type`, `default`, `choices`, `nargs`, `metavar`."""
    either: bool = False
    """Whether it is one of those of which exactly one must be given."""


@dataclass(frozen=True)
class Command:
    """A command: a file of arpentage/commands/ holds one of these, named COMMAND; its file's name is its own."""

    help: Bilingual
    """What it does, in one line without a full stop."""
    run: Callable[[Program, Namespace], int]
    """Its work: takes the options by name, `lang` among them; returns the exit code."""
    options: tuple[Option, ...] = ()


STRICT = Option(
    "--strict",
    {"fr": "tout avertissement est une erreur", "en": "every warning is an error"},
    {"action": "store_true"},
)
FORMAT = Option(
    "--format",
    {
        "fr": "dire les problèmes en texte, en annotations pour GitHub (par défaut sur GitHub Actions) ou en JSON",
        "en": "tell problems as text, as annotations for GitHub (the default on GitHub Actions) or as JSON",
    },
    {"choices": ("text", "github", "json")},
)
OUT = Option(
    "--out",
    {"fr": "dossier du site (par défaut : site)", "en": "folder of the site (default: site)"},
    {"type": Path, "metavar": "DIR"},
)
