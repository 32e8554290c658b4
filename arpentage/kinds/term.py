"""Terms of the glossary."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from arpentage.annotation import Annotation, Citation, Data, Flag, Form, Kind, Lang, Localized, TermId, Words


@dataclass(frozen=True, kw_only=True)
class Equivalent(Data):
    """The term in another language."""

    label: Words
    """The usual equivalent."""
    forms: tuple[Form, ...] = ()
    """Its inflections and variants, as a translation may use them."""
    fixed: Flag = False
    """Whether a translation may use these forms only."""


@dataclass(frozen=True, kw_only=True)
class Term(Annotation):
    """An entry of the glossary (SKOS concept)."""

    label: Words
    """The headword, in the language of the texts."""
    forms: tuple[Form, ...] = ()
    """Words linked in the texts, as they stand there: plurals, feminines, inclusive forms, other spellings."""
    alt_labels: tuple[Form, ...] = ()
    """Other names that a reader may look for."""
    gloss: Localized
    """A definition in one plain line."""
    definition: Localized
    """The full entry, in Markdown."""
    equivalents: Mapping[Lang, Equivalent] = field(default_factory=dict)
    """The term in other languages."""
    broader: tuple[TermId, ...] = ()
    """Terms that include it."""
    related: tuple[TermId, ...] = ()
    """Neighbours."""
    opposed: tuple[TermId, ...] = ()
    """Terms that stand against it."""
    sources: tuple[Citation, ...] = ()
    """Works it relies on."""
    occurs: Flag = True
    """False for a term that readers need and the texts lack."""


KIND = Kind(
    name="term",
    path="glossary/{id}.yaml",
    data=Term,
    searched=True,
    strings={
        "fr": {
            "one": "Terme",
            "many": "Glossaire",
            "forms": "Formes dans les textes",
            "alt": "On dit aussi",
            "broader": "Plus large",
            "narrower": "Plus précis",
            "related": "Voisins",
            "opposed": "S’oppose à",
            "sources": "Sources",
            "absent": "Ce terme n’est pas dans les textes ; il aide à les lire.",
        },
        "en": {
            "one": "Term",
            "many": "Glossary",
            "forms": "Forms in the texts",
            "alt": "Also called",
            "broader": "Broader",
            "narrower": "Narrower",
            "related": "Related",
            "opposed": "Opposed to",
            "sources": "Sources",
            "absent": "This term is not in the texts; it helps to read them.",
        },
        "ar": {
            "one": "مصطلح",
            "many": "المسرد",
            "forms": "صيغه في النصوص",
            "alt": "ويقال أيضًا",
            "broader": "أعم",
            "narrower": "أخص",
            "related": "مجاور",
            "opposed": "يقابله",
            "sources": "المصادر",
            "absent": "لا يرد هذا المصطلح في النصوص، لكنه يعين على قراءتها.",
        },
    },
)
