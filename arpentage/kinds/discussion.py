"""Questions across texts, under a theme."""

from dataclasses import dataclass

from arpentage.annotation import Annotation, Kind, Localized, ThemeId


@dataclass(frozen=True, kw_only=True)
class Discussion(Annotation):
    """An open question for those who compare the texts of a theme."""

    theme: ThemeId
    """The theme."""
    body: Localized
    """The question."""
    hint: Localized | None = None
    """A hint for the facilitator."""


KIND = Kind(
    name="discussion",
    path="questions/{id}.yaml",
    data=Discussion,
    strings={
        "fr": {"one": "Question d’un thème", "many": "Pour en parler", "hint": "Pour animer"},
        "en": {"one": "Question on a theme", "many": "To talk about", "hint": "For the facilitator"},
        "ar": {"one": "سؤال على محور", "many": "للنقاش", "hint": "للتيسير"},
    },
)
