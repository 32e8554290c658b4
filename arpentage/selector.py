"""Quotations made for a place of a text: the words, and as much around them as it takes to find no other place."""

from arpentage.anchor import locate

REACHES = (0, 24, 48, 96, 192)
"""Characters of context tried, on each side."""
MOST = 2000
"""Characters that a quotation may have (arpentage.annotation.Quote)."""


def selector(read: str, start: int, end: int) -> dict[str, str] | None:
    """`exact` for a range of a reading text, with `prefix` and `suffix` where the words stand elsewhere too.

    None where no quotation surely leads back to that very place.
    """
    words = read[start:end].strip()
    start += len(read[start:end]) - len(read[start:end].lstrip())
    end = start + len(words)
    for reach in REACHES if 0 < len(words) <= MOST else ():
        around = {"prefix": _before(read, start, reach), "suffix": _after(read, end, reach)}
        quotation = {"exact": words} | {key: text for key, text in around.items() if text.strip()}
        match = locate(read, words, quotation.get("prefix", ""), quotation.get("suffix", ""))
        if match and match.sure and (match.start, match.end) == (start, end):
            return quotation
    return None


def _before(read: str, start: int, reach: int) -> str:
    """Whole words before a place."""
    words = read[max(0, start - reach) : start]
    return words[words.find(" ") + 1 :] if start > reach else words


def _after(read: str, end: int, reach: int) -> str:
    """Whole words after a place."""
    words = read[end : end + reach]
    return words[: words.rfind(" ")] if end + reach < len(read) and " " in words else words
