"""The cuts of every text, for the kit's page: one classic script a text, which the page loads when it is chosen."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from arpentage.html.templates import Templates
from arpentage.kit.groups import PEOPLE
from arpentage.kit.kit import Kit, Sharing
from arpentage.kit.plan import MINUTES, plan
from arpentage.model import File
from arpentage.output import Catalogues, Output
from arpentage.site import Site


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """`kit/turc-mecanique.js`: by number of people, the parts and, by number of minutes, the plan."""
    for entry in site.texts:
        if entry.share == "full" and entry.words:
            sharing = Sharing(entry)
            cuts = {people: _cut(sharing.kit(people)) for people in PEOPLE}
            words = json.dumps(cuts, ensure_ascii=False, separators=(",", ":"))
            content = f"Arpentage.kit({json.dumps(entry.slug)},{words});\n"
            yield File(PurePosixPath(f"kit/{entry.slug}.js"), content.encode())


def _cut(kit: Kit) -> dict[str, Any]:
    plans = {minutes: plan(minutes, len(kit.parts), kit.longest.seconds) for minutes in MINUTES}
    return {
        "mean": kit.mean,
        "uneven": kit.uneven,
        "at": kit.at,
        "parts": [[part.label, part.opens_at, part.seconds, part.readers] for part in kit.parts],
        "plans": {minutes: [*made.lengths, made.lacks] for minutes, made in plans.items()},
    }


OUTPUT = Output("kit", render, {})
