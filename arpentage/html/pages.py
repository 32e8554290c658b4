"""The table of pages: template, path, section of the navigation, and what each is about."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from arpentage.catalogue import direction
from arpentage.html.cite import citing
from arpentage.html.kits import shared
from arpentage.html.markdown import Markdown
from arpentage.html.received import lines
from arpentage.html.view import versions_of
from arpentage.kit.extracts import WHOLE
from arpentage.kit.groups import LEAST_WORDS
from arpentage.kit.pace import rate
from arpentage.kit.plan import MINUTES, STEPS
from arpentage.site import Site, TextEntry
from arpentage.todo import grouped, todo


@dataclass(frozen=True)
class Sheet:
    """One page to render, in no language yet."""

    template: str
    path: str
    section: str
    title: Mapping[str, str] | str
    """In several languages, or the key of an interface string."""
    values: Mapping[str, Any] = field(default_factory=dict)
    request: str = ""
    """Under which name the page of a text asks for it: it is then a script, which hands over HTML."""
    held: str = ""
    """The language whose pages hold it already, and need not ask."""


def sheets(site: Site) -> Iterator[Sheet]:
    """Every page of the reader."""
    yield Sheet("pages/home.html", "index.html", "home", site.settings.title)
    markdown = Markdown()
    for position, text in enumerate(site.texts):
        around = {
            "citing": citing(site, text.notice.data, markdown),
            "previous": site.texts[position - 1] if position else None,
            "following": site.texts[position + 1] if position + 1 < len(site.texts) else None,
        }
        title = text.notice.data.title
        yield Sheet("pages/text.html", f"texts/{text.slug}.html", "texts", title, {"text": text, **around})
        yield from _requests(text, site.languages)
        if text.share != "full":
            continue
        as_received = {"text": text, "lines": lines(text), "towards": direction(text.notice.data.lang)}
        yield Sheet("pages/received.html", f"received/{text.slug}.html", "texts", title, as_received)
    yield Sheet("pages/themes.html", "themes/index.html", "themes", "kind.theme.many")
    for theme in site.themes:
        title = theme.record.data.label
        yield Sheet("pages/theme.html", f"themes/{theme.record.id}.html", "themes", title, {"theme": theme})
    values = {
        "shared": shared(site),
        "lengths": MINUTES,
        "steps_of_plan": STEPS,
        "rate": rate,
        "least_words": LEAST_WORDS,
        "most_words": WHOLE,
    }
    yield Sheet("pages/kit.html", "kit.html", "kit", "kit.title", values)
    for name, key in (
        ("glossary", "kind.term.many"),
        ("sources", "kind.source.many"),
        ("search", "nav.search"),
        ("about", "nav.about"),
        ("contribute", "nav.contribute"),
    ):
        yield Sheet(f"pages/{name}.html", f"{name}.html", name, key)
    yield Sheet("pages/todo.html", "todo.html", "contribute", "todo.title", {"sorts": grouped(todo(site))})
    yield Sheet("pages/store.html", "store.html", "store", "settings.kept")


def _requests(text: TextEntry, languages: Collection[str]) -> Iterator[Sheet]:
    """What the page of a text holds only when its reader asks: scripts beside it, so that `file://` has them too."""
    title, path = text.notice.data.title, f"texts/{text.slug}"
    yield Sheet("requests/annex.html", f"{path}.annex.js", "texts", title, {"text": text}, "annex")
    for version in versions_of(text):
        lang, values = version.lang, {"text": text, "version": version}
        if lang in languages:
            yield Sheet("requests/translation.html", f"{path}.{lang}.js", "texts", title, values, lang, held=lang)
