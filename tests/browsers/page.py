"""What a test may do with a page, whichever browser shows it."""

import time
from contextlib import suppress
from typing import Any, Protocol

PATIENCE = 30
"""Seconds that a browser may take on a loaded machine before what it was asked for is said not to come."""
SETTLED = """(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await document.fonts.ready;
  for (let drawn = 0; drawn < 3; drawn += 1) await frame();
  while (document.querySelector('[aria-busy="true"], [data-waiting], [data-faces="coming"]')) await frame();
})()"""


class Leaving(Exception):
    """The page went to another address while an expression was evaluated in it."""


class Page(Protocol):
    """One tab with a storage of its own."""

    def open(self, url: str) -> None:
        """Show an address and wait until it is loaded; `file:` or `http://127.0.0.1`."""

    def evaluate(self, expression: str) -> Any:
        """Value of a JavaScript expression, awaited if it is a promise, as JSON would carry it.

        Raises Leaving, or the driver's own error when the expression throws.
        """

    def click(self, css: str) -> None:
        """Click the middle of the first element that matches, with the pointer."""

    def press(self, key: str) -> None:
        """Press a key where the focus is: a character, a name (`Enter`), or a chord (`Control+k`)."""

    def errors(self) -> list[str]:
        """Errors in the console since the last call: scripts' own, files missing, what the policy refused."""


class Evaluates(Protocol):
    """A page of ours, or one of Playwright's."""

    def evaluate(self, expression: str, /) -> Any:
        """Value of a JavaScript expression, awaited."""


def settle(page: Evaluates) -> None:
    """Wait until nothing more moves by itself: the fonts are there, what they and a change of size set going has been
    drawn (an observer of sizes asks for one more frame), and no part of the page says that it is busy."""
    page.evaluate(SETTLED)


def expect_value(page: Evaluates, expression: str, expected: object, seconds: float = PATIENCE) -> None:
    """Wait until a JavaScript expression has a value; a page's policy may forbid Playwright's own way.

    Raises AssertionError, with the last one that it had.
    """
    end, value = time.monotonic() + seconds, None
    while True:
        with suppress(Leaving):
            value = page.evaluate(expression)
            if value == expected:
                return
        if time.monotonic() > end:
            raise AssertionError(f"still {value!r}, not {expected!r}, after {seconds} s: {expression}")
        time.sleep(0.03)


def wait_for(page: Page, predicate: str, seconds: float = PATIENCE) -> Any:
    """Wait until a JavaScript expression is true, and return its value.

    The browser's inspector evaluates it each time: a page's own policy does not forbid that, as it would a timer
    of ours within the page. Raises TimeoutError.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if value := page.evaluate(predicate):
                return value
        except Leaving:
            pass
        time.sleep(0.03)
    where = page.evaluate("location.href")
    raise TimeoutError(f"not true after {seconds} s: {predicate}\n  at {where}\n  errors: {page.errors()}")
