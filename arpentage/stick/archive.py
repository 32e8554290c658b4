"""The zip that is handed out: the site in a folder, and at its root the pages that open it. The same bytes always."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from arpentage.epub.container import day, entry
from arpentage.model import File, Problems
from arpentage.problem import Place
from arpentage.publish import DISK
from arpentage.site import Site
from arpentage.stick.names import folder_name, zip_name

_PACKED: Final = (".epub", ".woff2")
"""What packing does not make smaller."""


@dataclass(frozen=True)
class Stick:
    """The zip on the disk; without a path where it could not be written."""

    path: Path | None = None
    size: int = 0
    """Bytes."""


def make_stick(site: Site, doors: Iterable[File], files: Iterable[File], dist: Path) -> tuple[Stick, Problems]:
    """Write the zip, and its sum beside it as `sha256sum -c` reads it; each takes the place of the old one whole."""
    path = dist / zip_name(site)
    content = zipped(site, doors, files)
    try:
        dist.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
        _replace(path.with_name(f"{path.name}.sha256"), f"{sha256(content).hexdigest()}  {path.name}\n".encode())
    except OSError as refusal:
        return Stick(), (DISK.at(Place(PurePosixPath(path.as_posix())), reason=refusal.strerror or refusal),)
    return Stick(path, len(content)), ()


def zipped(site: Site, doors: Iterable[File], files: Iterable[File]) -> bytes:
    """The bytes of the zip: every entry of the edition's day, in the order of the paths."""
    folder, made = folder_name(site), day(site.settings.edition.date)
    held = {
        **{str(door.path): door.content for door in doors},
        **{f"{folder}/{file.path}": file.content for file in files},
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for path, content in sorted(held.items()):
            method = ZIP_STORED if path.endswith(_PACKED) else ZIP_DEFLATED
            archive.writestr(entry(path, made, method), content, compresslevel=9)
    return out.getvalue()


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
