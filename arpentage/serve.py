"""Build, show, and build again on every change, until Ctrl-C."""

import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from arpentage.publish import PublishError, recover
from arpentage.web import Edition, Server

WATCHED = ("seeds", "annotations", "templates", "arpentage", "build.py")
"""What a site is built from, relative to the reader's root."""

_WORDS = {
    "fr": {
        "open": "Le site est à l'adresse {url} (Ctrl-C pour finir).",
        "changed": "Changé : {names}. Nouvelle construction…",
        "failed": "La construction a échoué : la dernière qui a réussi reste affichée.",
        "taken": "Le port {port} n'est pas libre ({reason}). Donnez-en un autre avec --port (0 : le premier libre).",
        "end": "Fini.",
    },
    "en": {
        "open": "The site is at {url} (Ctrl-C to end).",
        "changed": "Changed: {names}. Building again…",
        "failed": "The build failed: the last one that succeeded stays in place.",
        "taken": "Port {port} is not free ({reason}). Give another one with --port (0: the first free one).",
        "end": "Done.",
    },
}

Stamps = Mapping[str, tuple[int, int]]
"""Time of change (ns) and size (bytes) of every watched file, by path relative to the root."""


def fresh_build(root: Path, *arguments: str) -> Callable[[], bool]:
    """A build in a process of its own, so that changed Python is read again: `python build.py site ARGUMENTS`."""

    def build() -> bool:
        command = [sys.executable, str(root / "build.py"), "site", *arguments]
        return subprocess.run(command, cwd=root, check=False).returncode == 0

    return build


def serve(root: Path, build: Callable[[], bool], out: Path, port: int = 8000, lang: str = "fr") -> int:
    """Build, serve `out` on 127.0.0.1, build again when something in the reader changes, and reload its pages.

    `build` says whether it succeeded; one that failed leaves the last good site in place. `port` 0 takes a free one.
    Returns the exit code: 0 after Ctrl-C, 1 when the port is taken.
    """
    words, edition = _WORDS[lang], Edition()
    try:
        server = Server(out, port, edition)
    except OSError as refusal:
        print(words["taken"].format(port=port, reason=refusal.strerror), file=sys.stderr)
        return 1
    with server:
        server.start()
        try:
            _restore(out)
            print(words["open"].format(url=server.url), flush=True)
            for changed in changes(root):
                if changed:
                    print(words["changed"].format(names=", ".join(changed[:5])), flush=True)
                if build():
                    edition.renew()
                else:
                    print(words["failed"], file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            print(words["end"], flush=True)
        finally:
            server.shutdown()
    return 0


def _restore(out: Path) -> None:
    """Show at least the site that a killed build set aside; the build itself says what else is wrong."""
    try:
        recover(out)
    except PublishError:
        return


def changes(root: Path) -> Iterator[list[str]]:
    """Nothing at first, then the paths that changed since, each time that some did; it never ends by itself.

    What changes while the caller is at work is told next.
    """
    before = stamps(root)
    yield []
    while True:
        now = stamps(root)
        if now == before:
            _wait(root)
            continue
        changed = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        before = now
        yield changed


def stamps(root: Path) -> Stamps:
    """The stamps of everything that a site is built from; hidden files, backups and bytecode are left aside."""
    found = {}
    for name in WATCHED:
        top = root / name
        for path in (top, *sorted(top.rglob("*"))):
            inside = path.relative_to(root)
            if any(part.startswith(".") or part.endswith(("~", "__pycache__", ".pyc")) for part in inside.parts):
                continue
            try:
                state = path.stat()
            except OSError:  # gone meanwhile, or a link to nowhere
                continue
            if stat.S_ISREG(state.st_mode):
                found[inside.as_posix()] = (state.st_mtime_ns, state.st_size)
    return found


def _wait(root: Path) -> None:
    """Wait until something may have changed: the system tells it through watchfiles, else look every second."""
    try:
        from watchfiles import watch  # noqa: PLC0415  (the extra `serve`)
    except ImportError:
        time.sleep(1)
        return
    watched = [root / name for name in WATCHED if (root / name).exists()]
    # A watch begins anew each time, so it is cut short: what it missed is seen within two seconds.
    next(watch(*watched, debounce=300, rust_timeout=2000, yield_on_timeout=True), None)
