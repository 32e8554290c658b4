"""What is new since an older copy, told by its manifest: the same rule as templates/js/since.js."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final

from pydantic import TypeAdapter, ValidationError

from arpentage.model import Problems
from arpentage.problem import Place, Problem, Rule
from arpentage.site import Site
from arpentage.stick.entries import Entry, Words
from arpentage.stick.manifest import Manifest, manifest

LARGEST: Final = 20_000_000
"""Bytes of a manifest that is read: a reader of fifty thousand annotations has one of fifteen million."""

REFUSED = Rule(
    "manifest-refused",
    "error",
    {
        "fr": "ce n’est pas le manifeste d’une copie de ce recueil : {why_fr}",
        "en": "this is not the manifest of a copy of this reader: {why_en}",
    },
    {
        "fr": "donnez le fichier manifest.json de l’ancienne copie, à côté de son index.html.",
        "en": "give the file manifest.json of the old copy, beside its index.html.",
    },
)


@dataclass(frozen=True)
class Group:
    """What differs among the annotations of one kind on one text."""

    kind: str
    text: str
    """Slug, or empty for what belongs to no text."""
    new: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    """As they are now."""
    gone: tuple[Entry, ...]
    """As they were."""


@dataclass(frozen=True)
class Difference:
    """What is new in a copy since an older one."""

    version: str
    date: str
    """Of the older one."""
    texts: Mapping[str, Words]
    """Short titles of the texts of both by slug, those of this one first."""
    groups: tuple[Group, ...]
    """By text in that order, what belongs to none last; then the text itself, then by kind."""

    @property
    def by_text(self) -> tuple[tuple[str, tuple[Group, ...]], ...]:
        """The groups of each text, after its slug."""
        return tuple((text, tuple(groups)) for text, groups in groupby(self.groups, key=lambda group: group.text))


def since(file: Path, site: Site) -> tuple[Difference | None, Problems]:
    """What is new in a site since the copy whose manifest this is."""
    now = manifest(site)
    try:
        content = file.read_bytes()
    except OSError as error:
        return None, (_refused(file, str(error.strerror), str(error.strerror)),)
    if len(content) > LARGEST:
        return None, (_refused(file, "il est trop grand.", "it is too large."),)
    try:
        before = TypeAdapter(Manifest).validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        said = ".".join(map(str, first["loc"])) or first["msg"]
        return None, (_refused(file, f"il n’en a pas la forme ({said}).", f"it does not have its form ({said})."),)
    if before.reader != now.reader:
        fr, en = f"c’est celui de « {before.reader} ».", f"it is that of “{before.reader}”."
        return None, (_refused(file, fr, en),)
    return compare(before, now), ()


def _refused(file: Path, fr: str, en: str) -> Problem:
    return REFUSED.at(Place(PurePosixPath(file.as_posix())), why_fr=fr, why_en=en)


def compare(before: Manifest, now: Manifest) -> Difference:
    """What the later of two copies has, changed or lost."""
    old, new = ({entry.path: entry for entry in copy.entries} for copy in (before, now))
    found: dict[tuple[str, str], tuple[list[Entry], list[Entry], list[Entry]]] = {}
    for path in sorted(old.keys() | new.keys()):
        entry = new.get(path) or old[path]
        if path not in old or path not in new or old[path].hash != new[path].hash:
            which = 0 if path not in old else 2 if path not in new else 1
            found.setdefault((entry.text, entry.kind), ([], [], []))[which].append(entry)
    texts = {**now.texts, **{slug: title for slug, title in before.texts.items() if slug not in now.texts}}
    places = [*texts, ""]

    def order(key: tuple[str, str]) -> tuple[int, bool, str]:
        text, kind = key
        return places.index(text) if text in places else len(places), kind != "text", kind

    groups = (Group(kind, text, *map(tuple, found[text, kind])) for text, kind in sorted(found, key=order))
    return Difference(before.version, before.date, texts, tuple(groups))
