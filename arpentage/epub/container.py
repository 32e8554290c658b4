"""The zip that a book is: the same bytes from the same files (EPUB Open Container Format 3.3)."""

import re
from calendar import monthrange
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from arpentage.annotation import Edtf

MIMETYPE: Final = "application/epub+zip"
Date = tuple[int, int, int]


def day(edtf: Edtf) -> Date:
    """Year, month and day of the edition; the first of those that it does not name, or that no calendar has."""
    year, month, day = (int(part) for part in (*re.split("[?~%/]", edtf)[0].split("-"), "1", "1")[:3])
    return year, month if 1 <= month <= 12 else 1, day if 1 <= day <= monthrange(year, month)[1] else 1


def zipped(files: Mapping[str, bytes], date: Date) -> bytes:
    """The files of a book, by their paths in it; `mimetype` first and as it is."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(_entry("mimetype", date, ZIP_STORED), MIMETYPE)
        for path, content in files.items():
            archive.writestr(_entry(path, date, ZIP_DEFLATED), content, compresslevel=9)
    return out.getvalue()


def _entry(path: str, date: Date, method: int) -> ZipInfo:
    entry = ZipInfo(path, (*max(date, (1980, 1, 1)), 0, 0, 0))  # a zip knows no earlier day
    entry.compress_type = method
    entry.create_system = 3  # the same whatever the machine
    entry.external_attr = 0o644 << 16
    return entry
