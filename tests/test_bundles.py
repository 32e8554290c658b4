"""Pages load one style sheet and one script, which say what the small files of templates/ say."""

from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Page

from arpentage.html.bundles import SCRIPTS, STYLES, bundled
from arpentage.html.templates import Templates

RULES = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText.replace(/\\s/g, ''));
}"""


@pytest.fixture(scope="module")
def made(repo: Path) -> tuple[dict[PurePosixPath, bytes], dict[str, bytes]]:
    """The files of the templates, and what comes of them."""
    templates = Templates(repo)
    files = {path: content for folder in ("css", "fonts", "js") for path, content in templates.files(folder).items()}
    return files, {file.path.as_posix(): file.content for file in bundled(files)}


def test_a_bundle_has_every_rule_of_its_style_sheets_in_their_order(
    chromium_page: Page, made: tuple[dict[PurePosixPath, bytes], dict[str, bytes]]
) -> None:
    """Each sheet is whole by itself: one that leaves a brace open would swallow the next."""
    files, bundles = made
    for name, parts in STYLES.items():
        written = [rule for part in parts for rule in chromium_page.evaluate(RULES, _text(files, f"css/{part}.css"))]
        assert chromium_page.evaluate(RULES, bundles[f"css/{name}.css"].decode()) == written, name


def test_a_bundle_of_scripts_keeps_their_strings_and_drops_what_only_people_read(
    chromium_page: Page, made: tuple[dict[PurePosixPath, bytes], dict[str, bytes]]
) -> None:
    """That it runs as they do is what all other tests of pages try."""
    files, bundles = made
    for name, parts in SCRIPTS.items():
        bundle = bundles[f"js/{name}.js"].decode()
        assert "/*" not in bundle and bundle.count("'use strict'") == len(parts)
        chromium_page.evaluate("code => void new Function(code)", bundle)
        assert len(bundle) < 0.8 * sum(len(_text(files, f"js/{part}.js")) for part in parts)


def test_what_stands_in_no_bundle_is_copied_and_what_makes_the_fonts_is_not() -> None:
    files = {PurePosixPath(f"{kind}/{part}.{kind}"): b"" for kind, table in (("css", STYLES), ("js", SCRIPTS))
             for parts in table.values() for part in parts}  # fmt: skip
    mine = {PurePosixPath("css/mine.css"): b"a { b: c } /* mine */", PurePosixPath("fonts/make.py"): b""}
    made = {file.path: file.content for file in bundled({**files, **mine})}
    assert made[PurePosixPath("css/mine.css")] == b"a { b: c } /* mine */"
    assert PurePosixPath("fonts/make.py") not in made


def _text(files: dict[PurePosixPath, bytes], path: str) -> str:
    return files[PurePosixPath(path)].decode("utf-8")
