"""Checks: one rule a file. A new check is a new file here, with its case folder under tests/problems/."""

import importlib
import pkgutil

from arpentage.check import Check


def discover() -> tuple[Check, ...]:
    """The `check` of every file of this folder, by file name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").check for name in names)
