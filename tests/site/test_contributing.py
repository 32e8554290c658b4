"""From words selected in a page to a file that the build takes, through each forge."""

import json
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from arpentage.forge import Forge, forge
from tests.browsers.chromium import Chromium
from tests.browsers.page import Page, wait_for
from tests.reader import Reader
from tests.site.contributing import DIALOG, HOME, NOTE, READY, SAID, ask, choose, codes, fill, hold, made, proposal

FORGES = {
    "github": HOME,
    "forgejo": "https://codeberg.org/atelier/recueil",
    "gitlab": "https://gitlab.com/atelier/lecture/recueil",
}
ENGLISH = (
    "Every Wednesday the square fills up before daybreak. The sellers put up their stalls without a word; the town is "
    "still asleep."
)


BUNDLE = """Arpentage.contributing.outbox.list().then((files) =>
  Arpentage.contributing.bundle(files, { reader: 'Recueil', version: '1', date: '2024' }))"""


def known_forge(name: str) -> Forge:
    """What the build gives to pages for a repository on this forge."""
    found = forge(SimpleNamespace(repository=FORGES[name] + ".git/", forge=None, branch="main"))  # type: ignore[arg-type]
    assert found and found.name == name
    return found


def on_forge(page: Page, name: str) -> None:
    """The page of a reader that is kept on this forge."""
    assert page.evaluate(READY)
    page.evaluate(f"Arpentage.contributing.given({{forge: {json.dumps(asdict(known_forge(name)))}}}) && true")


@pytest.mark.parametrize("name", FORGES)
def test_words_selected_become_a_note_proposed_on_the_forge_that_the_check_takes_unchanged(
    chromium: Chromium, small: Path, copy: Reader, name: str
) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    on_forge(chromium, name)
    ask(chromium, "sans un mot", "#p1")
    fill(chromium, **NOTE)
    path, content = made(chromium)
    assert path.startswith("annotations/texts/le-marche/notes/") and "by: [ada-du-marche]\n" in content
    page, address = f"{FORGES[name]}/", proposal(chromium) or ""
    query = parse_qs(urlsplit(address).query)
    if name == "gitlab":
        assert address.startswith(page + "-/new/main?") and query == {"file_name": [path]}
    else:
        assert address.startswith(page + {"github": "new/main?", "forgejo": "_new/main?"}[name])
        assert query == {"filename": [path], "value": [content]}
    if name == "gitlab":
        hold(chromium)
        chromium.click(".contributing .handing .propose")
        wait_for(chromium, f"{SAID} === 'Copié.'")
        assert chromium.evaluate("window.taken") == content
    rights = chromium.evaluate("document.querySelector('.contributing .rights').textContent")
    assert "Fork" in rights and ("GitHub" in rights) == (name == "github")
    copy.write(path, content)
    assert codes(copy) == {"unintroduced"}  # one file: nothing else is asked of a first contribution
    if name == "github":
        assert copy.build("site", "--strict")[0] == 0
        page = (copy.root / "site/texts/le-marche.html").read_text("utf-8")
        note = path.rpartition("/")[2].removesuffix(".yaml")
        assert f'id="call-{note}"' in page and f'id="note-{note}"' in page and "<em>personne</em>" in page
        about = (copy.root / "site/en/about.html").read_text("utf-8")
        assert '<b>ada-du-marche</b> <span class="small">not introduced yet' in about


