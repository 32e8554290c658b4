"""What the rights do not allow on a channel is nowhere in it: not in a page, not in the search, not in a kit."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from arpentage import kinds, outputs
from arpentage.catalogue import Group, load_catalogues
from arpentage.compose import compose
from arpentage.epub.book import book
from arpentage.epub.volumes import volumes
from arpentage.html.references import citations
from arpentage.html.templates import Templates, folders
from arpentage.indexing import records
from arpentage.kinds.notice import Channels, Notice, Share, TranslationChannels, TranslationRights
from arpentage.kinds.translation import Translation
from arpentage.kit.theme import ThemeSharing
from arpentage.model import Record
from arpentage.paper.kit import Asked
from arpentage.paper.theme import theme_data
from arpentage.paper.theme_guide import Comparison
from arpentage.paper.theme_kit import theme_kit_data
from arpentage.render import render
from arpentage.rights import Channel, Found, allowed, share
from arpentage.site import Site
from arpentage.todo import todo
from tests import build_data as data

LENGTH = 8
"""Words in a row that no two people write by chance."""
LEFT_OUT, QUOTED, WHOLE = "turc-mecanique", "revolution-numerique", "gagner-un-monde"


def with_rights(shares: Mapping[str, Share], channel: Channel = "online") -> Found:
    """The real reader, as if some of its texts had other rights on a channel."""
    library, texts, anchored = data.real()

    def changed(record: Record[Any]) -> Record[Any]:
        if not isinstance(record.data, Notice) or record.text not in shares:
            return record
        channels = replace(record.data.rights.channels, **{channel: shares[record.text]})
        return replace(record, data=replace(record.data, rights=replace(record.data.rights, channels=channels)))

    return replace(library, records=tuple(map(changed, library.records))), texts, anchored


@cache
def restricted() -> Site:
    return compose(*allowed(*with_rights({LEFT_OUT: "none", QUOTED: "excerpt"}), ["online"]))[0]


def words_of(content: bytes) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", content.decode()))


def groups() -> list[Group]:
    return [*(kind.group for kind in kinds.discover()), *(output.group for output in outputs.discover())]


def runs(words: str) -> set[str]:
    """Every run of so many words."""
    found = re.findall(r"\w+", words.casefold())
    return {" ".join(found[at : at + LENGTH]) for at in range(len(found) - LENGTH + 1)}


@cache
def of_text(slug: str) -> frozenset[str]:
    """Runs of a text and of its translations, but those that annotations of other things quote."""
    library, texts, _ = data.real()
    (text,) = [text for text in texts if text.slug == slug]
    units = [r for r in library.records if r.kind.name == "translation" and r.text == slug]
    others = [r.document.text for r in library.records if r.text != slug or r.kind.name == "notice"]
    mine = [*(paragraph.read for paragraph in text.paragraphs), *(unit.data.target for unit in units)]
    return frozenset().union(*map(runs, mine)) - frozenset().union(*map(runs, others))


@cache
def published() -> dict[str, str]:
    """The words of every file of the restricted reader, and of every record of its search."""
    return pages_of(restricted())


def pages_of(site: Site) -> dict[str, str]:
    catalogues, _ = load_catalogues(folders(data.ROOT), site.languages, groups())
    pages = [output for output in outputs.discover() if output.channel == "online" and output.name != "assets"]
    files, problems = render({"online": site}, pages, Templates(data.ROOT), catalogues)
    assert not problems
    found = {str(file.path): words_of(file.content) for file in files}
    return found | {f"search: {r.url} {r.lang}": " ".join((r.title, r.body, *r.also)) for r in records(site)}


def leaks(slug: str, but: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    forbidden = of_text(slug) - but
    for name, words in published().items():
        for run in runs(words) & forbidden:
            yield name, run


def test_nothing_of_a_text_left_out_is_in_a_page_or_in_the_search() -> None:
    assert list(leaks(LEFT_OUT)) == []
    assert len(list(leaks(WHOLE))) > 1000  # the same look finds a text that is there


def kept() -> frozenset[str]:
    """Runs of the quotations that are left."""
    return frozenset().union(*(runs(block.paragraph.read) for block in restricted().text(QUOTED).blocks))


def forbidden() -> frozenset[str]:
    return (of_text(QUOTED) - kept()) | of_text(LEFT_OUT)


def test_no_book_has_more_nor_its_facing_translation() -> None:
    site = restricted()
    catalogues, _ = load_catalogues(folders(data.ROOT), site.languages, groups())
    templates = Templates(data.ROOT)
    cites = citations(site, templates.text("citation.csl"))
    assert LEFT_OUT not in {volume.slug for volume in volumes(site)}
    wholes = {(volume.lang, volume.facing): volume for volume in volumes(site) if not volume.slug}
    seen = frozenset[str]()
    for lang, facing in (("fr", ""), ("en", "en")):
        volume = wholes[lang, facing]
        with ZipFile(BytesIO(book(volume, templates, catalogues[lang], cites[lang]))) as made:
            texts = [made.read(name) for name in made.namelist() if name.endswith((".xhtml", ".opf", ".svg"))]
        shown = frozenset().union(*(runs(words_of(content)) for content in texts))
        assert not shown & forbidden()
        seen |= shown
    assert len(seen & of_text(WHOLE)) > 500  # the same look finds a text that is there


@pytest.mark.parametrize("lang", ["fr", "en", "ar"])
def test_printed_themes_and_kits_to_compare_by_have_no_more(lang: str) -> None:
    site = restricted()
    catalogues, _ = load_catalogues(folders(data.ROOT), site.languages, groups())
    t, templates = catalogues[lang], Templates(data.ROOT)
    cite = citations(site, templates.text("citation.csl"))[lang]
    said = [theme_data(site, theme, t, cite) for theme in site.themes if theme.passages]
    for theme in site.themes:
        if theme.passages:
            work = Comparison(site, ThemeSharing(site, theme).kit(8), Asked(90, False, None), t, cite)
            said.append(theme_kit_data(work, ()))
    assert len(said) > 20
    shown = frozenset().union(*(runs("".join(strings(printed))) for printed in said))
    assert not shown & forbidden()
    assert len(shown & of_text(WHOLE)) > 50  # the same look finds a text that is there


def strings(value: Any) -> Iterator[str]:
    """All words of what a template is given, in order: those of a paragraph together, whatever is laid over them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in ("tag", "lang", "href"):
                yield from strings(inner)
        if "tag" not in value:
            yield "\n"
    elif isinstance(value, Iterable):
        for inner in value:
            yield from strings(inner)


