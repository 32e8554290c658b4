"""Commands of build.py: one a file, named as its file (`add_text.py` is `add-text`). A new one is a new file here."""

import importlib
import pkgutil

from arpentage.program import Command


def names() -> tuple[str, ...]:
    """The names of all commands, sorted."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


def load(name: str) -> Command:
    """The COMMAND of one file. Only that file is imported: one command does not pay for what another needs."""
    command: Command = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").COMMAND
    return command
