"""Scores of three pages of a site on the phone of Lighthouse, and what costs a point: `python -m tests.lighthouse`.

It is no part of the tests: it takes 176 MB from npm's registry, and its figures are those of an idle machine only.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from arpentage.web import Server
from tests.browsers import chromium

VERSION = "13.5.0"
PAGES = ("index.html", "texts/revolution-numerique.html", "themes/donnees.html")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def report(address: str) -> dict[str, Any]:
    """Lighthouse's report on a page. Raises CalledProcessError."""
    command = ["npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet", "--output=json",
               f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox"]  # fmt: skip
    browser = {"CHROME_PATH": chromium.executable() or ""}
    run = subprocess.run(command, env=os.environ | browser, check=True, capture_output=True, text=True)
    read: dict[str, Any] = json.loads(run.stdout)
    return read


def lines(found: dict[str, Any]) -> list[str]:
    """The scores, the figures, and the audits that weigh and are not full."""
    audits, categories = found["audits"], found["categories"]
    scores = ", ".join(f"{name} {round(100 * categories[name]['score'])}" for name in CATEGORIES)
    figures = ", ".join(f"{name} {audits[name]['displayValue']}" for name in FIGURES)
    weighed = [ref["id"] for name in CATEGORIES for ref in categories[name]["auditRefs"] if ref["weight"]]
    lost = [audits[name] for name in weighed if audits[name]["score"] not in (None, 1)]
    return [scores, figures, *(f"{audit['id']}: {audit.get('explanation') or audit['title']}" for audit in lost)]


def main(site: Path) -> None:
    """Print them for every page."""
    with Server(site) as server:
        server.start()
        for page in PAGES:
            print(page, *lines(report(server.url + page)), sep="\n  ")
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
