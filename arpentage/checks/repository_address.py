"""A repository's address that no page can be made from."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from arpentage.check import Ground
from arpentage.kinds.site import Settings
from arpentage.problem import Problem, Rule

RULE = Rule(
    "repository-address",
    "error",
    {
        "fr": "« {address} » n’est pas la page d’un dépôt",
        "en": "“{address}” is not the page of a repository",
    },
    {
        "fr": "donnez l’adresse de la page du projet, par exemple https://codeberg.org/nom/projet ; ni mot de passe, "
        "ni « ? », ni « # ».",
        "en": "give the address of the project’s page, such as https://codeberg.org/name/project; no password, no “?”, "
        "no “#”.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """A repository is a host, an owner and a name."""
    for settings in ground.library.of(Settings):
        if settings.data.repository and not is_page(settings.data.repository):
            yield RULE.at(settings.at("repository"), address=settings.data.repository)


def is_page(address: str) -> bool:
    """Whether an address names a host and at least two folders, and nothing else."""
    try:
        parts = urlsplit(address)
        odd = parts.username or parts.password or parts.query or parts.fragment or parts.port == 0
    except ValueError:
        return False
    folders = [folder for folder in parts.path.removesuffix("/").split("/")[1:] if folder not in ("", ".", "..")]
    return bool(parts.hostname) and not odd and len(folders) >= 2 and "\\" not in address
