"""A small reader in a folder of its own, and its build run in this process."""

import runpy
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Time stamp and content of every file below a folder, by path."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def minimal(root: Path) -> Path:
    """The minimal reader, with the templates and the build of this repository, at `root`."""
    shutil.copytree(HERE / "minimal", root)
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "build.py", root)
    return root


@dataclass(frozen=True)
class Reader:
    """A reader, and what its build says."""

    root: Path
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run its build.py; the exit code, the output and the error stream. A traceback fails the test."""
        with self.patch.context() as patch, pytest.raises(SystemExit) as end:
            patch.chdir(self.root)
            patch.setattr(sys, "argv", ["build.py", *arguments])
            runpy.run_path(str(self.root / "build.py"), run_name="__main__")
        out, err = self.capture.readouterr()
        assert "Traceback" not in err
        return int(end.value.code or 0), out, err

    def build(self, *arguments: str) -> tuple[int, str]:
        """The same, without the output."""
        code, _, said = self.run(*arguments)
        return code, said

    def write(self, name: str, content: str | bytes) -> None:
        """Put a file in its place."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words that a file holds."""
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))
