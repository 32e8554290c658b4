"""What the search costs: bytes of the first one, main-thread time of a keystroke, size of the index."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copy, copytree

from playwright.sync_api import Browser, Page

from arpentage.model import File
from arpentage.search import index
from arpentage.search.record import SearchRecord
from arpentage.web import Server

TASKS = ("ThreadControllerImpl::RunTask", "RunTask")


def first_search(page: Page, site: str, query: str) -> int:
    """Bytes of the engine and its data that one search loads in a page that has not searched yet."""
    page.goto(f"{site}search.html")
    loaded = "performance.getEntriesByType('resource').filter((e) => e.name.includes('/search/'))"
    before = page.evaluate(f"{loaded}.length")
    page.fill("#q", query)
    _settled(page)
    total: int = page.evaluate(f"{loaded}.slice({before}).reduce((sum, e) => sum + e.decodedBodySize, 0)")
    return total


def keystrokes(browser: Browser, site: str, query: str) -> list[tuple[float, float]]:
    """For each letter once all is loaded: milliseconds of main-thread processor time, all tasks and the longest."""
    page = browser.new_page()
    page.goto(f"{site}search.html")
    for start in range(1, len(query) + 1):  # so that no keystroke waits for data
        page.fill("#q", query[:start])
        _settled(page)
    page.fill("#q", "")
    spent = []
    for letter in query:
        page.wait_for_timeout(300)
        browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
        page.locator("#q").press_sequentially(letter)
        _settled(page)
        spent.append(_busy(json.loads(browser.stop_tracing())["traceEvents"]))
    page.close()
    return spent


def _settled(page: Page) -> None:
    page.wait_for_timeout(400)  # longer than the pause that the page makes before it answers
    page.locator("#results[aria-busy=false]").wait_for(state="attached")


def _busy(events: Sequence[dict[str, object]]) -> tuple[float, float]:
    def thread(event: dict[str, object]) -> tuple[object, object]:
        return event["pid"], event["tid"]

    main = {thread(e) for e in events if e["name"] == "thread_name" and "CrRendererMain" in str(e["args"])}
    tasks = [float(str(e["tdur"])) / 1000 for e in events if e["name"] in TASKS and "tdur" in e and thread(e) in main]
    return sum(tasks), max(tasks, default=0)


def weight(files: Sequence[File]) -> int:
    """Bytes of an index, scripts and stamp included."""
    return sum(len(file.content) for file in files)


def synthetic(records: Sequence[SearchRecord], texts: int) -> Iterator[SearchRecord]:
    """As many texts as asked, from the original paragraphs and notes of the five: every ninth word is another one.

    It stands for a library, not for a language: the new words are as many as the copies.
    """
    originals = [r for r in records if r.text and not r.translated and r.lang == "fr"]
    slugs = sorted({record.text for record in originals})
    for number in range(texts):
        slug, copy = slugs[number % len(slugs)], f"t{number}"
        for record in originals:
            if record.text == slug:
                words = record.body.split()
                words[number % 9 :: 9] = [f"{word}{number}" for word in words[number % 9 :: 9]]
                url, leads = (record.url.replace(slug, copy), (one.replace(slug, copy) for one in record.leads))
                yield replace(record, url=url, body=" ".join(words), text=copy, leads=tuple(leads))


def built(records: Sequence[SearchRecord], scripts: Path) -> tuple[File, ...]:
    """The index of some records."""
    return index(records, {path.name: path.read_bytes() for path in scripts.glob("*.js")})


def library(site: Path, files: Sequence[File], folder: Path) -> Path:
    """A site in `folder` that has the search page of another one, and `files`."""
    for name in ("css", "js", "fonts"):
        copytree(site / name, folder / name)
    for name in ("search.html", "store.html"):
        copy(site / name, folder)
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder


def served(site: Path) -> Server:
    """The site over http, for a `with` block; to be started."""
    return Server(site)
