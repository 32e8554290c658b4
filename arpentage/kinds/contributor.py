"""Those who wrote, translated or reviewed."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from arpentage.annotation import Data, Kind, Localized, Words


@dataclass(frozen=True, kw_only=True)
class Contributor(Data):
    """A person, a group or a machine."""

    name: Words
    """The name shown."""
    is_a: Annotated[Literal["person", "group", "machine"], Field(alias="is")]
    """What they are."""
    about: Localized | None = None
    """A sentence on them."""
    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    """Their page."""


KIND = Kind(
    name="contributor",
    path="contributors/{id}.yaml",
    data=Contributor,
    strings={
        "fr": {"one": "Contributeur ou contributrice", "many": "Contributeurs et contributrices"},
        "en": {"one": "Contributor", "many": "Contributors"},
        "ar": {"one": "مساهِمة أو مساهِم", "many": "المساهِمات والمساهِمون"},
    },
)
