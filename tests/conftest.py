"""What the tests share: the built site, a server over it, the two browsers."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType

import pytest
from hypothesis import HealthCheck, settings
from jinja2 import Environment
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as PlaywrightPage

from arpentage.web import Server
from tests.browsers import axe, chromium, firefox, nu
from tests.browsers.page import Page

pytest_plugins = ["tests.ci"]
ROOT = Path(__file__).parents[1]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "console_errors: the test means its pages to have errors in their console")
    os.environ.pop("GITHUB_ACTIONS", None)  # problems are told as text wherever the tests run
    patient = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}  # a busy machine is no fault
    settings.register_profile("patient", settings(), **patient)
    settings.load_profile("patient")


@pytest.fixture(scope="session")
def repo() -> Path:
    """Root of the repository."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def templates_read_once() -> Iterator[None]:
    """What Jinja makes of a template serves all the builds in this process: most of the time of a small one."""
    read, made = Environment.compile, dict[tuple[str | None, str], CodeType]()

    def placed(code: CodeType, filename: str) -> CodeType:
        """The same code, which names another file where it fails."""
        inner = (placed(part, filename) if isinstance(part, CodeType) else part for part in code.co_consts)
        return code.replace(co_filename=filename, co_consts=tuple(inner))

    def once(self: Environment, source: str, name: str | None = None, filename: str | None = None) -> CodeType:
        if (name, source) not in made:
            made[name, source] = read(self, source, name, filename)
        return placed(made[name, source], filename or "<template>")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", once)
        yield


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The real site, built once a run and shared by all workers: for reading only."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # each worker of xdist has a folder in the run's own
        shared = shared.parent
    out, failed = shared / "site", shared / "site.failed"
    with (shared / "site.build").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists() and not failed.exists():
            command = [sys.executable, "build.py", "site", "--out", str(out)]
            run = subprocess.run(
                command, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            if run.returncode != 0:
                failed.write_text(f"{' '.join(command)}: code {run.returncode}\n{run.stdout}")
    if failed.exists():
        pytest.fail(failed.read_text(), pytrace=False)
    return out


@pytest.fixture(scope="session")
def http_site(built_site: Path) -> Iterator[str]:
    """Address of the real site over http, with its final slash."""
    with Server(built_site) as server:
        server.start()
        yield server.url
        server.shutdown()


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """The system's Chromium, one a worker; a test makes its own contexts in it."""
    path = chromium.executable()
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, path)
        yield browser
        browser.close()


@pytest.fixture(name="chromium")
def chromium_tab(chromium_browser: Browser, request: pytest.FixtureRequest) -> Iterator[chromium.Chromium]:
    """A fresh tab of Chromium; an error in its console fails the test, unless it is marked `console_errors`."""
    with chromium_browser.new_context() as context:
        page = chromium.Chromium(context.new_page())
        yield page
        assert request.node.get_closest_marker("console_errors") or not page.errors()


@pytest.fixture
def chromium_page(chromium: chromium.Chromium) -> PlaywrightPage:
    """The same tab, as Playwright's own page."""
    return chromium.raw


@pytest.fixture
def axe_page(chromium_browser: Browser) -> Iterator[PlaywrightPage]:
    """A page for `axe.violations`: its policy is set aside, so that the engine can enter."""
    if not axe.ENGINE.exists():
        pytest.skip("axe-core is not installed (npm ci, in tests/)")
    with chromium_browser.new_context(bypass_csp=True) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def firefox_session() -> Iterator[firefox.Session]:
    """The system's Firefox, one a worker."""
    path = firefox.executable()
    if path is None:
        pytest.skip("Firefox is not installed (Debian: apt-get install firefox-esr)")
    with firefox.launched(path) as session:
        yield session


@pytest.fixture(name="firefox")
def firefox_tab(firefox_session: firefox.Session, request: pytest.FixtureRequest) -> Iterator[firefox.Firefox]:
    """A fresh tab of Firefox; an error in its console fails the test, unless it is marked `console_errors`."""
    page = firefox.Firefox(firefox_session)
    try:
        yield page
        assert request.node.get_closest_marker("console_errors") or not page.errors()
    finally:
        page.close()


@pytest.fixture(params=["chromium", "firefox"])
def each_browser(request: pytest.FixtureRequest) -> Page:
    """A fresh tab, in one browser and then in the other."""
    page: Page = request.getfixturevalue(request.param)
    return page


@pytest.fixture(scope="session")
def nu_errors() -> Callable[..., list[nu.Fault]]:
    """`nu.errors(*folders)`, where Java and the checker are there."""
    if shutil.which("java") is None:
        pytest.skip("Java is not installed (Debian: apt-get install default-jre-headless)")
    if not nu.JAR.exists():
        pytest.skip("the Nu checker is not installed (npm ci, in tests/)")
    return nu.errors
