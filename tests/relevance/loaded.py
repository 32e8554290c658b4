"""The bytes that a first search loads, for many queries: in Node, which starts anew in less time than a browser."""

import gzip
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from arpentage.search.stage import SEARCHING

LIMIT = 250_000
"""Bytes of a first search, whatever is asked."""
OTHERS = (
    "obsolecence", "algoritmes travaileur plateformme", "trvail numrique", "sindicaliste", "filosofie", "réfugyés",
    "worker algoritm", "data brockers", "click farms", "platform workers rights", "labour", "xylophoniste", "العممل",
    "le", "the", "a", "travail", "données", "travail des plateformes numériques et des algorithmes",
)  # fmt: skip
"""Queries besides the suite's that load much: misspelt, in other languages, common words, nothing."""

_HERE = Path(__file__).parent
_SOURCES = _HERE.parents[1] / "templates" / "js" / "search"


def first_searches(site: Path, queries: Sequence[str]) -> list[tuple[int, int]]:
    """For each query, the bytes of the files that a page loads for it: as a plain server and as one that packs them
    (gzip) sends them."""
    scripts = [str(_SOURCES / name) for name in SEARCHING[: SEARCHING.index("facets.js") + 1]]
    asked = json.dumps({"site": str(site), "scripts": scripts, "queries": queries})
    node = shutil.which("node") or compute_driver_executable()[0]
    done = subprocess.run(
        [node, str(_HERE / "loaded.js")], input=asked, capture_output=True, encoding="utf-8", timeout=300, check=True
    )
    loaded: list[list[str]] = json.loads(done.stdout)
    sizes = {name: _sizes(site / "search" / f"{name}.js") for names in loaded for name in names}
    return [(sum(sizes[name][0] for name in names), sum(sizes[name][1] for name in names)) for names in loaded]


def _sizes(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    return len(content), len(gzip.compress(content, 6))
