"""Which forge keeps a reader's files: pages make from it the addresses where a contribution is proposed."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from arpentage.kinds.site import Settings

Name = Literal["github", "gitlab", "forgejo"]

HOSTS: dict[str, Name] = {
    r"(www\.)?github\.com": "github",
    r"gitlab\..+": "gitlab",
    r"codeberg\.org|(forgejo|gitea)\..+": "forgejo",
}
"""Hosts that tell what runs there."""


@dataclass(frozen=True)
class Forge:
    """Where a contribution is proposed."""

    name: Name
    repository: str
    """Its page, without a final slash."""
    branch: str


def forge(settings: Settings) -> Forge | None:
    """The forge of a reader; None where there is none, or where nothing tells which one it is."""
    page = settings.repository.rstrip("/").removesuffix(".git")
    name = settings.forge or of_host(urlsplit(page).hostname or "")
    return Forge(name, page, settings.branch) if page and name else None


def of_host(host: str) -> Name | None:
    """What runs on a host, where its name tells."""
    return next((name for pattern, name in HOSTS.items() if re.fullmatch(pattern, host)), None)
