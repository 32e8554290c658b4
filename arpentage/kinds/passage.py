"""Passages: this place belongs to that theme, because ..."""

from dataclasses import dataclass

from arpentage.annotation import Annotation, Kind, Localized, Target, ThemeId


@dataclass(frozen=True, kw_only=True)
class Passage(Annotation):
    """A place in a text, under a theme."""

    target: Target
    """The passage."""
    theme: ThemeId
    """The theme it belongs to."""
    why: Localized
    """One sentence on why it is here."""


KIND = Kind(
    name="passage",
    path="texts/{text}/passages/{id}.yaml",
    data=Passage,
    shown="margin",
    strings={
        "fr": {"one": "Passage", "many": "Passages"},
        "en": {"one": "Passage", "many": "Passages"},
        "ar": {"one": "مقطع", "many": "المقاطع"},
    },
)
