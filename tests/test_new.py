"""`arpentage new`: a working reader in a folder of its own, with the very build of this one."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from arpentage.command import main
from arpentage.document import parse
from tests.reader import ROOT, Reader, tree


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    root = tmp_path / "un recueil"
    assert main(["new", str(root), "--lang", "en"]) == 0
    assert f"cd {root}" in capsys.readouterr().out
    return Reader(root, monkeypatch, capsys)


def test_it_builds_and_checks_clean(new: Reader) -> None:
    code, said = new.build("site", "--strict", "--lang", "en")
    assert code == 0, said
    assert "0 error(s), 0 warning(s)" in said
    page = (new.root / "site" / "texts" / "lire-a-plusieurs.html").read_text("utf-8")
    assert "Un texte difficile tombe des mains" in page
    for sign in ("texts/lire-a-plusieurs.html", "themes/apprendre.html", "glossary.html"):
        assert (new.root / "site" / sign).is_file(), sign
    for kind in ("notes", "passages", "questions"):
        assert list(new.root.glob(f"annotations/texts/*/{kind}/*.yaml")), kind


def test_its_build_is_this_one_and_its_pages_are_its_own_to_change(new: Reader) -> None:
    assert (new.root / "build.py").read_bytes() == (ROOT / "build.py").read_bytes()
    new.write("templates/parts/footer.html", "<footer>Le nôtre.</footer>")
    assert new.build("site")[0] == 0
    assert "Le nôtre." in (new.root / "site" / "index.html").read_text("utf-8")


def test_a_folder_in_use_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    before = tree(tmp_path)
    assert main(["new", str(tmp_path), "--lang", "fr"]) == 2
    assert "n'est pas vide" in capsys.readouterr().err
    assert main(["new", str(tmp_path / "letter.txt"), "--lang", "en"]) == 2
    assert "is a file" in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_make_lists_its_targets_and_git_keeps_what_is_written_by_hand(new: Reader) -> None:
    run = subprocess.run(["make"], cwd=new.root, check=True, capture_output=True, text=True)
    assert "make site" in run.stdout
    if git := shutil.which("git"):
        subprocess.run([git, "init", "--quiet"], cwd=new.root, check=True)
        (new.root / "site").mkdir()
        (new.root / "site" / "index.html").touch()
        command = [git, "status", "--porcelain", "--untracked-files=all"]
        listed = subprocess.run(command, cwd=new.root, check=True, capture_output=True, text=True).stdout
        assert "seeds/lire-a-plusieurs.txt" in listed
        assert "site/index.html" not in listed


def test_what_the_readme_says_to_remove_leaves_nothing_of_the_sample(new: Reader) -> None:
    named = [
        part
        for part in (new.root / "README.md").read_text("utf-8").replace("\n", " ").split("`")
        if part.startswith(("seeds/l", "annotations/texts/l", "annotations/glossary/", "annotations/themes/"))
    ]
    assert len(named) == 8  # four, in two languages
    for name in set(named):
        path = new.root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    left = [path.name for path in (new.root / "annotations").rglob("*.yaml")]
    assert sorted(left) == ["machine.yaml", "site.yaml"]
    settings, problems = parse((new.root / "annotations" / "site.yaml").read_bytes(), PurePosixPath("site.yaml"))
    assert settings
    assert not problems


def test_the_wheel_holds_all_that_a_new_reader_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        assert wheel.read("arpentage/build.py") == (ROOT / "build.py").read_bytes()
    starter = ROOT / "arpentage" / "starter"
    files = [path for path in starter.rglob("*") if path.is_file()]
    assert len(files) > 10
    assert {path.relative_to(ROOT).as_posix() for path in files} <= names
    assert {"arpentage/templates/pages/text.html", "arpentage/docs/problems/thin-theme.fr.md"} <= names
