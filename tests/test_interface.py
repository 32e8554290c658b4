"""Every string of the interface is one that a page, a script or a message can show."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, nodes

from arpentage.catalogue import Catalogue
from arpentage.plural import ALL
from tests.test_catalogue import interface

ROOT = Path(__file__).parents[1]
BY_SCRIPTS = ("search.script.", "write.script.")
"""What is handed to scripts whole, under names of their own."""
FORMS = "|".join(ALL)
TEMPLATES = (".html", ".xhtml", ".opf", ".svg")


def test_no_string_of_the_interface_is_one_that_nothing_shows() -> None:
    asked = re.compile("|".join({*of_templates(), *of_typst(), *of_python()}))
    assert unused(interface()["fr"], asked) == []


def test_a_string_that_nothing_shows_would_be_found() -> None:
    t = Catalogue("fr", {"shown": "", "counted.one": "", "counted.other": "", "forgotten": "", "counted.name": ""})
    assert unused(t, re.compile("shown|counted")) == ["forgotten", "counted.name"]


def unused(t: Catalogue, asked: re.Pattern[str]) -> list[str]:
    keys: Mapping[str, str] = t.strings
    return [
        key
        for key in keys
        if not asked.fullmatch(key) and not asked.fullmatch(re.sub(rf"\.({FORMS})$", "", key))
        and not key.startswith(BY_SCRIPTS)
    ]  # fmt: skip


def of_templates() -> Iterator[str]:
    """Each literal of the templates, and each sum of literals and values, as a pattern."""
    for path in (path for suffix in TEMPLATES for path in (ROOT / "templates").rglob(f"*{suffix}")):
        tree = Environment().parse(path.read_text("utf-8"))
        for node in tree.find_all((nodes.Const, nodes.Concat)):
            if isinstance(node, nodes.Concat):
                yield pattern(one.value if isinstance(one, nodes.Const) else None for one in node.nodes)
            elif isinstance(node, nodes.Const) and isinstance(node.value, str):
                yield re.escape(node.value)


def of_typst() -> Iterator[str]:
    """What templates of print ask for: the ends of keys, under the beginnings that they are handed."""
    for path in (ROOT / "templates/typst").glob("*.typ"):
        for key, more in re.findall(r'\bt\("([^"]+)"( \+)?', path.read_text("utf-8")):
            for beginning in ("kit", "kit.theme", "output.pdf"):
                yield re.escape(f"{beginning}.{key}") + ("[^ .]+" if more else "")


def of_python() -> Iterator[str]:
    """The same of the package: its literals, and its f-strings."""
    for path in (ROOT / "arpentage").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield pattern(one.value if isinstance(one, ast.Constant) else None for one in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)


def pattern(parts: Iterator[object]) -> str:
    """`kind.`, a value, `.many` as `kind\\.[^ .]+\\.many`; a sum without a word of its own names no key."""
    known = list(parts)
    if not re.search(r"\w", "".join(part for part in known if isinstance(part, str))):
        return "(?!)"
    return "".join(re.escape(part) if isinstance(part, str) else "[^ .]+" for part in known)
