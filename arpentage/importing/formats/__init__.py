"""Formats of annotations made elsewhere: one a file. A new one is a new file here."""

import importlib
import pkgutil

from arpentage.importing.quoted import Format


def discover() -> tuple[Format, ...]:
    """Every FORMAT of this folder, by the names of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").FORMAT for name in names)
