"""Formats of the reader: one a file. A new format is a new file here."""

import importlib
import pkgutil

from arpentage.output import Output


def discover() -> tuple[Output, ...]:
    """Every OUTPUT of this folder, by name."""
    modules = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return tuple(sorted((m.OUTPUT for m in modules), key=lambda output: output.name))