def test_who_likes_is_introduced_by_a_second_file(chromium: Chromium, small: Path, copy: Reader) -> None:
    page = chromium.raw
    page.goto((small / "site/en/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    fill(chromium, **NOTE)
    copy.write(*made(chromium))
    folded = page.locator(".contributing .introduction")
    expect(folded.locator(".path")).to_be_hidden()
    folded.locator(":scope > summary").click()
    expect(folded).to_contain_text("signed “ada-du-marche”")
    path, content = made(chromium, within="introducing")
    assert path == "annotations/contributors/ada-du-marche.yaml" and 'name: "Ada du marché"\n' in content
    assert "filename=annotations%2Fcontributors%2Fada" in (proposal(chromium, "introducing") or "")
    copy.write(path, content)
    assert codes(copy) == set()
    fill(chromium, by="ada")  # written as an id is: the pages show it so
    made(chromium, having="by: [ada]")
    expect(folded).to_be_hidden()


def test_each_sort_of_contribution_makes_files_that_the_check_takes(
    chromium: Chromium, small: Path, copy: Reader
) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    written: dict[str, tuple[str, str]] = {}
    for kind, words, having, fields in (
        ("passage", "avant le jour", "Early.", {"theme": "silence", "words_fr": "Tôt.", "words_en": "Early."}),
        ("question", "paniers partent", "Where to?", {"words_fr": "Où vont-ils ?", "words_en": "Where to?"}),
        (
            "emendation",
            "du mercredi",
            "One gets lost.",
            {"corr": "du jeudi", "words_fr": "On s’y perd.", "words_en": "One gets lost."},
        ),
        ("translation", "avant le jour", "Every Wednesday", {"target": ENGLISH}),
    ):
        ask(chromium, words, ".words")
        choose(chromium, kind)
        fill(chromium, by="Ada du marché", **fields)
        written[kind] = made(chromium, having)
        chromium.press("Escape")
        wait_for(chromium, f"{DIALOG} === null")
    assert "line: 1\n" in written["emendation"][1]
    assert written["translation"][0] == "annotations/texts/le-marche/translations/en/p1.yaml"
    for path, content in written.values():
        copy.write(path, content)
    assert codes(copy) == {"unintroduced"}


def test_a_translation_that_exists_is_mended_on_its_own_page_of_the_forge(
    chromium: Chromium, small: Path, copy: Reader
) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    chromium.click(".par:has(> #p2) .contribute")
    wait_for(chromium, DIALOG + " !== null")
    choose(chromium, "translation")
    target = "document.querySelector('.contributing [name=target]').value"
    assert "Towards noon" in wait_for(chromium, target)
    fill(chromium, target="Towards noon, the last baskets go. People sweep, count and part.", by="Ada")
    path, content = made(chromium, "part.")
    hold(chromium)
    chromium.click(".contributing .handing .propose")
    assert wait_for(chromium, "window.taken") == content
    assert proposal(chromium) == f"{HOME}/edit/main/{path}"
    assert path.endswith("translations/en/p2.yaml") and "by: [machine, ada]\n" in content
    chromium.click(".contributing .keep")
    wait_for(chromium, f"{SAID}.includes('boîte d’envoi')")
    copy.write("outbox.json", chromium.evaluate(BUNDLE))  # the same by the outbox: it takes the place of what was shown
    code, told, _ = copy.run("import", "outbox.json", "--lang", "en")
    assert code == 0 and f"1 file(s) changed, made from what still is there:\n  {path}\n" in told
    assert (copy.root / path).read_text("utf-8") == content
    assert codes(copy) == set()  # the outbox has the introduction too


def test_a_content_too_long_for_an_address_goes_by_the_clipboard(chromium: Chromium, small: Path) -> None:
    chromium.open((small / "site/texts/le-marche.html").as_uri())
    ask(chromium, "sans un mot", "#p1")
    fill(chromium, **{**NOTE, "words_fr": "Une longue phrase. " * 400})
    _, content = made(chromium)
    address = proposal(chromium)
    assert address and len(address) < 8000 and "value=" not in address
    assert "8000" in chromium.evaluate("document.querySelector('.contributing .handing .says').textContent")
    hold(chromium)
    chromium.click(".contributing .handing .propose")
    assert wait_for(chromium, "window.taken") == content


def test_words_across_paragraphs_get_a_beginning_and_an_end(chromium: Chromium, small: Path, copy: Reader) -> None:
    page = chromium.raw
    page.goto((small / "site/texts/le-marche.html").as_uri())
    page.evaluate(
        "getSelection().setBaseAndExtent(document.getElementById('p1').firstChild, 0, "
        "document.getElementById('p2').lastChild, 10)"
    )
    page.locator(".cite-selection [data-does=contribute]").click()
    expect(page.locator("dialog.contributing")).to_be_visible()
    fill(chromium, **NOTE)
    path, content = made(chromium)
    assert "  from:\n" in content and "  to:\n" in content
    choose(chromium, "emendation")
    expect(page.locator(".contributing .lacks")).to_contain_text("dans un seul paragraphe")
    copy.write(path, content)
    assert codes(copy) == {"unintroduced"}
