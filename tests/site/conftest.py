"""The built site, parsed, and what it was built from; and a small reader's, for contributing to."""

import runpy
import shutil
import sys
from pathlib import Path

import pytest

from arpentage import kinds
from arpentage.model import Library, Text
from arpentage.read import read
from arpentage.restore import restore
from tests.reader import Reader, minimal
from tests.site.contributing import HOME
from tests.site.pages import Page, pages


@pytest.fixture(scope="session")
def parsed(built_site: Path) -> dict[str, Page]:
    """Pages by their path in the site."""
    return {page.path.relative_to(built_site).as_posix(): page for page in pages(built_site)}


@pytest.fixture(scope="session")
def of_each_template(built_site: Path) -> tuple[str, ...]:
    """Path, in every language, of a page of each template: a folder has one, and its index another.

    The longest but one, where there are several: it has all that a page can have, in half the time of the longest.
    """
    pages: dict[str, list[tuple[int, str]]] = {}
    for path in built_site.rglob("*.html"):
        name = path.relative_to(built_site).as_posix()
        folder, _, page = name.rpartition("/")
        if not name.startswith(("en/", "ar/")):
            template = folder if folder and page != "index.html" else name
            pages.setdefault(template, []).append((path.stat().st_size, name))
    return tuple(sorted(sorted(sizes)[-2:][0][1] for sizes in pages.values()))


@pytest.fixture(scope="session")
def library(repo: Path) -> Library:
    return read(repo, kinds.discover())[0]


@pytest.fixture(scope="session")
def texts(library: Library) -> tuple[Text, ...]:
    return restore(library)[0]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal reader, kept on GitHub, with its site; for copying."""
    root = minimal(tmp_path_factory.mktemp("contributing") / "reader")
    settings = root / "annotations/site.yaml"
    settings.write_text(settings.read_text("utf-8") + f"repository: {HOME}\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as end:
        patch.setattr(sys, "argv", ["build.py", "--strict"])
        runpy.run_path(str(root / "build.py"), run_name="__main__")
    assert not end.value.code
    return root


@pytest.fixture
def copy(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    """The same reader of one's own, without its site."""
    shutil.copytree(small, tmp_path / "reader", ignore=shutil.ignore_patterns("site"))
    return Reader(tmp_path / "reader", monkeypatch, capsys)
