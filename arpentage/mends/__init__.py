"""Mends: one a file, named as the code of the problem that it mends. A new mend is a new file here."""

import importlib
import pkgutil
from collections.abc import Mapping

from arpentage.mend import Mend


def discover() -> Mapping[str, Mend]:
    """The `mend` of every file of this folder, by code."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}").mend for name in names}
