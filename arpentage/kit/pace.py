"""How long a text takes to read.

Words a minute, by language: mean rates of 25 native readers each, reading aloud (Trauzettel-Klosinski and Dietz,
“Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST”, Investigative
Ophthalmology & Visual Science 53(9), 2012, doi:10.1167/iovs.11-8284). Silent readers of easy texts go faster (238 in
English, by Brysbaert's review of 2019); these texts are not easy, and our choice is the slower rate. Notes and glosses
are read at the same rate.
"""

from collections.abc import Mapping
from typing import Final

WORDS_A_MINUTE: Final[Mapping[str, int]] = {"ar": 138, "en": 228, "fr": 195}
OTHERWISE: Final = 184
"""The same study's mean over its seventeen languages."""


def rate(lang: str) -> int:
    """Words a minute in a language."""
    return WORDS_A_MINUTE.get(lang, OTHERWISE)


def seconds(words: int, lang: str) -> int:
    """Seconds that so many words of a language take, rounded."""
    return round(60 * words / rate(lang))


def minutes(words: int, lang: str) -> int:
    """Whole minutes that they take, at least one."""
    return max(1, round(words / rate(lang)))
