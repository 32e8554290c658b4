#!/usr/bin/env python3
"""Build this reader: `python build.py [site|check|serve|stats]`.

The build is a straight line. Each stage takes plain data and hands on plain data with the problems it found; only
the last one writes. This file is the reader's own: to change its build, change it here.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

try:
    from arpentage import checks, kinds, outputs
    from arpentage.anchoring import anchor
    from arpentage.catalogue import Catalogue, load_catalogues
    from arpentage.check import check
    from arpentage.compose import compose
    from arpentage.html.templates import Templates, folders
    from arpentage.indexing import index_site
    from arpentage.options import parse
    from arpentage.publishing import publish_site
    from arpentage.read import read
    from arpentage.render import render
    from arpentage.report import Report, Stopped, language
    from arpentage.restore import restore
    from arpentage.serve import fresh_build, serve
    from arpentage.site import Site
    from arpentage.stats import stats
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} manque : lancez « make site ».\n{missing.name} is missing: run `make site`.")

ROOT = Path(__file__).resolve().parent
KINDS = kinds.discover()
OUTPUTS = outputs.discover()


def examine(report: Report) -> tuple[Site, Mapping[str, Catalogue]]:
    """From the disk to the whole reader, cross-linked; nothing is written."""
    # 1. Read seeds and annotations: every value keeps its file, line and column.
    library = report("read", read, ROOT, KINDS)

    # 2. Restore the texts: each character of a seed is kept, emended or left out, with its reason.
    texts = report("restore", restore, library)

    # 3. Find the place of every annotation: what is not surely found is reported, never moved in silence.
    anchored = report("anchor", anchor, library, texts)

    # 4. Check the rest, one rule a file. Errors end the build here, all shown at once.
    strings = [*(kind.group for kind in KINDS), *(output.group for output in OUTPUTS)]
    catalogues = report("strings", load_catalogues, folders(ROOT), library.languages, strings)
    report("check", check, library, texts, anchored, checks.discover())
    report.stop_on_errors()

    # 5. Put it all together: editions, backlinks, occurrences, themes.
    return report("compose", compose, library, texts, anchored), catalogues


def publish(report: Report, reader: Site, catalogues: Mapping[str, Catalogue], out: Path | None) -> None:
    """From the reader to the site; without `out`, everything but the writing."""
    # 6. Render, one format a file; two files on one path are an error.
    templates = Templates(ROOT)
    files = report("render", render, reader, OUTPUTS, templates, catalogues)
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


def main() -> int:
    """Run a command; the exit code is 1 when something is wrong."""
    options = parse(sys.argv[1:], ROOT)
    command, lang = options.command, language(options.lang)
    if command == "serve":
        build = fresh_build(ROOT, "--out", str(options.out), "--lang", lang)
        return serve(ROOT, build, options.out, options.port, lang)
    report = Report(lang, command != "stats" and options.strict)
    with suppress(Stopped):
        reader, catalogues = examine(report)
        if command == "stats":
            report.say(*stats(reader, lang))
        else:
            publish(report, reader, catalogues, options.out if command == "site" else None)
    return report.end(writing=command == "site", errors_only=command == "stats")


if __name__ == "__main__":
    sys.exit(main())
