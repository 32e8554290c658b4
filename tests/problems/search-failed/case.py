"""The search program is not installed."""

from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch


def around(reader: Path) -> AbstractContextManager[object]:
    """A changed note asks for a new index, and nothing can make one."""
    note = reader / "annotations/texts/le-marche/notes/midi.yaml"
    note.write_text(note.read_text("utf-8").replace("The hour", "The time"), "utf-8")
    return patch("pagefind_bin.get_executable", side_effect=FileNotFoundError("pagefind"))
