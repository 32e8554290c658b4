"""Reading a text: its views, its notes, its terms and themes, its settings, with pointer and keyboard."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as PlaywrightPage

from tests.browsers.page import Page, expect_value, settle, wait_for
from tests.reader import minimal

DENSE = "texts/revolution-numerique.html"
TRANSLATED = "texts/turc-mecanique.html"
CALL = "call-tous-les-deux-jours"
NOTE = CALL.replace("call-", "note-")
BUBBLE = ".bubble:popover-open"
SIGN = ".sign-of-theme[href$=chiffres-rn-ecriture]"
OPEN = "document.querySelectorAll('.bubble:popover-open').length"
OVERLAPS = """(() => {
  const boxes = [...document.querySelectorAll('#notes .note')].map((note) => note.getBoundingClientRect());
  const words = [...document.querySelectorAll('.par > p, .translation')].map((words) => words.getBoundingClientRect());
  const over = (a, b) => a.width && b.width && a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.filter((box, i) => [...boxes.slice(i + 1), ...words].some((other) => over(box, other))).length;
})()"""
FURTHEST = """Math.max(...[...document.querySelectorAll('#notes .note')].map((note) =>
  Math.abs(note.getBoundingClientRect().top
    - document.getElementById(note.id.replace('note-', 'call-')).getBoundingClientRect().top)))"""


def expect_choice(page: Page, name: str, value: str) -> None:
    expect_value(page, f"document.querySelector('#view input[name={name}]:checked').value", value)


def choose(page: Page, id_: str) -> None:
    page.evaluate(f"document.getElementById({json.dumps(id_)}).click()")


def resize(page: PlaywrightPage, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)


def touch(page: Page) -> None:
    """The reader scrolls: the scripts that reading does without come."""
    page.evaluate("dispatchEvent(new Event('scroll'))")
    wait_for(page, "window.Arpentage?.settings !== undefined")


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, built_site: Path) -> str:
    """The site's address, by double click and then over http."""
    if request.param == "file":
        return built_site.as_uri() + "/"
    return str(request.getfixturevalue("http_site"))


@pytest.fixture
def tab(chromium_browser: Browser, http_site: str, request: pytest.FixtureRequest) -> Any:
    """A function that opens a page of the site in a window of some width, without a word in the console."""
    contexts, errors = [], []

    def opened(path: str, width: int = 1440, **more: Any) -> PlaywrightPage:
        context = chromium_browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(http_site + path)
        page.locator("html:not([data-waiting])").wait_for()
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not errors


# ── Notes in the margin ──────────────────────


@pytest.mark.parametrize("prefix", ["", "en/", "ar/"])
@pytest.mark.parametrize("path", [DENSE, TRANSLATED, "texts/lnvf-84.html", "texts/gagner-un-monde.html"])
def test_margin_notes_stand_near_their_lines_and_never_overlap(tab: Any, path: str, prefix: str) -> None:
    """At 1024 px they are below the text; above 1200 they have a margin, where the text is alone."""
    page = tab(f"{prefix}{path}?layout=text", 1024)
    assert page.evaluate(OVERLAPS) == 0 and page.locator("#notes.in-margin").count() == 0
    for width in (1200, 1280, 1440, 1680):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert page.evaluate(OVERLAPS) == 0
        assert page.locator("#notes.in-margin .note").count() == page.locator(".call").count() > 0
        assert page.evaluate(FURTHEST) < 450


def test_every_note_of_the_margin_is_reached_and_left_by_keyboard(tab: Any) -> None:
    page = tab(TRANSLATED)
    focused = "document.activeElement.matches(':not(.folded, .titled)') && document.activeElement.id"
    for note in page.evaluate("[...document.querySelectorAll('#notes .note')].map((note) => note.id)"):
        call = note.replace("note-", "call-", 1)
        page.locator(f"#{call}").press("Enter")
        expect_value(page, focused, note)
        page.keyboard.press("Escape")
        expect_value(page, focused, call)


def test_unfolding_every_note_still_makes_none_overlap(tab: Any) -> None:
    page = tab(DENSE, 1280)
    assert page.locator(".folded, .titled").count() > 0
    page.evaluate("document.querySelectorAll('.unfold:not([hidden])').forEach((button) => button.click())")
    page.evaluate("document.querySelectorAll('.unfold[aria-expanded=false]').forEach((b) => b.hidden || b.click())")
    settle(page)
    assert page.evaluate(OVERLAPS) == 0
    assert page.evaluate("document.querySelector('footer').getBoundingClientRect().top") > page.evaluate(
        "Math.max(...[...document.querySelectorAll('#notes .note')].map((n) => n.getBoundingClientRect().bottom))"
    )


