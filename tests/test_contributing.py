"""CONTRIBUTING.md, followed to the letter: the file that it has people write is right, in both languages."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.reader import ROOT, Reader

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def told(section: str) -> tuple[str, str]:
    """The one file that a section has a newcomer write: its path and its content."""
    (block,) = re.findall(r"   ```yaml\n(.*?)   ```", section, re.S)
    path = re.findall(r"`(annotations/\S+\.yaml)`", section)[0]
    return path, re.sub("^   ", "", block, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("lang", "section"), [("fr", GUIDE.split("## In English")[0]), ("en", GUIDE.split("## In English")[1])]
)
def test_what_a_newcomer_is_told_to_write_is_right(
    lang: str, section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("annotations", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "build.py", tmp_path)
    reader = Reader(tmp_path, monkeypatch, capsys)
    path, content = told(section)
    assert not (tmp_path / path).exists()
    reader.write(path, content)
    code, said = reader.build("check", "--lang", lang)
    assert code == 0, said
    about = re.findall(rf"^{re.escape(path)}:\S+ \w+ \[([a-z-]+)\]", said, re.MULTILINE)
    assert set(about) == {"missing-language", "unintroduced"}, said


@pytest.mark.parametrize(
    ("lang", "section", "quoted"),
    [
        ("fr", GUIDE.split("### Sans git : ")[1], r"«\s(.+?)\s»"),
        ("en", GUIDE.split("### Without git: ")[1], r"“(.+?)”"),
    ],
)
def test_what_it_says_to_choose_in_the_page_is_what_the_page_says(lang: str, section: str, quoted: str) -> None:
    strings = yaml.safe_load((ROOT / f"templates/interface/{lang}.yaml").read_text("utf-8"))
    shown = {str(words).replace("{forge}", "…").replace(" …", "…") for words in strings.values()}
    named = {" ".join(words.split()) for words in re.findall(quoted, section, re.S)} - {"fork"}
    assert len(named) >= 8
    assert named <= shown


def test_the_folders_that_it_says_are_open_are_there() -> None:
    named = re.findall(r"`(arpentage/\w+(?:/\w+)*)/your_\w+\.py`", GUIDE)
    assert len(named) == 6
    assert all((ROOT / folder / "__init__.py").is_file() for folder in named)
    for path in re.findall(r"`(\.[\w./-]+/)`", GUIDE):
        assert (ROOT / path).is_dir(), path
