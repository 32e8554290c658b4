"""A new output, check or kind is one new file, with its template part and its case folder: no edit elsewhere."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from arpentage.language import hash_of

OUTPUT = '''"""A list of the texts, as plain text."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from arpentage.html.templates import Templates
from arpentage.model import File
from arpentage.output import Catalogues, Output
from arpentage.site import Site


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    head = catalogues["fr"]("output.inventory.head")
    yield File(PurePosixPath("inventory.txt"), "\\n".join([head, *(text.slug for text in site.texts)]).encode())


OUTPUT = Output("inventory", render, {"fr": {"head": "Inventaire"}, "en": {"head": "Inventory"}})
'''
CHECK = '''"""A toy rule: a memory in capitals."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.problem import Problem, Rule

RULE = Rule(
    "shouted-memory",
    "warning",
    {"fr": "souvenir crié", "en": "shouted memory"},
    {"fr": "écrivez en minuscules.", "en": "write in lower case."},
)


def check(ground: Ground) -> Iterator[Problem]:
    for record in ground.library.records:
        if record.kind.name == "memory" and record.data.body["fr"].isupper():
            yield RULE.at(record.at("body", "fr"))
'''
KIND = '''"""A toy kind: what somebody remembers at a passage."""

from dataclasses import dataclass

from arpentage.annotation import Annotation, Kind, Localized, Target


@dataclass(frozen=True, kw_only=True)
class Memory(Annotation):
    target: Target
    body: Localized


KIND = Kind(
    name="memory",
    path="texts/{text}/memories/{id}.yaml",
    data=Memory,
    shown="call",
    searched=True,
    strings={"fr": {"one": "Souvenir", "many": "Souvenirs"}, "en": {"one": "Memory", "many": "Memories"}},
)
'''
PART = '<div class="memory-body">{{ placed.record.data.body|md }}</div>\n'
MEMORY = """target:
  paragraph: p1
by: [machine]
body:
  fr: {words}
  en: I was there too.
made_from:
  en: {hash}
"""


@pytest.fixture
def reader(repo: Path, tmp_path: Path) -> Path:
    """The program, its problem cases and the minimal reader, copied, with the toys laid beside the rest."""
    for name in ("arpentage", "templates", "tests"):
        ignored = shutil.ignore_patterns("node_modules", "__pycache__")
        shutil.copytree(repo / name, tmp_path / name, ignore=ignored)
    shutil.copy(repo / "build.py", tmp_path)
    shutil.copy(repo / "pyproject.toml", tmp_path)
    for name in ("seeds", "annotations"):
        shutil.copytree(repo / "tests" / "minimal" / name, tmp_path / name)
    (tmp_path / "arpentage/outputs/inventory.py").write_text(OUTPUT)
    (tmp_path / "arpentage/checks/shouted_memory.py").write_text(CHECK)
    (tmp_path / "arpentage/kinds/memory.py").write_text(KIND)
    (tmp_path / "templates/parts/memory.html").write_text(PART)
    write_memory(tmp_path / "annotations", "J’y étais.")
    case = tmp_path / "tests/problems/shouted-memory"
    write_memory(case / "input/annotations", "J’Y ÉTAIS.")
    for lang, said in (("fr", "avertissement"), ("en", "warning")):
        text = {
            "fr": "souvenir crié\n    conseil : écrivez en minuscules.",
            "en": "shouted memory\n    hint: write in lower case.",
        }
        line = f"annotations/texts/le-marche/memories/un.yaml:5:7: {said} [shouted-memory] {text[lang]}\n"
        (case / f"expected.{lang}.txt").write_text(line)
    return tmp_path


def write_memory(annotations: Path, words: str) -> None:
    file = annotations / "texts/le-marche/memories/un.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(MEMORY.format(words=words, hash=hash_of(words)))


def run(reader: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=reader, check=False, capture_output=True, text=True)


def cases_of(reader: Path, words: str) -> subprocess.CompletedProcess[str]:
    """The tests of problem codes, run in the copy."""
    own = ("-p", "no:cacheprovider", "--basetemp", str(reader.parent / "cases"))
    return run(reader, "-m", "pytest", "tests/test_problems.py", "-q", *own, "-k", words)


def test_a_toy_output_a_toy_check_and_a_toy_kind_work_with_no_edit_elsewhere(reader: Path) -> None:
    built = run(reader, "build.py", "site", "--lang", "en")
    assert built.returncode == 0, built.stderr
    assert not built.stderr
    site = reader / "site"
    assert (site / "inventory.txt").read_text("utf-8").startswith("Inventaire\n")
    french = (site / "texts/le-marche.html").read_text("utf-8")
    assert "Souvenirs" in french and "J’y étais." in french and 'id="memory-un"' in french
    assert "Memories" in (site / "en/texts/le-marche.html").read_text("utf-8")
    assert "J’y étais" in "".join(path.read_text("utf-8") for path in (site / "search/fr").rglob("*.js"))


def test_the_toy_check_has_its_case_like_every_other(reader: Path) -> None:
    cases = cases_of(reader, "shouted")
    assert cases.returncode == 0, cases.stdout
    assert "no tests ran" not in cases.stdout


def test_a_toy_check_without_a_case_is_refused(reader: Path) -> None:
    shutil.rmtree(reader / "tests/problems/shouted-memory")
    cases = cases_of(reader, "every_case")
    assert cases.returncode == 1, cases.stdout
    assert "shouted-memory" in cases.stdout
