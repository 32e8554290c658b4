"""Plurals: which form of a string goes with a number (Unicode CLDR 46, plural rules for whole numbers)."""

from typing import Final, Literal

Form = Literal["zero", "one", "two", "few", "many", "other"]
OTHER: Final = "other"
"""The form that every string has, and that stands in for one that it lacks."""
ALL: Final[tuple[Form, ...]] = ("zero", "one", "two", "few", "many", "other")


def plural(lang: str, n: int) -> Form:
    """The form for `n`, not negative, in French, English or Arabic; elsewhere as in English.

    Intl.PluralRules says the same to the scripts.
    """
    if lang == "ar":
        return _arabic(n)
    if lang == "fr":
        return "one" if n < 2 else "many" if n % 1_000_000 == 0 else "other"
    return "one" if n == 1 else "other"


def _arabic(n: int) -> Form:
    named: dict[int, Form] = {0: "zero", 1: "one", 2: "two"}
    if n in named:
        return named[n]
    return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"


def needed(lang: str) -> tuple[Form, ...]:
    """The forms that a language's catalogue must have of each string that counts; `other` serves for the rest."""
    return ("one", "two", "few", "many", "other") if lang == "ar" else ("one", "other")
