"""The books of the real reader, made without its site."""

from functools import cache
from itertools import islice
from pathlib import Path

from arpentage import kinds, outputs
from arpentage.annotation import AnyKind
from arpentage.catalogue import load_catalogues
from arpentage.compose import compose
from arpentage.html.templates import Templates, folders
from arpentage.output import Catalogues
from arpentage.outputs.epub import OUTPUT
from arpentage.site import Site
from tests.build_data import ROOT, real


@cache
def site() -> Site:
    """The real reader, composed."""
    return compose(*real())[0]


def strings(site: Site, *more: AnyKind) -> Catalogues:
    """The interface's strings in the languages of a reader, with those of more kinds."""
    groups = [*(kind.group for kind in (*kinds.discover(), *more)), *(output.group for output in outputs.discover())]
    catalogues, problems = load_catalogues(folders(ROOT), site.languages, groups)
    assert problems == ()
    return catalogues


def build(folder: Path, most: int | None = None) -> None:
    """Its books, or the first of them, in a new folder."""
    folder.mkdir()
    for file in islice(OUTPUT.render(site(), Templates(ROOT), strings(site())), most):
        (folder / file.path.name).write_bytes(file.content)
