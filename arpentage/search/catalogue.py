"""What the query side must know of every record before it has read one, and what it shows of a record it lists."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

from .entry import Entry

FULL = 8
"""Records in a pack, about: a result is shown for the bytes of its pack."""
ARTICLE = 2
"""Letters of a word that a name can be said without: *ferme à clics*; Arabic writes its particles with the word."""


def catalogue(listed: Sequence[Entry], ids: Mapping[str, str], addresses: Mapping[str, int]) -> dict[str, Any]:
    """Return the columns of one language; the values of a facet stand once and are referred to by number.

    `addresses` numbers those of the whole site: a paragraph and its translations share one.
    `named` has, for each of a record's names, the number of the word after it and how many words are enough to say it;
    `shown` tells how many of its first words are shown at all.
    """
    records = [entry.record for entry in listed]
    kinds = sorted({record.kind for record in records})
    texts = sorted({record.text for record in records})
    themes = sorted({theme for record in records for theme in record.themes})
    return {
        "ids": " ".join(ids[entry.key] for entry in listed),
        "address": [addresses[record.url] for record in records],
        "named": [_named(entry) for entry in listed],
        "shown": [sum(map(len, entry.names)) + len(entry.body) for entry in listed],
        "kinds": kinds,
        "kind": [kinds.index(record.kind) for record in records],
        "texts": texts,
        "text": [texts.index(record.text) for record in records],
        "themes": themes,
        "theme": [sorted(themes.index(theme) for theme in set(record.themes)) for record in records],
        "digits": digits(len(listed)),
    }


def _named(entry: Entry) -> list[int]:
    ends = accumulate(map(len, entry.names))
    enough = (max(1, sum(len(word) > ARTICLE or not word.isascii() for word in name)) for name in entry.names)
    return list(chain(*zip(ends, enough, strict=True)))


def leads(listed: Iterable[Entry], addresses: Mapping[str, int]) -> dict[str, list[list[int]]]:
    """Return the addresses that each address leads to: those of its own passages, then farther ones."""
    found: dict[str, list[list[int]]] = {}
    for record in (entry.record for entry in listed):
        own = {addresses[url] for url in record.leads if url in addresses}
        wider = {addresses[url] for url in record.wider if url in addresses} - own
        if own or wider:
            found[str(addresses[record.url])] = [sorted(own), sorted(wider)]
    return found


def digits(records: int) -> int:
    """Return how many of an id's first digits name its pack, so that a pack stays small in a site of any size."""
    number = 2
    while records > FULL * 16**number:
        number += 1
    return number


def packs(listed: Sequence[Entry], ids: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return what is shown of each record, by id, packed by the id's first digits."""
    shown: dict[str, dict[str, Any]] = {}
    number = digits(len(listed))
    for entry in listed:
        name, record = ids[entry.key], entry.record
        told: dict[str, Any] = {"url": record.url, "title": record.title, "body": record.body}
        if record.text and record.names:
            told["name"] = record.names[0]
        if record.translated:
            told["translated"] = True
        shown.setdefault(name[:number], {})[name] = told
    return shown
