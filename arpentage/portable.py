"""Names that Windows keeps to itself, and paths too long for it: a site is copied to sticks that Windows opens too.

Source: Microsoft, "Naming Files, Paths, and Namespaces".
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from arpentage.problem import Rule

LONGEST: Final = 92
"""Characters of a path in the site. Under the folder that the stick gives it (arpentage/stick/names.py), 120 at most:
of the 259 that Windows counts, half are left for where people unpack it."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)

WINDOWS = Rule(
    "publish-windows",
    "error",
    {
        "fr": "Windows ne peut pas garder « {name} » : {why_fr}",
        "en": "Windows cannot keep “{name}”: {why_en}",
    },
    {
        "fr": "donnez un autre identifiant, ou un plus court, à ce dont c’est la page.",
        "en": "give another id, or a shorter one, to what this is the page of.",
    },
)


def refused(path: PurePosixPath) -> Mapping[str, str] | None:
    """Why Windows cannot keep a file of the site, in French and English; None where it can."""
    for part in path.parts:
        if _RESERVED.fullmatch(part):
            return {
                "why_fr": f"« {part.partition('.')[0]} » y est le nom d’un appareil.",
                "why_en": f"“{part.partition('.')[0]}” is the name of a device there.",
            }
    if len(str(path)) > LONGEST:
        return {
            "why_fr": f"ce chemin a {len(str(path))} caractères, {LONGEST} au plus.",
            "why_en": f"this path has {len(str(path))} characters, {LONGEST} at most.",
        }
    return None
