"""The map of themes and texts: the texts laid end to end, a row a theme, a mark at each of its passages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from arpentage.catalogue import Catalogue
from arpentage.language import pick
from arpentage.site import PassageEntry, Site, TextEntry, ThemeEntry

APART: Final = 0.8
"""Per cent of the map's width between two texts."""


@dataclass(frozen=True)
class Row:
    """One theme of the map."""

    theme: ThemeEntry
    track: Markup
    """Its drawing: a link for each text that it runs through, a mark for each passage."""


@dataclass(frozen=True)
class Group:
    """A broader theme and those that it includes."""

    head: ThemeEntry | None
    """None for themes that no other includes."""
    themes: tuple[ThemeEntry, ...]


@dataclass(frozen=True)
class Map:
    """The map, row by row."""

    land: Markup
    """The texts' parcels, drawn once and used by every row."""
    head: Markup
    """The texts' names."""
    groups: tuple[tuple[ThemeEntry | None, tuple[Row, ...]], ...]


@dataclass(frozen=True)
class Field:
    """A text's share of the width, in per cent."""

    entry: TextEntry
    left: float
    scale: float
    """Per cent a character."""

    @property
    def width(self) -> float:
        """Its width, in per cent."""
        return len(self.entry.text.read) * self.scale

    def at(self, offset: int) -> float:
        """Where a character stands, in per cent."""
        return self.left + offset * self.scale


def theme_groups(site: Site) -> tuple[Group, ...]:
    """The themes under those that include them; a broader theme with passages of its own is also among its themes."""
    groups: list[tuple[ThemeEntry | None, list[ThemeEntry]]] = []
    for theme in site.themes:
        root = not theme.record.data.broader
        if root and theme.narrower:
            groups.append((theme, [theme] if theme.passages else []))
        elif not groups or (root and groups[-1][0]):
            groups.append((None, [theme]))
        else:
            groups[-1][1].append(theme)
    return tuple(Group(head, tuple(themes)) for head, themes in groups)


def theme_map(site: Site, t: Catalogue, href: Callable[[str], str]) -> Map:
    """The map in one language; `href` gives the address of a path of the site from the page."""
    fields = _fields(site.texts)
    groups = tuple(
        (group.head, tuple(Row(theme, _track(theme, fields, t, href)) for theme in group.themes))
        for group in theme_groups(site)
    )
    return Map(_land(fields), _head(fields, t, href), groups)


def _fields(texts: Sequence[TextEntry]) -> tuple[Field, ...]:
    total = sum(len(entry.text.read) for entry in texts) or 1
    scale, left, fields = (100 - APART * (len(texts) - 1)) / total, 0.0, []
    for entry in texts:
        fields.append(Field(entry, left, scale))
        left += fields[-1].width + APART
    return tuple(fields)


def _land(fields: Sequence[Field]) -> Markup:
    rects = [
        f'<rect x="{field.at(block.paragraph.start):.2f}%" width="{len(block.paragraph.read) * field.scale:.2f}%" '
        'height="100%"/>'
        for field in fields
        for block in field.entry.blocks
    ]
    return Markup(
        '<svg class="hidden" width="0" height="0" aria-hidden="true"><defs><g id="land">'
        + "".join(rects) + "</g></defs></svg>"
    )  # fmt: skip


def _head(fields: Sequence[Field], t: Catalogue, href: Callable[[str], str]) -> Markup:
    names = [
        Markup(
            '<foreignObject x="{:.2f}%" width="{:.2f}%" height="100%"><a href="{}">'
            '<span class="code">{}</span><span class="name">{}</span></a></foreignObject>'
        ).format(field.left, field.width, href(f"texts/{field.entry.slug}.html"), *_names(field, t))
        for field in fields
    ]
    return Markup('<svg class="fields">{}</svg>').format(Markup("").join(names))


def _names(field: Field, t: Catalogue) -> tuple[str, str]:
    notice = field.entry.notice.data
    return notice.code, pick(notice.short_title, t.lang)[0]


def _track(theme: ThemeEntry, fields: Sequence[Field], t: Catalogue, href: Callable[[str], str]) -> Markup:
    links, stakes = [], []
    for field in fields:
        stakes += [field.at(p.placed.anchor.start) for p in theme.passages if p.notice.text == field.entry.slug]
        passages = [passage for passage in theme.passages if passage.notice.text == field.entry.slug]
        if passages:
            links.append(_link(theme, field, passages, t, href))
    drawn = '<svg class="track"><use href="#land"/><line x1="{:.2f}%" x2="{:.2f}%" y1="50%" y2="50%"/>{}</svg>'
    return Markup(drawn).format(min(stakes, default=0), max(stakes, default=0), Markup("").join(links))


def _link(
    theme: ThemeEntry, field: Field, passages: Sequence[PassageEntry], t: Catalogue, href: Callable[[str], str]
) -> Markup:
    """All the passages of a theme in one text: the marks stand at their words, the whole field can be pressed."""
    label = pick(theme.record.data.label, t.lang)[0]
    says = f"{label}, {_names(field, t)[1]}{t('colon')} {t.count('passages', len(passages))}"
    marks = [
        Markup('<rect class="stake" x="{:.2f}%" y="50%" width="8" height="14"/>').format(
            field.at(passage.placed.anchor.start)
        )
        for passage in passages
    ]
    address = href(f"themes/{theme.record.id}.html#{passages[0].record.id}")
    return Markup(
        '<a href="{}" aria-label="{}"><title>{}</title>'
        '<rect class="field" x="{:.2f}%" width="{:.2f}%" height="100%"/>{}</a>'
    ).format(address, says, says, field.left, field.width, Markup("").join(marks))
