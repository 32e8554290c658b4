"""What is left to do, so that people know where to help: from the reader's own data, nothing kept by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any, Literal, get_args

from arpentage.annotation import Annotation
from arpentage.kinds.note import Note
from arpentage.kinds.source import Source
from arpentage.kinds.translation import Translation
from arpentage.language import original_hash
from arpentage.model import Record
from arpentage.site import Block, Site, TextEntry

What = Literal["replace", "revise", "translate", "source", "review"]
"""To place again, to revise since the original changed, to translate, to find a source for, to read as a person."""
ORDER: tuple[What, ...] = get_args(What)


@dataclass(frozen=True)
class Task:
    """One thing to do, in one file."""

    what: What
    path: PurePosixPath
    """The file to change or to make, from the reader's root."""
    text: str = ""
    """Slug of the text that it belongs to; empty for the reader as a whole."""
    lang: str = ""
    """The language to write, where there is one."""
    code: str = ""
    """Code of the paragraph, where it is one: `TM-12`."""
    name: Mapping[str, str] = field(default_factory=dict)
    """What it is called, by language; empty where its code is enough."""
    url: str = ""
    """Where it shows, from the site's root; empty where it shows nowhere."""


def todo(site: Site) -> tuple[Task, ...]:
    """Everything left to do: by sort in the order of `ORDER`, then by text in the reader's order, then as it reads."""
    position = {entry.slug: entry.notice.data.position for entry in site.texts}
    tasks = [*_replace(site), *_units(site), *_bodies(site), *_source(site), *_review(site)]
    return tuple(sorted(tasks, key=lambda task: (ORDER.index(task.what), position.get(task.text, 0), task.lang)))


Group = tuple[str, str, tuple[Task, ...]]
"""A text (empty for the reader as a whole), a language (empty where there is none), and what is to do there."""


def grouped(tasks: Iterable[Task]) -> tuple[tuple[What, tuple[Group, ...]], ...]:
    """Tasks in their order, under each sort (those with nothing to do included) and each text and language."""
    found: dict[What, list[Group]] = {what: [] for what in ORDER}
    for (what, text, lang), group in groupby(tasks, lambda task: (task.what, task.text, task.lang)):
        found[what].append((text, lang, tuple(group)))
    return tuple((what, tuple(groups)) for what, groups in found.items())


def _replace(site: Site) -> Iterator[Task]:
    for orphan in site.orphans:
        yield replace(_task("replace", orphan.record), url=f"texts/{orphan.record.text}.html")


def _units(site: Site) -> Iterator[Task]:
    for entry in (entry for entry in site.texts if entry.share == "full"):
        for block in entry.blocks:
            for unit in block.units.values():
                if unit.state != "translated" and unit.lang not in entry.text.closed:
                    what: What = "translate" if unit.record is None else "revise"
                    path = _unit(entry, unit.lang, block) if unit.record is None else unit.record.path
                    url = f"texts/{entry.slug}.html#{block.paragraph.id}"
                    yield Task(what, path, entry.slug, unit.lang, block.code, url=url)


def _unit(entry: TextEntry, lang: str, block: Block) -> PurePosixPath:
    folder = PurePosixPath("annotations/texts") / entry.slug / "translations" / lang
    return folder / f"{block.paragraph.id}.yaml"


def _bodies(site: Site) -> Iterator[Task]:
    """Texts of annotations that a required language lacks, or has from an older original."""
    for record in site.library.records:
        given = {lang for _, words in record.localized for lang in words}
        for lang in site.library.required:
            if any(lang not in words for _, words in record.localized):
                yield _task("translate", record, lang)
        if isinstance(record.data, Annotation):
            now = original_hash(record)
            for lang in sorted(given - {record.data.original}):
                if record.data.made_from.get(lang) != now:
                    yield _task("revise", record, lang)


def _source(site: Site) -> Iterator[Task]:
    """Notes that rest on nothing, and works that nobody has verified."""
    for record in site.library.records:
        data = record.data
        if (isinstance(data, Note) and not data.sources) or (isinstance(data, Source) and data.verified == "no"):
            yield _task("source", record)


def _review(site: Site) -> Iterator[Task]:
    """What no person has read as it stands."""
    for record in site.library.records:
        read = str(record.path).removeprefix("annotations/") in site.reviews
        if isinstance(record.data, Annotation | Translation) and not read:
            yield _task("review", record, record.lang)


def _task(what: What, record: Record[Any], lang: str = "") -> Task:
    name = getattr(record.data, "label", None) or getattr(record.data, "title", None) or {"": record.id}
    names = {getattr(record.data, "original", ""): name} if isinstance(name, str) else name
    return Task(what, record.path, record.text, lang, "", names, address(record))


def address(record: Record[Any]) -> str:
    """Where an annotation shows, from the site's root; one that has lost its place shows nowhere but in its text."""
    kind, text = record.kind.name, f"texts/{record.text}.html"
    if record.kind.shown:
        return f"{text}#{kind}-{record.id}"
    pages = {
        "translation": f"{text}#{record.id}",
        "notice": text,
        "emendation": text,
        "term": f"glossary.html#{record.id}",
        "source": f"sources.html#{record.id}",
        "theme": f"themes/{record.id}.html",
        "discussion": f"themes/{getattr(record.data, 'theme', '')}.html",
    }
    return pages.get(kind, "")
