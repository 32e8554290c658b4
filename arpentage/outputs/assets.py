"""Style sheets, scripts and fonts, as the templates hold them."""

from collections.abc import Iterator

from arpentage.html.templates import Templates
from arpentage.model import File
from arpentage.output import Catalogues, Output
from arpentage.site import Site

FOLDERS = ("css", "fonts", "js")


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """The files of each folder; `js/search/` goes with the search index, what makes the fonts nowhere."""
    for folder in FOLDERS:
        for path, content in templates.files(folder).items():
            if not path.is_relative_to("js/search") and path.suffix not in (".py", ".pyc"):
                yield File(path, content)


OUTPUT = Output("assets", render, {})
