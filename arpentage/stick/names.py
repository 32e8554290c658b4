"""What the zip and the folder in it are called: by the reader and its edition, in letters that every disk takes."""

import re
import unicodedata
from typing import Final

from arpentage.site import Site
from arpentage.stick.manifest import reader_name

NAME_LONGEST: Final = 18
VERSION_LONGEST: Final = 8
"""Characters of each in the folder's name: with a hyphen and a slash, 28, so that a path of arpentage/portable.py has
120 at most."""


def zip_name(site: Site) -> str:
    """`arpentage-0.1.0-2026-11-21.zip`."""
    issue = site.settings.edition
    return f"{_safe(reader_name(site), 40)}-{_safe(issue.version, 20)}-{_safe(issue.date, 24)}.zip"


def folder_name(site: Site) -> str:
    """`arpentage-0.1.0`: another edition unpacked beside does not mix with it."""
    name, version = _safe(reader_name(site), NAME_LONGEST), _safe(site.settings.edition.version, VERSION_LONGEST)
    return f"{name}-{version}"


def _safe(words: str, longest: int) -> str:
    """Lower-case Latin letters without accents, figures, hyphens and inner dots; `x` where there is none."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    safe = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")
    if len(safe) > longest:  # at the end of a word, where one ends
        safe = safe[: longest + 1].rpartition("-")[0] or safe[:longest]
    return safe.strip("-.") or "x"