def test_facing_leaves_the_margin_to_wide_screens(tab: Any) -> None:
    assert tab(f"en/{TRANSLATED}", 1280).locator("#notes.in-margin").count() == 0
    wide = tab(f"en/{TRANSLATED}", 1720)
    assert wide.locator("#notes.in-margin").count() == 1
    assert wide.evaluate(OVERLAPS) == 0


def test_a_note_of_the_margin_is_reached_and_left_by_keyboard(each_browser: Page, address: str) -> None:
    each_browser.open(address + DENSE)
    if each_browser.evaluate("innerWidth") < 1200:
        pytest.skip("the browser's window is too narrow for a margin")
    each_browser.evaluate(f"document.getElementById('{CALL}').focus()")
    each_browser.press("Enter")
    wait_for(each_browser, f"document.activeElement.id === '{NOTE}' && location.hash === '#{NOTE}'")
    folded = f"document.getElementById('{NOTE}').matches('.folded, .titled')"
    expect_value(each_browser, folded, False)
    each_browser.press("Escape")
    wait_for(each_browser, f"document.activeElement.id === '{CALL}'")


# ── Notes on demand ──────────────────────────


def test_a_note_on_demand_opens_by_keyboard_and_gives_the_focus_back(each_browser: Page, address: str) -> None:
    each_browser.open(f"{address}{DENSE}?notes=demand")
    each_browser.evaluate(f"document.getElementById('{CALL}').focus()")
    for leave in ("Escape", "Tab"):
        each_browser.press("Enter")
        wait_for(each_browser, "document.activeElement.matches('.bubble')")
        said = each_browser.evaluate("document.activeElement.innerText")
        assert "Eric Schmidt" in said
        stops = each_browser.evaluate("document.querySelectorAll('.bubble :is(a[href], button)').length")
        for _ in range(stops + 1 if leave == "Tab" else 1):
            each_browser.press(leave)
        wait_for(each_browser, f"document.activeElement.id === '{CALL}'")
        expect_value(each_browser, OPEN, 0)


def test_a_note_on_demand_opens_under_the_pointer_and_can_be_pointed_at(tab: Any) -> None:
    page = tab(f"{DENSE}?notes=demand")
    page.locator(f"#{CALL}").hover()
    page.locator(".bubble").wait_for()
    page.locator(".bubble").hover()
    page.wait_for_timeout(500)  # twice as long as a bubble outlives a pointer that has left it
    expect(page.locator(BUBBLE)).to_have_count(1)
    page.mouse.move(5, 5)
    page.locator(".bubble").wait_for(state="detached")


def test_a_pinned_note_stays_beside_its_line_until_it_is_closed(tab: Any) -> None:
    page = tab(f"{DENSE}?notes=demand")
    page.locator(f"#{CALL}").click()
    page.locator(".bubble .pin").click()
    page.locator("#call-rn-big-data").click()
    expect(page.locator(BUBBLE)).to_have_count(2)
    page.locator("#call-rn-big-data").press("Escape")
    page.locator("h1").click()
    expect(page.locator(BUBBLE)).to_have_count(1)
    page.locator(".bubble .close").click()
    expect(page.locator(BUBBLE)).to_have_count(0)
    expect(page.locator(f"#{CALL}")).to_be_focused()


def test_a_note_on_demand_opens_at_a_touch_and_closes_at_another(tab: Any) -> None:
    page = tab(DENSE, 390, has_touch=True, is_mobile=True)
    page.locator(f"#{CALL}").tap()
    settle(page)
    box = page.locator(".bubble").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 900
    page.locator("#p2").tap(position={"x": 20, "y": 5})
    expect(page.locator(BUBBLE)).to_have_count(0)


def test_notes_can_be_hidden_all_or_by_subject(tab: Any) -> None:
    page = tab(f"{DENSE}?notes=none")
    expect(page.locator(".call").first).to_be_hidden()
    expect(page.locator("#notes")).to_be_hidden()
    page = tab(f"{DENSE}?hide=figure,term")
    figure, other = page.locator(".call.figure"), page.locator(".call:not(.figure)")
    assert figure.count()
    expect(figure.first).to_be_hidden()
    expect(other.first).to_be_visible()
    expect(page.locator(".note.figure").first).to_be_hidden()
    assert page.evaluate(OVERLAPS) == 0


