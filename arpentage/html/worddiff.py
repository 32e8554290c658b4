"""What changed between two wordings, word by word."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from markupsafe import Markup, escape

_WORD: Final = re.compile(r"\w+(?:[’'·-]\w+)*|\s+|[^\w\s]")
_CONTEXT: Final = 12
"""Tokens kept on each side of a change: about six words."""


def word_diff(old: str, new: str) -> Markup:
    """The new wording with what went in `<del>` and what came in `<ins>`; long stretches that are the same become `…`.

    Empty where only white space differs.
    """
    before, after = _WORD.findall(" ".join(old.split())), _WORD.findall(" ".join(new.split()))
    if before == after:
        return Markup()
    out = []
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for place, (what, i, j, k, m) in enumerate(changes, 1):
        if what == "equal":
            out.append(escape(_shortened(after[k:m], first=place == 1, last=place == len(changes))))
            continue
        if i < j:
            out.append(Markup("<del>{}</del>").format("".join(before[i:j])))
        if k < m:
            out.append(Markup("<ins>{}</ins>").format("".join(after[k:m])))
    return Markup().join(out)


def _shortened(tokens: Sequence[str], first: bool, last: bool) -> str:
    """A stretch without change, its middle left out; at an end of the text, its outer part."""
    head = 0 if first else _CONTEXT
    tail = 0 if last else _CONTEXT
    if len(tokens) <= head + tail + 2:
        return "".join(tokens)
    return "".join(tokens[:head]) + " … " + "".join(tokens[len(tokens) - tail :])
