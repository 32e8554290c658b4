"""Pagefind's engine and data as classic scripts, the only thing that a page opened by double click may load.

A page may neither `fetch` nor `import` on `file://`, but `<script src>` works there as it does over http:
so the part of the engine that is used is cut out of its module, and each file of data becomes a script.
"""

import base64
import gzip
import json
import re
from collections.abc import Sequence

import rjsmin

from .error import SearchError

FACTORY = """/*! Pagefind {version}, MIT licence, https://pagefind.app - the part that calls its WebAssembly. */
(window.Arpentage ??= {{}}).pagefind = function (fetch, document) {{
{body}
return wasm_bindgen;
}};
"""

_VERSION = re.compile(r'\bconst pagefind_version="([^"]+)"')
_GLUE = re.compile(r"\blet wasm_bindgen=\(function\(exports\)\{.*?\}\)\(\{__proto__:null\}\);", re.DOTALL)
_USED = (
    "function init_pagefind(metadata_bytes){",
    "function enter_playground_mode(ptr){",
    "function load_index_chunk(ptr,chunk_bytes){",
    "function request_indexes(ptr,query){",
    "function search(ptr,query,original_query,filter,sort,exact,exact_diacritics){",
    "async function __wbg_init(module_or_path){",
)


def classic(module: str, version: str) -> str:
    """Return a fifth of `pagefind.js`: a factory of the functions that its WebAssembly exports, one set a call.

    The rest ranks, excerpts and fetches, which the query side does itself. The parameters shadow `fetch` and
    `document`. Raises `SearchError` when the module is not the one this was written for.
    """
    found = _VERSION.search(module)
    if found is None or found[1] != version:
        raise SearchError(f"pagefind.js says version {found[1] if found else '(none)'}, {version} was expected")
    glue = _GLUE.search(module)
    if glue is None:
        raise SearchError(f"pagefind.js {version} does not hold wasm_bindgen as expected")
    missing = [part for part in _USED if part not in glue[0]]
    if missing:
        raise SearchError(f"pagefind.js {version} lacks what the query side calls: {'; '.join(missing)}")
    return FACTORY.format(version=version, body=glue[0])


def together(sources: Sequence[bytes]) -> bytes:
    """Return several scripts as one, without comments and needless white space."""
    squeezed: str = rjsmin.jsmin("\n".join(source.decode() for source in sources))
    return squeezed.encode()


def script(name: str, value: object) -> bytes:
    """Return a script that hands `value` (any JSON) to the page under `name`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # U+2028 and U+2029 end a line in older engines; a page never holds "</script" of ours, but a saver might
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"Arpentage.put({json.dumps(name)},{text})\n".encode()


def squeezed(value: object) -> str:
    """Return any JSON compressed, as text for `script`, the same bytes at any time."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return packed(gzip.compress(text.encode(), 9, mtime=0))


def packed(data: bytes) -> str:
    """Return bytes as text for `script`."""
    return base64.b64encode(data).decode("ascii")
