"""The built site, parsed, and what it was built from."""

from pathlib import Path

import pytest

from arpentage import kinds
from arpentage.model import Library, Text
from arpentage.read import read
from arpentage.restore import restore
from tests.site.pages import Page, pages


@pytest.fixture(scope="session")
def parsed(built_site: Path) -> dict[str, Page]:
    """Pages by their path in the site."""
    return {page.path.relative_to(built_site).as_posix(): page for page in pages(built_site)}


@pytest.fixture(scope="session")
def of_each_template(built_site: Path) -> tuple[str, ...]:
    """Path, in every language, of the longest page of each template: a folder has one, and its index another."""
    sizes = {path.relative_to(built_site).as_posix(): path.stat().st_size for path in built_site.rglob("*.html")}
    french = sorted((name for name in sizes if not name.startswith(("en/", "ar/"))), key=lambda name: -sizes[name])
    longest: dict[str, str] = {}
    for name in french:
        folder, _, page = name.rpartition("/")
        longest.setdefault(folder if folder and page != "index.html" else name, name)
    return tuple(sorted(longest.values()))


@pytest.fixture(scope="session")
def library(repo: Path) -> Library:
    return read(repo, kinds.discover())[0]


@pytest.fixture(scope="session")
def texts(library: Library) -> tuple[Text, ...]:
    return restore(library)[0]
