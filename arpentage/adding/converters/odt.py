"""OpenDocument, through odfdo: paragraphs and headings, in their order."""

from importlib.metadata import version
from pathlib import Path

from arpentage.adding.archive import inspect
from arpentage.adding.converted import Block, Converted, Converter, of_blocks

_OUT = "not(ancestor::text:note or ancestor::office:annotation or ancestor::text:tracked-changes)"


def convert(file: Path) -> Converted:
    """The text of an .odt; notes and comments stay behind."""
    from odfdo import Document, Element  # noqa: PLC0415  (the extra `import`)

    inspect(file)
    found = Document(file).body.xpath(f"//*[(self::text:p or self::text:h) and {_OUT}]")
    blocks = [Block(each.inner_text, each.tag == "text:h") for each in found if isinstance(each, Element)]
    return of_blocks(blocks, f"odfdo {version('odfdo')}")


CONVERTER = Converter((".odt",), convert)
