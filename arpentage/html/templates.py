"""The template environment: what pages may call, in one language."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from arpentage.catalogue import Catalogue, direction
from arpentage.html.concordance import in_sentence, opening
from arpentage.html.dispersion import dispersion, strips
from arpentage.html.markdown import Markdown
from arpentage.html.parcels import parcels
from arpentage.html.reading import reading
from arpentage.html.thememap import theme_map
from arpentage.html.typography import typeset, typeset_html
from arpentage.html.view import view
from arpentage.html.whole import whole
from arpentage.html.worddiff import word_diff
from arpentage.kit.pace import minutes
from arpentage.language import pick
from arpentage.site import Block, Site

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; "
    "img-src 'self'; worker-src blob:; frame-src 'self'; form-action 'self'; base-uri 'none'"
)
"""The content security policy of every page, over http and from a disk alike."""


@dataclass(frozen=True)
class Page:
    """One page in one language, as its template sees it."""

    path: str
    """From the site's root, without the language's folder: `texts/x.html`."""
    title: str
    section: str
    """Which entry of the navigation it belongs to."""
    prefix: str
    """Folder of the language: empty at the root, else `en/`."""
    alternates: tuple[tuple[str, str], ...]
    """The same page in every language: language and relative address."""

    @property
    def root(self) -> str:
        """From this page to the site's root: `../../`."""
        return "../" * (self.prefix + self.path).count("/")

    def url(self, path: str) -> str:
        """Relative address of a page of the same language."""
        return "../" * self.path.count("/") + path

    def asset(self, path: str) -> str:
        """Relative address of a file that all languages share."""
        return self.root + path


def folders(root: Path) -> tuple[Path, ...]:
    """Where templates stand: the reader's own, then those of the package, installed or in its repository."""
    package = Path(__file__).resolve().parents[1]
    found = (root / "templates", package / "templates", package.parent / "templates")
    return tuple(dict.fromkeys(folder.resolve() for folder in found if folder.is_dir()))


class TemplateFailed(Exception):
    """A template that is wrong: its name, line and what is wrong with it."""

    def __init__(self, error: Exception, folders: tuple[Path, ...], page: str) -> None:
        self.reason = f"{type(error).__name__}: {error}"
        self.name, self.line = page, getattr(error, "lineno", None) or 1
        if isinstance(error, TemplateSyntaxError) and error.name:
            self.name = error.name
        for frame in traceback.extract_tb(error.__traceback__):
            for folder in folders:
                if Path(frame.filename).is_relative_to(folder):
                    self.name, self.line = Path(frame.filename).relative_to(folder).as_posix(), frame.lineno or 1


class Templates:
    """Templates of a reader (first folder) and those that it does not replace (the others)."""

    def __init__(self, root: Path) -> None:
        self.folders = folders(root)
        self.markdown = Markdown()
        self._environment = Environment(
            loader=FileSystemLoader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # a build reads each template once; `serve` starts a new one
        )
        self._environment.filters |= _filters(self.markdown)
        self._whole: tuple[Site, Mapping[str, Any]] | None = None

    def render(self, name: str, site: Site, page: Page, t: Catalogue, **values: Any) -> bytes:
        """One page as UTF-8."""
        try:
            return self._render(name, site, page, t, values)
        except (TemplateError, LookupError, TypeError) as error:
            raise TemplateFailed(error, self.folders, name) from error

    def _render(self, name: str, site: Site, page: Page, t: Catalogue, values: Mapping[str, Any]) -> bytes:
        template = self._environment.get_template(name)
        if self._whole is None or self._whole[0] is not site:
            self._whole = site, whole(site)
        context = {**self._whole[1], **_functions(site, page, t), **values}
        html = template.render(site=site, page=page, t=t, lang=t.lang, dir=t.direction, csp=POLICY, **context)
        return html.encode("utf-8")

    def text(self, name: str) -> str:
        """One file of the templates, as text."""
        return next((base / name).read_text("utf-8") for base in self.folders if (base / name).is_file())

    def files(self, folder: str) -> Mapping[PurePosixPath, bytes]:
        """The files below a folder of the templates, by their path; the reader's own hide the others."""
        found: dict[PurePosixPath, bytes] = {}
        for base in reversed(self.folders):
            for path in sorted((base / folder).rglob("*")):
                if path.is_file() and not path.is_symlink():
                    found[PurePosixPath(path.relative_to(base).as_posix())] = path.read_bytes()
        return dict(sorted(found.items()))


def _filters(markdown: Markdown) -> Mapping[str, Callable[..., Any]]:
    """Filters that choose, among the languages of an annotation's text, that of the page."""

    def marked(render: Callable[[str], Markup], tag: str) -> Callable[..., Markup]:
        @cache
        def shown(text: str, lang: str, page_lang: str) -> Markup:
            html = typeset_html(render(text), lang)
            if lang == page_lang:
                return html
            return Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>').format(tag, lang, direction(lang), html)

        @pass_context
        def filter_(context: Context, words: Mapping[str, str]) -> Markup:
            return shown(*pick(words, context["lang"]), context["lang"])

        return filter_

    @pass_context
    def plain(context: Context, words: Mapping[str, str]) -> str:
        text, lang = pick(words, context["lang"])
        return typeset(markdown.plain(text), lang)

    return {
        "local": marked(escape, "span"),
        "plain": plain,
        "typeset": typeset,
        "lead": lambda words, length: {lang: opening(text, length) for lang, text in words.items()},
        "md": marked(markdown.block, "div"),
        "mdline": marked(markdown.inline, "span"),
    }


def _functions(site: Site, page: Page, t: Catalogue) -> Mapping[str, Callable[..., Any]]:
    languages = {text.notice.data.code: text.notice.data.lang for text in site.texts}

    def read_block(block: Block) -> Markup:
        return reading(block, languages[block.code.partition("-")[0]], page.url, lambda number: t("call", n=number))

    return {
        "url": page.url,
        "asset": page.asset,
        "reading": read_block,
        "parcels": parcels,
        "minutes": lambda entry: minutes(entry.words, entry.notice.data.lang),
        "view": lambda entry: view(entry, t.lang, site.languages),
        "word_diff": word_diff,
        "dir_of": direction,
        "lang_of": lambda words: pick(words, t.lang)[1],
        "speaks": lambda lang: _speaks(lang, t.direction),
        "strips": lambda: strips(site, t.direction == "rtl"),
        "dispersion": lambda entry: dispersion(site, entry, page.url, t.direction == "rtl"),
        "in_sentence": in_sentence,
        "theme_map": lambda: theme_map(site, t, page.url),
    }


def _speaks(lang: str, around: str) -> Markup:
    """The attributes of an element in a language: its direction too, where it is not the one around."""
    dir_ = direction(lang)  # neither has a character to escape
    return Markup(f'lang="{lang}"' if dir_ == around else f'lang="{lang}" dir="{dir_}"')
