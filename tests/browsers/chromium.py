"""The system's Chromium, driven by Playwright; it can reach this machine only."""

import shutil
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Playwright, expect
from playwright.sync_api import Page as PlaywrightPage

from tests.browsers.page import PATIENCE, Leaving, wait_for

ARGUMENTS = [
    "--no-sandbox",  # continuous integration runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def executable() -> str | None:
    """Path of the system's Chromium, or None."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start Chromium without a window; its file policy is the stock one. `expect` has its patience from here on."""
    expect.set_options(timeout=PATIENCE * 1000)
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


class Chromium:
    """A `Page` over a page of Playwright's, which `raw` gives for all that the two browsers do not share."""

    def __init__(self, raw: PlaywrightPage) -> None:
        self.raw = raw
        self._errors: list[str] = []
        raw.on("pageerror", lambda error: self._errors.append(str(error)))
        raw.on("console", self._hear)

    def _hear(self, entry: ConsoleMessage) -> None:
        if entry.type == "error" and not entry.location["url"].endswith("/favicon.ico"):  # asked by no page
            self._errors.append(f"{entry.text} ({entry.location['url']})")

    def open(self, url: str) -> None:
        self.raw.goto(url)

    def evaluate(self, expression: str) -> Any:
        try:
            return self.raw.evaluate(f"async () => JSON.parse(JSON.stringify(await ({expression})) ?? 'null')")
        except Error as refusal:
            if "context was destroyed" in str(refusal):
                raise Leaving from refusal
            raise

    def wait_for(self, predicate: str, seconds: float = PATIENCE) -> Any:
        return wait_for(self, predicate, seconds)

    def click(self, css: str) -> None:
        self.raw.locator(css).first.click(timeout=PATIENCE * 1000)

    def press(self, key: str) -> None:
        if len(key) == 1:  # any letter, also those that the keyboard has not
            self.raw.keyboard.type(key)
        else:
            self.raw.keyboard.press(key)

    def errors(self) -> list[str]:
        self.raw.evaluate("0")  # what was said before it has come too
        told, self._errors = self._errors, []
        return told
