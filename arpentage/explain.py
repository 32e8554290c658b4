"""Pages on problems, `docs/problems/CODE.LANG.md`: one a code and language; a new code edits no other."""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path("docs") / "problems"


def folders(root: Path) -> tuple[Path, ...]:
    """Where pages stand: the reader's own, then those of the package, installed or in its repository."""
    package = Path(__file__).resolve().parent
    found = (base / FOLDER for base in (root, package, package.parent))
    return tuple(dict.fromkeys(folder.resolve() for folder in found if folder.is_dir()))


def codes(root: Path) -> tuple[str, ...]:
    """The codes that have a page, sorted."""
    return tuple(sorted({path.name.split(".")[0] for folder in folders(root) for path in folder.glob("*.*.md")}))


def page(root: Path, code: str, lang: str) -> str | None:
    """A code's page in Markdown, in a language; None where there is none. A reader's own page hides the package's."""
    if code not in codes(root):  # a code is a name, never a path
        return None
    files = (folder / f"{code}.{lang}.md" for folder in folders(root))
    return next((file.read_text("utf-8") for file in files if file.is_file()), None)


def summaries(root: Path, lang: str) -> Iterator[tuple[str, str]]:
    """Each code, and the paragraph under its heading: severity and what is wrong, without its marks."""
    for code in codes(root):
        paragraphs = (page(root, code, lang) or "").split("\n\n")
        yield code, paragraphs[1].replace("**", "") if len(paragraphs) > 1 else ""
