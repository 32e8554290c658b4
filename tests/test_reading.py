"""A paragraph in HTML: well-formed whatever overlaps, and nothing but its words for whom hides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.compose import compose
from arpentage.html.reading import reading
from arpentage.html.typography import typeset
from arpentage.model import Anchor, Paragraph, Record, Segment
from arpentage.site import Block, Occurrence, Placed
from tests.build_data import WHY, emendation, note_on, passage_on, real, record, target, term_of

ALLOWED = {"a", "span", "ins", "del", "sup"}


@dataclass
class Page(HTMLParser):
    """What a browser makes of the HTML; fails where it would have to guess."""

    words: str = ""
    ids: dict[str, int] = field(default_factory=dict)
    """Each id and the offset, in the words shown, where it stands."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Class of each link and its words, calls and [sic] aside."""
    hidden: list[str] = field(default_factory=list)
    open: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @classmethod
    def of(cls, html: str) -> "Page":
        page = cls()
        page.feed(html)
        page.close()
        assert page.open == []
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert tag in ALLOWED and len(values) == len(attrs)
        assert set(values) <= {"class", "id", "href", "role", "aria-label", "hidden", "data-n"}
        assert tag != "a" or "a" not in [name for name, _ in self.open], "a link in a link"
        if (id_ := values.get("id")) is not None:
            assert id_ not in self.ids, f"{id_} twice"
            self.ids[id_] = len(self.words)
        if tag == "a" and not self.aside:
            self.links.append((str(values.get("href")), ""))
        if "hidden" in values:
            self.hidden.append("")
        self.open.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any("hidden" in values for _, values in self.open):
            self.hidden[-1] += data
        elif not self.aside:
            self.words += data
            if "a" in [tag for tag, _ in self.open]:
                href, words = self.links[-1]
                self.links[-1] = (href, words + data)

    @property
    def aside(self) -> bool:
        return any({"sic", "call"} & set((values.get("class") or "").split()) for _, values in self.open)


def block(paragraph: Paragraph, placed: list[Placed], occurrences: list[Occurrence]) -> Block:
    return Block(paragraph, "E-1", tuple(placed), tuple(occurrences), {}, ())


def html(of: Block) -> str:
    return str(reading(of, "fr", lambda path: f"../{path}", lambda number: f"Note {number} <&>"))


def placed(on: Record[Any], start: int, end: int, number: int) -> Placed:
    return Placed(on, Anchor(start, end), "p1", "E-1", number)


def occurrence(term: Record[Any], start: int, end: int, number: int) -> Occurrence:
    return Occurrence(term, "essai", "p1", "E-1", Anchor(start, end), number)


def segment_of(data: st.DataObject, position: int) -> Segment:
    words = st.text("ab <>&\"'é😀", min_size=1, max_size=6)
    why = data.draw(st.sampled_from(["", "", "layout", "transmission", "author", "surplus"]))
    received = data.draw(words)
    if why in ("", "layout"):
        return Segment(received, received, why)
    corr = "" if why == "surplus" else data.draw(words)
    fault = "author" if why == "author" else "transmission"
    repair = emendation(received, corr, id_=f"e{position}", fault=fault)
    return Segment(received, received if why == "author" else corr, "emendation", "high", WHY, repair)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_overlap_of_repairs_links_calls_and_anchors_is_well_formed_and_reads_as_the_text(
    data: st.DataObject,
) -> None:
    start = data.draw(st.sampled_from([0, 7]))
    segments = tuple(segment_of(data, i) for i in range(data.draw(st.integers(1, 6))))
    paragraph = Paragraph("p1", "paragraph", segments, start, 1)
    size = len(paragraph.read)
    cuts = sorted(data.draw(st.lists(st.integers(0, size), max_size=6, unique=True)))
    edges = [sum(len(s.read) for s in segments[:i]) for i in range(len(segments) + 1)]
    cuts = sorted({*cuts, *data.draw(st.lists(st.sampled_from(edges), max_size=3))})
    term = term_of("x", id_="terme")
    links = [occurrence(term, start + a, start + b, i) for i, (a, b) in enumerate(pairs(cuts, data), 1)]
    notes = []
    for i in range(data.draw(st.integers(0, 4))):
        end = data.draw(st.integers(0, size))
        begin = data.draw(st.integers(-start, end))
        called = data.draw(st.booleans())
        on = note_on(target("x"), f"a{i}") if called else passage_on(target("x"), id_=f"a{i}")
        notes.append(placed(on, start + begin, start + end, i + 1))
    of = block(paragraph, notes, links)
    page = Page.of(html(of))
    assert page.words == paragraph.read
    for link in links:
        assert f"term-terme-{link.number}" in page.ids
        assert page.ids[f"term-terme-{link.number}"] <= link.anchor.start - start
    linked = {words for href, words in page.links if href == "../glossary.html#terme"}
    assert linked <= {paragraph.read[link.anchor.start - start : link.anchor.end - start] for link in links}
    for note in notes:
        if note.record.kind.name == "note":
            assert note.anchor.end - start <= page.ids[f"call-{note.record.id}"] <= size
        else:
            assert page.ids[f"passage-{note.record.id}"] <= max(0, note.anchor.start - start)
    for segment in segments:
        if segment.emendation:
            assert f"em-{segment.emendation.id}" in page.ids
            other = segment.emendation.data.corr
            other = other if segment.emendation.data.fault == "author" else " ".join(segment.received.split())
            assert other in page.hidden


