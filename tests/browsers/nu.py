"""Faults of the HTML of a whole site, as the Nu checker sees them."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

JAR = Path(__file__).parents[1] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True)
class Fault:
    """One error in one page."""

    page: str
    line: int
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}: {self.extract!r}"


def errors(*folders: Path) -> list[Fault]:
    """Every error in the HTML files under folders, from one run of the checker; warnings are left out."""
    command = ["java", "-jar", str(JAR), "--skip-non-html", "--format", "json", "--stdout", *map(str, folders)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    try:
        messages = json.loads(run.stdout)["messages"]
    except ValueError:
        raise RuntimeError(f"the Nu checker said nothing (code {run.returncode}): {run.stderr}") from None
    return [
        Fault(
            page=message.get("url", "").removeprefix("file:"),
            line=message.get("lastLine", 0),
            message=message["message"],
            extract=message.get("extract", ""),
        )
        for message in messages
        if message["type"] in ("error", "non-document-error")
    ]
