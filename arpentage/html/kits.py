"""What the kit's page shows without a script: each text shared out among a few numbers of people."""

from dataclasses import dataclass
from typing import Final

from arpentage.kit.kit import Kit, Sharing
from arpentage.site import Site, TextEntry

ROOMS: Final = (4, 6, 8, 12, 16, 24)
"""Numbers of people shown."""


@dataclass(frozen=True)
class Shared:
    """A text and its kits."""

    text: TextEntry
    kits: tuple[Kit, ...]


def shared(site: Site) -> tuple[Shared, ...]:
    """Every text that is there whole."""
    texts = (entry for entry in site.texts if entry.share == "full" and entry.words)
    return tuple(Shared(entry, tuple(map(Sharing(entry).kit, ROOMS))) for entry in texts)
