"""What the pages promise without a browser: links, ids, policy, and that all that was written is there to read."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from arpentage.html.templates import POLICY
from arpentage.kinds.note import Note
from arpentage.kinds.passage import Passage
from arpentage.kinds.question import Question
from arpentage.kinds.source import Source
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.kinds.translation import Translation
from arpentage.model import Library, Text
from tests.site.pages import Page

Pages = dict[str, Page]
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "use": "href", "iframe": "src"}


def test_no_link_is_broken_fragments_included(parsed: Pages, built_site: Path) -> None:
    broken = []
    files = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    ids = {name: {*page.ids} for name, page in parsed.items()}
    for name, page in parsed.items():
        for element in page.elements:
            address = element.attributes.get(LINKS.get(element.name, ""))
            if address is None or urlsplit(address).scheme in ("http", "https", "mailto"):
                continue
            parts = urlsplit(address)
            target = normpath(join(name, "..", unquote(parts.path))) if parts.path else name
            if target not in files:
                broken.append(f"{name}:{element.line}: {address}: no such file")
            elif parts.fragment and unquote(parts.fragment) not in ids[target]:
                broken.append(f"{name}:{element.line}: {address}: no such id")
    assert not broken


def test_every_link_within_the_site_is_relative_so_that_it_opens_from_a_stick(parsed: Pages) -> None:
    for name, page in parsed.items():
        for element in page.elements:
            address = element.attributes.get(LINKS.get(element.name, ""), "")
            assert not address.startswith(("/", "file:")), f"{name}:{element.line}: {address}"


def test_no_id_stands_twice_in_a_page(parsed: Pages) -> None:
    for name, page in parsed.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_the_content_security_policy_stands_in_every_page_and_nothing_inline_breaks_it(parsed: Pages) -> None:
    for name, page in parsed.items():
        policies = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]
        assert policies == [POLICY], name
        for element in page.elements:
            assert "style" not in element.attributes, f"{name}:{element.line}"
            assert not [a for a in element.attributes if a.startswith("on")], f"{name}:{element.line}"
            inline = element.name == "script" and "src" not in element.attributes
            assert not inline or element.attributes.get("type") == "application/json", f"{name}:{element.line}"
        assert not page.all("style"), name


def test_nothing_is_loaded_from_elsewhere(parsed: Pages, built_site: Path) -> None:
    for name, page in parsed.items():
        for element in page.elements:
            if element.name in ("script", "img", "iframe", "source") or element.attributes.get("rel") == "stylesheet":
                address = element.attributes.get("src") or element.attributes.get("href", "")
                assert not urlsplit(address).scheme, f"{name}:{element.line}: {address}"
    for sheet in built_site.glob("css/*.css"):
        assert not re.search(r"url\(['\"]?(?!\.\./fonts/)", sheet.read_text("utf-8")), sheet.name


def test_french_is_at_the_root_and_the_other_languages_have_the_same_paths_in_their_folders(parsed: Pages) -> None:
    french = {name for name in parsed if not name.startswith(("en/", "ar/"))}
    assert {f"{folder}{name}" for folder in ("", "en/", "ar/") for name in french} == set(parsed)
    assert {"index.html", "themes/index.html", "glossary.html", "sources.html", "search.html", "about.html",
            "contribute.html", "texts/turc-mecanique.html"} <= french  # fmt: skip
    for name, page in parsed.items():
        (html,) = page.all("html")
        assert html.attributes["lang"] == (name[:2] if name.startswith(("en/", "ar/")) else "fr"), name


def squeezed(text: str) -> str:
    """Without note calls, [sic] and white space, which pages add."""
    return re.sub(r"\s+", "", text)


def test_every_paragraph_can_be_read_and_linked_in_its_page(parsed: Pages, texts: tuple[Text, ...]) -> None:
    for text in texts:
        page = parsed[f"texts/{text.slug}.html"]
        for paragraph in text.paragraphs:
            shown = re.sub(r"\[sic\]", "", page.texts[paragraph.id])
            letters = [re.sub(r"[\W\d_]", "", part) for part in (shown, paragraph.read)]
            assert letters[0] == letters[1], f"{text.slug} {paragraph.id}"


def test_every_annotation_has_an_id_that_can_be_linked(parsed: Pages, library: Library) -> None:
    for prefix in ("", "en/"):
        for note in library.of(Note):
            ids = parsed[f"{prefix}texts/{note.text}.html"].ids
            assert f"note-{note.id}" in ids and f"call-{note.id}" in ids, note.path
        for question in library.of(Question):
            assert f"question-{question.id}" in parsed[f"{prefix}texts/{question.text}.html"].ids, question.path
        for term in library.of(Term):
            assert term.id in parsed[f"{prefix}glossary.html"].ids, term.path
        for source in library.of(Source):
            assert source.id in parsed[f"{prefix}sources.html"].ids, source.path
        for passage in library.of(Passage):
            assert f"passage-{passage.id}" in parsed[f"{prefix}texts/{passage.text}.html"].ids, passage.path
            assert passage.id in parsed[f"{prefix}themes/{passage.data.theme}.html"].ids, passage.path


def test_notes_lead_back_to_their_place_and_terms_to_all_their_occurrences(parsed: Pages, library: Library) -> None:
    for note in library.of(Note):
        page = parsed[f"texts/{note.text}.html"]
        assert f"#call-{note.id}" in [a.attributes.get("href") for a in page.all("a")], note.path
    linked = {a.attributes.get("href", "") for a in parsed["glossary.html"].all("a")}
    for name, page in parsed.items():
        for id_ in page.ids if name.startswith("texts/") else ():
            if re.fullmatch(r"term-.+-\d+", id_):
                assert f"{name}#{id_}" in linked, f"{name}#{id_}"


def test_every_theme_quotes_its_passages_and_every_text_leads_to_its_themes(parsed: Pages, library: Library) -> None:
    for theme in library.of(Theme):
        page = parsed[f"themes/{theme.id}.html"]
        for passage in library.of(Passage):
            if passage.data.theme == theme.id:
                why = passage.data.why["fr"]
                assert squeezed(re.sub(r"[*_]", "", why)) in squeezed(page.words), passage.path
                text = parsed[f"texts/{passage.text}.html"]
                links = [a.attributes.get("href", "") for a in text.all("a")]
                assert any(link.startswith(f"../themes/{theme.id}.html") for link in links), passage.path


def test_the_english_page_shows_the_whole_translation(parsed: Pages, library: Library) -> None:
    units = [unit for unit in library.of(Translation) if unit.lang == "en"]
    assert "gagner-un-monde" in {unit.text for unit in units}
    for unit in units:
        page = parsed[f"en/texts/{unit.text}.html"]
        assert squeezed(unit.data.target) in squeezed(page.texts[f"{unit.id}-{unit.lang}"]), unit.path


def test_what_no_person_has_reviewed_says_so_on_its_page(parsed: Pages, library: Library) -> None:
    for note in library.of(Note):
        words = parsed[f"texts/{note.text}.html"].texts[f"note-{note.id}"]
        assert "non relu" in words.lower(), note.path
    for unit in (unit for unit in library.of(Translation) if unit.lang == "en"):
        assert "not reviewed" in parsed[f"en/texts/{unit.text}.html"].words.lower(), unit.path


def test_a_text_says_that_no_licence_was_seen(parsed: Pages, texts: tuple[Text, ...]) -> None:
    for text in texts:
        assert "licence" in parsed[f"texts/{text.slug}.html"].words.lower(), text.slug
