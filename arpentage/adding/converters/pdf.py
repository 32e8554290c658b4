"""PDF, through pypdf: the lines of each page, as the page lays them."""

from importlib.metadata import version
from pathlib import Path

from arpentage.adding.converted import Converted, Converter, Refused, shown

MAX_PAGES = 2000


def convert(file: Path) -> Converted:
    """The text of a PDF that holds text, a form feed after each page."""
    from pypdf import PdfReader  # noqa: PLC0415  (the extra `import`)
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(file)
        if reader.is_encrypted:
            raise Refused("il est chiffré ; enregistrez-en une copie sans mot de passe", "it is locked by a password")
        if len(reader.pages) > MAX_PAGES:
            raise Refused(f"plus de {MAX_PAGES} pages", f"over {MAX_PAGES} pages")
        pages = [page.extract_text().strip("\n") for page in reader.pages]
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:  # as broken as can be
        raise Refused(f"PDF illisible : {error}", f"the PDF cannot be read: {error}") from None
    if not "".join(pages).strip():
        raise Refused(
            "il ne contient que des images : il faut d’abord une reconnaissance de caractères",
            "it holds only pictures: it needs character recognition first",
        )
    return Converted(shown("\n\f".join(pages)) + "\n", converter=f"pypdf {version('pypdf')}")


CONVERTER = Converter((".pdf",), convert)
