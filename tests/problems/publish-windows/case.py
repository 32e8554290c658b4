"""A theme whose page bears the name of a device of Windows."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """The theme of silence, under another id."""
    (reader / "annotations/themes/silence.yaml").rename(reader / "annotations/themes/nul.yaml")
    for file in (reader / "annotations/texts").rglob("*.yaml"):
        words = file.read_text("utf-8").replace("theme: silence", "theme: nul").replace("[silence]", "[nul]")
        file.write_text(words, "utf-8")
