"""What compose hands on: the whole reader, cross-linked, in no language and no format yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from arpentage.kinds.discussion import Discussion
from arpentage.kinds.notice import Notice, Share
from arpentage.kinds.passage import Passage
from arpentage.kinds.review import Review
from arpentage.kinds.site import Settings
from arpentage.kinds.source import Source
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.kinds.translation import Translation
from arpentage.model import Anchor, Library, Orphan, Paragraph, Record, Text
from arpentage.rights import Channel

State = Literal["translated", "fuzzy", "untranslated"]


@dataclass(frozen=True)
class Unit:
    """The translation of one paragraph into one language (gettext states)."""

    lang: str
    state: State
    record: Record[Translation] | None
    """None where it is untranslated."""


@dataclass(frozen=True)
class Placed:
    """An annotation at its place in a text."""

    record: Record[Any]
    anchor: Anchor
    """In the reading text of the whole text."""
    paragraph: str
    """Id of the paragraph where it shows: a call at its end, a sign in the margin at its beginning."""
    code: str
    """Code of that paragraph on paper: `TM-12`."""
    number: int
    """Its number among those of its kind in the text, from 1, in reading order."""


@dataclass(frozen=True)
class Occurrence:
    """One place where a term stands."""

    term: Record[Term]
    text: str
    paragraph: str
    code: str
    anchor: Anchor
    """In the reading text of the whole text."""
    number: int
    """Among the term's occurrences in this text, from 1."""


@dataclass(frozen=True)
class Block:
    """A paragraph as published, with all that belongs to it."""

    paragraph: Paragraph
    code: str
    placed: tuple[Placed, ...]
    """Annotations that show here, in reading order."""
    occurrences: tuple[Occurrence, ...]
    units: Mapping[str, Unit]
    """Its translations by language."""
    former: tuple[str, ...]
    """Retired ids that lead here: they are quoted on paper."""

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.paragraph.role in ("heading", "title")


@dataclass(frozen=True)
class TextEntry:
    """A text as published."""

    slug: str
    notice: Record[Notice]
    text: Text
    blocks: tuple[Block, ...]
    after: tuple[Placed, ...]
    """Annotations shown after the text: questions, and those of the whole text."""
    orphans: tuple[Orphan, ...]
    passages: tuple["PassageEntry", ...]
    """Its passages under themes, in reading order."""
    terms: tuple["TermEntry", ...]
    """The terms that stand in it, by label."""
    sources: tuple[Record[Source], ...]
    """The works that its notes cite."""

    @property
    def words(self) -> int:
        """Words of the reading text."""
        return len(self.text.read.split())

    @property
    def share(self) -> Share:
        """How much of it may be on the channel that this was composed for."""
        return self.text.share

    def block(self, paragraph: str) -> Block:
        """The block of a paragraph's id."""
        return next(block for block in self.blocks if block.paragraph.id == paragraph)


@dataclass(frozen=True)
class PassageEntry:
    """A passage under its theme."""

    record: Record[Passage]
    placed: Placed
    theme: Record[Theme]
    notice: Record[Notice]
    before: str
    """Words of its paragraph before the passage."""
    quote: str
    """The passage itself."""
    behind: str
    """Words of its paragraph after the passage."""
    position: int
    """Among the theme's passages, from 1."""


@dataclass(frozen=True)
class ThemeEntry:
    """A theme and its passages across the texts."""

    record: Record[Theme]
    passages: tuple[PassageEntry, ...]
    """In the order of the texts, then of reading."""
    narrower: tuple[Record[Theme], ...]
    cited_in: tuple[Placed, ...]
    """Notes and questions that name it."""
    discussions: tuple[Record[Discussion], ...]
    """Questions across its texts."""

    @property
    def texts(self) -> tuple[Record[Notice], ...]:
        """The texts that it runs through."""
        return tuple({passage.notice.text: passage.notice for passage in self.passages}.values())


@dataclass(frozen=True)
class TermEntry:
    """A term and its occurrences across the texts."""

    record: Record[Term]
    occurrences: tuple[Occurrence, ...]
    narrower: tuple[Record[Term], ...]


@dataclass(frozen=True)
class SourceEntry:
    """A work and where it is cited."""

    record: Record[Source]
    cited_in: tuple[Record[Any], ...]
    """Notes and terms."""


@dataclass(frozen=True)
class Credit:
    """Somebody who contributed, as pages name them."""

    id: str
    name: str
    """The id, where nothing introduces them."""
    is_a: Literal["person", "group", "machine", "unintroduced"]
    about: Mapping[str, str] | None = None
    url: str = ""


@dataclass(frozen=True)
class Site:
    """The reader."""

    library: Library
    settings: Settings
    texts: tuple[TextEntry, ...]
    themes: tuple[ThemeEntry, ...]
    terms: tuple[TermEntry, ...]
    sources: tuple[SourceEntry, ...]
    contributors: tuple[Credit, ...]
    reviews: Mapping[str, Record[Review]]
    """Reviews that still hold, by the path of what was read, from annotations/."""
    orphans: tuple[Orphan, ...]
    channels: tuple[Channel, ...] = ()
    """What it was composed for: an offline copy has books and prints that its pages may lead to."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the interface; the first stands at the root."""
        return tuple(self.settings.languages)

    def text(self, slug: str) -> TextEntry:
        """A text by its slug."""
        return next(entry for entry in self.texts if entry.slug == slug)
