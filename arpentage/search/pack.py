"""Pagefind's engine and data as classic scripts, the only thing that a page opened by double click may load.

A page may neither `fetch` nor `import` on `file://`, but `<script src>` works there as it does over http:
so the engine loses its module syntax, and each file of data becomes a script that hands over one string.
"""

import base64
import json
import re

from .error import SearchError

FACTORY = """/*! Pagefind {version}, MIT licence, https://pagefind.app - made a classic script. */
(window.Arpentage ??= {{}}).pagefind = function (fetch, Worker, document) {{
{body}
return PagefindInstance;
}};
"""

_EXPORT = re.compile(r"export\{[\w$, ]*\};?\s*\Z")
_VERSION = re.compile(r'\bconst pagefind_version="([^"]+)"')
_USED = (
    "var PagefindInstance=class{",
    "async getPtr(){",
    "async loadChunk(hash){",
    "request_indexes(ptr,term)",
    "this.backend.search(ptr,term,originalTerm,filter_list,sort_list,exact_search,this.exactDiacritics)",
    "async enterPlaygroundMode(){",
)
_MODULE = re.compile(r"""\bexport\b|\bimport\s*[.(*{"']|\bimport\s+[\w$]+\s*(?:,|from\b)""")


def classic(module: str, version: str) -> str:
    """Return `pagefind.js` as a factory whose parameters shadow `fetch`, `Worker` and `document`.

    Raises `SearchError` when the module is not the one this was written for.
    """
    found = _VERSION.search(module)
    if found is None or found[1] != version:
        raise SearchError(f"pagefind.js says version {found[1] if found else '(none)'}, {version} was expected")
    body, cut = _EXPORT.subn("", module)
    if cut != 1:
        raise SearchError(f"pagefind.js {version} does not end with the one expected export{{…}}")
    missing = [part for part in _USED if part not in module]
    if missing:
        raise SearchError(f"pagefind.js {version} lacks what the query side calls: {'; '.join(missing)}")
    body = body.replace("import.meta.url", "undefined")
    left = _MODULE.search(body)
    if left is not None:
        near = body[max(0, left.start() - 30) : left.end() + 30]
        raise SearchError(f"pagefind.js {version} still holds module syntax: …{near}…")
    return FACTORY.format(version=version, body=body)


def script(name: str, value: object) -> bytes:
    """Return a script that hands `value` (any JSON) to the page under `name`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # U+2028 and U+2029 end a line in older engines; a page never holds "</script" of ours, but a saver might
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"Arpentage.put({json.dumps(name)},{text})\n".encode()


def packed(data: bytes) -> str:
    """Return bytes as text for `script`."""
    return base64.b64encode(data).decode("ascii")
