"""Themes that run through the texts."""

from dataclasses import dataclass

from arpentage.annotation import Annotation, Kind, Localized, ThemeId


@dataclass(frozen=True, kw_only=True)
class Theme(Annotation):
    """A theme (SKOS concept), with its passages in files of their own."""

    label: Localized
    """Its name."""
    intro: Localized
    """What the texts say of it and where they disagree, in Markdown."""
    sign: Localized | None = None
    """A word or two for narrow places; the label otherwise."""
    broader: tuple[ThemeId, ...] = ()
    """Themes that include it."""
    related: tuple[ThemeId, ...] = ()
    """Neighbours."""


KIND = Kind(
    name="theme",
    path="themes/{id}.yaml",
    data=Theme,
    searched=True,
    strings={
        "fr": {"one": "Thème", "many": "Thèmes", "broader": "Fait partie de", "related": "Thèmes voisins"},
        "en": {"one": "Theme", "many": "Themes", "broader": "Part of", "related": "Related themes"},
        "ar": {"one": "محور", "many": "المحاور", "broader": "جزء من", "related": "محاور مجاورة"},
    },
)
