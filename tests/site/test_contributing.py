"""From words selected in a page to a file that the build takes, through each forge, the outbox and the keyboard."""

import json
import runpy
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as PlaywrightPage

from arpentage.forge import Forge, forge
from tests.browsers import axe
from tests.browsers.chromium import Chromium
from tests.browsers.nu import Fault
from tests.browsers.page import Page, settle, wait_for
from tests.reader import Reader, minimal
from tests.site.contributing import DIALOG, READY, ask, choose, files, fill, lacks

HOME = "https://github.com/atelier/recueil"
FORGES = {
    "github": "https://github.com/atelier/recueil",
    "forgejo": "https://codeberg.org/atelier/recueil",
    "gitlab": "https://gitlab.com/atelier/lecture/recueil",
}
ENGLISH = (
    "Every Wednesday the square fills up before daybreak. The sellers put up their stalls without a word; the town is "
    "still asleep."
)
SAID = "document.querySelector('.contributing .said').textContent"
NOTE: dict[str, str | bool] = {
    "label_fr": "Étals",
    "words_fr": "Le matin, *personne* ne parle : « on monte », dit-on.\n\n- un\n- deux",
    "label_en": "Stalls",
    "words_en": "In the morning nobody speaks.",
    "sourceless": True,
    "by": "Ada du marché",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal reader, kept on GitHub, with its site; for copying."""
    root = minimal(tmp_path_factory.mktemp("contributing") / "reader")
    settings = root / "annotations/site.yaml"
    settings.write_text(settings.read_text("utf-8") + f"repository: {HOME}\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as end:
        patch.setattr(sys, "argv", ["build.py", "--strict"])
        runpy.run_path(str(root / "build.py"), run_name="__main__")
    assert not end.value.code
    return root


@pytest.fixture
def reader(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    """A reader of one's own, without its site."""
    shutil.copytree(small, tmp_path / "reader", ignore=shutil.ignore_patterns("site"))
    return Reader(tmp_path / "reader", monkeypatch, capsys)


def known_forge(name: str) -> Forge:
    """What the build gives to pages for a repository on this forge."""
    found = forge(SimpleNamespace(repository=FORGES[name] + ".git/", forge=None, branch="main"))  # type: ignore[arg-type]
    assert found and found.name == name
    return found


def on_forge(page: Page, name: str) -> None:
    """The page of a reader that is kept on this forge."""
    assert page.evaluate(READY)
    page.evaluate(f"Arpentage.contributing.given({{forge: {json.dumps(asdict(known_forge(name)))}}}) && true")


def hold(page: Page) -> None:
    """From now on a click leads nowhere, and what is copied is kept at hand."""
    page.evaluate("addEventListener('click', (event) => event.preventDefault(), true)")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.taken = text; }")


def answering(page: Page, yes: bool) -> None:
    """From now on a question of the page is answered so, and kept at hand."""
    page.evaluate(f"(window.confirm = (words) => {{ window.asked = words; return {json.dumps(yes)}; }}) && true")


