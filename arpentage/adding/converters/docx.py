"""Word, through mammoth: paragraphs, and headings by their style; pictures stay behind."""

from importlib.metadata import version
from pathlib import Path

from arpentage.adding.archive import inspect
from arpentage.adding.converted import Converted, Converter
from arpentage.adding.converters import html


def convert(file: Path) -> Converted:
    """The text of a .docx; nothing outside it is read."""
    import mammoth  # noqa: PLC0415  (the extra `import`)

    inspect(file)
    with file.open("rb") as opened:
        markup = mammoth.convert_to_html(opened, convert_image=lambda image: [], external_file_access=False).value
    return html.of_markup(markup.encode(), f"mammoth {version('mammoth')}")


CONVERTER = Converter((".docx",), convert)
