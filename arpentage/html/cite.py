"""A text's references, ready to copy: French ISO 690, BibTeX, plain.

Nothing is made surer than the notice has it: what is supposed stands in square brackets, what is unknown says so. Dates
are EDTF, as digits, which every language reads. A script turns the reference of a text into that of one of its
paragraphs, by filling `data-pin` with its code and by adding its id to `data-address`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from arpentage.annotation import Edtf
from arpentage.catalogue import Catalogue
from arpentage.html.markdown import Markdown
from arpentage.html.templates import Page
from arpentage.html.typography import typeset_html
from arpentage.kinds.notice import Notice
from arpentage.language import pick
from arpentage.site import Site

SOFT_HYPHEN = "\u00ad"
TEX = {character: f"\\{character}" for character in "{}%&$#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""Characters that BibTeX takes for its own, and how it writes them."""
Citing = Callable[[Page, Catalogue], "References"]


@dataclass(frozen=True)
class References:
    """One text's references, in the words of one language."""

    address: str
    """Of its page: whole where the site has an address, else from the reader's root."""
    iso: Markup
    bibtex: Markup
    plain: Markup


def citing(site: Site, notice: Notice, markdown: Markdown) -> Citing:
    """What a template calls, with its page and its catalogue, for the references of a text."""

    def references(page: Page, t: Catalogue) -> References:
        return _References(site, notice, markdown, page, t).all()

    return references


def when(created: Edtf | None, known: str, t: Catalogue) -> str:
    """A date in as few words as it takes: `2017-12-16`, `[2017–2018 ?]`, `[à partir de 2020]`, `[date inconnue]`."""
    if created is None or known == "unknown":
        return f"[{t('cite.date.none')}]"
    start, _, end = re.sub("[?~%]", "", created).partition("/")
    words = f"{start}–{end}" if start and end else start or end
    if "/" in created and not (start and end):
        words = t("cite.date.from" if start else "cite.date.until", date=words)
    if "~" in created or "%" in created:
        words = t("cite.date.about", date=words)
    if "?" in created or "%" in created:
        words = t("cite.date.doubt", date=words)
    return words if known == "seen" else f"[{words}]"


def tex(words: str) -> str:
    """Words as BibTeX holds them."""
    return "".join(TEX.get(character, character) for character in words)


class _References:
    """The parts that the three forms share."""

    def __init__(self, site: Site, notice: Notice, markdown: Markdown, page: Page, t: Catalogue) -> None:
        self.notice, self.t, self.issue = notice, t, site.settings.edition
        self.site = markdown.plain(pick(site.settings.title, t.lang)[0]).replace(SOFT_HYPHEN, "")
        self.address = site.settings.url + page.prefix + page.path
        self.published = bool(site.settings.url)
        byline = markdown.plain(pick(notice.byline, t.lang)[0])
        self.author = byline if notice.byline_known == "seen" else f"[{byline}]"
        title = pick(notice.title, notice.lang)[0]
        self.title = title if notice.title_from == "received" else f"[{title}]"
        self.date = when(notice.created, notice.created_known, t)

    def all(self) -> References:
        return References(self.address, self._sentence("iso"), self._bibtex(), self._sentence("plain"))

    def _sentence(self, form: str) -> Markup:
        """A form whose order of words the catalogue gives."""
        where = escape(self.t("cite.online" if self.published else "cite.within")).format(link=self._link())
        words = escape(self.t(f"cite.{form}")).format(
            author=_stopped(self.author) if form == "iso" else self.author,
            title=self._in_its_language(_stopped(self.title) if form == "iso" else self.title),
            date=self.date,
            site=Markup("<i>{}</i>").format(self.site),
            version=self.issue.version,
            edition=self.issue.date,
            pin=_pin(self.t(f"cite.{form}.pin")),
            where=where,
        )
        return typeset_html(words, self.t.lang)

    def _bibtex(self) -> Markup:
        notice, issue = self.notice, self.issue
        version = self.t("cite.version", version=issue.version, edition=issue.date)
        fields = {
            "author": f"{{{tex(self.author)}}}",
            "title": tex(self.title),
            "date": notice.created if notice.created and notice.created_known != "unknown" else "",
            "howpublished": tex(f"{self.site}, {version}"),
            "language": notice.lang,
        }
        lines = [Markup("  {} = {{{}}},\n").format(name, value) for name, value in fields.items() if value]
        if self.date.startswith("["):
            lines.append(Markup("  note = {{{}}},\n").format(tex(self.t("cite.date", date=self.date))))
        lines.append(Markup('<span data-pin="  pages = {{{{code}}}},\n"></span>').format())
        link = Markup("url = {{{}}}" if self.published else r"addendum = {{\url{{{}}}}}").format(self._link())
        lines.append(Markup("  {}\n").format(link))
        key = Markup('{}<span data-pin="-{{number}}"></span>').format(notice.code)
        return Markup("@misc{{{},\n{}}}").format(key, Markup("").join(lines))

    def _link(self) -> Markup:
        return Markup('<span dir="ltr" data-address="{0}">{0}</span>').format(self.address)

    def _in_its_language(self, title: str) -> Markup:
        if self.notice.lang == self.t.lang:
            return escape(title)
        return Markup('<span lang="{}" dir="auto">{}</span>').format(self.notice.lang, title)


def _pin(words: str) -> Markup:
    """Where a paragraph's code goes; `words` hold `{code}`."""
    return Markup('<span data-pin="{}"></span>').format(words)


def _stopped(words: str) -> str:
    """With a full stop, unless it already ends so."""
    return words if words.endswith((".", "!", "?", "…")) else words + "."
