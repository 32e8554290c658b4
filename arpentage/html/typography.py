"""French micro-typography, laid on words as they are shown: only white space changes, one character for one.

So an offset in the words is the same offset in what is shown, and folding makes both the same again.
"""

import re
from typing import Final

from markupsafe import Markup

NARROW: Final = "\u202f"
"""Narrow no-break space: inside « », before ; ! ? and %, between groups of digits."""
WIDE: Final = "\u00a0"
"""No-break space: before a colon; between an abbreviation and what it announces."""
_SPACE: Final = re.compile(
    r"""\s(?:
      (?P<narrow> (?=[;!?»]) | (?<=«.) | (?<=[0-9].)(?=[%‰€$£])
                | (?:(?<=\b[0-9].) | (?<=\b[0-9]{2}.) | (?<=\b[0-9]{3}.))(?=[0-9]{3}\b) )
    | (?P<wide> (?=:) | (?<=§.) | (?<=[nN]°.) | (?<=\bp\..)(?=[0-9]) | (?<=\bM\..) )
    )""",
    re.VERBOSE | re.DOTALL,
)
_MARKUP: Final = re.compile(r"(<(code|pre)\b.*?</\2>|<[^>]*>)", re.DOTALL)


def typeset(words: str, lang: str) -> str:
    """The words with the spaces that their language asks for: of the same length, changed in French only."""
    if lang != "fr":
        return words
    return _SPACE.sub(lambda space: NARROW if space.lastgroup == "narrow" else WIDE, words)


def typeset_html(html: Markup, lang: str) -> Markup:
    """The same for safe HTML: its text, not its tags nor its code."""
    if lang != "fr":
        return html
    pieces = _MARKUP.split(html)  # text, tag, the tag's name where it is skipped whole; text, ...
    pieces[0::3] = [typeset(text, lang) for text in pieces[0::3]]
    pieces[2::3] = [""] * len(pieces[2::3])
    return Markup("".join(pieces))
