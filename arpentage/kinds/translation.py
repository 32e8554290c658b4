"""Translations, one unit a paragraph."""

from dataclasses import dataclass
from typing import Literal

from arpentage.annotation import Contribution, Kind, Words


@dataclass(frozen=True, kw_only=True)
class Translation(Contribution):
    """One paragraph translated, beside the source text that it was made from (as in a PO file)."""

    source: Words
    """The reading text of the paragraph when it was translated."""
    target: Words
    """The translation, plain text."""
    origin: Literal["machine", "person"]
    """Whether a machine or a person made it."""
    comment: str = ""
    """A translator's note, shown with it."""


KIND = Kind(
    name="translation",
    path="texts/{text}/translations/{lang}/{id}.yaml",
    data=Translation,
    strings={
        "fr": {
            "one": "Traduction",
            "many": "Traductions",
            "machine": "traduction automatique, non relue",
            "person": "non relue",
            "reviewed": "relue",
            "fuzzy": "à revoir : le texte a changé depuis",
            "comment": "Note de traduction",
        },
        "en": {
            "one": "Translation",
            "many": "Translations",
            "machine": "machine translation, not reviewed",
            "person": "not reviewed",
            "reviewed": "reviewed",
            "fuzzy": "to be revised: the text has changed since",
            "comment": "Translator’s note",
        },
        "ar": {
            "one": "ترجمة",
            "many": "الترجمات",
            "machine": "ترجمة آلية لم تُراجَع",
            "person": "لم تُراجَع",
            "reviewed": "رُوجِعت",
            "fuzzy": "تحتاج إلى مراجعة: تغيّر النص بعدها",
            "comment": "حاشية المترجم",
        },
    },
)
