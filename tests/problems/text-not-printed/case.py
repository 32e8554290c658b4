"""A kit of a text that may be printed in quotations only."""

from pathlib import Path

COMMAND = ("kit", "--text", "le-marche", "--people", "4")


def arrange(reader: Path) -> None:
    """Its rights, as its holder gave them."""
    notice = reader / "annotations/texts/le-marche/source.yaml"
    notice.write_text(notice.read_text("utf-8").replace("print: full", "print: excerpt"), "utf-8")