def pairs(cuts: list[int], data: st.DataObject) -> Iterator[tuple[int, int]]:
    """Ranges that do not overlap, as the terms of a paragraph are found."""
    for first, last in pairwise(cuts):
        if data.draw(st.booleans()):
            yield first, last


def test_every_real_paragraph_is_well_formed_reads_as_its_text_and_links_its_terms() -> None:
    library, texts, found = real()
    site, _ = compose(library, texts, found)
    links = repairs = 0
    for entry in site.texts:
        ids: list[str] = []
        for of in entry.blocks:
            page = Page.of(html(of))
            assert page.words == typeset(of.paragraph.read, "fr")
            ids += page.ids
            links += len(page.links)
            repairs += len([id_ for id_ in page.ids if id_.startswith("em-")])
            for link in of.occurrences:
                assert f"term-{link.term.id}-{link.number}" in page.ids
        assert len(ids) == len(set(ids))
        assert {f"call-{p.record.id}" for b in entry.blocks for p in b.placed if p.record.kind.shown == "call"} <= set(
            ids
        )
    assert links >= 100 and repairs >= 50


def paragraph_of(*segments: Segment) -> Paragraph:
    return Paragraph("p1", "paragraph", segments, 0, 1)


def kept(words: str) -> Segment:
    return Segment(words, words)


def repaired(received: str, read: str, id_: str = "un", fault: str = "transmission") -> Segment:
    shown = received if fault == "author" else read
    return Segment(received, shown, "emendation", "high", WHY, emendation(received, read, id_=id_, fault=fault))


def test_a_link_and_a_repair_of_the_same_words_are_nested() -> None:
    paragraph = paragraph_of(kept("la "), repaired("plate forme", "plateforme"), kept(" paie"))
    of = block(paragraph, [], [occurrence(term_of("plateforme"), 3, 13, 1)])
    page = Page.of(html(of))
    assert page.words == "la plateforme paie" and page.links == [("../glossary.html#un-terme", "plateforme")]


def test_a_repair_shows_what_is_read_and_hides_what_was_received() -> None:
    page = Page.of(html(block(paragraph_of(repaired("trvail", "travail"), kept(" bien")), [], [])))
    assert (page.words, page.hidden) == ("travail bien", ["trvail"])


def test_a_misprint_of_the_author_stays_with_its_sic_and_hides_its_correction() -> None:
    made = html(block(paragraph_of(repaired("le le", "le", fault="author")), [], []))
    page = Page.of(made)
    assert (page.words, page.hidden) == ("le le", ["le"])
    assert "[sic]" in made and "#reading-un" in made


def test_a_call_stands_behind_the_link_that_its_range_cuts() -> None:
    paragraph = paragraph_of(kept("la plateforme paie"))
    note = placed(note_on(target("la plate")), 0, 8, 3)
    page = Page.of(html(block(paragraph, [note], [occurrence(term_of("plateforme"), 3, 13, 1)])))
    assert page.ids["call-une-note"] == 13 and page.links[0][1] == "plateforme"


def test_calls_at_one_place_stand_in_the_order_of_their_numbers() -> None:
    notes = [placed(note_on(target("mot"), id_=f"n{i}"), 0, 3, i) for i in (2, 10, 1)]
    made = html(block(paragraph_of(kept("mot")), notes, []))
    assert [made.index(f"call-n{i}") for i in (1, 2, 10)] == sorted(made.index(f"call-n{i}") for i in (1, 2, 10))


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x>', "&lt;b&gt;", "</span></p>", "' onclick='x"]
)
def test_no_word_of_a_text_becomes_markup(hostile: str) -> None:
    note = placed(record(note_on(target("x")).kind, note_on(target("x")).data, "n"), 0, 2, 1)
    for fault in ("transmission", "author"):
        segments = kept(hostile), repaired(hostile, hostile, fault=fault), kept(hostile)
        page = Page.of(html(block(paragraph_of(*segments), [note], [])))
        assert page.words == hostile * 3
        assert page.hidden == [" ".join(hostile.split()) if fault == "transmission" else hostile]
