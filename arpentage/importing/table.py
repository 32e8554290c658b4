"""A simple table as spreadsheets save it: comma, semicolon or tab; UTF-8 with or without its mark, UTF-16, or the
code page that older ones use in Western Europe."""

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from typing import Final

MARKS: Final = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
SEPARATORS: Final = "\t;,"
_NAMED: Final = re.compile(r"sep=([\t;,])\r?\n", re.IGNORECASE)
"""The first line by which some spreadsheets name their separator."""


@dataclass(frozen=True)
class Row:
    """A line of a table that says something."""

    line: int
    """Where it begins in the file, from 1."""
    cells: tuple[str, ...]


def table(content: bytes) -> tuple[Row, ...]:
    """The rows of a file, blank ones left out. Raises ValueError for what is no table."""
    text = _decoded(content)
    if "\0" in text:
        raise ValueError("\\0")
    named = _NAMED.match(text)
    head = text[named.end() :] if named else text
    separator = named.group(1) if named else _separator(head)
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    rows: list[Row] = []
    skipped = 1 if named else 0
    end = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(skipped + end + 1, tuple(cell.strip() for cell in cells)))
            end = reader.line_num
    except csv.Error as error:
        raise ValueError(str(error)) from error
    return tuple(rows)


def _decoded(content: bytes) -> str:
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return content.decode(name)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _separator(text: str) -> str:
    """The one that parts the most cells of the first line that says something."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)
