"""A text handed in, made ready for a reader and tried on it before anything is written."""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from arpentage.adding.proposal import Proposal
from arpentage.adding.write import Facts, edition_yaml, source_yaml
from arpentage.document import parse
from arpentage.kinds import edition, notice
from arpentage.model import Library, Problems, Record, Seed
from arpentage.restore import restore_text
from arpentage.typed import convert

Files = dict[PurePosixPath, bytes]


def slug_of(name: str) -> str:
    """A slug from a file's name or a title: `Le Marché (2).docx` is `le-marche-2`; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:64].strip("-")


def code_of(slug: str, taken: Iterable[str]) -> str:
    """A short code for paper from a slug's initials, unlike those that are taken."""
    taken = set(taken)
    initials = "".join(word[0] for word in slug.split("-") if word)[:4].upper()
    base = initials if len(initials) > 1 else slug.replace("-", "")[:2].upper()
    return next(code for code in (base, *(f"{base}{n}" for n in range(2, 1000))) if code not in taken)


def files(slug: str, seed: bytes, proposal: Proposal, facts: Facts) -> Files:
    """The three files of a text, by their paths in a reader."""
    folder = PurePosixPath("annotations") / "texts" / slug
    return {
        PurePosixPath("seeds") / f"{slug}.txt": seed,
        folder / "source.yaml": source_yaml(facts).encode(),
        folder / "edition.yaml": edition_yaml(proposal, facts.says).encode(),
    }


def trial(slug: str, made: Files) -> Problems:
    """What a build would say of the three files: nothing where each character of the seed is accounted for."""
    contents = {path.name: (path, content) for path, content in made.items()}
    path, content = contents[f"{slug}.txt"]
    problems: Problems = ()
    records: dict[str, Record[Any]] = {}
    for kind in (notice.KIND, edition.KIND):
        name = PurePosixPath(kind.path).name
        document, faults = parse(contents[name][1], contents[name][0])
        problems += faults
        if document:
            data, faults = convert(document, kind.data)
            problems += faults
            if data:
                records[kind.name] = Record(kind, slug, slug, "", data, document)
    if "edition" not in records:
        return problems
    text, faults = restore_text(Seed(slug, path, content, content.decode()), records["edition"], ())
    assert text.received.encode() == content
    return (*problems, *faults)


def sum_of(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return sha256(content).hexdigest()


def codes(library: Library) -> list[str]:
    """The codes that texts already have."""
    return [record.data.code for record in library.of(notice.Notice)]
