"""What a copy says: each of its texts and annotations, with a hash of its words and what people call it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from arpentage.html.markdown import Markdown
from arpentage.kinds.emendation import Emendation
from arpentage.language import hash_of, read_hash
from arpentage.model import Record
from arpentage.site import Site
from arpentage.todo import address

_LONGEST: Final = 80
"""Characters of a title that is the beginning of something longer."""
_NAMES: Final = ("label", "title", "name", "body")
"""The values that name an annotation, the first that it has."""
Words = Mapping[str, str]
"""By language; the empty one where it is not known."""


@dataclass(frozen=True)
class Entry:
    """A text, or an annotation."""

    path: str
    """Its file, from the reader's root: what it is known by in both copies."""
    kind: str
    """Name of its kind of annotation; `text` for the words of a text."""
    hash: str
    """Twelve hexadecimal digits, of what it says."""
    text: str = ""
    """Slug of the text it belongs to, or empty."""
    title: Words = field(default_factory=dict)
    """What it is called, in plain words."""
    url: str = ""
    """Where it shows, from the site's root; empty where it shows nowhere."""


def entries(site: Site) -> Iterator[Entry]:
    """The texts in their order, then every annotation by its path."""
    named = _Names(site)
    for text in site.texts:
        path, url = f"seeds/{text.slug}.txt", f"texts/{text.slug}.html"
        yield Entry(path, "text", hash_of(text.text.read), text.slug, named.plain(text.notice.data.title), url)
    for record in sorted(site.library.records, key=lambda record: record.path):
        kind, hash_ = record.kind.name, read_hash(record)
        yield Entry(str(record.path), kind, hash_, record.text, named(record), address(record))


class _Names:
    """What people call an annotation, in a few plain words."""

    def __init__(self, site: Site) -> None:
        self._markdown = Markdown()
        self._codes = {(text.slug, block.paragraph.id): block.code for text in site.texts for block in text.blocks}
        self._passages = {
            passage.record.path: (passage.theme.data.label, passage.placed.code)
            for theme in site.themes
            for passage in theme.passages
        }

    def __call__(self, record: Record[Any]) -> Words:
        if record.path in self._passages:
            label, code = self._passages[record.path]
            return {lang: f"{words} ({code})" for lang, words in self.plain(label).items()}
        if record.lang:  # a translation
            code = self._codes.get((record.text, record.id), record.id)
            return {"": f"{code} ({record.lang})"}
        if isinstance(record.data, Emendation):
            return {"": f"{record.data.sic} → {record.data.corr}"}
        named = next((getattr(record.data, name) for name in _NAMES if getattr(record.data, name, None)), record.id)
        return {getattr(record.data, "original", ""): named} if isinstance(named, str) else self.plain(named)

    def plain(self, words: Words) -> Words:
        """Without marks, and no longer than a line."""
        return {lang: _short(self._markdown.plain(text.partition("\n\n")[0])) for lang, text in words.items()}


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"
