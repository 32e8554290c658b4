"""Hyphens at the ends of lines: whether they break a word or belong to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HEAD = re.compile(r"(\w+)-\s*$")
_TAIL = re.compile(r"\s*(\w+(?:-\w+)*)")
_ENCLITIC = re.compile(
    r"(?:t|je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|là|moi|toi|lui|leur|leurs|y|en|mêmes?|être|midi|dire|à)", re.I
)
"""Words that French hangs on a hyphen: « dit-il », « peut-être », « celui-ci », « après-midi », « c’est-à-dire »."""
_PREFIX = re.compile(r"(?:e|ex|non|vice|quasi|demi|mi|semi|sous)", re.I)
"""First halves that keep their hyphen: « e-mail », « non-dit »."""

SEEN = {"fr": "« {word} » se lit ailleurs dans ce texte", "en": "“{word}” stands elsewhere in this text"}
SOFT = {"fr": "mot coupé, probablement : {word}", "en": "a broken word, probably: {word}"}
HARD = {"fr": "mot composé, probablement : {word}", "en": "a compound, probably: {word}"}


@dataclass(frozen=True)
class Join:
    """What is proposed of one hyphen."""

    line: int
    """The line that it ends, from 1."""
    soft: bool
    """Whether it only breaks the word."""
    why: Mapping[str, str]


def judge(line: int, before: str, after: str, text: str) -> Join | None:
    """What to make of the end of a line, given the next line that is kept; None where no hyphen needs judging."""
    head, tail = _HEAD.search(before), _TAIL.match(after)
    if not head:
        return None
    if not tail:
        return Join(line, False, _say(HARD, head[1] + "-"))
    broken, compound = head[1] + tail[1], f"{head[1]}-{tail[1]}"
    if _stands(compound, text):
        return Join(line, False, _say(SEEN, compound))
    if _stands(broken, text):
        return Join(line, True, _say(SEEN, broken))
    soft = tail[1][0].islower() and not _PREFIX.fullmatch(head[1])
    soft = soft and not _ENCLITIC.fullmatch(tail[1].split("-")[0])
    return Join(line, soft, _say(SOFT, broken) if soft else _say(HARD, compound))


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE) is not None


def _say(words: Mapping[str, str], word: str) -> Mapping[str, str]:
    return {lang: form.format(word=word) for lang, form in words.items()}
