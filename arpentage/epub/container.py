"""The zip that a book is: the same bytes from the same files (EPUB Open Container Format 3.3)."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from arpentage.annotation import Edtf

MIMETYPE: Final = "application/epub+zip"
Date = tuple[int, int, int]


def day(edtf: Edtf) -> Date:
    """Year, month and day of the edition; the first ones for what it does not name, or no calendar has."""
    year, month, day = (int(part) for part in (*re.split("[?~%/]", edtf)[0].split("-"), "1", "1")[:3])
    try:
        date(year, month, day)
    except ValueError:  # a season, or the thirtieth of February
        return year, 1, 1
    return year, month, day


def zipped(files: Mapping[str, bytes], made: Date) -> bytes:
    """The files of a book, by their paths in it; `mimetype` first and as it is."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(entry("mimetype", made, ZIP_STORED), MIMETYPE)
        for path, content in files.items():
            archive.writestr(entry(path, made, ZIP_DEFLATED), content, compresslevel=9)
    return out.getvalue()


def entry(path: str, made: Date, method: int) -> ZipInfo:
    """A file of a zip, in no way of this machine: of the day given, readable by all."""
    info = ZipInfo(path, (*max(made, (1980, 1, 1)), 0, 0, 0))  # a zip knows no earlier day
    info.compress_type = method
    info.create_system = 3  # the same whatever the machine
    info.external_attr = 0o644 << 16
    return info
