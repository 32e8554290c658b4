"""What every template is told: its language, the edition, the interface's strings that it needs."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from arpentage.annotation import Edtf
from arpentage.catalogue import Catalogue
from arpentage.paper.nodes import Words
from arpentage.site import Site


def under(t: Catalogue, prefix: str) -> Mapping[str, str]:
    """The strings whose keys begin so, by what follows."""
    return {key.removeprefix(prefix): text for key, text in t.strings.items() if key.startswith(prefix)}


def themed(t: Catalogue) -> Catalogue:
    """The strings of a kit as they are for a theme: those that it has of its own in place of a text's."""
    own = {f"kit.{key}": text for key, text in under(t, "kit.theme.").items()}
    return replace(t, strings={**t.strings, **own})


def length(t: Catalogue, seconds: int) -> str:
    """A reading time in minutes and seconds."""
    return t("kit.time", m=seconds // 60, s=seconds % 60)


def isolated(words: str) -> str:
    """Words that run from left to right wherever they stand: a date among Arabic words keeps its order."""
    return f"\u2066{words}\u2069"


def day(date: Edtf) -> tuple[int, int, int]:
    """Year, month and day of a date, the first ones where it has none: what a PDF says of when it was made."""
    numbers = [int(number) for number in re.findall(r"\d+", date)[:3]] if "/" not in date else [int(date[:4])]
    year, month, day_ = (*numbers, 1, 1)[:3]
    return year, month, day_


def frame(site: Site, t: Catalogue, prefix: str) -> dict[str, Any]:
    """The data that all templates share; `prefix` is that of their strings' keys."""
    issue = site.settings.edition
    return {
        "lang": t.lang,
        "large": False,
        "a5": False,
        "reader": Words(t.lang).plain(site.settings.title).replace("\u00ad", ""),
        "issue": {"version": isolated(issue.version), "date": isolated(str(issue.date))},
        "day": day(issue.date),
        "strings": dict(under(t, prefix)),
        "unreviewed": "" if site.reviews else t("footer.unreviewed"),
    }
