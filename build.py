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
    from arpentage.model import File
    from arpentage.rights import Channel
    from arpentage.site import Site
    from arpentage.stick.since import Difference

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
    return report("compose", compose, *allowed(ground.library, ground.texts, ground.anchored, channels), channels)


def publish(
    report: Report, sites: Mapping[str, "Site"], out: Path | None, since: "Difference | None" = None
) -> "tuple[File, ...]":
    """From the reader, by channel of its formats, to the site and its files; without `out`, nothing is written.

    `since` is what is new since an older copy, where the page of the edition is to tell it.
    """
    from arpentage import outputs
    from arpentage.catalogue import load_catalogues
    from arpentage.edition import Copy, edition
    from arpentage.html.templates import Templates, folders
    from arpentage.indexing import index_site
    from arpentage.publishing import publish_site
    from arpentage.render import render
    from arpentage.stick.manifest import manifest_files

    # 6. Render, one format a file; two files on one path are an error.
    templates, reader, known = Templates(ROOT), sites["online"], outputs.discover()
    formats = [output for output in known if output.channel in sites and not output.missing()]
    absent = tuple(output for output in known if output not in formats)
    strings = [group.group for group in (*KINDS, *known)]
    catalogues = report("strings", load_catalogues, folders(ROOT), reader.languages, strings)
    report.stop_on_errors()
    files = report("render", render, sites, formats, templates, catalogues)
    report.stop_on_errors()
    # Then the page that says which edition this is, and which of those files people may take away.
    files += report("edition", edition, reader, Copy(files, absent, since), templates, catalogues)
    report.stop_on_errors()
    if out is None:
        return files

    # 7. Index for search, in memory; the old site's index serves again when its input is the same.
    files += report("index", index_site, reader, templates, out)
    report.stop_on_errors()

    # 8. Publish, with a list of all files: the new site is built beside the old one and swapped in whole.
    files += tuple(manifest_files(reader, files))
    published = report("publish", publish_site, files, out, ROOT)
    report.stop_on_errors()
    report.publish(published, out)
    report.left_out(absent)
    return files


if __name__ == "__main__":
    command, options = parse(sys.argv[1:], commands.names(), commands.load)
    sys.exit(command.run(Program(ROOT, examine, assemble, publish), options))
