"""Questions for discussion."""

from dataclasses import dataclass

from arpentage.annotation import Annotation, Kind, Localized, Target, ThemeId


@dataclass(frozen=True, kw_only=True)
class Question(Annotation):
    """An open question on a text or a passage, for a workshop."""

    body: Localized
    """The question."""
    hint: Localized | None = None
    """A hint for the facilitator."""
    target: Target | None = None
    """The place it starts from; the whole text without it."""
    themes: tuple[ThemeId, ...] = ()
    """Themes that it touches."""


KIND = Kind(
    name="question",
    path="texts/{text}/questions/{id}.yaml",
    data=Question,
    shown="after",
    strings={
        "fr": {"one": "Question", "many": "Questions pour l’atelier", "hint": "Pour animer"},
        "en": {"one": "Question", "many": "Questions for the workshop", "hint": "For the facilitator"},
        "ar": {"one": "سؤال", "many": "أسئلة للورشة", "hint": "للتيسير"},
    },
)
