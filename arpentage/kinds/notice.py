"""Notices: what each text is, and how sure we are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import StringConstraints

from arpentage.annotation import Annotation, Count, Data, Edtf, Kind, Lang, Localized, Words

Share = Literal["full", "excerpt", "none"]


@dataclass(frozen=True, kw_only=True)
class Fact(Data):
    """One thing known, supposed or not known of the text."""

    known: Literal["seen", "inferred", "unknown"]
    """Seen in a source, inferred from the text or its neighbours, or unknown."""
    says: Localized
    """The statement, in Markdown."""


@dataclass(frozen=True, kw_only=True)
class Channels(Data):
    """What may be done with the text on each channel."""

    online: Share
    """On a published site: full, excerpt or none."""
    offline: Share
    """On a copy that is handed out: full, excerpt or none."""
    print: Share
    """On paper: full, excerpt or none."""


@dataclass(frozen=True, kw_only=True)
class Rights(Data):
    """The rights in the text, as far as they are known."""

    licence: Words
    """A licence's SPDX name, or `none-seen`."""
    statement: Localized
    """What the page says of it."""
    channels: Channels
    """What is published where."""


@dataclass(frozen=True, kw_only=True)
class TranslationChannels(Data):
    """Where a translation may be published, if the text may be."""

    online: Literal["full", "none"] = "full"
    """On a published site: full or none."""
    offline: Literal["full", "none"] = "full"
    """On a copy that is handed out: full or none."""
    print: Literal["full", "none"] = "full"
    """On paper: full or none."""


@dataclass(frozen=True, kw_only=True)
class TranslationRights(Data):
    """The rights in a translation, as far as they are known."""

    licence: Words
    """A licence's SPDX name, or `none-seen`."""
    statement: Localized
    """What the page says of it."""
    channels: TranslationChannels = TranslationChannels()
    """What is published where."""


@dataclass(frozen=True, kw_only=True)
class Notice(Annotation):
    """The notice of a text."""

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of the seed's bytes."""
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,6}$")]
    """Short code of the text on paper: `TM`."""
    position: Count
    """Its place in the reader, from 1."""
    lang: Lang
    """The language of the text."""
    title: Localized
    """Its title; in the text's own language, as received or as given by us."""
    title_from: Literal["received", "editors"]
    """Who gave that title."""
    short_title: Localized
    """A title for narrow places."""
    subtitle: Localized | None = None
    """Its subtitle."""
    byline: Localized
    """Who wrote, translated, published it, as far as known; in Markdown."""
    byline_known: Literal["seen", "inferred", "unknown"]
    """How that is known."""
    created: Edtf | None = None
    """When it was written or published (EDTF)."""
    created_says: Localized
    """The same in words."""
    created_known: Literal["seen", "inferred", "unknown"]
    """How that is known."""
    summary: Localized
    """One or two sentences for the home page."""
    received: Localized
    """What was received, and what is missing from it; in Markdown."""
    facts: tuple[Fact, ...]
    """What is seen, inferred, unknown."""
    rights: Rights
    """The rights in the text."""
    translation_rights: Mapping[Lang, TranslationRights] = field(default_factory=dict)
    """The rights in translations that have their own, by language; the share of the others that is ours is free."""


KIND = Kind(
    name="notice",
    path="texts/{text}/source.yaml",
    data=Notice,
    required=True,
    strings={
        "fr": {
            "one": "Notice",
            "many": "Notices",
            "seen": "Ce que l’on sait",
            "inferred": "Ce que l’on suppose",
            "unknown": "Ce que l’on ne sait pas",
            "received": "Ce qui a été reçu",
            "rights": "Droits",
            "editors": "Titre donné par nous",
            "created": "Date",
            "byline": "De",
        },
        "en": {
            "one": "Notice",
            "many": "Notices",
            "seen": "What is known",
            "inferred": "What is supposed",
            "unknown": "What is not known",
            "received": "What was received",
            "rights": "Rights",
            "editors": "Title given by us",
            "created": "Date",
            "byline": "By",
        },
        "ar": {
            "one": "تعريف بالنص",
            "many": "تعريفات بالنصوص",
            "seen": "ما نعلمه",
            "inferred": "ما نرجّحه",
            "unknown": "ما لا نعلمه",
            "received": "ما وصلنا",
            "rights": "الحقوق",
            "editors": "العنوان من وضعنا",
            "created": "التاريخ",
            "byline": "من وضعه",
        },
    },
)
