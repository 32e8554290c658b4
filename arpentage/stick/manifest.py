"""A copy's manifest: which edition it is, each text and annotation that it has, and each of its files."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final, Literal

from arpentage.language import pick
from arpentage.model import File
from arpentage.site import Site
from arpentage.stick.entries import Entry, Words, entries

NAME: Final = "manifest"
"""Its files, at the site's root: JSON, and a classic script with the same, which a page can load from a disk."""


@dataclass(frozen=True)
class Listed:
    """A file of the site."""

    path: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a copy holds."""

    format: Literal["arpentage-manifest-1"]
    reader: str
    """Name of the reader, in its first language."""
    version: str
    date: str
    channels: tuple[str, ...]
    """What it was made for: `online`, `offline`."""
    texts: dict[str, Words]
    """Short titles of its texts by slug and language, in their order."""
    entries: tuple[Entry, ...]
    files: tuple[Listed, ...] = ()
    """By path; all but the manifest itself."""


def manifest(site: Site, files: Iterable[File] = ()) -> Manifest:
    """The manifest of a site that has these files."""
    return Manifest(
        format="arpentage-manifest-1",
        reader=reader_name(site),
        version=site.settings.edition.version,
        date=site.settings.edition.date,
        channels=site.channels,
        texts={text.slug: dict(text.notice.data.short_title) for text in site.texts},
        entries=tuple(entries(site)),
        files=tuple(
            Listed(str(file.path), len(file.content), sha256(file.content).hexdigest())
            for file in sorted(files, key=lambda file: file.path)
        ),
    )


def manifest_files(site: Site, files: Iterable[File]) -> Iterator[File]:
    """`manifest.json` and `manifest.js`."""
    words = json.dumps(asdict(manifest(site, files)), ensure_ascii=False, indent=0)
    yield File(PurePosixPath(f"{NAME}.json"), f"{words}\n".encode())
    yield File(PurePosixPath(f"{NAME}.js"), f"Arpentage.manifest({words});\n".encode())


def reader_name(site: Site) -> str:
    """Name of a reader, in its first language."""
    return pick(site.settings.title, site.languages[0])[0].replace("\u00ad", "")
