"""Markdown, through markdown-it-py: its text, without its marks."""

from importlib.metadata import version
from pathlib import Path

from arpentage.adding.converted import Converted, Converter
from arpentage.adding.converters import html, plain


def convert(file: Path) -> Converted:
    """The text of a Markdown file; HTML in it stays as text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    rendered = MarkdownIt("commonmark", {"html": False}).render(plain.convert(file).text)
    return html.of_markup(rendered.encode(), f"markdown-it-py {version('markdown-it-py')}")


CONVERTER = Converter((".md", ".markdown"), convert)
