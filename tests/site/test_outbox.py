"""What waits on a reader's machine: kept for all pages, brought back in one file, imported, erased."""

import json
from pathlib import Path

from playwright.sync_api import expect

from arpentage.adding.admit import slug_of
from tests.browsers.chromium import Chromium
from tests.browsers.page import Page, wait_for
from tests.reader import Reader
from tests.site.contributing import NOTE, READY, SAID, ask, fill, made, proposal

ROWS = "document.querySelectorAll('#outbox .files > li')"
PASSAGES = (("le-marche", "p1", "sans un mot"), ("la-lettre", "p1", "dans le tiroir"), ("le-marche", "p2", "on compte"))
WAITING = {"path": "annotations/texts/le-marche/notes/midi-abcde.yaml", "content": "by: [x]\n"}
STRANGE = [
    ["outbox:annotations/site.yaml", {**WAITING, "path": "annotations/site.yaml/../x.yaml"}],
    ["outbox:elsewhere", WAITING],
    ["outbox:annotations/x/number.yaml", {"path": "annotations/x/number.yaml", "content": 3}],
    ["outbox:annotations/x/half.yaml", {"path": "annotations/x/half.yaml", "content": "\ud83d"}],
    ["outbox:annotations/x/null.yaml", None],
    ["outbox:annotations/x/hash.yaml", {"path": "annotations/x/hash.yaml", "content": "a: b", "replaces": ["0" * 12]}],
]
"""Entries of the storage that no page of the reader makes."""


def saved(page: Page) -> str:
    """What "save all in one file" saves."""
    page.evaluate(
        "(keep => { URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); "
        "return keep.call(URL, blob); }; })(URL.createObjectURL)"
    )
    page.click("#outbox .save-all")
    found: str = wait_for(page, "window.saved")
    return found


def answering(page: Page, yes: bool) -> None:
    """From now on a question of the page is answered so, and kept at hand."""
    page.evaluate(f"(window.confirm = (words) => {{ window.asked = words; return {json.dumps(yes)}; }}) && true")


def test_three_notes_made_offline_are_brought_back_imported_built_and_found_at_their_passages(
    each_browser: Page, small: Path, copy: Reader
) -> None:
    """No network and no forge: pages opened from the disk, one outbox for all of them, one file."""
    site = (small / "site").as_uri()
    written: dict[str, str] = {}
    for text, paragraph, words in PASSAGES:
        each_browser.open(f"{site}/texts/{text}.html")
        assert each_browser.evaluate(READY)
        each_browser.evaluate("Arpentage.contributing.given({forge: null}) && true")
        ask(each_browser, words, f"#{paragraph}")
        fill(each_browser, **NOTE | {"label_fr": words})
        path, content = made(each_browser)
        assert proposal(each_browser) is None
        written[path] = content
        path, content = made(each_browser, within="introducing")
        written[path] = content
        each_browser.click(".contributing .keep")
        wait_for(each_browser, f"{SAID}.includes('boîte d’envoi')")
    assert len(written) == 4  # their author is introduced once
    each_browser.open(f"{site}/en/contribute.html")
    wait_for(each_browser, f"{ROWS}.length === 4")
    copy.write("outbox.json", saved(each_browser))
    code, said, wrong = copy.run("import", "outbox.json", "--lang", "en")
    assert (code, wrong) == (0, "") and all(path in said for path in written)
    assert all((copy.root / path).read_text("utf-8") == content for path, content in written.items())
    assert copy.build("site", "--strict", "--lang", "en")[0] == 0
    for text, paragraph, words in PASSAGES:
        (path,) = (path for path in written if f"/{text}/notes/{slug_of(words)}-" in path)
        note = path.rpartition("/")[2].removesuffix(".yaml")
        page = (copy.root / f"site/texts/{text}.html").read_text("utf-8")
        around = page.partition(f'id="{paragraph}"')[2].partition('class="par')[0]
        assert f'id="call-{note}"' in around and f'id="note-{note}"' in page
    each_browser.click("#outbox .files > li .drop")
    wait_for(each_browser, f"{ROWS}.length === 3")


def test_the_outbox_lets_one_rename_a_file_and_erase_all(chromium: Chromium, small: Path) -> None:
    page = chromium.raw
    page.goto((small / "site/contribute.html").as_uri())
    page.evaluate("(file) => Arpentage.contributing.outbox.keep(file)", WAITING)
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
    page.evaluate("(file) => Arpentage.contributing.outbox.keep(file)", WAITING)
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


def test_what_another_page_of_the_host_puts_in_the_storage_is_not_listed_and_is_erased_with_the_rest(
    chromium: Chromium, small: Path
) -> None:
    page = chromium.raw
    page.goto((small / "site/contribute.html").as_uri())
    expect(page.locator("#outbox .count")).to_contain_text("Rien")
    page.evaluate(
        """([file, entries]) => Promise.all([
          Arpentage.contributing.outbox.keep(file),
          ...entries.map(([name, value]) => Arpentage.store.set(name, value)),
        ])""",
        [WAITING, STRANGE],
    )
    page.reload()
    expect(page.locator("#outbox .files > li")).to_have_count(1)
    expect(page.locator("#outbox input")).to_have_value("midi-abcde")
    answering(chromium, True)
    page.locator("#outbox .drop-all").click()
    expect(page.locator("#outbox .files > li")).to_have_count(0)
    assert not [name for name in page.evaluate("Arpentage.store.names()") if name.startswith("outbox:")]
    assert not chromium.errors()
