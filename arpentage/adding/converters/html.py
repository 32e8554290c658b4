"""Web pages, through lxml: every block of text, those around the article marked as such."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from arpentage.adding.converted import Block, Converted, Converter, of_blocks

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SILENT = re.compile("iframe|math|noscript|object|script|select|style|svg|template|textarea|title")
_AROUND = ("aside", "footer", "form", "nav")
AROUND = {
    "fr": "Autour de l’article, d’après la page elle-même ({tag}).",
    "en": "Around the article, as the page itself says ({tag}).",
}


def convert(file: Path) -> Converted:
    """The text of a page; nothing is loaded that it names."""
    content = file.read_bytes()
    try:
        content.decode()
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None  # as the page says
    return of_markup(content, f"lxml {version('lxml')}", encoding)


def of_markup(content: bytes, converter: str, encoding: str | None = "utf-8") -> Converted:
    """The text of HTML."""
    from lxml import html  # noqa: PLC0415  (the extra `import`)

    if not content.strip():
        return of_blocks([], converter)
    page = html.document_fromstring(content, parser=html.HTMLParser(encoding=encoding))
    title = " ".join((page.findtext(".//title") or "").split())
    return of_blocks(list(_blocks(page)), converter, title)


def _blocks(page: Any) -> Iterator[Block]:
    words: list[str] = []
    where: tuple[str, ...] = ()
    for place, text in _runs(page, ()):
        if text is None or place != where:
            yield _block(where, words)
            words, where = [], place
        words.append(text or "")
    yield _block(where, words)


def _block(where: tuple[str, ...], words: list[str]) -> Block:
    around = next((tag for tag in where if tag in _AROUND), None)
    why = {lang: form.format(tag=around) for lang, form in AROUND.items()} if around else None
    heading = not around and any(tag in ("h1", "h2", "h3", "h4", "h5", "h6") for tag in where)
    return Block("".join(words), heading, why)


def _runs(page: Any, top: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Runs of text with the tags of the blocks that hold them; None where a block opens or closes."""
    stack: list[tuple[Any, tuple[str, ...], bool]] = [(page, top, False)]
    while stack:
        element, place, done = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = _BLOCK.fullmatch(tag) is not None
        if done:
            yield from [(place, None)] if block else []
            yield place, element.tail or ""
            continue
        stack.append((element, place, True))
        inside = (*place, tag) if block and tag != "br" else place
        if tag and not _SILENT.fullmatch(tag):
            yield from [(inside, None)] if block else []
            yield inside, element.text or ""
            stack.extend((child, inside, False) for child in reversed(element))


CONVERTER = Converter((".html", ".htm", ".xhtml"), convert)