def test_of_a_text_cut_to_quotations_only_these_are_there() -> None:
    entry = restricted().text(QUOTED)
    assert 0 < entry.words < 0.2 * len(next(t for t in data.real()[1] if t.slug == QUOTED).read.split())
    assert list(leaks(QUOTED, frozenset().union(*(runs(block.paragraph.read) for block in entry.blocks)))) == []


def test_nothing_is_left_of_them_in_what_outputs_are_given() -> None:
    library = restricted().library
    for slug in (LEFT_OUT, QUOTED):
        kinds_left = {record.kind.name for record in library.records if record.text == slug}
        assert slug not in library.seeds
        assert not kinds_left & {"edition", "emendation", "translation"}
    assert {r.kind.name for r in library.records if r.text == LEFT_OUT} == {"notice"}


@pytest.mark.parametrize(("slug", "says"), [(LEFT_OUT, "none"), (QUOTED, "excerpt")])
def test_the_page_says_so_and_no_page_leads_to_what_is_not_there(slug: str, says: str) -> None:
    assert f"received/{slug}.html" not in published() and f"kit/{slug}.js" not in published()
    catalogues, _ = load_catalogues(folders(data.ROOT), ["fr", "en"], groups())
    for lang, prefix in (("fr", ""), ("en", "en/")):
        sentence = " ".join(catalogues[lang](f"share.{says}").split())
        for page in (f"{prefix}texts/{slug}.html", f"{prefix}index.html"):
            assert sentence in " ".join(published()[page].split()), page


def test_annotations_of_a_quotation_stand_at_their_words() -> None:
    entry = restricted().text(QUOTED)
    assert entry.passages
    for block in entry.blocks:
        for placed in block.placed:
            exact = placed.record.data.target.exact
            words = entry.text.read[placed.anchor.start : placed.anchor.end]
            assert exact is None or words.split()[0].casefold()[:3] == exact.split()[0].casefold()[:3]


def test_nothing_of_a_translation_that_is_closed_on_a_channel_is_there_and_its_text_is() -> None:
    library, texts, anchored = data.real()
    own = TranslationRights(
        licence="all-rights-reserved",
        statement={"fr": "Traduction sous contrat."},
        channels=TranslationChannels(online="none"),
    )

    def changed(record: Record[Any]) -> Record[Any]:
        here = isinstance(record.data, Notice) and record.text == WHOLE
        return replace(record, data=replace(record.data, translation_rights={"en": own})) if here else record

    library = replace(library, records=tuple(map(changed, library.records)))
    units = [r.data.target for r in library.of_text(Translation, WHOLE) if r.lang == "en"]
    notes = [r.document.text for r in library.records if not isinstance(r.data, Translation)]
    theirs = frozenset().union(*map(runs, units)) - frozenset().union(*map(runs, notes))
    site = compose(*allowed(library, texts, anchored, ["online"]))[0]
    found = pages_of(site)
    assert len(theirs) > 200
    assert not [name for name, said in found.items() if runs(said) & theirs]
    assert "Traduction sous contrat. Ses droits ne permettent pas de la publier ici." in found[f"texts/{WHOLE}.html"]
    assert not [task for task in todo(site) if (task.text, task.lang) == (WHOLE, "en") and task.code]
    assert len([name for name, said in found.items() if runs(said) & of_text(WHOLE)]) > 5
    other = compose(*allowed(library, texts, anchored, ["offline"]))[0]
    assert other.text(WHOLE).blocks[-1].units["en"].record


def test_where_all_may_be_published_nothing_changes() -> None:
    found = data.real()
    assert allowed(*found, ["online", "offline", "print"]) == found


def test_the_least_of_the_channels_that_meet_holds() -> None:
    rights = data.notice_of().data.rights
    notice = data.notice_of(rights=replace(rights, channels=Channels(online="full", offline="excerpt", print="none")))
    expected: list[tuple[list[Channel], Share]] = [
        (["online"], "full"),
        (["offline"], "excerpt"),
        (["offline", "print"], "none"),
        (["online", "offline"], "excerpt"),
    ]
    for channels, least in expected:
        assert share(notice.data, channels) == least


def test_a_reader_all_of_whose_texts_are_left_out_still_builds() -> None:
    slugs = [text.slug for text in data.real()[1]]
    site = compose(*allowed(*with_rights(dict.fromkeys(slugs, "none")), ["online"]))[0]
    catalogues, _ = load_catalogues(folders(data.ROOT), site.languages, groups())
    pages = [output for output in outputs.discover() if output.channel == "online"]
    assert render({"online": site}, pages, Templates(data.ROOT), catalogues)[1] == ()
