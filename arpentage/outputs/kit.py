"""The cuts of every text and theme, for the kit's page: one classic script each, loaded when it is chosen."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from arpentage.html.templates import Templates
from arpentage.kit.groups import PEOPLE
from arpentage.kit.kit import Sharing
from arpentage.kit.part import Part
from arpentage.kit.plan import MINUTES, plan
from arpentage.kit.shares import P, Shares
from arpentage.kit.theme import ThemePart, ThemeSharing
from arpentage.model import File
from arpentage.output import Catalogues, Output
from arpentage.site import Site


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """`kit/turc-mecanique.js`, `kit/themes/nord-sud.js`: by number of people, the parts and, by minutes, the plan."""
    for entry in site.texts:
        if entry.share == "full" and entry.words:
            sharing = Sharing(entry)
            yield _file(entry.slug, {people: _cut(kit := sharing.kit(people), kit.at, _place) for people in PEOPLE})
    for theme in site.themes:
        if theme.passages:
            compared = ThemeSharing(site, theme)
            cuts = {people: _cut(compared.kit(people), "theme", _places) for people in PEOPLE}
            yield _file(f"themes/{theme.record.id}", cuts)


def _file(name: str, cuts: Mapping[int, Any]) -> File:
    words = json.dumps(cuts, ensure_ascii=False, separators=(",", ":"))
    return File(PurePosixPath(f"kit/{name}.js"), f"Arpentage.kit({json.dumps(name)},{words});\n".encode())


def _cut(kit: Shares[P], at: str, places: Callable[[P], list[list[str]]]) -> dict[str, Any]:
    plans = {minutes: plan(minutes, len(kit.parts), kit.longest.seconds) for minutes in MINUTES}
    return {
        "mean": kit.mean,
        "uneven": kit.uneven,
        "at": at,
        "parts": [[places(part), part.seconds, part.readers] for part in kit.parts],
        "plans": {minutes: [*made.lengths, made.lacks] for minutes, made in plans.items()},
    }


def _place(part: Part) -> list[list[str]]:
    """Where a part of a text begins, in its page."""
    return [[part.label, f"#{part.opens_at}"]]


def _places(part: ThemePart) -> list[list[str]]:
    """Where the passages of a part of a theme stand, from the folder of the texts' pages."""
    found = {one.placed.code: one for extract in part.extracts for one in reversed(extract.passages)}
    return [
        [code, f"{one.notice.text}.html#passage-{one.record.id}"]
        for code, one in sorted(found.items(), key=lambda each: each[1].position)
    ]


OUTPUT = Output("kit", render, {})
