"""Print what the search finds and costs: `python -m tests.relevance SITE`."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from playwright.sync_api import Browser, sync_playwright

from arpentage import kinds
from arpentage.anchoring import anchor
from arpentage.compose import compose
from arpentage.indexing import records
from arpentage.model import File
from arpentage.read import read
from arpentage.restore import restore
from arpentage.search.record import SearchRecord
from tests.browsers import chromium
from tests.relevance import cost
from tests.relevance.figures import Figures
from tests.relevance.loaded import OTHERS, first_searches
from tests.relevance.questions import Answer, Question, ask, passages, questions, rank

ROOT = Path(__file__).parents[2]
HEAD = f"{'':12} {'n':>4} {'first':>7} {'five':>7} {'MRR':>7} {'nothing':>7}"
TYPED = ("travail des plateformes", "algoritmes")
SYNTHETIC = 500

Judged = tuple[Question, Answer, int]


def tell_relevance(judged: Sequence[Judged]) -> None:
    """By class and by language, then what was not found within the first five."""
    groups: tuple[Callable[[Question], str], ...] = (lambda q: "all", lambda q: q.lang, lambda q: q.kind)
    print(HEAD)
    for group in groups:
        for name in dict.fromkeys(group(question) for question, _, _ in judged):
            ranks = [(place, bool(a.urls)) for q, a, place in judged if q.phrases and group(q) == name]
            if ranks:
                print(f"{name:12} {Figures.of(ranks)}")
    empty = [answer for question, answer, _ in judged if not question.phrases]
    print(f"nothing is there: {sum(not a.urls for a in empty)} of {len(empty)} answered with nothing,", end=" ")
    print(f"{sum(a.match == 'exact' for a in empty)} claimed as exact")
    for question, answer, place in judged:
        if question.phrases and not 0 < place <= 5:
            print(f"  not in five: {question.id} [{question.kind}] {question.query!r}, {len(answer.urls)} results")


def tell_bytes(site: Path, queries: Sequence[str]) -> None:
    """What first searches load, as a plain server sends it and packed by gzip: half of them, and at most."""
    sizes = sorted(zip(first_searches(site, queries), queries, strict=True))
    for name, ((plain, gzipped), query) in (("median", sizes[len(sizes) // 2]), ("at most", sizes[-1])):
        print(f"first search, {name} of {len(sizes)}: {plain / 1000:.0f} KB, {gzipped / 1000:.0f} gzipped ({query!r})")


def tell_keystrokes(browser: Browser, site: str) -> None:
    """Milliseconds of a keystroke."""
    for query in TYPED:
        spent = cost.keystrokes(browser, site, query)
        total, longest = max(all_ for all_, _ in spent), max(task for _, task in spent)
        mean = sum(all_ for all_, _ in spent) / len(spent)
        print(f"a keystroke of {query!r}: {mean:.0f} ms on average, {total:.0f} at most, longest task {longest:.0f}")


def main(site: Path) -> None:
    """Everything that `make search-report` prints."""
    path = chromium.executable()
    if path is None:
        sys.exit("Chromium is not installed (Debian: apt-get install chromium)")
    library = read(ROOT, kinds.discover())[0]
    texts = restore(library)[0]
    anchored = anchor(library, texts)[0]
    five = tuple(records(compose(library, texts, anchored)[0]))
    with sync_playwright() as playwright, cost.served(site) as server:
        server.start()
        browser = chromium.launch(playwright, path)
        asked, seen = questions(), passages(texts)
        answers = ask(chromium.Chromium(browser.new_page()), server.url, asked)
        tell_relevance([(q, a, rank(q, a, seen)) for q, a in zip(asked, answers, strict=True)])
        tell_bytes(site, [*(question.query for question in asked), *OTHERS])
        tell_keystrokes(browser, server.url)
        browser.close()
        server.shutdown()
    many = tuple(cost.synthetic(five, SYNTHETIC))
    tell_index("five texts", five)
    large = tell_index(f"{SYNTHETIC} synthetic texts", many)
    tell_library(path, site, large)


def tell_index(name: str, those: Sequence[SearchRecord]) -> tuple[File, ...]:
    """The size of an index, and what it costs to make it."""
    start = process_time()
    files = cost.built(those, ROOT / "templates/js/search")
    size = cost.weight(files) / 1e6
    print(f"index of {name}: {len(those)} records, {len(files)} files, {size:.1f} MB, {process_time() - start:.1f} s")
    return files


def tell_library(path: str, site: Path, files: Sequence[File]) -> None:
    """What a first search and a keystroke cost in a library of hundreds of texts."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        library = cost.library(site, files, Path(folder))
        with cost.served(library) as server:
            server.start()
            browser = chromium.launch(playwright, path)
            loaded = cost.first_search(browser.new_page(), server.url, TYPED[0])
            print(f"library: first search, {TYPED[0]!r}: {loaded / 1000:.0f} KB")
            tell_keystrokes(browser, server.url)
            browser.close()
            server.shutdown()


main(Path(sys.argv[1]))
