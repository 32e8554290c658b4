"""Records with the words that find them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from .compounds import Compounds
from .inflect import inflected
from .normalise import normalise
from .particles import Particles
from .record import SearchRecord


@dataclass(frozen=True, slots=True)
class Entry:
    """One record with its words, in the order of the index: names, body, then those that are not shown."""

    key: str
    """Names it among the records of its language, from build to build: `note/texts/x.html#n3`."""
    record: SearchRecord
    names: Sequence[Sequence[str]]
    """Each of its names; a compound is one name open and one joined."""
    body: Sequence[str]
    also: Sequence[str]
    """Those of another reading that the body has not."""

    @property
    def words(self) -> list[str]:
        """All its words as they are spelt, folded."""
        return [*chain(*self.names), *self.body, *self.also]


def entries(records: Iterable[SearchRecord]) -> dict[str, list[Entry]]:
    """Return the records that hold a word, by language, each with a key of its own."""
    found: dict[str, dict[str, Entry]] = {}
    for record in records:
        those = found.setdefault(record.lang, {})
        key = f"{record.kind}/{record.url}"
        while key in those:
            key += "~"
        entry = _entry(key, record)
        if entry.words:
            those[key] = entry
    return {lang: _opened(list(those.values()), lang) for lang, those in sorted(found.items()) if those}


def contents(listed: Sequence[Entry], lang: str) -> dict[str, str]:
    """Return what Pagefind indexes for each entry: its words without their inflections."""
    bare = inflected(lang)
    return {entry.key: " ".join(map(bare, entry.words)) for entry in listed}


def _entry(key: str, record: SearchRecord) -> Entry:
    body = normalise(record.body).split()
    other = normalise(" ".join(record.also)).split()
    also = [word for word in dict.fromkeys(other) if word not in set(body)]
    if record.heading:
        return Entry(key, record, [body], (), also)
    names = chain(*(_spellings(normalise(name).split()) for name in record.names))
    return Entry(key, record, list(map(list, dict.fromkeys(names))), body, also)


def _spellings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield `sous traitance soustraitance` as `sous traitance` and as `soustraitance`."""
    joined = {at for at in range(2, len(words)) if words[at] == words[at - 2] + words[at - 1]}
    apart = {at - back for at in joined for back in (1, 2)}
    for without in (joined, apart):
        if name := tuple(word for at, word in enumerate(words) if at not in without):
            yield name


def _opened(listed: Sequence[Entry], lang: str) -> list[Entry]:
    lists = [entry.words for entry in listed]
    compounds, particles = Compounds(lists), Particles(lists, lang, inflected(lang))

    def opened(words: Sequence[str]) -> Sequence[str]:
        return particles.opened(compounds.opened(words))

    return [replace(entry, body=opened(entry.body), also=opened(entry.also)) for entry in listed]