def test_without_a_script_the_notes_are_a_list_and_the_choices_work(chromium_browser: Browser, http_site: str) -> None:
    with chromium_browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(http_site + TRANSLATED)
        last = page.locator(".par").last.bounding_box()
        note = page.locator("#notes .note").first.bounding_box()
        assert last and note and note["y"] > last["y"] + last["height"]
        expect(page.locator("#layout-facing")).to_be_hidden()  # it would have nothing to show
        page.locator(".masthead a[hreflang=en]").click()
        expect(page.locator("#p1-en")).to_be_visible()
        expect(page.locator("label:has(#to-1)")).to_be_hidden()
        page.locator("label:has(#layout-text)").click()
        expect(page.locator("#p1-en")).to_be_hidden()
        figures = page.locator(".call.figure")
        expect(figures.first).to_be_visible()
        page.locator("[popovertarget=layers]").click()
        page.locator("#layer-figure").uncheck()
        expect(figures.filter(visible=True)).to_have_count(0)
        expect(page.locator(".call.concept").first).to_be_visible()
        page.keyboard.press("Escape")
        page.locator(".sign-of-theme").first.click()
        expect(page.locator(":target .why")).to_be_visible()
        page.go_back()
        page.locator("#established a").first.click()
        page.wait_for_url("**/received/**")
        expect(page.locator(":target")).to_be_visible()


