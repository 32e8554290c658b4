"""What is handed to the search, one thing at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that search can find: a paragraph, a translation, a note, a term, a theme."""

    url: str
    """Address from the site's root with its fragment: `texts/turc-mecanique.html#p12`.
    A translation has the address of its source paragraph."""
    kind: str
    """`paragraph` (a translation too), or the name of a kind of annotation: `note`, `term`, `theme`."""
    lang: str
    """Language of `body`: `fr`, `en`, `ar`."""
    title: str
    """Where it stands, as shown above the result."""
    body: str
    """The words as a reader sees them, plain text."""
    also: tuple[str, ...] = ()
    """Words that find it without being shown: the other reading of an emendation."""
    names: tuple[str, ...] = ()
    """Words that name it, in `lang`: the forms of a term, the label of a note or a theme."""
    translated: bool = False
    """Whether its body is a translation of the words at its address."""
    heading: bool = False
    """Whether its body heads what follows, and so names it."""
    leads: tuple[str, ...] = ()
    """Addresses of the passages that it explains or gathers: who looks for its words may want these."""
    wider: tuple[str, ...] = ()
    """Addresses of passages that are farther from it: those of narrower terms."""
    text: str = ""
    """Slug of the text it belongs to, or empty."""
    themes: tuple[str, ...] = ()
    """Ids of its themes."""
