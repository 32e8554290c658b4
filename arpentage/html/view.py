"""What a reader may choose on the page of a text, and the steps of its themes from passage to passage."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from arpentage.catalogue import direction
from arpentage.kinds.note import Note, Subject
from arpentage.site import PassageEntry, Site, TextEntry

Layout = Literal["text", "facing", "interlinear", "translation"]


@dataclass(frozen=True)
class Version:
    """The translation of a text into one language."""

    number: int
    """From 1: style sheets show and hide by it, whatever the languages are."""
    lang: str
    dir: str
    made: int
    """Paragraphs translated, also those to be revised."""
    stale: int
    """Paragraphs whose source has changed since."""
    machine: bool
    """Whether a machine made any of it."""


@dataclass(frozen=True)
class Step:
    """A passage among those of its theme, across the texts."""

    number: int
    total: int
    before: PassageEntry | None
    after: PassageEntry | None


@dataclass(frozen=True)
class View:
    """The choices that a text offers to readers of one language of the interface."""

    layout: Layout
    """The one that the page opens with."""
    versions: tuple[Version, ...]
    held: tuple[Version, ...]
    """Those that the page holds; it asks for the others."""
    chosen: Version | None
    """The translation that the page opens with."""
    subjects: tuple[str, ...]
    """What its notes are about, in the order of the kind."""


def view(entry: TextEntry, lang: str, languages: Collection[str]) -> View:
    """The text alone, unless it is translated into the language of the interface: then both, facing.

    A translation stands in the pages of its own language; in all where the interface (`languages`) does not speak it.
    """
    versions = tuple(versions_of(entry))
    own = next((version for version in versions if version.lang == lang), None)
    placed = (placed.record.data for block in entry.blocks for placed in block.placed)
    about = {data.subject for data in placed if isinstance(data, Note)}
    subjects = tuple(subject for subject in get_args(Subject) if subject in about)
    return View(
        layout="facing" if own else "text",
        versions=versions,
        held=tuple(version for version in versions if version.lang == lang or version.lang not in languages),
        chosen=own or next(iter(versions), None),
        subjects=subjects,
    )


def versions_of(entry: TextEntry) -> Iterator[Version]:
    """Languages that have at least one paragraph, in alphabetical order of their codes."""
    number = 0
    for lang in sorted({lang for block in entry.blocks for lang in block.units}):
        units = [block.units[lang] for block in entry.blocks if lang in block.units]
        made = [unit for unit in units if unit.record]
        if made:
            number += 1
            stale = sum(unit.state == "fuzzy" for unit in made)
            machine = any(unit.record and unit.record.data.origin == "machine" for unit in made)
            yield Version(number, lang, direction(lang), len(made), stale, machine)


def steps(site: Site) -> Mapping[str, Step]:
    """The place of every passage in its theme, by the passage's path."""
    return {
        str(passage.record.path): Step(passage.position, len(theme.passages), before, after)
        for theme in site.themes
        for before, passage, after in zip(
            (None, *theme.passages), theme.passages, (*theme.passages[1:], None), strict=False
        )
    }
