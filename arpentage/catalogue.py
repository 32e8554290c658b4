"""The interface's strings: one catalogue a language, from the templates and from the kinds of annotation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path, PurePosixPath

from arpentage.document import parse
from arpentage.model import Problems
from arpentage.plural import ALL, OTHER, needed, plural
from arpentage.problem import Place, Problem, Rule
from arpentage.typed import convert

MISSING_STRING = Rule(
    "missing-string",
    "error",
    {"fr": "la chaîne « {key} » manque en « {lang} »", "en": "the string “{key}” is missing in “{lang}”"},
    {"fr": "elle existe en « {other} » : ajoutez-la ici.", "en": "it exists in “{other}”: add it here."},
)
UNKNOWN_LANGUAGE = Rule(
    "unknown-language",
    "error",
    {"fr": "aucun catalogue d’interface pour « {lang} »", "en": "no interface catalogue for “{lang}”"},
    {
        "fr": "ajoutez templates/interface/{lang}.yaml ou retirez cette langue.",
        "en": "add templates/interface/{lang}.yaml or remove this language.",
    },
)


Group = tuple[str, Mapping[str, Mapping[str, str]]]
"""The strings that one kind or output brings: the start of their keys, then language and key."""


@dataclass(frozen=True)
class Catalogue:
    """The strings of one language, by key."""

    lang: str
    strings: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The string of a key, its {places} filled. Raises KeyError for a key that no catalogue has."""
        return self.strings[key].format_map(values) if values else self.strings[key]

    def count(self, key: str, n: int, **values: object) -> str:
        """The form of a key that goes with a number (`key.one`, `key.other`, ...), with {n}."""
        form = f"{key}.{plural(self.lang, n)}"
        return self(form if form in self.strings else f"{key}.{OTHER}", n=self.number(n), **values)

    def number(self, n: int) -> str:
        """A whole number with its thousands set apart."""
        return f"{n:,}".replace(",", "\u202f" if self.lang == "fr" else ",")

    def size(self, n: int) -> str:
        """The size of a file of so many bytes, as people say it: in thousands of them, or in millions."""
        if n < 1_000_000:
            return self("size.kb", n=max(1, round(n / 1000)))
        return self("size.mb", n=f"{n / 1_000_000:.1f}".replace(".", "," if self.lang == "fr" else "."))

    def language(self, lang: str) -> str:
        """A language's name, or its code where the catalogue has no name for it."""
        return self.strings.get(f"lang.{lang}", lang)

    @property
    def direction(self) -> str:
        """`rtl` where the language is written from right to left."""
        return direction(self.lang)


def direction(lang: str) -> str:
    """Direction of a language's script, for the `dir` attribute."""
    return "rtl" if lang in ("ar", "fa", "he", "ur") else "ltr"


def load_catalogues(
    folders: Iterable[Path], languages: Iterable[str], groups: Iterable[Group]
) -> tuple[Mapping[str, Catalogue], Problems]:
    """A catalogue for each language, and a problem for each string that one has and another lacks."""
    problems: list[Problem] = []
    unknown: set[str] = set()
    strings: dict[str, dict[str, str]] = {lang: {} for lang in languages}
    reader_last = list(folders)[::-1]
    for (prefix, group), lang in product(list(groups), strings):
        strings[lang] |= {f"{prefix}.{key}": text for key, text in group.get(lang, {}).items()}
    for lang in strings:
        files = [folder / "interface" / f"{lang}.yaml" for folder in reader_last]
        if not any(file.is_file() for file in files):
            problems.append(UNKNOWN_LANGUAGE.at(_place("annotations/site.yaml"), lang=lang))
            unknown.add(lang)
        for file in files:
            strings[lang] |= _read(file, problems) if file.is_file() else {}
    problems += _compared({lang: texts for lang, texts in strings.items() if lang not in unknown})
    return {lang: Catalogue(lang, texts) for lang, texts in strings.items()}, tuple(problems)


def _read(file: Path, problems: list[Problem]) -> dict[str, str]:
    document, faults = parse(file.read_bytes(), PurePosixPath("templates/interface") / file.name)
    problems += faults
    if document is None:
        return {}
    strings, faults = convert(document, dict[str, str])
    problems += faults
    return strings or {}


def _compared(strings: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    where = {key: lang for lang, texts in strings.items() for key in texts}
    counted = {key.removesuffix(f".{OTHER}"): lang for key, lang in where.items() if key.endswith(f".{OTHER}")}
    forms = {f"{key}.{form}" for key in counted for form in ALL}
    for lang, texts in strings.items():
        wanted = {key: other for key, other in where.items() if key not in forms}
        wanted |= {f"{key}.{form}": other for key, other in counted.items() for form in needed(lang)}
        for key in sorted(set(wanted) - set(texts)):
            place = _place(f"templates/interface/{lang}.yaml")
            yield MISSING_STRING.at(place, key=key, lang=lang, other=wanted[key])


def _place(path: str) -> Place:
    return Place(PurePosixPath(path))
