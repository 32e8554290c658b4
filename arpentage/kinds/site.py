"""The reader as a whole."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from arpentage.annotation import Data, Edtf, Kind, Lang, Localized, Words


def _each_once(languages: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(languages)) < len(languages):
        raise PydanticCustomError("each_once", "each one once")
    return languages


@dataclass(frozen=True, kw_only=True)
class Issue(Data):
    """The edition of the reader: its version and its date, which every output bears."""

    version: Words
    """Its number."""
    date: Edtf
    """The date that every output bears."""


@dataclass(frozen=True, kw_only=True)
class Settings(Data):
    """Settings of the reader."""

    title: Localized
    """Its name."""
    tagline: Localized
    """One line on it."""
    intro: Localized
    """The home page's first paragraph, in Markdown."""
    about: Localized
    """The body of the about page, in Markdown."""
    languages: Annotated[tuple[Lang, ...], Field(min_length=1), AfterValidator(_each_once)]
    """Languages of the interface; the first stands at the root."""
    required: tuple[Lang, ...] = ()
    """Languages that every annotation must have; those of the interface where none is named."""
    url: Annotated[str, Field(pattern=r"^(https?://\S+/)?$")] = ""
    """Where it is published, with a final slash, or empty."""
    repository: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    """Where its files are kept, or empty: the page that a forge shows of them."""
    forge: Literal["github", "gitlab", "forgejo"] | None = None
    """What runs there (`forgejo` for Gitea and Codeberg too), where the address does not tell."""
    branch: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=200)] = "main"
    """The branch that contributions are proposed to."""
    edition: Issue
    """Version and date."""


KIND = Kind(name="site", path="site.yaml", data=Settings, required=True)
