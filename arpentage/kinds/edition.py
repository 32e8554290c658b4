"""Editions: how a seed's lines become paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from arpentage.annotation import Count, Data, Kind, Localized, ParagraphId, Words

Role = Literal["paragraph", "heading", "title", "lead", "epigraph", "quotation", "byline", "note", "comment"]
Cert = Literal["high", "medium", "low"]
"""How sure a reading is (TEI `@cert`)."""


@dataclass(frozen=True, kw_only=True)
class Opening(Data):
    """Where a paragraph opens in the seed."""

    id: ParagraphId
    """Stable id, never renumbered or reused: `p12`, `h1`."""
    line: Count
    """Line of the seed, from 1."""
    opens: Words
    """Its first words, as received."""
    role: Role = "paragraph"
    """What it is."""
    cert: Cert = "high"
    """How sure the division is."""
    remark: Localized | None = None
    """What there is to say of it."""


@dataclass(frozen=True, kw_only=True)
class Omission(Data):
    """Words of the seed that are not part of the text."""

    line: Count
    """Line of the seed where they stand, from 1."""
    sic: Annotated[str, StringConstraints(min_length=1)]
    """The words left out, as received."""
    why: Localized
    """The reason."""
    cert: Cert = "high"
    """How sure we are."""


@dataclass(frozen=True, kw_only=True)
class Regularization(Data):
    """One spelling replaced by another wherever it stands (TEI `orig`, `reg`)."""

    orig: Annotated[str, StringConstraints(min_length=1)]
    """As received."""
    reg: str
    """As read."""
    why: Localized
    """The reason."""
    cert: Cert = "high"
    """How sure we are."""


@dataclass(frozen=True, kw_only=True)
class Joins(Data):
    """Lines whose final hyphen was judged."""

    soft: tuple[Count, ...] = ()
    """The hyphen only breaks the word: it goes, and the word is joined."""
    hard: tuple[Count, ...] = ()
    """The hyphen belongs to the word: it stays, and the word is joined."""
    cert: Cert = "high"
    """How sure we are of all of them."""


def _some(openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    if not openings:
        raise ValueError("[{id, line, opens}, ...]")
    return openings


@dataclass(frozen=True, kw_only=True)
class Edition(Data):
    """The division of a seed into paragraphs, and what is left out."""

    paragraphs: Annotated[tuple[Opening, ...], AfterValidator(_some)]
    """In the order of the seed."""
    left_out: tuple[Omission, ...] = ()
    """Words that are not part of the text."""
    regularizations: tuple[Regularization, ...] = ()
    """Spellings replaced throughout."""
    joins: Joins = field(default_factory=Joins)
    """Hyphens at the ends of lines."""
    retired: Mapping[ParagraphId, tuple[ParagraphId, ...]] = field(default_factory=dict)
    """Ids that were split or merged, and the paragraphs that took their place."""


KIND = Kind(name="edition", path="texts/{text}/edition.yaml", data=Edition, required=True)
