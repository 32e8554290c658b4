"""A paragraph's reading text as HTML: emendations, glossary links, calls and anchors laid over its words.

Only glossary links wrap words as links; calls follow the end of their range, moved behind a link that it cuts.
`data-n` is how many characters of the reading text a call ends, or the anchor of a sign opens: ranges that overlap are
tinted by it (extents.js).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from arpentage.html.typography import typeset
from arpentage.kinds.emendation import Emendation
from arpentage.kinds.note import Note
from arpentage.model import Record, Segment
from arpentage.site import Block

_CLOSE, _POINT, _OPEN = range(3)
Href = Callable[[str], str]
"""The address of a path of the site, from the page."""


@dataclass(frozen=True, order=True)
class _Tag:
    """A piece of markup at an offset of the paragraph; sorts into well-formed order."""

    offset: int
    phase: int
    rank: int
    html: str


@dataclass(frozen=True)
class _Wrap:
    """Markup around a range."""

    start: int
    end: int
    before: str
    after: str
    id: str = ""


def reading(block: Block, lang: str, href: Href, call_label: Callable[[int], str]) -> Markup:
    """Inner HTML of a paragraph, its spaces as its language `lang` asks for.

    `href` gives the address of a path of the site from this page; `call_label` names a call for a screen reader.
    """
    emended, points = _emended(block, href)
    links = list(_links(block, href))
    cut = [link for link in links if any(_cut(link, other) for other in emended)]
    wraps = [*emended, *(link for link in links if link not in cut)]
    marks = [*_calls(block, wraps, call_label), *_passages(block, wraps), *_unlinked(cut, wraps)]
    tags = [*points, *_tags(wraps), *marks]
    text, done, out = typeset(block.paragraph.read, lang), 0, []
    for tag in sorted(tags):
        out += [str(escape(text[done : tag.offset])), tag.html]
        done = tag.offset
    return Markup("".join([*out, str(escape(text[done:]))]))


def _tags(wraps: list[_Wrap]) -> Iterator[_Tag]:
    for wrap in wraps:
        rank = 2 * (wrap.end - wrap.start) + bool(wrap.id)  # of two equal ranges, the link is the outer one
        yield _Tag(wrap.start, _OPEN, -rank, wrap.before)
        yield _Tag(wrap.end, _CLOSE, rank, wrap.after)


def _emended(block: Block, href: Href) -> tuple[list[_Wrap], list[_Tag]]:
    """Emendations as ranges; those that read nothing as points."""
    wraps, points, offset = [], [], 0
    for segment in block.paragraph.segments:
        end = offset + len(segment.read)
        if segment.emendation:
            before, after = _emendation(segment, segment.emendation, href)
            if segment.read:
                wraps.append(_Wrap(offset, end, before, after))
            else:
                points.append(_Tag(offset, _POINT, 0, before + after))
        offset = end
    return wraps, points


def _emendation(segment: Segment, record: Record[Emendation], href: Href) -> tuple[str, str]:
    id_, cert = record.id, record.data.cert
    if record.data.fault == "author":
        corr = escape(record.data.corr)
        reason = escape(href(f"received/{record.text}.html#reading-{id_}"))
        sic = f'<sup class="sic"><a href="{reason}">[sic]</a></sup>'
        return f'<span class="em author {cert}" id="em-{id_}">', f'<ins hidden="">{corr}</ins></span>{sic}'
    received = escape(" ".join(segment.received.split()))
    return (
        f'<span class="em {record.data.act} {cert}" id="em-{id_}"><ins>',
        f'</ins><del hidden="">{received}</del></span>',
    )


def _links(block: Block, href: Href) -> Iterator[_Wrap]:
    start = block.paragraph.start
    for found in block.occurrences:
        address = escape(href(f"glossary.html#{found.term.id}"))
        id_ = f"term-{found.term.id}-{found.number}"
        before = f'<a class="term" id="{id_}" href="{address}">'
        yield _Wrap(found.anchor.start - start, found.anchor.end - start, before, "</a>", id_)


def _unlinked(links: list[_Wrap], wraps: list[_Wrap]) -> Iterator[_Tag]:
    """A term that may not be a link keeps its id, so that the glossary still leads to it."""
    for link in links:
        yield _Tag(_outside(link.start, wraps), _POINT, 0, f'<span id="{link.id}"></span>')


def _outside(offset: int, wraps: list[_Wrap]) -> int:
    """The offset, or the start of the outermost markup that holds it."""
    return min([offset, *(w.start for w in wraps if w.start < offset < w.end)])


def _cut(link: _Wrap, emended: _Wrap) -> bool:
    """Whether a link would cross an emendation, or stand inside one."""
    apart = link.end <= emended.start or emended.end <= link.start
    around = link.start <= emended.start and emended.end <= link.end
    return not apart and (not around or "<a" in emended.after)


def _calls(block: Block, wraps: list[_Wrap], label: Callable[[int], str]) -> Iterator[_Tag]:
    for placed in block.placed:
        if placed.record.kind.shown == "call":
            name, id_ = placed.record.kind.name, placed.record.id
            offset = placed.anchor.end - block.paragraph.start
            offset = max([offset, *(w.end for w in wraps if w.start < offset < w.end)])
            data = placed.record.data
            layer = f" {data.subject}" if isinstance(data, Note) else ""
            yield _Tag(
                offset, _POINT, placed.number,
                f'<sup class="call{layer}"><a role="doc-noteref" id="call-{id_}" href="#{name}-{id_}" '
                f'data-n="{offset + block.paragraph.start - placed.anchor.start}" '
                f'aria-label="{escape(label(placed.number))}">{placed.number}</a></sup>',
            )  # fmt: skip


def _passages(block: Block, wraps: list[_Wrap]) -> Iterator[_Tag]:
    for placed in block.placed:
        if placed.record.kind.shown == "margin":
            offset = _outside(max(0, placed.anchor.start - block.paragraph.start), wraps)
            extent = placed.anchor.end - block.paragraph.start - offset
            id_ = f"{placed.record.kind.name}-{placed.record.id}"
            yield _Tag(offset, _POINT, 0, f'<span id="{id_}" data-n="{extent}"></span>')
