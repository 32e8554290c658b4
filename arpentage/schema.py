"""JSON Schemas of the kinds of annotation, exported from their types: editors complete keys and show what they mean.

A schema says what a file may hold, not which ids there are: a list of ids that every contribution changed would make
them conflict. Ids are suggested by `ids.json`, written apart, and any other id of the right form is accepted.
"""

import ast
import inspect
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath
from textwrap import dedent
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from arpentage.annotation import AnyKind
from arpentage.model import Library

FOLDER = PurePosixPath("schemas")
IDS = FOLDER / "ids.json"
DIALECT = "http://json-schema.org/draft-07/schema#"
"""What editors understand best."""
_MODELINE = "# yaml-language-server: $schema="
_SUGGESTED = re.compile(rf'"{IDS.name}#/definitions/(\w+)"')


def schemas(kinds: Iterable[AnyKind]) -> Mapping[PurePosixPath, str]:
    """The schema of each kind, by its path from the reader's root."""
    return {FOLDER / f"{kind.name}.json": _written(_schema(kind)) for kind in kinds}


def ids(library: Library) -> str:
    """The ids there are, for editors to suggest, by each kind that others refer to."""
    referred = sorted({kind for text in schemas(library.kinds).values() for kind in _SUGGESTED.findall(text)})
    found = {name: sorted({record.id for record in library.records if record.kind.name == name}) for name in referred}
    return _written({"$schema": DIALECT, "definitions": {name: {"enum": found[name]} for name in referred}})


def modeline(path: PurePosixPath, kind: AnyKind) -> str:
    """The first line that tells an editor which schema an annotation file has; `path` from the reader's root."""
    return f"{_MODELINE}{'../' * (len(path.parts) - 1)}{FOLDER / kind.name}.json\n"


def with_modeline(text: str, path: PurePosixPath, kind: AnyKind) -> str:
    """A file's text with its modeline; an older one is replaced."""
    rest = text.partition("\n")[2] if text.startswith(_MODELINE) else text
    return modeline(path, kind) + rest


def _written(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(kind: AnyKind) -> Mapping[str, Any]:
    template = "#/definitions/{model}"
    plain = TypeAdapter(kind.data).json_schema(by_alias=True, schema_generator=_Generator, ref_template=template)
    made: dict[str, Any] = _suggesting(plain)
    definitions = made.pop("$defs", {})
    title = {"$schema": DIALECT, "title": f"annotations/{kind.path}"}
    return title | made | ({"definitions": definitions} if definitions else {})


def _suggesting(schema: Any) -> Any:
    """A schema in which every reference suggests the ids there are, and takes any other of the right form."""
    if isinstance(schema, list):
        return [_suggesting(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _suggesting(value) for key, value in schema.items() if key != "x-refers-to"}
    if "x-refers-to" not in schema:
        return made
    words = {key: made.pop(key) for key in ("description",) if key in made}
    return words | {"anyOf": [{"$ref": f"{IDS.name}#/definitions/{schema['x-refers-to']}"}, made]}


class _Generator(GenerateJsonSchema):
    """Schemas as our files need them: every key described, a number taken where words are asked for."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def str_schema(self, schema: Any) -> dict[str, Any]:
        """Our YAML has strings only; to an editor `2017` and `3888e4712345` are numbers."""
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        """What may be left out is left out: no file says null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        made = super().default_schema(schema)
        return made if made.get("default") else {key: value for key, value in made.items() if key != "default"}

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        made = super().dict_schema(schema)
        return made | ({"additionalProperties": False} if "patternProperties" in made else {})

    def dataclass_schema(self, schema: Any) -> dict[str, Any]:
        made = super().dataclass_schema(schema)
        docs = _docs(schema["cls"])
        for field in schema["schema"]["fields"]:
            name = field.get("validation_alias", field["name"])
            made["properties"][name] = _described(made["properties"][name], docs.get(field["name"]))
        del made["title"]
        return made | {"additionalProperties": False}


def _described(schema: dict[str, Any], words: str | None) -> dict[str, Any]:
    """Draft 7 heeds nothing beside a `$ref`, so a description stands around it."""
    inner = {key: value for key, value in schema.items() if key != "description"}
    if "$ref" in inner:
        inner = {"allOf": [inner]}
    return ({"description": words} if words else {}) | inner


@cache
def _docs(data: type) -> Mapping[str, str]:
    """What the docstrings under the fields of a dataclass say, those of its bases included."""
    found: dict[str, str] = {}
    for base in reversed(data.__mro__[:-1]):
        (tree,) = ast.parse(dedent(inspect.getsource(base))).body
        body = getattr(tree, "body", [])
        for field, words in pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(words):
                found[field.target.id] = inspect.cleandoc(words.value.value)
    return found


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
