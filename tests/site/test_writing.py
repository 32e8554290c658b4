"""The form of a contribution: by keyboard, with what lacks, with hostile words, for everybody."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as PlaywrightPage

from arpentage.adding.admit import slug_of
from arpentage.annotation import Annotation
from arpentage.signature import look
from tests.browsers import axe
from tests.browsers.chromium import Chromium
from tests.browsers.nu import Fault
from tests.browsers.page import settle, wait_for
from tests.reader import Reader
from tests.site.contributing import NOTE, READY, ask, fill, hold, made, select

BESIDE = """(() => {
  const bar = document.querySelector('.cite-selection:popover-open');
  const words = getSelection().getRangeAt(0).getBoundingClientRect();
  return bar && Math.abs(bar.getBoundingClientRect().top - words.bottom - 12) < 1.5;
})()"""


def test_the_toolbar_follows_words_that_are_scrolled_and_goes_with_them(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto((small / "site/texts/le-marche.html").as_uri())
    assert chromium.evaluate(READY)
    page.evaluate("document.getElementById('p1').scrollIntoView({block: 'center', behavior: 'instant'})")
    settle(page)
    select(chromium, "sans un mot", "#p1")
    for by in (0, 40):
        page.evaluate(f"scrollBy({{top: {by}, behavior: 'instant'}})")
        wait_for(chromium, BESIDE)
    page.evaluate("scrollTo({top: 100000, behavior: 'instant'})")
    expect(page.locator(".cite-selection")).to_be_hidden()


def test_by_keyboard_alone_a_paragraph_gets_a_question(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    expect(page.locator(".par:has(> #p2) .contribute")).to_be_attached()
    page.locator(".par:has(> #p2) a.cite").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".par:has(> #p2) .contribute")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#write-kind-note")).to_be_focused()
    page.keyboard.press("ArrowLeft")  # round to the last: a question
    expect(page.locator("#write-kind-question")).to_be_checked()
    expect(page.locator(".contributing [name='words.fr']")).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "words.fr":
            break
    page.keyboard.type("Qui balaie ?")
    page.locator(".contributing [name=by]").focus()
    page.keyboard.type("Ada")
    expect(page.locator(".contributing .handing .path")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.contributing")).to_be_hidden()
    expect(page.locator(".par:has(> #p2) .contribute")).to_be_focused()


def test_the_form_says_what_lacks_and_leads_there(chromium: Chromium, small: Path, copy: Reader) -> None:
    page = chromium.raw
    page.goto((small / "site/en/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    expect(page.locator(".contributing .lacks li")).to_have_count(4)
    expect(page.locator(".contributing .fault")).to_have_count(0)  # nobody is told off for what they have not yet done
    fill(chromium, label_en="x" * 201, words_en="a\u0007b", source="dupont-2018", by="Ada")
    for said in ("too long", "invisible character", "not in the list"):
        expect(page.locator(".contributing .lacks")).to_contain_text(said)
    expect(page.locator(".contributing .fault")).to_have_count(3)
    expect(page.locator("[name='label.en']")).to_have_accessible_description(re.compile("too long"))
    page.locator(".contributing .keep").click()
    expect(page.locator(".contributing [name='words.en']")).to_have_attribute("aria-invalid", "true")
    expect(
        page.locator(".contributing [name='words.en'], .contributing [name='label.en']").locator(":scope:focus")
    ).to_have_count(1)
    fill(chromium, label_en="Stalls", words_en="Nobody speaks.", source="Dupont, Les marchés, 2018")
    _, content = made(chromium, "Dupont, Les")
    expect(page.locator(".contributing .fault")).to_have_count(0)
    assert "original: en" in content and "Dupont, Les marchés, 2018" in content
    fill(chromium, source="Annuaire des marchés", locator="p. 3")
    path, content = made(chromium, "source: annuaire")
    assert 'sources:\n  - source: annuaire\n    locator: "p. 3"\n' in content
    copy.write(path, content)
    assert copy.build("check", "--lang", "en")[0] == 0


def test_nothing_typed_is_read_as_html(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    hostile = "<img src=x onerror=alert(1)> [lien](javascript:alert(1)) <script>alert(1)</script> **<b>gras</b>** [bon](https://exemple.org)"
    fill(chromium, label_fr="<u>titre</u>", words_fr=hostile, sourceless=True, by="<i>Ada</i>")
    expect(page.locator(".contributing .handing .path")).to_be_visible()
    shown = page.locator(".contributing .shown")
    expect(shown).to_contain_text("<img src=x onerror=alert(1)> [lien](javascript:alert(1)) <script>")
    expect(shown.locator("strong")).to_have_text("<b>gras</b>")
    expect(shown.locator("img, script, b, u, i")).to_have_count(0)
    assert shown.locator("a").evaluate_all("(links) => links.map((link) => link.href)") == ["https://exemple.org/"]


@pytest.mark.parametrize(
    ("words", "within", "said"),
    [
        ("the last baskets", ".par:has(#p2) .translation", "words of a translation"),
        ("the market closes", "#notes", "words of a note"),
    ],
)
def test_words_selected_beside_the_text_are_told_what_may_be_done_with_them(
    chromium: Chromium, small: Path, words: str, within: str, said: str
) -> None:
    page = chromium.raw
    page.goto((small / "site/en/texts/le-marche.html").as_uri())
    settle(page)
    ask(chromium, words, within)
    expect(page.locator(".contributing .beside")).to_contain_text(said)
    expect(page.locator(".contributing .beside")).to_contain_text("MA-2")
    expect(page.locator("#write-head")).to_contain_text("MA-2")
    if "translation" in within:
        expect(page.locator("#write-kind-translation")).to_be_checked()
        expect(page.locator("#write-kind-translation")).to_be_focused()


def test_a_page_that_the_browser_has_translated_is_not_quoted(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    page.evaluate("document.getElementById('p2').firstChild.data = 'Around noon,'")
    ask(chromium, "Around noon", "#p2")
    expect(page.locator(".contributing .beside")).to_contain_text("le navigateur le traduit")
    expect(page.locator(".contributing .whole")).to_be_hidden()


def test_what_was_typed_stays_until_it_has_been_given(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    body = page.locator(".contributing [name='words.fr']")
    for found in ("", NOTE["words_fr"], ""):
        ask(chromium, "sans un mot", "#p1")
        expect(body).to_have_value(str(found))
        fill(chromium, **NOTE)
        made(chromium)
        if found:
            page.locator(".contributing .keep").click()
            expect(page.locator(".contributing .said")).to_contain_text("boîte d’envoi")
        page.keyboard.press("Escape")
        expect(page.locator("dialog.contributing")).to_be_hidden()


def test_the_name_is_remembered_only_when_asked(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    name = page.locator(".contributing [name=by]")
    for remember, found, way in ((False, "", ".keep"), (True, "", ".propose"), (True, "Ada du marché", ".keep")):
        page.goto((small / "site/texts/le-marche.html").as_uri())
        ask(chromium, "sans un mot", "#p1")
        expect(name).to_have_value(found)
        fill(chromium, **{**NOTE, "remember": remember})
        made(chromium)
        hold(chromium)
        page.locator(f".contributing {way}").first.click()
        expect(page.locator(".contributing .said")).to_contain_text("onglet" if way == ".propose" else "boîte d’envoi")


def test_a_name_signs_the_same_each_time_and_takes_nobody_elses_id(chromium: Chromium, small: Path) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    assert chromium.evaluate(READY)
    signed = "Arpentage.contributing.signature({}).id"
    ada, arabic, other, machine = (
        [chromium.evaluate(signed.format(json.dumps(name))) for _ in range(2)]
        for name in ("Ada du marché", "ليلى", "سلمى", "Machine")
    )
    assert ada == ["ada-du-marche"] * 2
    assert arabic[0] == arabic[1] != other[0] == other[1]
    assert machine[0] == machine[1] != "machine"


def test_a_name_whose_id_would_read_like_anothers_gets_its_own(chromium: Chromium, small: Path) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    assert chromium.evaluate(READY)
    chromium.evaluate("Arpentage.contributing.taken.push('alma', 'wilma-morin') && true")
    taken = {look(id_) for id_ in chromium.evaluate("Arpentage.contributing.taken")}
    for name in ("rnachine", "A1ma", "vvilma m0rin", "Ada"):
        id_ = chromium.evaluate(f"Arpentage.contributing.signature({json.dumps(name)}).id")
        assert look(id_) not in taken, name  # nor would the build refuse it
        assert (id_ == slug_of(name)) == (name == "Ada")


def test_the_original_language_is_said_where_it_is_not_the_one_that_goes_without_saying(
    chromium: Chromium, small: Path
) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    fill(chromium, **NOTE)
    assert chromium.evaluate("Arpentage.contributing.original") == Annotation.original == "fr"
    assert "original:" not in made(chromium)[1]
    chromium.evaluate("Arpentage.contributing.given({original: 'es'}) && true")
    fill(chromium, locator="p. 1")
    assert "original: fr\n" in made(chromium, "original:")[1]


def test_a_long_paragraph_is_quoted_in_five_lines_that_scroll_and_once(chromium: Chromium, built_site: Path) -> None:
    page = chromium.raw
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{built_site.as_uri()}/texts/turc-mecanique.html")
    assert page.evaluate(READY)
    page.evaluate("Arpentage.contribute('p4')")
    quoted, source = page.locator(".contributing .quoted"), page.locator(".contributing .source-text")
    expect(quoted).to_be_visible()
    expect(source).to_be_hidden()
    height, whole, line = quoted.evaluate(
        "(one) => [one.clientHeight, one.scrollHeight, parseFloat(getComputedStyle(one).lineHeight)]"
    )
    assert whole > height and height <= 5.6 * line
    quoted.focus()
    page.keyboard.press("End")
    wait_for(chromium, "document.querySelector('.contributing .quoted').scrollTop > 0")
    page.locator("#write-kind-translation").click()
    expect(source).to_be_visible()
    expect(quoted).to_be_hidden()


def test_nothing_of_the_form_is_loaded_before_it_is_asked_for(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((small / "site/texts/le-marche.html").as_uri())
    settle(page)
    expect(page.locator(".par:has(> #p2) .contribute")).to_be_attached()
    assert not [url for url in asked if "contribute" in url]
    page.locator(".par:has(> #p2) .contribute").click()
    expect(page.locator("dialog.contributing")).to_be_visible()
    assert len([url for url in asked if "contribute" in url]) == 4


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [("texts/turc-mecanique.html", "light", 1280), ("ar/texts/turc-mecanique.html", "dark", 390)],
)
def test_axe_finds_no_violation_in_the_form_and_the_outbox(
    chromium_browser: Browser, http_site: str, name: str, scheme: Any, width: int
) -> None:
    with chromium_browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 844}
    ) as context:
        page = context.new_page()
        page.goto(f"{http_site}{name}#p4")
        assert page.evaluate(READY)
        page.evaluate("Arpentage.contribute('p4')")
        dialog = page.locator("dialog.contributing")
        expect(dialog).to_be_visible()
        for kind in ("note", "translation", "emendation", "passage", "question"):
            page.locator(f"#write-kind-{kind}").click()
            expect(dialog.locator(f"p.small[data-for={kind}]")).to_be_visible()
            page.locator(".contributing .keep").click()
            expect(dialog.locator(".fault").first).to_be_attached()
            assert not axe.violations(page), kind
        assert dialog.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        file = {"path": "annotations/texts/x/notes/y.yaml", "content": "by: [x]\n", "replaces": "0" * 12}
        page.evaluate("(file) => Arpentage.contributing.outbox.keep(file)", file)
        page.goto(f"{http_site}{name.partition('texts')[0]}contribute.html")
        expect(page.locator("#outbox .files > li")).to_have_count(1)
        assert not axe.violations(page)


def test_the_form_is_valid_html(
    axe_page: PlaywrightPage, http_site: str, tmp_path: Path, nu_errors: Callable[..., list[Fault]]
) -> None:
    for number, name in enumerate(("texts/turc-mecanique.html", "en/texts/lnvf-84.html", "ar/texts/lnvf-84.html")):
        axe_page.goto(f"{http_site}{name}#p1")
        assert axe_page.evaluate(READY)
        form = axe_page.evaluate("Arpentage.contributing.form")
        head = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Formulaire</title>'
        (tmp_path / f"{number}.html").write_text(head + form, "utf-8")
    assert not nu_errors(tmp_path)
