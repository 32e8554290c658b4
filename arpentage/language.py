"""Texts in several languages: which one to show, and whether it was made from the original as it stands."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from arpentage.annotation import Annotation
from arpentage.model import Record


def pick(words: Mapping[str, str], lang: str, original: str = "fr") -> tuple[str, str]:
    """The words in a language, or in the original's, or in any; and the language they are in."""
    for choice in (lang, original, *words):
        if choice in words:
            return words[choice], choice
    return "", lang


def hash_of(words: str) -> str:
    """Twelve hexadecimal digits of the SHA-256 of a text, its outer white space aside."""
    return sha256(words.strip().encode()).hexdigest()[:12]


def original_hash(record: Record[Annotation]) -> str:
    """Hash of all that an annotation says in its original language."""
    original = record.data.original
    return hash_of("\n".join(words.get(original, "").strip() for _, words in record.localized))


def read_hash(record: Record[Any]) -> str:
    """Hash of what a reviewer read: every value of the file, whatever its layout and comments."""
    return hash_of(json.dumps(record.document.data, ensure_ascii=False, sort_keys=True))
