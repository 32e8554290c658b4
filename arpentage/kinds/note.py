"""Notes: what a sentence needs to be understood."""

from dataclasses import dataclass
from typing import Literal

from arpentage.annotation import Annotation, Citation, Kind, Localized, Target, ThemeId

Subject = Literal["person", "organisation", "concept", "figure", "allusion", "language", "textual"]


@dataclass(frozen=True, kw_only=True)
class Note(Annotation):
    """An explanation of 30 to 120 words, at its passage."""

    target: Target
    """The words that the note explains."""
    subject: Subject
    """What it is about: person, organisation, concept, figure, allusion, language, textual."""
    label: Localized
    """The lemma: a few words that head the note."""
    body: Localized
    """The note itself, in Markdown."""
    themes: tuple[ThemeId, ...] = ()
    """Themes that it touches."""
    sources: tuple[Citation, ...] = ()
    """Works it relies on."""
    unsourced: Localized | None = None
    """Why no source is given, said to the reader."""


KIND = Kind(
    name="note",
    path="texts/{text}/notes/{id}.yaml",
    data=Note,
    shown="call",
    searched=True,
    strings={
        "fr": {
            "one": "Note",
            "many": "Notes",
            "person": "Personne",
            "organisation": "Organisation",
            "concept": "Notion",
            "figure": "Chiffre",
            "allusion": "Allusion",
            "language": "Langue",
            "textual": "Texte",
            "sources": "Sources",
            "unsourced": "Sans source sûre",
        },
        "en": {
            "one": "Note",
            "many": "Notes",
            "person": "Person",
            "organisation": "Organisation",
            "concept": "Concept",
            "figure": "Figure",
            "allusion": "Allusion",
            "language": "Language",
            "textual": "Text",
            "sources": "Sources",
            "unsourced": "No sure source",
        },
        "ar": {
            "one": "حاشية",
            "many": "الحواشي",
            "person": "شخص",
            "organisation": "هيئة",
            "concept": "مفهوم",
            "figure": "رقم",
            "allusion": "تلميح",
            "language": "لغة",
            "textual": "نص",
            "sources": "المصادر",
            "unsourced": "بلا مصدر موثوق",
        },
    },
)
