"""Pagefind's index of a language in small pieces: it packs some thousand words a file, a search needs a few of them.

Its files are CBOR, `[[[word, pages, variants], …]]`, in the order of the words, and so is each piece: the engine takes
one as it takes a whole file. The commonest words, which hardly any search asks for, come to stand apart.
"""

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator

from .engine import SIGNATURE, unpacked
from .error import SearchError

SMALLEST = 3_000
"""Bytes of a piece before compression, about: half a kilobyte to one when packed."""
MOST = 400
"""Pieces of a language, about: a search reads where each begins."""

_FEW = b"\x81\x99"  # a list of one list, whose length takes two bytes
_NUMBERS = re.compile(
    rb"(?:[\x00-\x17\x20-\x37\x80-\x97]|[\x18\x38\x98].|[\x19\x39\x99]..|[\x1a\x3a\x9a]....)*", re.DOTALL
)
_TRIPLE = 0x83
_TEXT = 0x60
_TEXT_LENGTH = 0x78


def pieces(files: Iterable[bytes]) -> dict[str, tuple[str, bytes]]:
    """Return the name and the packed bytes of each piece by its first word, in the order of the words.

    Raises `SearchError` for a file that is not as expected.
    """
    words = sorted(word for data in files for word in _words(_opened(data)))
    size = max(SMALLEST, sum(len(entry) for _, entry in words) // MOST)
    found: dict[str, tuple[str, bytes]] = {}
    for first, held in _gathered(words, size):
        found[first] = _piece(held)
    return found


def _gathered(words: Iterable[tuple[str, bytes]], size: int) -> Iterator[tuple[str, list[bytes]]]:
    """Yield entries in groups of `size` bytes or one entry, each with its first word."""
    first, held, long = "", list[bytes](), 0
    for word, entry in words:
        if held and long + len(entry) > size:
            yield first, held
            held, long = [], 0
        first = first if held else word
        held.append(entry)
        long += len(entry)
    if held:
        yield first, held


def _opened(data: bytes) -> bytes:
    try:
        return unpacked(data)
    except (ValueError, OSError) as error:
        raise SearchError(f"pagefind's index is not as expected: {error}") from error


def _words(index: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each word with its whole entry: texts stand at the head of entries only, all else is numbers and lists."""
    text = _numbers_end(index, 0)
    while text < len(index):
        start, (at, end) = text - 1, _text(index, text)
        after = _numbers_end(index, end)
        if index[start] != _TRIPLE:
            raise SearchError(f"pagefind's index is not as expected at byte {start}")
        yield index[at:end].decode(), index[start : after - (after < len(index))]
        text = after


def _numbers_end(index: bytes, at: int) -> int:
    found = _NUMBERS.match(index, at)
    assert found is not None  # it matches nothing too
    return found.end()


def _text(index: bytes, head: int) -> tuple[int, int]:
    """Return where the text whose head stands at `head` starts and ends."""
    kind = index[head]
    if _TEXT <= kind < _TEXT_LENGTH:
        return head + 1, head + 1 + kind - _TEXT
    if kind == _TEXT_LENGTH:
        return head + 2, head + 2 + index[head + 1]
    raise SearchError(f"pagefind's index is not as expected at byte {head}")


def _piece(entries: list[bytes]) -> tuple[str, bytes]:
    plain = SIGNATURE + _FEW + len(entries).to_bytes(2) + b"".join(entries)
    return hashlib.sha256(plain).hexdigest()[:8], gzip.compress(plain, 9, mtime=0)
