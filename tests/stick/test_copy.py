"""The stick, as people use it: unpacked in an awkward place, opened by double click, with no network."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as PlaywrightPage
from playwright.sync_api import expect

from tests.browsers import axe
from tests.browsers.page import Page, expect_value, settle, wait_for
from tests.stick.test_since import CASES

FOLDER = "petit-recueil-1.0.0"
READY = "document.readyState === 'complete'"
SAID = "document.querySelector('#since-said').textContent"
DROPPED = """((name, words) => {
  const data = new DataTransfer();
  data.items.add(new File([words], name, {type: 'application/json'}));
  const way = {dataTransfer: data, bubbles: true, cancelable: true};
  document.querySelector('main').dispatchEvent(new DragEvent('drop', way));
})(%s, %s)"""
HOSTILE = "<img src=x onerror=alert(1)>"


def drop(page: Page, name: str, words: str) -> None:
    """Drop a file on the page."""
    wait_for(page, "!document.querySelector('.drop').hidden")
    page.evaluate(DROPPED % (json.dumps(name), json.dumps(words)))


@pytest.fixture(scope="session")
def older(stick: Path) -> dict[str, Any]:
    """The manifest of a copy made before: without a note, with another gloss, and with what somebody slipped in."""
    manifest: dict[str, Any] = json.loads((stick / FOLDER / "manifest.json").read_text("utf-8"))
    entries = {entry["path"]: entry for entry in manifest["entries"]}
    del entries["annotations/texts/le-marche/notes/midi.yaml"]
    entries["annotations/glossary/etal.yaml"]["hash"] = "0" * 12
    title = {"fr": HOSTILE, "en": HOSTILE}
    slipped = {"path": "x", "kind": HOSTILE, "hash": "0", "text": "la-lettre", "title": title, "url": "javascript:x"}
    return {**manifest, "version": "0.9", "entries": [*entries.values(), slipped]}


def test_all_works_by_double_click_from_an_awkward_place_without_network(
    each_browser: Page, stick: Path, older: dict[str, Any]
) -> None:
    page = each_browser
    page.open((stick / "OUVRIR.html").as_uri())
    page.click(f'a[href="{FOLDER}/index.html"]')
    wait_for(page, f"location.pathname.endsWith('/index.html') && {READY}")
    page.click('a[href="texts/le-marche.html"]')
    wait_for(page, f"location.pathname.endsWith('/le-marche.html') && {READY}")
    page.open(f"{(stick / FOLDER / 'texts/le-marche.html').as_uri()}?notes=demand")
    settle(page)
    page.evaluate("document.querySelector('.call a').focus()")
    page.press("Enter")
    wait_for(page, "document.activeElement.matches('.bubble')")
    assert "L’heure où le marché ferme" in page.evaluate("document.activeElement.innerText")
    page.open(f"{(stick / FOLDER / 'search.html').as_uri()}?q=tiroir")
    wait_for(page, "document.querySelector('#results > li > a')?.getAttribute('href').startsWith('texts/la-lettre')")
    page.open(f"{(stick / FOLDER / 'kit.html').as_uri()}?text=le-marche&people=4")
    wait_for(page, "document.querySelectorAll('#share tbody tr').length")
    page.open((stick / FOLDER / "edition.html").as_uri())
    drop(page, "manifest.json", json.dumps(older))
    wait_for(page, f"{SAID}.includes('0.9')")
    assert page.evaluate("document.querySelector('#since-told .new a').getAttribute('href')") == (
        "texts/le-marche.html#note-midi"
    )
    page.click("#since-told .new a")
    wait_for(page, "document.getElementById('note-midi')?.matches(':target')")


def test_what_is_new_changed_and_gone_is_told_in_peoples_words(
    chromium_page: PlaywrightPage, stick: Path, older: dict[str, Any], tmp_path: Path
) -> None:
    page = chromium_page
    file = tmp_path / "ancien.json"
    file.write_text(json.dumps(older))
    page.on("filechooser", lambda chooser: chooser.set_files(file))  # early: it takes effect a little later
    page.goto((stick / FOLDER / "edition.html").as_uri())
    settle(page)
    page.locator("#older").focus()
    expect(page.locator("#older")).to_be_focused()
    page.keyboard.press("Enter")  # the keyboard alone is enough
    expect(page.locator("#since-said")).to_contain_text("0.9")
    told = page.locator("#since-told")
    assert told.locator("h3").all_text_contents() == ["Le marché", "La lettre", "Pour tout le recueil"]
    assert told.locator("dt").all_text_contents() == ["Notes", HOSTILE, "Glossaire"]
    assert told.locator(".what").all_text_contents() == ["1 ajout", "1 retrait", "1 changement"]
    assert told.locator(".gone li").all_text_contents() == [HOSTILE]  # what a file says is text, and leads nowhere
    assert not told.locator(".gone a, img").count()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "“old.json” is not the manifest of a copy."),
        ("[1, 2", "is not the manifest"),
        ("null", "is not the manifest"),
        ('{"format": "arpentage-manifest-1", "entries": [null]}', "is not the manifest"),
        ('{"format": "arpentage-manifest-1", "reader": "<b>Autre</b>", "version": "1", "date": "2020", "texts": {},'
         ' "entries": []}', "another reader: “<b>Autre</b>”"),
    ],
    ids=["empty", "cut", "null", "lacking", "other reader"],
)  # fmt: skip
def test_a_file_that_cannot_be_compared_is_explained(chromium: Any, stick: Path, words: str, said: str) -> None:
    chromium.open((stick / FOLDER / "en/edition.html").as_uri())
    drop(chromium, "old.json", words)
    wait_for(chromium, f"{SAID}.includes({json.dumps(said)})")
    assert not chromium.evaluate("document.querySelectorAll('#since-told *').length")


def test_the_same_edition_has_nothing_new_and_a_later_one_is_said_to_be_later(
    chromium: Any, stick: Path, older: dict[str, Any]
) -> None:
    chromium.open((stick / FOLDER / "en/edition.html").as_uri())
    drop(chromium, "manifest.json", (stick / FOLDER / "manifest.json").read_text("utf-8"))
    wait_for(chromium, f"{SAID}.includes('nothing new')")
    drop(chromium, "manifest.json", json.dumps({**older, "date": "2031-01-01"}))
    wait_for(chromium, f"{SAID}.includes('The other copy is more recent')")


def test_the_script_finds_the_differences_that_the_build_finds(each_browser: Page, stick: Path) -> None:
    each_browser.open((stick / FOLDER / "edition.html").as_uri())
    wait_for(each_browser, "Boolean(window.Arpentage?.since)")
    copies = [
        {name: {"texts": case[name]["texts"], "entries": [
            {"path": path, "kind": kind, "text": text, "hash": hash_, "title": {}, "url": ""}
            for path, kind, text, hash_ in case[name]["entries"]
        ]} for name in ("old", "now")}
        for case in CASES
    ]  # fmt: skip
    grouped = """((cases) => cases.map(({old, now}) => Arpentage.since(old, now).map((group) => [group.kind, group.text,
      ...[group.new, group.changed, group.gone].map((each) => each.map((one) => one.path))])))(%s)"""
    expect_value(each_browser, grouped % json.dumps(copies), [case["groups"] for case in CASES])


def test_books_and_prints_stand_by_text_and_language_with_their_sizes_and_open(
    chromium_page: PlaywrightPage, stick: Path
) -> None:
    page = chromium_page
    page.goto((stick / FOLDER / "en/texts/le-marche.html").as_uri())
    page.get_by_role("link", name="Books and prints").click()
    expect(page.locator("#text-le-marche")).to_be_in_viewport()
    links = page.locator("section[aria-labelledby=text-le-marche] dd a")
    for form in ("EPUB", "EPUB with the translation", "PDF A4", "PDF in large print", "PDF booklet to fold"):
        assert form in links.all_text_contents()
    for address in page.locator("#goods dd a").evaluate_all("links => links.map(a => a.getAttribute('href'))"):
        assert (stick / FOLDER / "en" / address).is_file(), address
    assert all("KB" in words for words in page.locator("#goods .facts li").all_text_contents())


def test_the_page_reads_without_a_script_and_the_ways_in_need_none(chromium_browser: Any, stick: Path) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((stick / "OPEN.html").as_uri())
        page.locator("a", has_text="what this copy holds").first.click()
        expect(page.locator("h1")).to_have_text("This copy")
        expect(page.locator("#contents dd").first).to_have_text("2")
        expect(page.locator("#goods a").first).to_be_visible()
        expect(page.locator("noscript p")).to_be_visible()
        expect(page.locator(".drop")).to_be_hidden()


def test_the_ways_in_and_the_page_trouble_no_checker(
    axe_page: PlaywrightPage, nu_errors: Any, stick: Path, older: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "old.json"
    file.write_text(json.dumps(older))
    axe_page.set_viewport_size({"width": 320, "height": 800})
    for name in ("OUVRIR.html", "OPEN.html", f"{FOLDER}/edition.html"):
        axe_page.goto((stick / name).as_uri())
        if "edition" in name:
            axe_page.locator("#older").set_input_files(file)
            expect(axe_page.locator("#since-told .new a")).to_be_visible()
        assert axe_page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert not axe.violations(axe_page), name
    assert nu_errors(stick / "OUVRIR.html", stick / "OPEN.html", stick / FOLDER / "edition.html") == []
