"""The drivers themselves: alike in both browsers, and stopped by no policy of the page."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as PlaywrightPage

from tests.browsers import axe, nu
from tests.browsers.page import PATIENCE, Page, expect_value, settle, wait_for

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
LINES = "line\n" * 200
BODY = f"""<main><h1>Page</h1><pre>{LINES}</pre><p><button id="b">Press</button></p>
<label for="i">Words</label> <input id="i"></main>"""

SCRIPT = """
document.getElementById('b').addEventListener('click', function (event) {
  document.body.dataset.clicked = event.isTrusted;
});
document.addEventListener('keydown', function (event) {
  document.body.dataset.key = (event.ctrlKey ? 'Control+' : '') + event.key;
});
setTimeout(function () { document.body.dataset.late = 'yes'; }, 200);
"""


def written(folder: Path, body: str = BODY, script: str = SCRIPT) -> str:
    """Address of a page under a policy, with one script."""
    (folder / "s.js").write_text(script)
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'</head><body>{body}<script src="s.js"></script></body></html>'
    )
    return (folder / "index.html").as_uri()


def wait_for_error(page: Page, words: str, seconds: float = PATIENCE) -> None:
    """Wait for the one error that a page has: browsers tell it a moment later."""
    end = time.monotonic() + seconds
    while not (errors := page.errors()):
        assert time.monotonic() < end, "no error was told"
        time.sleep(0.03)
    (error,) = errors
    assert words in error


def test_values_come_as_json_carries_them(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path))
    assert each_browser.evaluate("({a: [1, 'é', null], b: undefined})") == {"a": [1, "é", None]}
    assert each_browser.evaluate("Promise.resolve(document.title)") == "Page"
    assert each_browser.evaluate("undefined") is None


def test_an_expression_that_throws_is_an_error(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path))
    with pytest.raises(Exception, match="no such thing"):
        each_browser.evaluate("(() => { throw new Error('no such thing'); })()")


def test_clicks_and_keys_are_a_user_s(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path))
    each_browser.click("#b")
    expect_value(each_browser, "document.body.dataset.clicked", "true")
    each_browser.click("#i")
    for key in ("é", "a", "Backspace", "b"):
        each_browser.press(key)
    expect_value(each_browser, "document.getElementById('i').value", "éb")
    each_browser.press("Control+e")
    expect_value(each_browser, "document.body.dataset.key", "Control+e")
    each_browser.press("Escape")
    expect_value(each_browser, "document.body.dataset.key", "Escape")


def test_waiting_ends_when_it_is_so_or_says_what_is_not(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path))
    assert wait_for(each_browser, "document.body.dataset.late") == "yes"
    with pytest.raises(TimeoutError, match=r"dataset\.never"):
        wait_for(each_browser, "document.body.dataset.never", 0.2)


def test_waiting_for_a_value_says_the_one_that_it_had_instead(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path))
    expect_value(each_browser, "document.body.dataset.late", "yes")
    with pytest.raises(AssertionError, match=r"still 'yes', not 'no', .*dataset\.late"):
        expect_value(each_browser, "document.body.dataset.late", "no", 0.2)


MOVING = """
const button = document.getElementById('b');
document.documentElement.style.scrollBehavior = 'smooth';
addEventListener('scroll', function () {
  const start = performance.now();
  requestAnimationFrame(function move(now) {
    button.style.translate = `${Math.min(300, now - start)}px`;
    if (now - start < 300) requestAnimationFrame(move);
  });
}, { once: true });
button.addEventListener('click', function () { document.body.dataset.clicked = 'yes'; });
"""


def test_a_click_waits_until_what_moves_stands_still(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path, script=MOVING))
    each_browser.click("#b")
    expect_value(each_browser, "document.body.dataset.clicked", "yes")


def test_a_page_is_settled_once_nothing_is_busy(each_browser: Page, tmp_path: Path) -> None:
    later = "setTimeout(function () { m.removeAttribute('aria-busy'); }, 400);"
    busy = f"const m = document.querySelector('main'); m.setAttribute('aria-busy', 'true'); {later}"
    each_browser.open(written(tmp_path, script=busy))
    settle(each_browser)
    assert each_browser.evaluate("document.querySelector('main').hasAttribute('aria-busy')") is False


def test_each_page_starts_with_an_empty_storage(each_browser: Page, tmp_path: Path) -> None:
    url = written(tmp_path)
    each_browser.open(url)
    assert each_browser.evaluate("localStorage.length") == 0
    each_browser.evaluate("localStorage.setItem('left', 'behind')")


@pytest.mark.console_errors
def test_the_policy_of_a_page_holds_while_it_is_driven(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path, body=f"{BODY}<script>document.body.dataset.inline = 'ran'</script>"))
    assert each_browser.evaluate("document.body.dataset.inline") is None
    wait_for_error(each_browser, "inline")


@pytest.mark.console_errors
def test_errors_in_the_console_are_told_once(each_browser: Page, tmp_path: Path) -> None:
    each_browser.open(written(tmp_path, script="console.log('fine'); throw new Error('a fault of ours');"))
    wait_for_error(each_browser, "a fault of ours")
    assert each_browser.errors() == []


def test_axe_sees_faults_under_a_policy_and_only_faults(axe_page: PlaywrightPage, tmp_path: Path) -> None:
    axe_page.goto(written(tmp_path))
    assert axe.violations(axe_page) == []
    axe_page.goto(written(tmp_path, body=f"{BODY.replace('<label', '<span')}<img src='x.png'>"))
    assert {violation.rule for violation in axe.violations(axe_page)} >= {"image-alt", "label"}


def test_the_nu_checker_sees_errors_with_their_page_and_only_errors(
    nu_errors: Callable[..., list[nu.Fault]], tmp_path: Path
) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad site"
    for folder in (good, bad):
        folder.mkdir()
    written(good, body="<p>Fine.</p>")
    written(bad, body="<p id=a><p id=a><center>x</center>")
    faults = nu_errors(good, bad)
    assert len(faults) >= 2
    assert {fault.page.replace("%20", " ") for fault in faults} == {str(bad / "index.html")}
    assert any("Duplicate ID" in fault.message for fault in faults)
