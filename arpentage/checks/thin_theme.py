"""A theme with too little under it to be one."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.passage import Passage
from arpentage.kinds.theme import Theme
from arpentage.problem import Problem, Rule

RULE = Rule(
    "thin-theme",
    "warning",
    {
        "fr": "{passages} passage(s), {texts} texte(s) sous ce thème",
        "en": "{passages} passage(s), {texts} text(s) under this theme",
    },
    {
        "fr": "un thème a au moins trois passages, de deux textes ou plus.",
        "en": "a theme has three passages or more, from two texts or more.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each theme has three passages from two texts, or includes other themes."""
    themes = ground.library.of(Theme)
    broader = {id_ for theme in themes for id_ in theme.data.broader}
    for theme in themes:
        passages = [p for p in ground.library.of(Passage) if p.data.theme == theme.id]
        texts = {passage.text for passage in passages}
        if theme.id not in broader and (len(passages) < 3 or len(texts) < 2):
            yield RULE.at(theme.at(), passages=len(passages), texts=len(texts))