def test_paper_holds_every_note_as_a_list(tab: Any) -> None:
    page = tab(DENSE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    settle(page)
    notes = page.evaluate(
        """[...document.querySelectorAll('#notes .note')].map((note) => [getComputedStyle(note).position,
          note.querySelector('.body').checkVisibility(), note.matches('.folded, .titled')])"""
    )
    assert len(notes) == page.locator(".call").count()
    assert all(position != "absolute" and whole and not folded for position, whole, folded in notes)
    assert page.evaluate(OVERLAPS) == 0
    expect(page.locator("#view")).to_be_hidden()


# ── Layouts ──────────────────────────────────


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_facing_paragraphs_align_at_every_width(tab: Any, lang: str) -> None:
    page = tab(f"{TRANSLATED}?layout=facing&to={lang}", 320)
    for width in (320, 390, 768, 1024, 1280, 1680):
        resize(page, width)
        pairs = page.evaluate(
            f"""[...document.querySelectorAll('.par')].map((par) => {{
              const [a, b] = [par.querySelector('[id][lang=fr]'), par.querySelector('[id$="-{lang}"]').parentElement]
                .map((element) => element.getBoundingClientRect());
              const facing = Math.abs(a.top - b.top) < 3 && a.right <= b.left;
              const below = b.top >= a.bottom - 1 && b.left >= 0;
              return facing ? 'facing' : below ? 'below' : 'wrong';
            }})"""
        )
        assert set(pairs) == {"facing" if width >= 992 else "below"}, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(f"getComputedStyle(document.querySelector('#p1-{lang}')).direction") == (
        "rtl" if lang == "ar" else "ltr"
    )


@pytest.mark.parametrize("layout", ["text", "facing", "interlinear", "translation"])
@pytest.mark.parametrize("notes", ["margin", "demand", "none"])
def test_the_address_gives_the_view(tab: Any, layout: str, notes: str) -> None:
    page = tab(f"{TRANSLATED}?layout={layout}&to=ar&notes={notes}&reading=received#p3")
    expect(page.locator("#p3")).to_be_visible(visible=layout != "translation")
    expect(page.locator("#p3-ar")).to_be_visible(visible=layout != "text")
    expect(page.locator("#p3-en")).to_be_hidden()
    expect(page.locator(".call").first).to_be_visible(visible=notes != "none" and layout != "translation")
    assert page.evaluate(
        "[...document.querySelectorAll('#p1 del')].some((del) => del.checkVisibility({visibilityProperty: true}))"
    ) == (layout != "translation")
    at = "(top => 0 <= top && top < 450)(document.querySelector('#p3').closest('.par').getBoundingClientRect().top)"
    expect_value(page, at, True)


def test_choices_write_the_address_and_its_link_shows_the_same(each_browser: Page, address: str) -> None:
    each_browser.open(address + TRANSLATED)
    for id_ in ("layout-interlinear", "to-2", "notes-demand", "reading-received", "layer-figure"):
        choose(each_browser, id_)
    link = wait_for(each_browser, "location.search.includes('hide=figure') && location.href")
    assert "layout=interlinear" in link and "notes=demand" in link and "reading=received" in link
    each_browser.evaluate("Arpentage.store.erase()")
    each_browser.open("about:blank")
    each_browser.open(link)
    chosen = {"layout": "interlinear", "to": "en", "notes": "demand", "reading": "received"}
    for name, value in chosen.items():
        expect_choice(each_browser, name, value)
    wait_for(each_browser, "document.querySelector('#p1-en')?.checkVisibility()")
    expect_value(each_browser, "document.querySelector('#layer-figure').checked", False)


def test_a_page_opens_facing_where_its_interface_has_a_translation(tab: Any) -> None:
    expect(tab(TRANSLATED).locator("#layout-text")).to_be_checked()
    english = tab(f"en/{TRANSLATED}")
    expect(english.locator("#layout-facing")).to_be_checked()
    expect(english.locator("#p1-en")).to_be_visible()


def test_the_received_text_is_shown_reversibly(tab: Any) -> None:
    page = tab(DENSE)
    words = {"use_inner_text": True}
    expect(page.locator("#p1")).to_have_text(re.compile("^Après"), **words)
    page.locator("label:has(#reading-received)").click()
    expect(page.locator("#p1")).to_have_text(re.compile(r"^\.A près"), **words)
    expect(page.locator(".received-says")).to_be_visible()
    page.locator("label:has(#reading-read)").click()
    expect(page.locator("#p1")).to_have_text(re.compile("^Après"), **words)


# ── Terms and themes ─────────────────────────


def test_a_term_shows_its_definition_and_leads_to_its_entry(each_browser: Page, address: str) -> None:
    each_browser.open(address + DENSE)
    each_browser.evaluate("document.querySelector('#term-big-data-1').focus()")
    each_browser.press("Enter")
    wait_for(each_browser, "document.activeElement.matches('.bubble')")
    links = each_browser.evaluate("[...document.querySelectorAll('.bubble a')].map((a) => a.getAttribute('href'))")
    assert any(link.endswith("glossary.html#big-data") for link in links)
    each_browser.press("Escape")
    wait_for(each_browser, "document.activeElement.id === 'term-big-data-1'")


def test_a_sign_says_why_here_and_leads_along_its_theme(each_browser: Page, address: str) -> None:
    each_browser.open(address + DENSE)
    each_browser.evaluate(f"document.querySelector('{SIGN}').focus()")
    each_browser.press("Enter")
    wait_for(each_browser, "document.activeElement.matches('.bubble')")
    links = each_browser.evaluate("[...document.querySelectorAll('.bubble a[rel]')].map((a) => [a.rel, a.href])")
    assert {rel for rel, _ in links} == {"prev", "next"}
    each_browser.press("Escape")
    wait_for(each_browser, f"document.activeElement.matches('{SIGN}')")
    expect_value(each_browser, OPEN, 0)
    for _, link in links:
        each_browser.open(link)
        wait_for(each_browser, "document.getElementById(location.hash.slice(1)) !== null")


def test_a_small_window_stands_beside_what_opened_it(each_browser: Page, address: str) -> None:
    each_browser.open(f"{address}{DENSE}?notes=demand")
    for opener, window in ((SIGN, BUBBLE), (f"#{CALL}", BUBBLE)):
        still = "{block: 'center', behavior: 'instant'}"
        each_browser.evaluate(f"document.querySelector('{opener}').scrollIntoView({still})")
        settle(each_browser)
        each_browser.evaluate(f"document.querySelector('{opener}').click()")
        wait_for(each_browser, f"document.querySelector('{window}') !== null")
        gap = f"""(([a, b]) => Math.max(a.top - b.bottom, b.top - a.bottom, a.left - b.right, b.left - a.right))(
          ['{opener}', '{window}'].map((css) => document.querySelector(css).getBoundingClientRect()))"""
        wait_for(each_browser, f"Math.abs({gap}) < 30")
        each_browser.press("Escape")
        wait_for(each_browser, f"document.querySelector('{window}') === null")


# ── Translations that are stale or missing ───


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory: pytest.TempPathFactory, repo: Path) -> Path:
    """The minimal reader with a paragraph that changed after its translation, and one without."""
    root = minimal(tmp_path_factory.mktemp("unfinished") / "reader")
    shutil.copytree(repo / "tests/problems/stale-translation/input", root, dirs_exist_ok=True)
    here = {**os.environ, "PYTHONPATH": str(repo)}
    run = subprocess.run([sys.executable, "build.py"], cwd=root, env=here, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return root / "site"


def test_a_stale_translation_shows_what_changed(chromium_page: PlaywrightPage, unfinished: Path) -> None:
    chromium_page.goto(f"{unfinished.as_uri()}/en/texts/le-marche.html")
    state = chromium_page.locator(".translation.fuzzy details")
    expect(state.locator("ins")).to_be_hidden()
    state.locator("summary").click()
    expect(state.locator("del")).to_have_text("es", use_inner_text=True)
    expect(state.locator("ins")).to_have_text("les", use_inner_text=True)


def test_a_missing_translation_invites_to_write_it(chromium_page: PlaywrightPage, unfinished: Path) -> None:
    chromium_page.goto(f"{unfinished.as_uri()}/en/texts/le-marche.html")
    invitation = chromium_page.locator(".translation.untranslated a")
    expect(invitation.first).to_be_visible()
    chromium_page.locator("label:has(#layout-translation)").click()
    expect(chromium_page.locator(".par:has(.untranslated) > p").first).to_be_visible()
    invitation.first.click()
    expect(chromium_page).to_have_url(re.compile(r"contribute\.html#"))
    expect(chromium_page.locator(":target")).to_be_visible()


# ── Settings and keys ────────────────────────


def test_settings_chosen_on_a_page_hold_on_another_and_can_be_erased(each_browser: Page, address: str) -> None:
    each_browser.open(address + "index.html")
    choose(each_browser, "tint-sepia")
    choose(each_browser, "size-large")
    wait_for(each_browser, "Arpentage.store.get('settings').then((kept) => kept?.size === 'large')")
    each_browser.open(f"{address}en/{DENSE}")
    touch(each_browser)
    wait_for(each_browser, "document.querySelector('#tint-sepia').checked")
    expect_value(each_browser, "getComputedStyle(document.body).backgroundColor", "rgb(241, 231, 210)")
    choose(each_browser, "notes-none")
    wait_for(each_browser, "Arpentage.store.get('settings').then((kept) => kept?.view?.notes === 'none')")
    each_browser.open(address + TRANSLATED)
    touch(each_browser)
    wait_for(each_browser, "document.querySelector('#notes-none').checked")
    choose(each_browser, "erase")
    wait_for(
        each_browser, "document.querySelector('#erased').textContent && document.querySelector('#tint-auto').checked"
    )
    each_browser.open(address + "index.html")
    wait_for(each_browser, "Arpentage.store.names().then((names) => names.length === 0)")
    expect_value(
        each_browser, "Arpentage.settings.ready.then(() => document.querySelector('#tint-auto').checked)", True
    )


def test_the_tint_kept_is_there_before_the_page_is_drawn(tab: Any, http_site: str) -> None:
    page = tab("index.html")
    page.evaluate("document.getElementById('tint-dark').click()")
    page.add_init_script(
        "new MutationObserver(() => { if (document.body) window.first ??= document.documentElement.dataset.tint; })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(http_site + "about.html")
    expect_value(page, "window.first !== undefined", True)
    assert page.evaluate("window.first") == "dark"


def test_the_store_answers_its_own_site_only(tab: Any) -> None:
    page = tab("index.html")
    page.evaluate("Arpentage.store.set('secret', 'kept')")
    answer = page.evaluate(
        """() => new Promise((resolve) => {
          const outside = document.createElement('iframe');
          outside.sandbox = 'allow-scripts';
          outside.src = 'store.html';
          outside.onload = () => {
            outside.contentWindow.postMessage({operation: 'get', name: 'secret', ticket: 1}, '*');
            setTimeout(() => resolve('nothing'), 300);
          };
          addEventListener('message', ({data}) => resolve(data.answer));
          document.body.append(outside);
        })"""
    )
    assert answer in ("nothing", None)


def test_keys_change_the_view_are_listed_and_can_be_switched_off(each_browser: Page, http_site: str) -> None:
    each_browser.open(http_site + TRANSLATED)
    each_browser.press("v")
    expect_choice(each_browser, "layout", "facing")
    each_browser.press("n")
    expect_choice(each_browser, "notes", "demand")
    each_browser.press("r")
    expect_choice(each_browser, "reading", "received")
    each_browser.press("j")
    wait_for(each_browser, "document.activeElement.matches('.num')")
    each_browser.press("?")
    wait_for(each_browser, "document.querySelector('#keys').matches(':popover-open')")
    assert each_browser.evaluate("[...document.querySelectorAll('#keys [data-key]')].every((key) => !key.hidden)")
    each_browser.press("Escape")
    wait_for(each_browser, "!document.querySelector('#keys').matches(':popover-open')")
    each_browser.press("/")
    expect_value(each_browser, "document.activeElement.id", "seek")
    each_browser.press("v")
    expect_value(each_browser, "document.activeElement.value", "v")
    expect_choice(each_browser, "layout", "facing")
    each_browser.evaluate("document.activeElement.blur()")
    choose(each_browser, "keys-on")
    each_browser.evaluate("addEventListener('keyup', (event) => { document.body.dataset.heard = event.key; })")
    each_browser.press("v")
    expect_value(each_browser, "document.body.dataset.heard", "v")
    expect_choice(each_browser, "layout", "facing")
