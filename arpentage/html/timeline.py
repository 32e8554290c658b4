"""The time line: the texts and the works that are cited, each in its year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from arpentage.annotation import Edtf
from arpentage.kinds.source import Source
from arpentage.model import Record
from arpentage.site import Site, TextEntry

YEARS: Final = 24
"""How far back from the last year each one has a column of its own; before, decades."""
SPAN: Final = 3
"""An interval of at most so many years shows in each of them; a longer one where it begins."""
NAME: Final = 40
"""Characters of a title that stands for an author, at most."""
T = TypeVar("T")
Sure = Literal["sure", "approximate", "doubtful"]
_END: Final = re.compile(r"(\d{4})[\d-]*([~?%]?)")


@dataclass(frozen=True)
class Dated:
    """The years of a date: one, or the first and the last."""

    first: int
    last: int
    sure: Sure
    """`approximate` for an approximate or open date (EDTF `~`, `2020/`), `doubtful` for an uncertain one (`?`, `%`)."""

    @property
    def years(self) -> range:
        """The years in which it shows."""
        return range(self.first, self.last + 1) if self.last - self.first < SPAN else range(self.first, self.first + 1)


@dataclass(frozen=True)
class Work:
    """A work on the time line."""

    record: Record[Source]
    name: str
    """Its first author, else its title."""
    sure: Sure


@dataclass(frozen=True)
class Mark:
    """A text on the time line."""

    entry: TextEntry
    sure: Sure


@dataclass(frozen=True)
class Column:
    """A year, or a decade of those before; the first year is 0 for what has no date."""

    first: int
    last: int
    gap: bool
    """Whether decades in which nothing appeared were left out before it."""
    texts: tuple[Mark, ...]
    works: tuple[Work, ...]

    @property
    def label(self) -> str:
        """`2018`, `1840–49`; empty for what has no date."""
        if self.first == self.last:
            return str(self.first or "")
        return f"{self.first}–{self.last % 100:02}"


def timeline(site: Site) -> tuple[Column, ...]:
    """Decades in which something appeared, then every year up to the last, then what has no date."""
    texts = [(dated(entry.notice.data.created), entry) for entry in site.texts]
    works = [(dated(e.record.data.original_date or e.record.data.issued), e.record) for e in site.sources if e.cited_in]
    years = [year for found in (*(d for d, _ in texts), *(d for d, _ in works)) if found for year in found.years]
    return tuple(
        Column(
            first, last, gap,
            tuple(Mark(entry, sure) for sure, entry in _within(texts, first, last)),
            tuple(Work(record, _name(record.data), sure) for sure, record in _within(works, first, last)),
        )
        for first, last, gap in [*_spans(years), (0, 0, False)]
    )  # fmt: skip


def dated(edtf: Edtf | None) -> Dated | None:
    """The years of an EDTF date, and how sure they are."""
    ends = _END.findall(edtf or "")
    if not edtf or not ends:
        return None
    marks = "".join(mark for _, mark in ends)
    sure: Sure = (
        "doubtful" if set("?%") & set(marks) else "approximate" if "~" in marks or edtf.endswith("/") else "sure"
    )
    return Dated(int(ends[0][0]), max(int(year) for year, _ in ends), sure)


def _spans(years: Iterable[int]) -> Iterator[tuple[int, int, bool]]:
    """First and last year of each column, and whether something was left out before it."""
    found = sorted(set(years))
    if not found:
        return
    since = (found[-1] - YEARS) // 10 * 10
    decades = sorted({year // 10 * 10 for year in found if year < since})
    for before, decade in zip([None, *decades], decades, strict=False):
        yield decade, decade + 9, before is not None and decade - before > 10
    start = since if decades else max(since, found[0])
    for year in range(start, found[-1] + 1):
        yield year, year, year == start and bool(decades) and start - decades[-1] > 10


def _within(items: Iterable[tuple[Dated | None, T]], first: int, last: int) -> Iterator[tuple[Sure, T]]:
    """Those with a year of the column; those without a date for the year 0."""
    for found, item in items:
        if found and any(first <= year <= last for year in found.years):
            yield found.sure, item
        elif not found and not first:
            yield "doubtful", item


def _name(source: Source) -> str:
    for name in source.author or source.editor:
        return name.literal or name.family or name.given
    return source.title if len(source.title) <= NAME else source.title[:NAME].rpartition(" ")[0] + "…"
