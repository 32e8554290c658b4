"""The control: on file:// both browsers keep their stock policy, so that tests there prove what readers get."""

from pathlib import Path

import pytest

from arpentage.web import Server
from tests.browsers.page import Page, wait_for

STOCK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>control</title></head><body>
<script>document.documentElement.dataset.classic = 'ran';</script>
<script src="classic.js"></script>
<script type="module" src="module.js"></script>
</body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(STOCK)
    (tmp_path / "classic.js").write_text("document.documentElement.dataset.loaded = 'ran';")
    (tmp_path / "module.js").write_text("document.documentElement.dataset.module = 'ran';")
    return tmp_path


@pytest.mark.console_errors
def test_on_file_a_module_does_not_run_and_classic_scripts_do(each_browser: Page, folder: Path) -> None:
    each_browser.open((folder / "index.html").as_uri())
    ran = each_browser.evaluate(
        "new Promise(done => setTimeout(() => done({...document.documentElement.dataset}), 300))"
    )
    assert ran == {"classic": "ran", "loaded": "ran"}


def test_over_http_the_same_page_runs_its_module(each_browser: Page, folder: Path) -> None:
    with Server(folder) as server:
        server.start()
        each_browser.open(server.url)
        assert wait_for(each_browser, "document.documentElement.dataset.module") == "ran"
        server.shutdown()


@pytest.mark.console_errors
def test_on_file_a_page_cannot_fetch_its_neighbour(each_browser: Page, folder: Path) -> None:
    each_browser.open((folder / "index.html").as_uri())
    assert each_browser.evaluate("fetch('classic.js').then(() => 'read', () => 'refused')") == "refused"


@pytest.mark.console_errors
def test_nothing_but_this_machine_can_be_reached(each_browser: Page, folder: Path) -> None:
    with Server(folder) as server:
        server.start()
        each_browser.open(server.url)
        reach = "fetch(%r, {mode: 'no-cors'}).then(() => 'reached', () => 'refused')"
        assert each_browser.evaluate(reach % "http://example.org/") == "refused"
        assert each_browser.evaluate(reach % server.url) == "reached"
        server.shutdown()
