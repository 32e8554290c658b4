"""A repository whose forge nothing tells."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.checks.repository_address import is_page
from arpentage.forge import forge
from arpentage.kinds.site import Settings
from arpentage.problem import Problem, Rule

RULE = Rule(
    "unknown-forge",
    "warning",
    {
        "fr": "l’adresse « {address} » ne dit pas quelle forge la tient : les pages ne peuvent pas y mener",
        "en": "the address “{address}” does not tell which forge runs there: pages cannot lead to it",
    },
    {
        "fr": "ajoutez une ligne « forge: github », « forge: gitlab » ou « forge: forgejo » (Gitea aussi).",
        "en": "add a line “forge: github”, “forge: gitlab” or “forge: forgejo” (for Gitea too).",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """A repository is on a forge that is known."""
    for settings in ground.library.of(Settings):
        address = settings.data.repository
        if address and is_page(address) and forge(settings.data) is None:
            yield RULE.at(settings.at("repository"), address=address)
