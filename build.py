#!/usr/bin/env python3
"""Build this reader: `python build.py [site|check|serve]`.

The build is a straight line. Each stage takes plain data and hands on plain data with the problems it found; only
the last one writes. This file is the reader's own: to change its build, change it here.
"""

import sys
from contextlib import suppress
from pathlib import Path

try:
    from arpentage import checks, kinds, outputs
    from arpentage.anchoring import anchor
    from arpentage.catalogue import load_catalogues
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
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} manque : lancez « make site ».\n{missing.name} is missing: run `make site`.")

ROOT = Path(__file__).resolve().parent


def site(report: Report, out: Path | None) -> None:
    """The whole build; without `out`, everything but the writing."""
    all_kinds, all_outputs = kinds.discover(), outputs.discover()

    # 1. Read seeds and annotations: every value keeps its file, line and column.
    library = report("read", read, ROOT, all_kinds)

    # 2. Restore the texts: each character of a seed is kept, emended or left out, with its reason.
    texts = report("restore", restore, library)

    # 3. Find the place of every annotation: what is not surely found is reported, never moved in silence.
    anchored = report("anchor", anchor, library, texts)

    # 4. Check the rest, one rule a file. Errors end the build here, all shown at once.
    strings = [*(kind.group for kind in all_kinds), *(output.group for output in all_outputs)]
    catalogues = report("strings", load_catalogues, folders(ROOT), library.languages, strings)
    report("check", check, library, texts, anchored, checks.discover())
    report.stop_on_errors()

    # 5. Put it all together: editions, backlinks, occurrences, themes.
    reader = report("compose", compose, library, texts, anchored)

    # 6. Render, one format a file; two files on one path are an error.
    files = report("render", render, reader, all_outputs, Templates(ROOT), catalogues)
    report.stop_on_errors()
    if out is None:
        return

    # 7. Index for search, in memory; the old site's index serves again when its input is the same.
    index = report("index", index_site, reader, folders(ROOT), out)
    report.stop_on_errors()

    # 8. Publish: the new site is built beside the old one and swapped in whole.
    published = report("publish", publish_site, [*files, *index], out)
    report.stop_on_errors()
    report.publish(published, out)


def main() -> int:
    """Run a command; the exit code is 1 when something is wrong."""
    options = parse(sys.argv[1:], ROOT)
    lang = language(options.lang)
    if options.command == "serve":
        return serve(
            ROOT, fresh_build(ROOT, "--out", str(options.out), "--lang", lang), options.out, options.port, lang
        )
    report = Report(lang, options.strict)
    with suppress(Stopped):
        site(report, options.out if options.command == "site" else None)
    return report.end(writing=options.command == "site")


if __name__ == "__main__":
    sys.exit(main())
