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
def library(repo: Path) -> Library:
    return read(repo, kinds.discover())[0]


@pytest.fixture(scope="session")
def texts(library: Library) -> tuple[Text, ...]:
    return restore(library)[0]
