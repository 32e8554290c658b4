"""Words without the endings that inflect them, a few rules a language, for words that `normalise` has folded.

Pagefind's stemmers know accents (`exploitée`), which a reader may leave out and the index therefore has not; and they
take no notice of *travaux*, *actrice* or *labour*. These rules come before them, on both sides: the same ones stand in
`templates/js/search/inflect.js`, and `tests/cases/inflect.json` holds both to them.
"""

import re
from collections.abc import Callable, Mapping

_OWN = {
    "fr": {
        **{word: word for word in ("pays", "temps", "corps", "mois", "cours", "proces", "donnee", "annee", "journee")},
        **{word: word for word in ("armee", "idee", "duree", "entree", "pensee", "portee", "arrivee", "internet")},
        **{f"{word}s": word for word in ("donnee", "annee", "journee", "armee", "idee", "entree", "pensee")},
        **{f"{word}ux": f"{word}il" for word in ("trava", "ba", "cora", "ema", "vitra", "soupira", "vanta")},
        "yeux": "oeil",
        "oeils": "oeil",
        "cieux": "ciel",
        "messieurs": "monsieur",
    },
    "en": {
        **{word: word for word in ("hour", "four", "your", "our", "tour", "pour", "sour")},
        "children": "child",
        "men": "man",
        "women": "woman",
        "paid": "pay",
        "programme": "program",
        "programmes": "program",
        "centre": "center",
        "centres": "center",
    },
    "ar": {},
}
"""Words that follow no rule; one that stands for itself is kept from the rules."""

_RULES = {
    "fr": (
        (r"(?<=..)eaux?$", "el"),  # nouveau, nouvelle
        (r"(?<=..)aux$", "al"),
        (r"(?<=.)eux$", "eu"),
        (r"(?<=..)(?:eurs?|euses?)$", "eu"),  # travailleur, travailleuse; sérieux, sérieuse; jeux
        (r"(?<=..)trices?$", "teu"),
        (r"(?<=....)(?<![ist])ons?$", ""),  # rémunérons; patron too, in both numbers
        (r"(?<=....)(?:ez|er(?:a|ai|ait|aient|ont))$", ""),
        (r"(?<=...)(?<!s)s$", ""),
        (r"(?<=o)ux$", "u"),
        (r"(?<=...)ee?$", ""),
        (r"(?<=...)(?:aient|ait|ant|er)$", ""),
        (r"(?<=....)(?<!m)ent$", ""),  # gagnent; not gouvernement
        (r"(?<=...)e$", ""),  # première, ouvrière; dirigeant
        (r"(?<=...)er$", ""),
        (r"(?<=..)qu$", "c"),  # publique, public
        (r"(?<=.n)(?:ch|gu)$", lambda found: found[0][0]),  # blanche, longue
        (r"(?<=..)v$", "f"),
        (r"([lnts])\1$", r"\1"),  # actuelle, syrienne
    ),
    "en": (
        (r"(?<=...)our(s|ed|ing|er|ers)?$", r"or\1"),
        (r"(?<=...)isation(s?)$", r"ization\1"),
        (r"(?<=...)is(e|es|ed|ing|er|ers)$", r"iz\1"),
    ),
    "ar": (
        (r"^[وف]?(?:ال|بال|كال|لل)(?=...)", ""),
        (r"^و(?=....)", ""),
        (r"(?<=...)ا?ت(?:نا|ها|هم|هما|كم|ه)$", ""),  # سلطتها, بياناتنا
        (r"(?<=...)(?:نا|ها|هم|هما|كم|هن)$", ""),
        (r"(?<=...)(?:ان|ات|ون|ين|ا)$", ""),
        (r"(?<=...)(?:يه|ية|ه|ة|ي)$", ""),
        (r"(?<=...)(?:ان|ون|ين)$", ""),  # فلسطيني, فلسطين
        (r"^[يت](?=....?$)", ""),  # يدفع, تدفع
    ),
}


def inflected(lang: str) -> Callable[[str], str]:
    """Return what takes a folded word of a language to what its inflections share; without rules, to itself."""
    own: Mapping[str, str] = _OWN.get(lang, {})
    rules = [(re.compile(pattern), ending) for pattern, ending in _RULES.get(lang, ())]
    known: dict[str, str] = {}

    def bare(word: str) -> str:
        if word not in known:
            known[word] = own.get(word) or _cut(word, rules)
        return known[word]

    return bare


def _cut(word: str, rules: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]) -> str:
    for pattern, ending in rules:
        word = pattern.sub(ending, word)
    return word
