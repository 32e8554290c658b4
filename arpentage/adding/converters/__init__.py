"""Formats that a text may come in: one a file. A new one is a new file here."""

import importlib
import pkgutil

from arpentage.adding.converted import Converter


def discover() -> tuple[Converter, ...]:
    """Every CONVERTER of this folder; none loads its package before it is used."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").CONVERTER for name in names)
