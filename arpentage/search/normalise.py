"""Text as the index holds it: bare lower-case words, one space between them.

The same rules stand in `templates/js/search/normalise.js`; `tests/cases/normalise.json` holds both to them.
"""

import re
import unicodedata

_UNFOLDED: dict[int, str | None] = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ى": "ي",  # alef maqsura, often typed for yeh
        "ـ": None,  # tatweel only stretches a word
        **{chr(0x660 + n): str(n) for n in range(10)},
        **{chr(0x6F0 + n): str(n) for n in range(10)},
        **{chr(code): " " for code in range(0x2B9, 0x2E0)},  # apostrophes that Unicode counts as letters
    }
)

_CALL = re.compile(r"([⁰¹²³⁴-⁹₀-₉])")
_LETTERS = r"[^\W\d_]{2,40}"
_FEMININE = (
    "eresse|teuse|trice|ienne|iere|euse|esse|rice|elle|enne|onne|nne|lle|tte|sse|ere|ice|ive|ine|que|che"
    "|ne|le|te|se|ve|re|e"
)
_PLAIN = "euse|trice|rice|enne|onne|ere|ive|ne|te|se|ve|re|e"
_SHORT = "euse|trice|rice|ere|ive|e"
_END = r"(?![^\W_])"
_INCLUSIVE = tuple(
    (signs, re.compile(pattern))
    for signs, pattern in (
        ("·•‧⋅∙・", rf"({_LETTERS})[·•‧⋅∙・]({_FEMININE})?[·•‧⋅∙・]?(s)?{_END}"),
        ("(", rf"({_LETTERS})\(({_FEMININE})?(s)?\)s?{_END}"),
        (".", rf"({_LETTERS})\.({_PLAIN})\.?(s)?{_END}"),
        ("-‐/", rf"({_LETTERS})[-‐/]({_SHORT})[-‐/]?(s)?{_END}(?!-)"),
    )
)
"""What inclusive forms look like, each with the signs that it has one of: most texts have none of them."""
_GROUPED = re.compile(r"(^|[^0-9])([0-9]{1,3})((?:[ .,][0-9]{3})+)(?![0-9])")
_COMPOUND = re.compile(r"(?:(?<![^\W_])e|[^\W_]{2,40})(?:[-‐][^\W_]{2,40})+")  # e-learning
_BETWEEN = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, ligatures, soft hyphens or invisible marks."""
    text = unicodedata.normalize("NFKD", _CALL.sub(r" \1", text)).lower()
    bare = "".join(c for c in text if c.isascii() or unicodedata.category(c) not in ("Mn", "Mc", "Me", "Cf"))
    return bare.translate(_UNFOLDED)


def normalise(text: str) -> str:
    """Return the words to index: elisions and compounds opened, inclusive forms spelt out.

    A compound stands both open and joined; `réfugié·es` stands in its four forms; `10 000` is one number.
    """
    text = fold(text)
    for signs, pattern in _INCLUSIVE:
        if any(sign in text for sign in signs):
            text = pattern.sub(lambda found: " ".join(forms(found[1], found[2] or "", bool(found[3]))), text)
    text = _GROUPED.sub(lambda found: found[1] + found[2] + re.sub(r"[ .,]", "", found[3]), text)
    text = _COMPOUND.sub(lambda found: f"{found[0]} {re.sub('[-‐]', '', found[0])}", text)
    return _BETWEEN.sub(" ", text).strip()


def forms(base: str, ending: str, plural: bool) -> list[str]:
    """Return masculine, feminine and their plurals of an inclusive form, `réfugié` + `e` + `s`."""
    if plural and len(ending) > 1 and base.endswith("s"):
        base = base[:-1]  # travailleurs·euses
    feminine = [_feminine(base, ending)] if ending else []
    several = [feminine[0] + "s"] if feminine else []
    return list(dict.fromkeys([base, *feminine, _plural(base), *several]))


def _feminine(base: str, ending: str) -> str:
    if ending in ("rice", "ice") and base.endswith("eur"):
        return base[:-3] + "rice"
    if (ending, base[-1]) in (("se", "x"), ("se", "r"), ("ve", "f"), ("que", "c"), ("che", "c")):
        return base[:-1] + ending
    if ending == "re" and base.endswith("r"):
        return base + "e"
    overlap = base.rfind(ending[0], max(1, len(base) - 4)) if len(ending) > 2 else -1
    return base[:overlap] + ending if overlap > 0 else base + ending


def _plural(word: str) -> str:
    if word[-1] in "sxz":
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith("eau") else "s")
