#!/usr/bin/env python3
"""Build this reader: `python build.py [COMMAND]`; `--help` lists the commands.

The build is a straight line. Each stage takes plain data and hands on plain data with the problems it found; only
the last one writes. This file is the reader's own: to change its build, change it here.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

try:
    from arpentage import checks, commands, kinds
    from arpentage.anchoring import anchor
    from arpentage.check import Ground, check
    from arpentage.options import parse
    from arpentage.program import Program
    from arpentage.read import read
    from arpentage.report import Report
    from arpentage.restore import restore
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} manque : lancez « make site ».\n{missing.name} is missing: run `make site`.")

if TYPE_CHECKING:
    from arpentage.rights import Channel
    from arpentage.site import Site

ROOT = Path(__file__).resolve().parent
KINDS = kinds.discover()


def examine(report: Report) -> Ground:
    """From the disk to texts with their annotations in place, and all that is wrong with them; nothing is written."""
    # 1. Read seeds and annotations: every value keeps its file, line and column.
    library = report("read", read, ROOT, KINDS)

    # 2. Restore the texts: each character of a seed is kept, emended or left out, with its reason.
    texts = report("restore", restore, library)

    # 3. Find the place of every annotation: what is not surely found is reported, never moved in silence.
    anchored = report("anchor", anchor, library, texts)

    # 4. Check the rest, one rule a file.
    ground = Ground(library, texts, anchored)
    report("check", check, ground, checks.discover())
    return ground


def assemble(report: Report, ground: Ground, *channels: "Channel") -> "Site":
    """The whole reader, cross-linked, as the rights in its texts allow it on all these channels."""
    from arpentage.compose import compose
    from arpentage.rights import allowed

    # 5. Errors end the build here, all shown at once. What may not be on a channel is taken out; then put the rest
    # together: editions, backlinks, occurrences, themes.
    report.stop_on_errors()
    return report("compose", compose, *allowed(ground.library, ground.texts, ground.anchored, channels))


def publish(report: Report, sites: Mapping[str, "Site"], out: Path | None) -> None:
    """From the reader, by channel of its formats, to the site; without `out`, everything but the writing."""
    from arpentage import outputs
    from arpentage.catalogue import load_catalogues
    from arpentage.html.templates import Templates, folders
    from arpentage.indexing import index_site
    from arpentage.publishing import publish_site
    from arpentage.render import render

    # 6. Render, one format a file; two files on one path are an error.
    templates, reader, known = Templates(ROOT), sites["online"], outputs.discover()
    formats = [output for output in known if output.channel in sites and not output.missing()]
    strings = [*(kind.group for kind in KINDS), *(output.group for output in formats)]
    catalogues = report("strings", load_catalogues, folders(ROOT), reader.languages, strings)
    report.stop_on_errors()
    files = report("render", render, sites, formats, templates, catalogues)
    report.stop_on_errors()
    if out is None:
        return

    # 7. Index for search, in memory; the old site's index serves again when its input is the same.
    index = report("index", index_site, reader, templates, out)
    report.stop_on_errors()

    # 8. Publish: the new site is built beside the old one and swapped in whole.
    published = report("publish", publish_site, [*files, *index], out, ROOT)
    report.stop_on_errors()
    report.publish(published, out)
    report.left_out([output for output in known if output not in formats])


if __name__ == "__main__":
    command, options = parse(sys.argv[1:], commands.names(), commands.load)
    sys.exit(command.run(Program(ROOT, examine, assemble, publish), options))
