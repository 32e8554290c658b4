"""Documents turned into the dataclass of their kind, with every fault of a file at its own line."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from arpentage.annotation import Edtf, Hash, Id, Lang
from arpentage.document import Document
from arpentage.problem import Bilingual, Problem, Rule, did_you_mean
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
    {"fr": "ajoutez une ligne « {name}: … ».", "en": "add a line “{name}: …”."},
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
    {"fr": "il faut {form_fr}.", "en": "it takes {form_en}."},
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
        return MISSING_KEY.at(document.at(*steps[:-1]), key=key, name=steps[-1])
    value = str(fault["input"])[:60]
    if not value.strip():
        return EMPTY_VALUE.at(document.at(*steps), key=key)
    if kind == "literal_error":
        choices = [word.strip("'") for word in fault["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return UNKNOWN_VALUE.at(document.at(*steps), key=key, value=value, **_near(value, choices))
    at = document.at(*steps, key="[key]" in fault["loc"])
    return BAD_VALUE.at(at, key=key, value=value, **{f"form_{lang}": words for lang, words in _expected(fault).items()})


def _expected(fault: Any) -> Bilingual:
    """What a value should look like: in words where there are some for it, else as the fault itself tells it."""
    context = fault.get("ctx", {})
    words = _FORMS.get(context.get("pattern", fault["type"]))
    if words is None:
        told = context.get("pattern") or fault["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
        return {"fr": told, "en": told}
    return words if "pattern" in context else {lang: text.format_map(context) for lang, text in words.items()}


_RECORD = {"fr": "des lignes « clé: valeur »", "en": "lines of “key: value”"}
_ADDRESS = {"fr": "une adresse en https:// ou http://, sans espace", "en": "an https:// or http:// address, no space"}
_FORMS: Mapping[str, Bilingual] = {
    "dataclass_type": _RECORD,
    "dict_type": _RECORD,
    "mapping_type": _RECORD,
    "tuple_type": {"fr": "une liste : [a, b]", "en": "a list: [a, b]"},
    "string_type": {"fr": "du texte", "en": "text"},
    "int_type": {"fr": "un nombre entier", "en": "a whole number"},
    "int_parsing": {"fr": "un nombre entier", "en": "a whole number"},
    "int_parsing_size": {"fr": "un nombre entier moins long", "en": "a shorter whole number"},
    "bool_type": {"fr": "true ou false", "en": "true or false"},
    "greater_than_equal": {"fr": "un nombre à partir de {ge}", "en": "a number from {ge} on"},
    "string_too_long": {"fr": "au plus {max_length} caractères", "en": "at most {max_length} characters"},
    "too_short": {"fr": "au moins une valeur", "en": "at least one value"},
    "each_once": {"fr": "chaque valeur une seule fois", "en": "each value once"},
    get_args(Id)[1].pattern: {
        "fr": "un identifiant : minuscules sans accent, chiffres et tirets (64 au plus)",
        "en": "an id: lower case without accents, digits and hyphens (64 at most)",
    },
    get_args(Lang)[1].pattern: {
        "fr": "un code de langue, sans région : fr, en, ar",
        "en": "a language code, without region: fr, en, ar",
    },
    get_args(Edtf)[1].pattern: {
        "fr": "une date : 2017-12-16, 2017-12, 2017, 2018~ (vers), 2017/2018",
        "en": "a date: 2017-12-16, 2017-12, 2017, 2018~ (about), 2017/2018",
    },
    get_args(Hash)[1].pattern: {
        "fr": "douze chiffres hexadécimaux, tels que la vérification les donne",
        "en": "twelve hexadecimal digits, as the check gives them",
    },
    r"^(https?://\S+)?$": _ADDRESS,
    r"^(https?://\S+/)?$": _ADDRESS,
}


def _near(word: str, known: list[str]) -> dict[str, str]:
    return {f"near_{lang}": did_you_mean(word, known, lang) for lang in ("fr", "en")}


def keys_of(data: Any, steps: tuple[str | int, ...]) -> list[str]:
    """The keys that YAML may hold at a place of a dataclass."""
    for step in steps:  # one that names no field is a position in a list, or a language
        hints: dict[Any, Any] = {key: hint for _, key, hint in fields_of(data)} if is_dataclass(data) else {}
        data = inner(hints[step]) if step in hints else data
    return [key for _, key, _ in fields_of(data)] if is_dataclass(data) else []
