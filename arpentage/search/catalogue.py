"""What the query side must know of every record before it has read one, and what it shows of a record it lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import SearchRecord
from .normalise import normalise


@dataclass(frozen=True, slots=True)
class Entry:
    """One record with the words that find it."""

    key: str
    """Names it among the records of its language, from build to build: `note/texts/x.html#n3`."""
    record: SearchRecord
    name: str
    """Normalised title, or nothing where the title only says in which text the record stands."""
    body: str
    also: str

    @property
    def content(self) -> str:
        """The words for the index: name, body, then those that find it without being shown."""
        return " ".join(part for part in (self.name, self.body, self.also) if part)


def entries(records: Iterable[SearchRecord]) -> dict[str, list[Entry]]:
    """Return the records that hold a word, by language, each with a key of its own."""
    found: dict[str, dict[str, Entry]] = {}
    for record in records:
        those = found.setdefault(record.lang, {})
        key = f"{record.kind}/{record.url}"
        while key in those:
            key += "~"
        entry = Entry(
            key,
            record,
            name="" if record.text else normalise(record.title),
            body=normalise(record.body),
            also=" ".join(map(normalise, record.also)),
        )
        if entry.content:
            those[key] = entry
    return {lang: list(those.values()) for lang, those in sorted(found.items()) if those}


def catalogue(listed: Sequence[Entry], ids: Mapping[str, str], passages: Mapping[str, int]) -> dict[str, Any]:
    """Return the columns of one language; the values of a facet stand once and are referred to by number.

    `passages` numbers the addresses of the whole site: a paragraph and its translations share one.
    `named` and `shown` say how many of a record's first words are its name, and are shown at all.
    """
    records = [entry.record for entry in listed]
    kinds = sorted({record.kind for record in records})
    texts = sorted({record.text for record in records})
    themes = sorted({theme for record in records for theme in record.themes})
    return {
        "ids": " ".join(ids[entry.key] for entry in listed),
        "passage": [passages[record.url] for record in records],
        "named": [len(entry.name.split()) for entry in listed],
        "shown": [len(entry.name.split()) + len(entry.body.split()) for entry in listed],
        "kinds": kinds,
        "kind": [kinds.index(record.kind) for record in records],
        "texts": texts,
        "text": [texts.index(record.text) for record in records],
        "themes": themes,
        "theme": [sorted(themes.index(theme) for theme in set(record.themes)) for record in records],
    }


def packs(listed: Sequence[Entry], ids: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return what is shown of each record, by id, packed by the id's first two digits: at most 256 packs."""
    shown: dict[str, dict[str, Any]] = {}
    for entry in listed:
        name, record = ids[entry.key], entry.record
        shown.setdefault(name[:2], {})[name] = {
            "url": record.url,
            "title": record.title,
            "body": record.body,
        }
    return shown
