"""What annotation files are made of: the types that every kind shares.

A kind's dataclass is read from YAML by its field types alone; what the types say here (an id that must exist, a
text in several languages) is checked, hashed and linked for every kind in the same way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

T = TypeVar("T")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
ParagraphId = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,3}[0-9]{1,4}[a-z]?$")]
"""A paragraph's id: letters, a number, for one that is split a letter more: `p12`, `h1`, `p12a`."""
Lang = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language code of BCP 47, without region: `fr`, `en`, `ar`."""
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Quote = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
"""Words quoted from a text."""
Near = Annotated[str, StringConstraints(max_length=500)]
"""Words around a quotation."""
Form = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
"""A word or a few, sought in the texts."""
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Edtf = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?[~?%]?(/(\d{4}(-\d{2}(-\d{2})?)?[~?%]?)?)?$")]
"""A date in the Extended Date/Time Format: `2017-12-16`, `2018~`, `2017/2018`."""


def _core_boolean(value: object) -> object:
    """YAML 1.2 knows two booleans; `yes` and `on` are words."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


Flag = Annotated[bool, Field(strict=True), BeforeValidator(_core_boolean)]
Count = Annotated[int, Field(ge=1)]


@dataclass(frozen=True)
class InLanguages:
    """Marks a field that says one thing in several languages."""


Localized = Annotated[Mapping[Lang, Words], Field(min_length=1), InLanguages()]
"""One text in several languages."""


@dataclass(frozen=True)
class RefersTo:
    """Marks a field whose value is the id of a record of another kind."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """The mark, kept in the type's schema (arpentage.schema)."""
        return {**handler(schema), "x-refers-to": self.kind}


TextId = Annotated[Id, RefersTo("notice")]
ThemeId = Annotated[Id, RefersTo("theme")]
TermId = Annotated[Id, RefersTo("term")]
SourceId = Annotated[Id, RefersTo("source")]
ContributorId = Annotated[Id, RefersTo("contributor")]


@dataclass(frozen=True, kw_only=True)
class Data:
    """Base of all that is read from YAML: a key that no field has is refused."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", use_attribute_docstrings=True)


@dataclass(frozen=True, kw_only=True)
class Quotation(Data):
    """Words quoted to find a place (W3C Web Annotation, TextQuoteSelector)."""

    exact: Quote
    """The words themselves, as they stand in the text."""
    prefix: Near = ""
    """Words just before, to tell apart two places that read the same."""
    suffix: Near = ""
    """Words just after."""


@dataclass(frozen=True, kw_only=True)
class Target(Data):
    """The place annotated: a paragraph, a quotation, or a range from one quotation to another."""

    paragraph: Id | None = None
    """Id of the paragraph; beside `exact`, the one where the words last stood."""
    exact: Quote | None = None
    """The words quoted."""
    prefix: Near = ""
    """Words just before them."""
    suffix: Near = ""
    """Words just after them."""
    from_: Annotated[Quotation | None, Field(alias="from")] = None
    """First words of a range that crosses paragraphs."""
    to: Quotation | None = None
    """Its last words."""


@dataclass(frozen=True, kw_only=True)
class Citation(Data):
    """A work cited, and where in it."""

    source: SourceId
    """Id of a file of sources/."""
    locator: str = ""
    """Page, chapter, article, line (CSL `locator`)."""


@dataclass(frozen=True, kw_only=True)
class Contribution(Data):
    """Base of what people sign: who, and when."""

    by: tuple[ContributorId, ...]
    """Who wrote it: ids of files of contributors/, which may come later."""
    date: Edtf | None = None
    """When it was written."""
    silenced: Mapping[str, Words] = field(default_factory=dict)
    """Codes of warnings that are not to be heeded here, each with its reason."""


@dataclass(frozen=True, kw_only=True)
class Annotation(Contribution):
    """Base of what people write of the texts: which language came first."""

    original: Lang = "fr"
    """The language it was first written in."""
    made_from: Mapping[Lang, Hash] = field(default_factory=dict)
    """For each other language, the hash of the original that it was made from."""


@dataclass(frozen=True)
class Kind(Generic[T]):
    """One kind of annotation: a file of arpentage/kinds/ holds one of these, named KIND."""

    name: str
    """`note`: also its template part `parts/note.html` and the start of its strings' keys."""
    path: str
    """Where its files stand under annotations/: `texts/{text}/notes/{id}.yaml`."""
    data: type[T]
    strings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Interface strings by language and key: every language has the same keys."""
    shown: Literal["call", "margin", "after", ""] = ""
    """On a text's page: beside its paragraph, with a call at its last word or without; after the text; or not."""
    searched: bool = False
    """Whether search has a record for each one."""
    required: bool = False
    """For a file of fixed name: whether each text must have one."""

    @property
    def group(self) -> tuple[str, Mapping[str, Mapping[str, str]]]:
        """Its strings, as a group of the interface's catalogues."""
        return f"kind.{self.name}", self.strings


AnyKind = Kind[Any]
