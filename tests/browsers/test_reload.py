"""A served page loads again by itself after a new build, under its own policy."""

from pathlib import Path, PurePosixPath

from arpentage.model import File
from arpentage.publish import publish
from arpentage.web import Edition, Server
from tests.browsers.page import Page, wait_for

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>%s</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'">
</head><body><p>%s</p></body></html>"""


def build(out: Path, words: str) -> None:
    publish([File(PurePosixPath("index.html"), (PAGE % (words, words)).encode())], out)


def test_an_open_page_shows_the_new_build(each_browser: Page, tmp_path: Path) -> None:
    out, edition = tmp_path / "site", Edition()
    build(out, "one")
    with Server(out, edition=edition) as server:
        server.start()
        each_browser.open(server.url)
        assert each_browser.evaluate("document.title") == "one"
        for words in ("two", "three"):
            build(out, words)
            edition.renew()
            assert wait_for(each_browser, f"document.title === '{words}' && document.readyState === 'complete'")
        server.shutdown()
