"""One Pagefind index of one language, in memory."""

import base64
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from .error import SearchError
from .service import Service

SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class Engine:
    """What Pagefind made of the records of one language."""

    module: str
    """Its `pagefind.js`, the same for every language."""
    meta: bytes
    """What any search needs: its records and which chunk has which words."""
    wasm: bytes
    """The engine proper with the language's stemmer, compressed."""
    chunks: Mapping[str, bytes]
    """Files of the index, each with a range of words, by their hashes: `fr_3af4d9f`."""
    ids: Mapping[str, str]
    """Id that Pagefind's results have for each key, without the language: `3af4d9f`."""


def engine(service: Service, lang: str, contents: Mapping[str, str]) -> Engine:
    """Index `contents` (key to normalised words) under `lang`; raises `SearchError`."""
    number = service.ask({"type": "NewIndex", "config": {"keep_index_url": True, "force_language": lang}})["index_id"]
    for key, content in contents.items():
        service.ask(
            {
                "type": "AddRecord",
                "index_id": number,
                "url": f"/{key}",
                "content": content,
                "language": lang,
                "meta": {},
                "filters": {},
                "sort": {},
            }
        )
    listed = service.ask({"type": "GetFiles", "index_id": number})["files"]
    service.ask({"type": "DeleteIndex", "index_id": number})
    return _sorted_out(lang, {file["path"]: base64.b64decode(file["content"]) for file in listed})


def _sorted_out(lang: str, files: Mapping[str, bytes]) -> Engine:
    try:
        told = json.loads(files["pagefind-entry.json"])["languages"][lang]
        return Engine(
            module=files["pagefind.js"].decode(),
            meta=files[f"pagefind.{told['hash']}.pf_meta"],
            wasm=files[f"wasm.{told['wasm'] or 'unknown'}.pagefind"],
            chunks={PurePosixPath(name).stem: data for name, data in files.items() if name.startswith("index/")},
            ids=dict(_id(name, data) for name, data in files.items() if name.startswith("fragment/")),
        )
    except (KeyError, ValueError, OSError) as error:
        raise SearchError(f"pagefind's files are not as expected for {lang}: {error!r}") from error


def unpacked(data: bytes) -> bytes:
    """Return the content of one of Pagefind's compressed files; raises `ValueError` or `OSError`."""
    plain = gzip.decompress(data)
    if not plain.startswith(SIGNATURE):
        raise ValueError("a file lacks Pagefind's signature")
    return plain[len(SIGNATURE) :]


def _id(name: str, data: bytes) -> tuple[str, str]:
    """Return the key of a fragment and the hash in its name (`fragment/fr_3af4d9f.pf_fragment`)."""
    key: str = json.loads(unpacked(data))["url"]
    return key.removeprefix("/"), PurePosixPath(name).stem.rpartition("_")[2]
