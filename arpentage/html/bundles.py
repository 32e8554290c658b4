"""What pages load: for each type of page one style sheet and one script, put together from the files of templates/."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

import rcssmin
import rjsmin

from arpentage.model import File

STYLES: Final[Mapping[str, tuple[str, ...]]] = {
    "page": ("base", "scripted", "arabic", "heads", "pages", "print"),
    "text": ("base", "text", "cite", "print"),
    "text-rtl": ("base", "arabic", "text", "cite", "print"),
    "arabic": ("arabic",),
    "more": ("scripted", "annex", "established", "touched", "windows", "project"),
    "received": ("base", "scripted", "arabic", "heads", "pages", "received", "established", "print"),
    "search": ("base", "scripted", "arabic", "heads", "search", "print"),
    "kit": ("base", "scripted", "arabic", "heads", "pages", "kit", "print"),
    "contribute": ("contribute",),
    "outbox": ("base", "scripted", "arabic", "heads", "pages", "contribute", "print"),
    "edition": ("base", "scripted", "arabic", "heads", "pages", "edition", "print"),
}
"""Style sheets of each type of page; `more` comes with the scripts that a text loads later."""
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "early": ("faces", "early"),
    "store": ("store",),
    "page": ("store", "settings", "keys", "seek"),
    "text": ("faces", "early", "margin", "later"),
    "kit": ("store", "settings", "keys", "seek", "kit"),
    "edition": ("store", "settings", "keys", "seek", "since", "edition"),
    "more": (
        *("store", "settings", "keys", "parts", "translations", "annex", "seek", "bubble", "notes", "unfold", "terms"),
        *("passages", "reasons", "extents", "place", "staff", "view"),
        *("copy", "cite", "selection", "contribute/entry", "project"),
    ),
    "contribute": tuple(
        f"contribute/{name}"
        for name in (
            *("fold", "text", "quote", "place", "received", "yaml", "names", "record"),
            *("preview", "forge", "outbox", "subject", "offer", "form"),
        )
    ),
    "outbox": (
        *("store", "settings", "keys", "seek", "copy"),
        *("contribute/entry", "contribute/forge", "contribute/outbox", "contribute/offer", "outbox"),
    ),
}
"""Scripts: each is whole by itself (an IIFE) and may use those before it. A text needs next to none to be read: `more`
comes when its reader does something (templates/js/later.js), `contribute` when they want to write."""
_KEPT_APART: Final = (".py", ".pyc")  # what makes the fonts


def bundled(files: Mapping[PurePosixPath, bytes]) -> Iterator[File]:
    """The bundles, without comments and needless white space; and, as they stand, the files that are in none."""
    table = {
        **{f"css/{name}.css": [f"css/{part}.css" for part in parts] for name, parts in STYLES.items()},
        **{f"js/{name}.js": [f"js/{part}.js" for part in parts] for name, parts in SCRIPTS.items()},
    }
    for bundle, sources in table.items():
        yield File(PurePosixPath(bundle), _together([files[PurePosixPath(path)] for path in sources], bundle))
    used = {PurePosixPath(path) for sources in table.values() for path in sources}
    for path, content in files.items():
        if path not in used and path.suffix not in _KEPT_APART:
            yield File(path, content)


def _together(sources: list[bytes], bundle: str) -> bytes:
    text = "\n".join(source.decode("utf-8") for source in sources)
    squeezed: str = rcssmin.cssmin(text) if bundle.endswith(".css") else rjsmin.jsmin(text)
    return squeezed.encode("utf-8")
