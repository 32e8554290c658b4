"""A string added to the interface in one language only."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """The French catalogue says one thing more."""
    with (reader / "templates/interface/fr.yaml").open("a", encoding="utf-8") as file:
        file.write("atelier.titre: L’atelier\n")