def proposals(page: Page) -> list[str]:
    """The addresses where the form proposes its files."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.contributing .propose')].map((link) => link.href)"
    )
    return found


def put(reader: Reader, made: list[tuple[str, str]]) -> None:
    """The files in their places, exactly as the page made them."""
    for path, content in made:
        reader.write(path, content)


@pytest.mark.parametrize("name", FORGES)
def test_words_selected_become_a_note_proposed_on_the_forge_that_the_check_takes_unchanged(
    chromium: Chromium, small: Path, reader: Reader, name: str
) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    on_forge(chromium, name)
    ask(chromium, "sans un mot", "#p1")
    fill(chromium, **NOTE)
    made = files(chromium, 2)
    assert [path.rpartition("/")[0] for path, _ in made] == [
        "annotations/contributors",
        "annotations/texts/le-marche/notes",
    ]
    for (path, content), address in zip(made, proposals(chromium), strict=True):
        page, query = f"{FORGES[name]}/", parse_qs(urlsplit(address).query)
        if name == "gitlab":
            assert address.startswith(page + "-/new/main?") and query == {"file_name": [path]}
        else:
            assert address.startswith(page + {"github": "new/main?", "forgejo": "_new/main?"}[name])
            assert query == {"filename": [path], "value": [content]}
    if name == "gitlab":
        hold(chromium)
        chromium.click(".contributing li:last-child .propose")
        wait_for(chromium, f"{SAID} === 'Copié.'")
        assert chromium.evaluate("window.taken") == made[-1][1]
    put(reader, made)
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")
    if name == "github":
        assert reader.build("site", "--strict")[0] == 0
        page = (reader.root / "site/texts/le-marche.html").read_text("utf-8")
        note = made[1][0].rpartition("/")[2].removesuffix(".yaml")
        assert f'id="call-{note}"' in page and f'id="note-{note}"' in page and "<em>personne</em>" in page


def test_each_sort_of_contribution_makes_files_that_the_check_takes(
    chromium: Chromium, small: Path, reader: Reader
) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    written: dict[str, list[tuple[str, str]]] = {}
    for kind, words, fields in (
        ("passage", "avant le jour", {"theme": "silence", "words_fr": "Tôt.", "words_en": "Early."}),
        ("question", "paniers partent", {"words_fr": "Où vont-ils ?", "words_en": "Where to?"}),
        ("emendation", "du mercredi", {"corr": "du jeudi", "words_fr": "On s’y perd.", "words_en": "One gets lost."}),
        ("translation", "avant le jour", {"target": ENGLISH}),
    ):
        ask(chromium, words, ".words")
        choose(chromium, kind)
        fill(chromium, by="Ada du marché", **fields)
        wait_for(chromium, "document.querySelector('.contributing .lacks').children.length === 0")
        written[kind] = files(chromium, 2)
        chromium.press("Escape")
        wait_for(chromium, f"{DIALOG} === null")
    assert "line: 1\n" in written["emendation"][1][1]
    assert written["translation"][1][0] == "annotations/texts/le-marche/translations/en/p1.yaml"
    for made in written.values():
        put(reader, made)
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")


def test_a_translation_that_exists_is_mended_on_its_own_page_of_the_forge(
    chromium: Chromium, small: Path, reader: Reader
) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    chromium.click(".par:has(> #p2) .contribute")
    wait_for(chromium, DIALOG + " !== null")
    choose(chromium, "translation")
    target = "document.querySelector('.contributing [name=target]').value"
    assert "Towards noon" in wait_for(chromium, target)
    fill(chromium, target="Towards noon, the last baskets go. People sweep, count and part.", by="Ada")
    path, content = files(chromium, 2)[1]
    hold(chromium)
    chromium.click(".contributing li:last-child .propose")
    assert wait_for(chromium, "window.taken") == content
    assert proposals(chromium)[1] == f"{HOME}/edit/main/{path}"
    assert path.endswith("translations/en/p2.yaml") and "by: [machine, ada]\n" in content
    put(reader, files(chromium, 2))
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")


def test_a_content_too_long_for_an_address_goes_by_the_clipboard(chromium: Chromium, small: Path) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    fill(chromium, **{**NOTE, "words_fr": "Une longue phrase. " * 400})
    made = files(chromium, 2)
    assert [len(address) < 8000 for address in proposals(chromium)] == [True, True]
    assert "value=" not in proposals(chromium)[1]
    assert "8000" in chromium.evaluate("document.querySelector('.contributing li:last-child .says').textContent")
    hold(chromium)
    chromium.click(".contributing li:last-child .propose")
    assert wait_for(chromium, "window.taken") == made[1][1]


def test_without_a_forge_the_outbox_takes_it_from_page_to_page_and_the_import_brings_it_in(
    each_browser: Page, small: Path, reader: Reader
) -> None:
    site = (small / "site").as_uri()
    each_browser.open(f"{site}/texts/le-marche.html")
    assert each_browser.evaluate(READY)
    each_browser.evaluate("Arpentage.contributing.given({forge: null}) && true")
    ask(each_browser, "sans un mot", "#p1")
    fill(each_browser, **NOTE)
    made = files(each_browser, 2)
    assert not proposals(each_browser)
    each_browser.click(".contributing .keep")
    wait_for(each_browser, f"{SAID}.includes('boîte d’envoi')")
    each_browser.open(f"{site}/en/contribute.html")
    rows = "document.querySelectorAll('#outbox .files > li')"
    wait_for(each_browser, f"{rows}.length === 2")
    each_browser.evaluate(
        "(keep => { URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); "
        "return keep.call(URL, blob); }; })(URL.createObjectURL)"
    )
    each_browser.click("#outbox .save-all")
    saved = wait_for(each_browser, "window.saved")
    assert [(one["path"], one["content"]) for one in json.loads(saved)["files"]] == made
    reader.write("outbox.json", saved)
    code, said, wrong = reader.run("import", "outbox.json", "--lang", "en")
    assert (code, wrong) == (0, "") and all(path in said for path, _ in made)
    assert all((reader.root / path).read_text("utf-8") == content for path, content in made)
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")
    each_browser.click("#outbox .files > li .drop")
    wait_for(each_browser, f"{rows}.length === 1")


def test_the_outbox_lets_one_rename_a_file_and_erase_all(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/contribute.html").as_uri())
    file = {"path": "annotations/texts/le-marche/notes/midi-abcde.yaml", "content": "by: [x]\n", "known": False}
    page.evaluate("(file) => Arpentage.contributing.outbox.keep(file)", file)
    page.reload()
    name = page.locator("#outbox li input")
    expect(name).to_have_value("midi-abcde")
    name.fill("Midi !")
    name.blur()
    expect(page.locator("#outbox .wrong")).to_be_visible()
    name.fill("a-midi")
    name.blur()
    expect(page.locator("#outbox li input")).to_have_value("a-midi")
    expect(page.locator("#outbox .wrong")).to_be_hidden()
    answering(chromium, False)
    page.locator("#outbox .drop-all").click()
    assert "1" in wait_for(chromium, "window.asked")
    expect(page.locator("#outbox .files > li")).to_have_count(1)
    answering(chromium, True)
    page.locator("#outbox .drop-all").click()
    expect(page.locator("#outbox .files > li")).to_have_count(0)


def test_settings_do_not_erase_what_waits_without_asking(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/contribute.html").as_uri())
    file = {"path": "annotations/texts/le-marche/notes/midi-abcde.yaml", "content": "by: [x]\n", "known": False}
    page.evaluate("(file) => Arpentage.contributing.outbox.keep(file)", file)
    page.reload()
    expect(page.locator("#outbox .files > li")).to_have_count(1)
    page.locator(".opener[popovertarget=settings]").click()
    answering(chromium, False)
    page.locator("#erase").click()
    assert "1" in wait_for(chromium, "window.asked")
    expect(page.locator("#outbox .files > li")).to_have_count(1)
    answering(chromium, True)
    page.locator("#erase").click()
    expect(page.locator("#outbox .files > li")).to_have_count(0)


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
    expect(page.locator(".contributing .files > li")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.contributing")).to_be_hidden()
    expect(page.locator(".par:has(> #p2) .contribute")).to_be_focused()


def test_the_form_says_what_lacks_and_leads_there(chromium: Chromium, small: Path, reader: Reader) -> None:
    page = chromium.raw
    page.goto((small / "site/en/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    assert len(lacks(chromium)) == 4
    fill(chromium, label_en="x" * 201, words_en="a\u0007b", source="dupont-2018", by="Ada")
    for said in ("too long", "invisible character", "not in the list"):
        expect(page.locator(".contributing .lacks")).to_contain_text(said)
    page.locator(".contributing .keep").click()
    expect(page.locator(".contributing [name='words.en']")).to_have_attribute("aria-invalid", "true")
    expect(
        page.locator(".contributing [name='words.en'], .contributing [name='label.en']").locator(":scope:focus")
    ).to_have_count(1)
    fill(chromium, label_en="Stalls", words_en="Nobody speaks.", source="Dupont, Les marchés, 2018")
    ((_, _), (_, content)) = files(chromium, 2)
    assert "original: en" in content and "Dupont, Les marchés, 2018" in content
    fill(chromium, source="Annuaire des marchés", locator="p. 3")
    wait_for(
        chromium, "document.querySelector('.contributing li:last-child pre').textContent.includes('source: annuaire')"
    )
    made = files(chromium, 2)
    assert 'sources:\n  - source: annuaire\n    locator: "p. 3"\n' in made[1][1]
    put(reader, made)
    assert reader.build("check", "--lang", "en")[0] == 0


def test_nothing_typed_is_read_as_html(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    hostile = "<img src=x onerror=alert(1)> [lien](javascript:alert(1)) <script>alert(1)</script> **<b>gras</b>** [bon](https://exemple.org)"
    fill(chromium, label_fr="<u>titre</u>", words_fr=hostile, sourceless=True, by="<i>Ada</i>")
    expect(page.locator(".contributing .files > li")).to_have_count(2)
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


def test_words_across_paragraphs_get_a_beginning_and_an_end(chromium: Chromium, small: Path, reader: Reader) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    page.evaluate(
        "getSelection().setBaseAndExtent(document.getElementById('p1').firstChild, 0, "
        "document.getElementById('p2').lastChild, 10)"
    )
    page.locator(".cite-selection [data-does=contribute]").click()
    fill(chromium, **NOTE)
    made = files(chromium, 2)
    assert "  from:\n" in made[1][1] and "  to:\n" in made[1][1]
    choose(chromium, "emendation")
    expect(page.locator(".contributing .lacks")).to_contain_text("dans un seul paragraphe")
    put(reader, made)
    assert reader.build("check", "--strict", "--lang", "en") == (0, "Nothing to report.\n")


def test_a_page_that_the_browser_has_translated_is_not_quoted(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    page.evaluate("document.getElementById('p2').firstChild.data = 'Around noon,'")
    ask(chromium, "Around noon", "#p2")
    expect(page.locator(".contributing .beside")).to_contain_text("le navigateur le traduit")
    expect(page.locator(".contributing .whole")).to_be_hidden()


def test_the_name_is_remembered_only_when_asked(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    name = page.locator(".contributing [name=by]")
    for remember, found in ((False, ""), (True, ""), (True, "Ada du marché")):
        page.goto((small / "site/texts/le-marche.html").as_uri())
        ask(chromium, "sans un mot", "#p1")
        expect(name).to_have_value(found)
        fill(chromium, **{**NOTE, "remember": remember})
        files(chromium, 2)
        page.locator(".contributing .keep").click()
        expect(page.locator(".contributing .said")).to_contain_text("boîte d’envoi")


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
            assert not axe.violations(page), kind
        assert dialog.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        file = {"path": "annotations/texts/x/notes/y.yaml", "content": "by: [x]\n", "known": True}
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
