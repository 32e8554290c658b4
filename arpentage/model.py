"""The data that the first stages hand on, and the files that the last one writes: frozen, typed, ignorant of HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from arpentage.annotation import AnyKind, Kind
from arpentage.document import Document, Steps
from arpentage.kinds.edition import Cert, Role
from arpentage.kinds.emendation import Emendation
from arpentage.kinds.notice import Share
from arpentage.kinds.site import Settings
from arpentage.problem import Place, Problem
from arpentage.walk import localized, references

T = TypeVar("T")
Problems = tuple[Problem, ...]


@dataclass(frozen=True)
class Record(Generic[T]):
    """One annotation file, read."""

    kind: Kind[T]
    id: str
    """Its file's name; for a file of fixed name, its folder's."""
    text: str
    """Slug of the text it belongs to, or empty."""
    lang: str
    """Language that its folder names, or empty."""
    data: T
    document: Document

    def at(self, *steps: str | int) -> Place:
        """The place of one of its values."""
        return self.document.at(*steps)

    @cached_property
    def references(self) -> tuple[tuple[Steps, str, str], ...]:
        """Every id that refers to another record: where it stands, the kind it refers to, the id."""
        return tuple(references(self.data))

    @cached_property
    def localized(self) -> tuple[tuple[Steps, Mapping[str, str]], ...]:
        """Every text in several languages, and where it stands."""
        return tuple(localized(self.data))

    @property
    def path(self) -> PurePosixPath:
        """Its file, from the reader's root."""
        return self.document.path


@dataclass(frozen=True)
class Seed:
    """A text as received."""

    slug: str
    path: PurePosixPath
    content: bytes
    text: str
    """`content` decoded, line ends untouched."""


@dataclass(frozen=True)
class Library:
    """All that was read: the seeds and the annotations. What `read` hands on."""

    kinds: tuple[AnyKind, ...]
    seeds: Mapping[str, Seed]
    records: tuple[Record[Any], ...]
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of the files that are there but could not be read: what refers to them is not to blame."""

    def of(self, data: type[T]) -> tuple[Record[T], ...]:
        """The records of one kind, by its dataclass, in the order of their paths."""
        return self._by_kind.get(data, ())

    @cached_property
    def _by_kind(self) -> Mapping[type, tuple[Record[Any], ...]]:
        found: dict[type, list[Record[Any]]] = {}
        for record in self.records:
            found.setdefault(record.kind.data, []).append(record)
        return {data: tuple(records) for data, records in found.items()}

    def by_id(self, data: type[T]) -> Mapping[str, Record[T]]:
        """The records of one kind by their id."""
        return {record.id: record for record in self.of(data)}

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the interface, the first at the root; none while the settings are unreadable."""
        return tuple(lang for record in self.of(Settings) for lang in record.data.languages)

    @property
    def required(self) -> tuple[str, ...]:
        """Languages that every annotation must have."""
        return tuple(lang for record in self.of(Settings) for lang in record.data.required or record.data.languages)

    def of_text(self, data: type[T], slug: str) -> tuple[Record[T], ...]:
        """The records of one kind that belong to one text."""
        return tuple(record for record in self.of(data) if record.text == slug)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a seed's characters and what is read for it."""

    received: str
    """As it stands in the seed; never empty."""
    read: str
    """As it is read; empty where it is left out."""
    why: str = ""
    """Empty for what is kept; else `layout`, `join`, `regularization`, `left-out`, or `emendation`."""
    cert: Cert = "high"
    reason: Mapping[str, str] = field(default_factory=dict)
    """By language; empty for layout, which needs none."""
    emendation: Record[Emendation] | None = None
    """Also on the author's misprints, where `read` is what was received."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, heading, quotation or other block of the reading text."""

    id: str
    role: Role
    segments: tuple[Segment, ...]
    start: int
    """Offset of its first character in the reading text, in code points."""
    line: int
    """Line of the seed where it opens, from 1."""

    @cached_property
    def read(self) -> str:
        """Its reading text."""
        return "".join(segment.read for segment in self.segments)

    @property
    def end(self) -> int:
        """Offset just after its last character in the reading text."""
        return self.start + len(self.read)


@dataclass(frozen=True)
class Text:
    """A seed restored: paragraphs and what is left out, in the seed's order. What `restore` hands on."""

    slug: str
    parts: tuple[Paragraph | Segment, ...]
    retired: Mapping[str, tuple[str, ...]]
    share: Share = "full"
    """How much of it the channel has: what is missing is not in `parts`."""
    closed: tuple[str, ...] = ()
    """Languages whose translation the channel may not have."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, without what is left out."""
        return tuple(part for part in self.parts if isinstance(part, Paragraph))

    def paragraph(self, id_: str) -> Paragraph | None:
        """A paragraph by its id; for a retired id, the first that took its place."""
        living = self.retired.get(id_, (id_,))
        return next((paragraph for paragraph in self.paragraphs if paragraph.id in living), None)

    def former(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The retired ids that now lead to a paragraph."""
        return tuple(old for old in self.retired if self.paragraph(old) is paragraph)

    def segments(self) -> Iterator[Segment]:
        """Every segment, in the seed's order."""
        for part in self.parts:
            yield from part.segments if isinstance(part, Paragraph) else (part,)

    @cached_property
    def read(self) -> str:
        """The reading text: paragraphs joined by a line end."""
        return "\n".join(paragraph.read for paragraph in self.paragraphs)

    @property
    def received(self) -> str:
        """The seed's text, rebuilt."""
        return "".join(segment.received for segment in self.segments())


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place found in a reading text: code points, end excluded."""

    start: int
    end: int


@dataclass(frozen=True)
class Placement:
    """An annotation and the place that its target found."""

    record: Record[Any]
    anchor: Anchor


@dataclass(frozen=True)
class Orphan:
    """An annotation whose quotation lost its place; listed in the site as to be re-placed."""

    record: Record[Any]
    problem: Problem


@dataclass(frozen=True)
class Anchored:
    """Every target sought. What `anchor` hands on."""

    placements: tuple[Placement, ...]
    orphans: tuple[Orphan, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What a file is to the people who hand it out: a book, something printed."""

    kind: str
    """Of what: `text`, `theme`; empty for the whole reader."""
    id: str
    """Slug or id of that; empty for the whole reader."""
    lang: str
    """Language of its notes and headings."""
    form: str
    """Key of the interface string that says in which form: `output.pdf.large`."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site, not yet written."""

    path: PurePosixPath
    """Relative to the site's root, with forward slashes."""
    content: bytes
    handout: Handout | None = None
    """Where it is one: it is then listed on the page of the edition."""
