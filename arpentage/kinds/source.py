"""Works cited, as CSL-JSON items."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from arpentage.annotation import Data, Edtf, Kind, Localized, Words


@dataclass(frozen=True, kw_only=True)
class Name(Data):
    """A CSL name: a person, or `literal` for a body."""

    family: str = ""
    """Family name of a person."""
    given: str = ""
    """Given names."""
    literal: str = ""
    """Name of a body, as it stands."""


@dataclass(frozen=True, kw_only=True)
class Source(Data):
    """A work cited: the keys are those of CSL-JSON."""

    type: Literal[
        "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "legislation", "paper-conference", "post-weblog", "report", "speech", "webpage",
    ]  # fmt: skip
    """CSL type of the work."""
    title: Words
    """Its title, in its own language."""
    verified: Literal["seen", "known", "no"]
    """Seen by us, commonly known, or not verified."""
    author: tuple[Name, ...] = ()
    """Its authors."""
    editor: tuple[Name, ...] = ()
    """Its editors."""
    translator: tuple[Name, ...] = ()
    """Its translators."""
    issued: Edtf | None = None
    """When it appeared."""
    original_date: Annotated[Edtf | None, Field(alias="original-date")] = None
    """When it first appeared."""
    container_title: Annotated[str, Field(alias="container-title")] = ""
    """Journal, newspaper, site or book that holds it."""
    publisher: str = ""
    """Publisher."""
    publisher_place: Annotated[str, Field(alias="publisher-place")] = ""
    """Place."""
    volume: str = ""
    """Volume."""
    issue: str = ""
    """Number."""
    page: str = ""
    """Pages of the article."""
    number: str = ""
    """Number of a law or report."""
    url: Annotated[str, Field(alias="URL", pattern=r"^(https?://\S+)?$")] = ""
    """Address."""
    doi: Annotated[str, Field(alias="DOI")] = ""
    """DOI, without its resolver."""
    language: str = ""
    """Language of the work."""
    note: Localized | None = None
    """What there is to say of it, shown to the reader."""


KIND = Kind(
    name="source",
    path="sources/{id}.yaml",
    data=Source,
    strings={
        "fr": {
            "one": "Source",
            "many": "Sources",
            "seen": "vue",
            "known": "connue, non revue",
            "no": "non vérifiée",
            "cited": "Citée dans",
        },
        "en": {
            "one": "Source",
            "many": "Sources",
            "seen": "seen",
            "known": "known, not seen again",
            "no": "not verified",
            "cited": "Cited in",
        },
        "ar": {
            "one": "مصدر",
            "many": "المصادر",
            "seen": "اطّلعنا عليه",
            "known": "معروف، لم نعد إليه",
            "no": "لم نتحقق منه",
            "cited": "ورد في",
        },
    },
)
