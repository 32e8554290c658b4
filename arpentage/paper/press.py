"""The press: typst templates and data in, tagged PDF out. It needs the extra `pdf`; without it, it says so."""

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from arpentage.html.templates import TemplateFailed, Templates
from arpentage.paper.fonts import unpacked

NEEDS = ("typst", "fontTools", "brotli")


def missing() -> tuple[str, ...]:
    """Which of the packages of the extra `pdf` are not there."""
    return tuple(name for name in NEEDS if find_spec(name) is None)


class PressFailed(TemplateFailed):
    """A template that typst refuses, or warns of: its name, and why."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason, self.line = f"typst/{name}", reason, 1


@dataclass(frozen=True)
class Printed:
    """A PDF."""

    pdf: bytes
    pages: int


class Press:
    """Prints from templates/typst/, the reader's own first, with the fonts of the site. A context manager."""

    def __init__(self, templates: Templates) -> None:
        self._folder = TemporaryDirectory(prefix="arpentage-")
        self._root = Path(self._folder.name)
        for path, content in templates.files("typst").items():
            _write(self._root / path.name, content)
        for path, content in templates.files("fonts").items():
            if path.suffix == ".woff2":
                _write(self._root / "fonts" / f"{path.stem}.ttf", unpacked(content))

    def __enter__(self) -> "Press":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._folder.cleanup()

    def print(self, template: str, data: Mapping[str, Any], within: bytes = b"") -> Printed:
        """A template with its data, as PDF/UA-1.

        `within` is a PDF whose pages it imposes, as `within.pdf`: that one cannot be PDF/UA, as it has no order to
        be read in. Raises PressFailed.
        """
        if within:
            _write(self._root / "within.pdf", within)
        typst = importlib.import_module("typst")
        compiler = typst.Compiler(
            str(self._root / template),
            root=str(self._root),
            font_paths=[str(self._root / "fonts")],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
        try:
            pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[] if within else "ua-1")
        except typst.TypstError as error:
            raise PressFailed(template, str(error)) from error
        if warnings:
            raise PressFailed(template, str(warnings[0].message))
        return Printed(bytes(pdf), int(json.loads(compiler.query("<pages>", field="value", one=True))))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
