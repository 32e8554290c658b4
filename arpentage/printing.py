"""The command `kit`: the workshop kit of a text or of a theme as PDF, under dist/."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from arpentage.catalogue import Catalogue, load_catalogues
from arpentage.html.references import citations
from arpentage.html.strings import typeset_strings
from arpentage.html.templates import TemplateFailed, Templates, folders
from arpentage.kit.kit import Sharing
from arpentage.kit.theme import ThemeSharing
from arpentage.model import Problems
from arpentage.paper.kit import Asked, PrintedKit, print_kit
from arpentage.paper.press import Press, missing
from arpentage.paper.theme_guide import Comparison
from arpentage.paper.theme_kit import print_theme_kit
from arpentage.problem import Mark, Place, Problem, Rule, did_you_mean
from arpentage.render import FAILED
from arpentage.site import Site, TextEntry, ThemeEntry

UNKNOWN_TEXT = Rule(
    "unknown-text",
    "error",
    {"fr": "aucun texte ne s’appelle « {slug} »", "en": "no text is called “{slug}”"},
    {"fr": "{hint_fr}", "en": "{hint_en}"},
)
UNKNOWN_THEME = Rule(
    "unknown-theme",
    "error",
    {"fr": "aucun thème qui a des passages ne s’appelle « {slug} »", "en": "no theme with passages is called “{slug}”"},
    {"fr": "{hint_fr}", "en": "{hint_en}"},
)
NOT_SPOKEN = Rule(
    "language-not-offered",
    "error",
    {"fr": "le recueil n’est pas en « {lang} »", "en": "the reader is not in “{lang}”"},
    {"fr": "{hint_fr}", "en": "{hint_en}"},
)
NOT_WHOLE = Rule(
    "text-not-printed",
    "error",
    {
        "fr": "les droits de « {slug} » ne permettent pas de l’imprimer en entier",
        "en": "the rights in “{slug}” do not allow it to be printed in full",
    },
    {
        "fr": "« rights: channels: print » le dit : « {share} ».",
        "en": "“rights: channels: print” says so: “{share}”.",
    },
)
NO_PRESS = Rule(
    "press-missing",
    "error",
    {"fr": "pas de PDF : il manque {packages}", "en": "no PDF: {packages} is missing"},
    {
        "fr": "« make kit » l’installe ; ou : python -m pip install '.[pdf]'",
        "en": "“make kit” installs it; or: python -m pip install '.[pdf]'",
    },
)
TOO_FEW = Rule(
    "too-few-sheets",
    "error",
    {
        "fr": "ce dossier prend {least} feuilles au moins, sans {without} ; {asked} demandées",
        "en": "this kit takes at least {least} sheets, without {without}; {asked} asked for",
    },
    {
        "fr": "demandez plus de feuilles, ou un dossier pour moins de personnes.",
        "en": "ask for more sheets, or for a kit for fewer people.",
    },
)


@dataclass(frozen=True)
class Kept:
    """A kit on the disk; without a path where it could not be made."""

    path: Path | None = None
    sheets: int = 0
    without: tuple[str, ...] = ()
    """What was left out, in words."""


def make_kit(root: Path, site: Site, asked: Namespace) -> tuple[Kept, Problems]:
    """Print the kit that the command line asks for, under dist/; nothing is written when it cannot be."""
    lang = asked.spoken or site.languages[0]
    entry = next((text for text in site.texts if text.slug == asked.text), None)
    theme = next((one for one in site.themes if one.record.id == asked.theme and one.passages), None)
    problems = (*_unknown(site, entry, theme, asked), *_refused(site, lang))
    if problems:
        return Kept(), problems
    catalogues, lacking = load_catalogues(folders(root), site.languages, [kind.group for kind in site.library.kinds])
    if lacking:
        return Kept(), lacking
    try:
        made = _printed(Templates(root), site, entry or theme, asked, typeset_strings(catalogues[lang]))
    except TemplateFailed as failure:
        place = Place(PurePosixPath("templates") / failure.name, Mark(failure.line))
        return Kept(), (FAILED.at(place, reason=failure.reason),)
    without = tuple(catalogues[lang](f"kit.without.{name}") for name in made.without)
    if asked.sheets is not None and made.sheets > asked.sheets:
        facts = {"least": made.sheets, "asked": asked.sheets, "without": ", ".join(without)}
        return Kept(), (TOO_FEW.at(_place(entry or theme), **facts),)
    of = entry.slug if entry else f"theme-{asked.theme}"
    name = f"kit-{of}-{asked.people}-{lang}{'-large' if asked.large else ''}.pdf"
    return Kept(_written(made.pdf, (asked.out or root / "dist") / name), made.sheets, without), ()


def _printed(
    templates: Templates, site: Site, of: TextEntry | ThemeEntry | None, asked: Namespace, t: Catalogue
) -> PrintedKit:
    wanted = Asked(asked.minutes, asked.large, asked.sheets)
    with Press(templates) as press:
        if isinstance(of, ThemeEntry):
            cite = citations(site, templates.text("citation.csl"))[t.lang]
            return print_theme_kit(press, Comparison(site, ThemeSharing(site, of).kit(asked.people), wanted, t, cite))
        assert of is not None
        return print_kit(press, site, Sharing(of).kit(asked.people), wanted, t)


def _unknown(site: Site, entry: TextEntry | None, theme: ThemeEntry | None, asked: Namespace) -> Iterable[Problem]:
    """What is asked for and is not there, or not whole."""
    if asked.theme and theme is None:
        known = [one.record.id for one in site.themes if one.passages]
        yield UNKNOWN_THEME.at(
            Place(PurePosixPath("annotations/themes")), slug=asked.theme, **_hints(asked.theme, known)
        )
    if asked.text and entry is None:
        known = [text.slug for text in site.texts]
        yield UNKNOWN_TEXT.at(_place(None), slug=asked.text, **_hints(asked.text, known))
    elif entry and entry.share != "full":
        yield NOT_WHOLE.at(entry.notice.at("rights", "channels", "print"), slug=asked.text, share=entry.share)


def _refused(site: Site, lang: str) -> Iterable[Problem]:
    if lang not in site.languages:
        yield NOT_SPOKEN.at(Place(PurePosixPath("annotations/site.yaml")), lang=lang, **_hints(lang, site.languages))
    if lacking := missing():
        yield NO_PRESS.at(Place(PurePosixPath("pyproject.toml")), packages=", ".join(lacking))


def _hints(word: str, known: Iterable[str]) -> dict[str, str]:
    return {f"hint_{lang}": did_you_mean(word, known, lang) for lang in ("fr", "en")}


def _place(of: TextEntry | ThemeEntry | None) -> Place:
    if of is None:
        return Place(PurePosixPath("annotations/texts"))
    return of.record.at() if isinstance(of, ThemeEntry) else of.notice.at()


def _written(pdf: bytes, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf)
    return path
