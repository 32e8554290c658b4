"""Kinds of annotation: one a file. A new kind is a new file here, with its template part and its case folder."""

import importlib
import pkgutil

from arpentage.annotation import AnyKind


def discover() -> tuple[AnyKind, ...]:
    """Every KIND of this folder, by name."""
    modules = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return tuple(sorted((m.KIND for m in modules), key=lambda kind: kind.name))
