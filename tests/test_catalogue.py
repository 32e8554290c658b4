"""The interface's strings: the form that goes with a number, and what a catalogue lacks."""

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from arpentage import kinds, outputs
from arpentage.catalogue import Catalogue, load_catalogues
from arpentage.html.templates import folders
from arpentage.plural import Form, needed, plural

LANGUAGES = ("fr", "en", "ar")


@pytest.mark.parametrize(
    ("lang", "form", "numbers"),
    [  # the samples of CLDR's own tables
        ("fr", "one", [0, 1]),
        ("fr", "many", [1_000_000, 2_000_000]),
        ("fr", "other", [2, 3, 17, 100, 1000, 999_999, 1_000_001]),
        ("en", "one", [1]),
        ("en", "other", [0, 2, 3, 11, 100, 1_000_000]),
        ("ar", "zero", [0]),
        ("ar", "one", [1]),
        ("ar", "two", [2]),
        ("ar", "few", [3, 10, 103, 110, 1003]),
        ("ar", "many", [11, 26, 99, 111, 1011]),
        ("ar", "other", [100, 101, 102, 200, 202, 1000, 10_000]),
        ("de", "one", [1]),
        ("de", "other", [0, 2]),
    ],
)
def test_a_number_takes_the_form_that_unicode_gives_it(lang: str, form: Form, numbers: list[int]) -> None:
    assert [plural(lang, n) for n in numbers] == [form] * len(numbers)


def test_a_form_that_a_catalogue_lacks_is_said_by_its_other() -> None:
    t = Catalogue("fr", {"mots.one": "{n} mot", "mots.other": "{n} mots"})
    assert [t.count("mots", n) for n in (0, 1, 2)] == ["0 mot", "1 mot", "2 mots"]
    assert t.count("mots", 1_000_000) == "1\u202f000\u202f000 mots"


def test_arabic_counts_one_two_few_and_many() -> None:
    t = interface()["ar"]
    said = [t.count("passages", n) for n in (1, 2, 3, 11, 100, 1234)]
    assert said == ["مقطع واحد", "مقطعان", "3 مقاطع", "11 مقطعًا", "100 مقطع", "1,234 مقطعًا"]


def interface() -> Mapping[str, Catalogue]:
    root = Path(__file__).parents[1]
    groups = [*(kind.group for kind in kinds.discover()), *(output.group for output in outputs.discover())]
    catalogues, problems = load_catalogues(folders(root), LANGUAGES, groups)
    assert not problems
    return catalogues


def test_every_string_of_the_interface_fills_the_same_places_in_every_language() -> None:
    catalogues = interface()
    for key, text in catalogues["fr"].strings.items():
        base, _, form = key.rpartition(".")
        if f"{base}.other" in catalogues["fr"].strings and form != "other":
            continue  # `one` may say its number in words
        for lang in LANGUAGES:
            assert places(catalogues[lang].strings[key]) == places(text), f"{lang} {key}"


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_catalogue_has_a_string_that_nothing_could_ask_for() -> None:
    catalogues = interface()
    asked = set(catalogues["fr"].strings)
    counted = {key.removesuffix(".other") for key in asked if key.endswith(".other")}
    forms = {f"{key}.{form}" for key in counted for form in ("zero", *needed("ar"))}
    for lang in LANGUAGES:
        assert set(catalogues[lang].strings) <= asked | forms, lang


def test_a_counted_string_must_have_the_forms_of_its_language(tmp_path: Path) -> None:
    (tmp_path / "interface").mkdir()
    for lang, text in (("fr", "mots.one: mot\nmots.other: mots\n"), ("ar", "mots.one: كلمة\nmots.other: كلمة\n")):
        (tmp_path / "interface" / f"{lang}.yaml").write_text(text, "utf-8")
    _, problems = load_catalogues([tmp_path], ("fr", "ar"), [])
    assert [(problem.code, problem.at.path.name) for problem in problems] == [("missing-string", "ar.yaml")] * 3
    said = " ".join(problem.message("en") for problem in problems)
    assert all(f"mots.{form}" in said for form in ("two", "few", "many"))
    assert "mots.zero" not in said
