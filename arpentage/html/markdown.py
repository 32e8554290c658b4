"""Markdown of the annotations, made harmless: no HTML, no images, no headings, known schemes only."""

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

_BREAKING = re.compile(r"[ \t\n]+")
"""White space that may be folded: French spaces that do not break are part of the words."""
_TAG = re.compile(r"<[^>]*>")
SCHEMES = ("http", "https", "mailto")


class Markdown:
    """A renderer of annotation bodies. What was rendered once is kept: the same words show on many pages."""

    def __init__(self) -> None:
        self._parser = MarkdownIt("commonmark", {"html": False})
        self._parser.disable(["image", "heading", "lheading", "html_block", "html_inline", "hr", "code", "fence"])
        self._parser.validateLink = safe_address  # type: ignore[method-assign,assignment]
        self._parser.add_render_rule("link_open", _link_open)
        self._render: Callable[[str], str] = cache(self._parser.render)
        self._render_inline: Callable[[str], str] = cache(self._parser.renderInline)

    def block(self, words: str) -> Markup:
        """Paragraphs and lists."""
        return Markup(self._render(words).strip())

    def inline(self, words: str) -> Markup:
        """One run of text, without a paragraph around it."""
        return Markup(self._render_inline(words).strip())

    def plain(self, words: str) -> str:
        """The words alone, for search and for attributes."""
        return _BREAKING.sub(" ", unescape(_TAG.sub("", self._render(words)))).strip()


def safe_address(address: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a relative address of this site."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme.lower() in SCHEMES
    return not address.lstrip().startswith(("//", "\\", "/"))


def _link_open(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    if urlsplit(str(tokens[index].attrGet("href") or "")).scheme:
        tokens[index].attrSet("rel", "external noreferrer")
    return renderer.renderToken(tokens, index, options, env)
