"""Take the pictures of README.md: `python -m tests.pictures SITE`."""

import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browsers import chromium

SIZE: ViewportSize = {"width": 1280, "height": 760}


def main(site: Path) -> None:
    """One picture of a text page, where its first words, margin and calls are in view."""
    path = chromium.executable()
    if path is None:
        sys.exit("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, path)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto((site / "texts/turc-mecanique.html").resolve().as_uri())
        page.evaluate(
            "document.fonts.ready.then(() => document.querySelector('#p1').scrollIntoView({behavior: 'instant'}))"
        )
        page.screenshot(path=Path(__file__).parent / "text.png")
        browser.close()


main(Path(sys.argv[1]))
