"""Files that are zip archives, looked at before anything unpacks them."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from arpentage.adding.converted import Refused

MAX_PARTS = 5000
MAX_UNPACKED = 128 * 1024 * 1024
"""Bytes, all parts together, as they really unpack."""
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def inspect(file: Path) -> None:
    """Refuse an archive that is broken, too large once unpacked, locked, or whose XML declares entities."""
    try:
        with ZipFile(file) as archive:
            _inspect(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused(f"archive illisible : {error}", f"the archive cannot be read: {error}") from None


def _inspect(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise Refused(f"{len(parts)} parties, au plus {MAX_PARTS}", f"{len(parts)} parts, at most {MAX_PARTS}")
    room = MAX_UNPACKED
    for part in parts:
        with archive.open(part) as opened:
            content = opened.read(room + 1)  # what the archive says of its sizes may be a lie
        room -= len(content)
        if room < 0:
            raise Refused(f"plus de {MAX_UNPACKED} octets une fois déplié", f"over {MAX_UNPACKED} bytes once unpacked")
        if part.filename.endswith((".xml", ".rels")) and _DECLARES.search(content):
            raise Refused(f"{part.filename} déclare des entités", f"{part.filename} declares entities")
