"""What is new since an older copy, as lines for a terminal."""

from collections.abc import Iterator, Mapping

from arpentage.language import pick
from arpentage.site import Site
from arpentage.stick.since import Difference

_WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "from": "Depuis l’édition {version} du {date} :",
        "none": "  rien de nouveau",
        "whole": "Pour tout le recueil",
        "kind": "    {kind} : {counts}",
        "new": "{n} en plus",
        "changed": "{n} autrement",
        "gone": "{n} en moins",
        "text": "Texte",
        "edition": "Découpage en paragraphes",
        "site": "Présentation du recueil",
    },
    "en": {
        "from": "Since edition {version} of {date}:",
        "none": "  nothing new",
        "whole": "For the whole reader",
        "kind": "    {kind}: {counts}",
        "new": "{n} new",
        "changed": "{n} changed",
        "gone": "{n} gone",
        "text": "Text",
        "edition": "Division into paragraphs",
        "site": "Presentation of the reader",
    },
}


def told(new: Difference, site: Site, lang: str) -> Iterator[str]:
    """Text by text, how much there is of each kind, then each annotation on a line (`+`, `~`, `-`); in French or
    English. The older copy's words may be anybody's: nothing in them moves a terminal's cursor."""
    return ("".join(char if char.isprintable() else "\ufffd" for char in line) for line in _lines(new, site, lang))


def _lines(new: Difference, site: Site, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    kinds = {kind.name: kind.strings.get(lang, {}).get("many", kind.name) for kind in site.library.kinds}
    yield words["from"].format(version=new.version, date=new.date)
    if not new.groups:
        yield words["none"]
    for slug, groups in new.by_text:
        yield f"  {pick(new.texts.get(slug, {'': slug}), lang)[0] if slug else words['whole']}"
        for group in groups:
            found = {what: entries for what in ("new", "changed", "gone") if (entries := getattr(group, what))}
            counts = ", ".join(words[what].format(n=len(entries)) for what, entries in found.items())
            kind = words.get(group.kind) or kinds.get(group.kind, group.kind)
            yield words["kind"].format(kind=kind, counts=counts)
            for what, entries in found.items():
                sign = {"new": "+", "changed": "~", "gone": "-"}[what]
                yield from (f"      {sign} {pick(entry.title, lang)[0]}" for entry in entries)
