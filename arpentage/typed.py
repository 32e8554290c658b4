"""Documents turned into the dataclass of their kind, with every fault of a file at its own line."""

from dataclasses import is_dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from arpentage.document import Document
from arpentage.problem import Problem, Rule, did_you_mean
from arpentage.walk import fields_of, inner

T = TypeVar("T")

UNKNOWN_KEY = Rule(
    "unknown-key",
    "error",
    {"fr": "clé inconnue « {key} »", "en": "unknown key “{key}”"},
    {"fr": "{near_fr}", "en": "{near_en}"},
)
MISSING_KEY = Rule(
    "missing-key",
    "error",
    {"fr": "il manque la clé « {key} »", "en": "the key “{key}” is missing"},
    {"fr": "ajoutez une ligne « {key}: … ».", "en": "add a line “{key}: …”."},
)
UNKNOWN_VALUE = Rule(
    "unknown-value",
    "error",
    {"fr": "valeur inconnue « {value} » pour « {key} »", "en": "unknown value “{value}” for “{key}”"},
    {"fr": "{near_fr}", "en": "{near_en}"},
)
BAD_VALUE = Rule(
    "bad-value",
    "error",
    {"fr": "« {value} » ne convient pas à « {key} »", "en": "“{value}” does not fit “{key}”"},
    {"fr": "forme attendue : {expected}", "en": "expected form: {expected}"},
)
EMPTY_VALUE = Rule(
    "empty-value",
    "error",
    {"fr": "« {key} » est vide", "en": "“{key}” is empty"},
    {"fr": "écrivez une valeur ou retirez la ligne.", "en": "write a value or remove the line."},
)


def convert(document: Document, data: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """The document as an instance of a kind's dataclass, or every reason why it is not one."""
    kind: Any = data
    try:
        return _adapter(kind).validate_python(document.data), ()
    except ValidationError as error:
        return None, tuple(_problem(document, data, fault) for fault in error.errors())


@cache
def _adapter(data: Any) -> TypeAdapter[Any]:
    return TypeAdapter(data)


def _problem(document: Document, data: type, fault: Any) -> Problem:
    steps = tuple(step for step in fault["loc"] if step != "[key]")
    key = ".".join(str(step) for step in steps) or document.path.name
    kind = fault["type"]
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return UNKNOWN_KEY.at(
            document.at(*steps, key=True), key=steps[-1], **_near(str(steps[-1]), keys_of(data, steps[:-1]))
        )
    if kind in ("missing", "missing_keyword_only_argument"):
        return MISSING_KEY.at(document.at(*steps[:-1]), key=key)
    value = str(fault["input"])[:60]
    if not value.strip():
        return EMPTY_VALUE.at(document.at(*steps), key=key)
    if kind == "literal_error":
        choices = [word.strip("'") for word in fault["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return UNKNOWN_VALUE.at(document.at(*steps), key=key, value=value, **_near(value, choices))
    expected = fault.get("ctx", {}).get("pattern") or fault["msg"].removeprefix("Input should be ")
    return BAD_VALUE.at(document.at(*steps, key="[key]" in fault["loc"]), key=key, value=value, expected=expected)


def _near(word: str, known: list[str]) -> dict[str, str]:
    return {f"near_{lang}": did_you_mean(word, known, lang) for lang in ("fr", "en")}


def keys_of(data: Any, steps: tuple[str | int, ...]) -> list[str]:
    """The keys that YAML may hold at a place of a dataclass."""
    for step in steps:  # one that names no field is a position in a list, or a language
        hints: dict[Any, Any] = {key: hint for _, key, hint in fields_of(data)} if is_dataclass(data) else {}
        data = inner(hints[step]) if step in hints else data
    return [key for _, key, _ in fields_of(data)] if is_dataclass(data) else []
