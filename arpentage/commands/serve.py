"""`serve`: the site shown here, and built again on every change."""

from argparse import Namespace

from arpentage.program import OUT, Command, Option, Program
from arpentage.serve import fresh_build, serve


def run(program: Program, options: Namespace) -> int:
    """Build, serve and build again, until Ctrl-C."""
    out = options.out or program.root / "site"
    build = fresh_build(program.root, "--out", str(out), "--lang", options.lang)
    return serve(program.root, build, out, options.port, options.lang)


COMMAND = Command(
    {"fr": "construire, servir sur 127.0.0.1, reconstruire", "en": "build, serve on 127.0.0.1, build again on change"},
    run,
    (
        OUT,
        Option(
            "--port",
            {"fr": "port, 0 pour le premier libre", "en": "port, 0 for the first free one"},
            {"type": int, "default": 8000},
        ),
    ),
)
