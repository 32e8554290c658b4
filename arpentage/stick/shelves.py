"""Books and prints in their order: what each text and each theme has to hand out, by language and form."""

from collections.abc import Iterable
from dataclasses import dataclass

from arpentage.model import File, Handout


@dataclass(frozen=True)
class Good:
    """A file, and what it is."""

    handout: Handout
    file: File


Shelf = tuple[tuple[str, tuple[Good, ...]], ...]
"""Languages in the order of the reader, each with its files by form."""
Shelves = dict[tuple[str, str], Shelf]
"""By kind and id, as Handout has them."""


def shelves(files: Iterable[File], languages: Iterable[str]) -> Shelves:
    """Every file that is a handout, on the shelf of what it is about."""
    goods = [Good(file.handout, file) for file in files if file.handout]
    order = {lang: at for at, lang in enumerate(languages)}
    goods.sort(key=lambda good: (order[good.handout.lang], good.handout.form))
    found: dict[tuple[str, str], dict[str, list[Good]]] = {}
    for good in goods:
        shelf = found.setdefault((good.handout.kind, good.handout.id), {})
        shelf.setdefault(good.handout.lang, []).append(good)
    return {about: tuple((lang, tuple(row)) for lang, row in shelf.items()) for about, shelf in found.items()}
