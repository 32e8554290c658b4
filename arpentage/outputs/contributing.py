"""What the pages need to write contributions, fetched by them only when a reader first asks: scripts of data.

A classic script is the one thing that a page opened by double click may load.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from arpentage.annotation import Annotation
from arpentage.catalogue import Catalogue
from arpentage.forge import forge
from arpentage.html.strings import nested, typeset_strings
from arpentage.html.templates import Page, Templates
from arpentage.language import pick, read_hash
from arpentage.model import File, Paragraph, Segment
from arpentage.output import Catalogues, Output
from arpentage.signature import MACHINE
from arpentage.site import Site, TextEntry

SCRIPT = "write.script."
"""Start of the keys of the strings that the scripts need."""


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """The form in every language of the interface; each text, as received and as read; its translations.

    A text that its rights keep back in part is not given: words are not contributed to here, but by hand.
    """
    for lang in site.languages:
        prefix = "" if lang == site.languages[0] else f"{lang}/"
        t = typeset_strings(catalogues[lang])
        page = Page("texts/", t("write.title"), "texts", prefix, ())  # the form is shown on pages of this folder
        form = templates.render("parts/write.html", site, page, t).decode()
        known = {"form": form, **_choices(site, lang), "strings": strings(t), "said": _said(site, catalogues)}
        yield _script(f"{prefix}contribute/form.js", "given", known)
    for entry in (entry for entry in site.texts if entry.share == "full"):
        yield _script(f"contribute/texts/{entry.slug}.js", "text", _text(entry))
        for other in sorted({lang for block in entry.blocks for lang in block.units}):
            yield _script(f"contribute/texts/{entry.slug}.{other}.js", "units", _units(entry, other))


def _script(path: str, receiver: str, value: Mapping[str, Any]) -> File:
    """A script that hands its value to `Arpentage.contributing.<receiver>`."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return File(PurePosixPath(path), f"Arpentage.contributing.{receiver}({words});\n".encode())


def strings(t: Catalogue) -> Mapping[str, Any]:
    """The strings of the scripts, nested by the dots of their keys."""
    return nested({key.removeprefix(SCRIPT): text for key, text in t.strings.items() if key.startswith(SCRIPT)})


def _choices(site: Site, lang: str) -> Mapping[str, Any]:
    """What a contribution may refer to, the names to show, and where it is proposed."""
    found = forge(site.settings)
    people = [one for one in site.contributors if one.is_a != "unintroduced"]
    return {
        "forge": asdict(found) if found else None,
        "sources": {entry.record.id: entry.record.data.title for entry in site.sources},
        "contributors": {one.id: one.name for one in people if one.is_a != "machine"},
        "taken": sorted({MACHINE, *(one.id for one in people)}),
        "original": Annotation.original,
        "themes": {theme.record.id: pick(theme.record.data.label, lang)[0] for theme in site.themes},
        "languages": site.languages,
    }


def _said(site: Site, catalogues: Catalogues) -> Mapping[str, Mapping[str, str]]:
    """Sentences that the form writes in a file for the person, in every language that it may be written in."""
    keys = ("unsourced", "words")
    return {key: {lang: catalogues[lang](f"write.said.{key}") for lang in site.languages} for key in keys}


def _text(entry: TextEntry) -> Mapping[str, Any]:
    """A text's parts in the order of its seed, with both readings: joined, what was received is the seed."""
    codes = {block.paragraph.id: block.code for block in entry.blocks}
    parts = [
        {"id": part.id, "code": codes[part.id], "segments": [_segment(one) for one in part.segments]}
        if isinstance(part, Paragraph)
        else {"received": part.received}
        for part in entry.text.parts
    ]
    return {"slug": entry.slug, "lang": entry.notice.data.lang, "parts": parts}


def _segment(segment: Segment) -> str | list[str]:
    """What is kept, as it is; else what was received, what is read, why, and the id of the emendation."""
    if not segment.why:
        return segment.received
    return [segment.received, segment.read, segment.why, segment.emendation.id if segment.emendation else ""]


def _units(entry: TextEntry, lang: str) -> Mapping[str, Any]:
    """The translations into a language, by the paragraph that each shows beside; with their file’s id and hash."""
    units = {block.paragraph.id: block.units[lang].record for block in entry.blocks if lang in block.units}
    return {
        "slug": entry.slug,
        "lang": lang,
        "units": {
            paragraph: {
                "id": unit.id,
                "target": unit.data.target,
                "comment": unit.data.comment,
                "by": unit.data.by,
                "hash": read_hash(unit),
            }
            for paragraph, unit in units.items()
            if unit
        },
    }


OUTPUT = Output("contributing", render, {})
