"""CONTRIBUTING.md, followed to the letter: the files that it has people write are right, in both languages."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.reader import ROOT, Reader

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def told(section: str) -> dict[str, str]:
    """The files that a section has a newcomer write, by their path."""
    paths = [path for path in re.findall(r"`(annotations/\S+\.yaml)`", section) if "…" not in path]
    blocks = [
        re.sub("^   ", "", block, flags=re.MULTILINE) for block in re.findall(r"   ```yaml\n(.*?)   ```", section, re.S)
    ]
    assert len(blocks) == 2
    return dict(zip(paths, blocks, strict=False))


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
    files = told(section)
    for path, content in files.items():
        assert not (tmp_path / path).exists()
        reader.write(path, content)
    code, said = reader.build("check", "--lang", lang)
    assert code == 0, said
    about = [line for line in said.splitlines() if any(line.startswith(path) for path in files)]
    assert about
    assert all("[missing-language]" in line for line in about), said


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
