"""Emendations: repairs of the text, with both readings."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints

from arpentage.annotation import Annotation, Count, Kind, Localized
from arpentage.kinds.edition import Cert


@dataclass(frozen=True, kw_only=True)
class Emendation(Annotation):
    """One repair (TEI `sic` and `corr`)."""

    line: Count
    """Line of the seed where `sic` begins, from 1."""
    sic: Annotated[str, StringConstraints(min_length=1)]
    """As received, exactly; a line end inside is `\\n`."""
    corr: str
    """As it should read."""
    prefix: str = ""
    """Characters just before `sic`, where it stands more than once in its line."""
    fault: Literal["transmission", "author"]
    """Transmission: `corr` is read. Author: `sic` is read, and `corr` stands in the apparatus."""
    act: Literal["correction", "supplied", "gap", "surplus", "typography", "hyphenation"]
    """What the repair does: replaces, supplies what was lost, marks a gap, removes, or mends typography."""
    cert: Cert
    """How sure we are."""
    why: Localized
    """The reason, in one sentence."""


KIND = Kind(
    name="emendation",
    path="texts/{text}/emendations/{id}.yaml",
    data=Emendation,
    strings={
        "fr": {
            "one": "Leçon",
            "many": "Établissement du texte",
            "received": "reçu",
            "read": "lu",
            "high": "sûr",
            "medium": "probable",
            "low": "incertain",
            "author": "faute de l’original, gardée",
            "transmission": "faute de transmission, corrigée",
        },
        "en": {
            "one": "Reading",
            "many": "How the text was established",
            "received": "received",
            "read": "read",
            "high": "certain",
            "medium": "probable",
            "low": "uncertain",
            "author": "fault of the original, kept",
            "transmission": "fault of transmission, corrected",
        },
        "ar": {
            "one": "تصويب",
            "many": "تحقيق النص",
            "received": "ورد",
            "read": "يُقرأ",
            "high": "مؤكد",
            "medium": "مرجَّح",
            "low": "غير مؤكد",
            "author": "خطأ في الأصل، تُرك كما هو",
            "transmission": "خطأ في النقل، صُحِّح",
        },
    },
)
