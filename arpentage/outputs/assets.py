"""Style sheets, scripts, fonts and the icon: the small files of the templates, put together for each type of page."""

from collections.abc import Iterator

from arpentage.html.bundles import bundled
from arpentage.html.templates import Templates
from arpentage.model import File
from arpentage.output import Catalogues, Output
from arpentage.site import Site

FOLDERS = ("css", "fonts", "images", "js")


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """The files of each folder; `js/search/` goes with the search index, what makes the fonts nowhere."""
    files = {path: content for folder in FOLDERS for path, content in templates.files(folder).items()}
    yield from bundled({path: content for path, content in files.items() if not path.is_relative_to("js/search")})


OUTPUT = Output("assets", render, {})
