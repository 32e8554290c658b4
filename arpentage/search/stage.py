"""The stage: records in, the files of `search/` out; the same records give the same bytes.

Pagefind is given no filter, because one with several values makes its metadata differ from run to run and because
facets are counted over all languages at once: they stand in our own catalogue. Its fragments only tell the id of
each record: the index holds normalised words, and what is shown is the reading text, in packs of ours.
"""

import gzip
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from itertools import chain
from pathlib import Path, PurePosixPath

from ..model import File
from .catalogue import catalogue, leads, packs
from .delta import difference
from .engine import Engine, engine, unpacked
from .entry import Entry, contents, entries
from .error import SearchError
from .pack import classic, packed, script, squeezed, together
from .pieces import pieces
from .record import SearchRecord
from .service import Service, program
from .stamp import fingerprint, kept, stamp
from .vocabulary import vocabulary

LANDING = ("normalise.js", "inflect.js", "query.js", "marks.js", "landing.js")
"""Sources of the script of every page, in this order: it marks the words of the search that a reader comes from."""

SEARCHING = (
    *LANDING[:-1],
    "pace.js",
    "load.js",
    "engine.js",
    "distance.js",
    "spell.js",
    "lend.js",
    "evidence.js",
    "rank.js",
    "phrase.js",
    "polish.js",
    "ask.js",
    "widen.js",
    "answer.js",
    "facets.js",
    "results.js",
    "entry.js",
    "recent.js",
    "arrows.js",
    "page.js",
)
"""Sources of the script of the search page, in this order."""

EVERY_PAGE = ("landing.js",)
"""Scripts under `search/` that a page loads when a reader comes from a search or touches its box."""

SEARCH_PAGE = ("searching.js",)
"""Scripts under `search/` that the search page loads with `defer`, instead of those."""

FOLDER = PurePosixPath("search")


def index(
    records: Sequence[SearchRecord], scripts: Mapping[str, bytes], previous: Path | None = None
) -> tuple[File, ...]:
    """Return all files under `search/`, sorted by path.

    `scripts` are the sources of the query side, by name. `previous` is the site of an earlier build: its files are read
    again when nothing that they depend on has changed. Raises `SearchError`.
    """
    version = metadata.version("pagefind-bin")
    own = _bundles(scripts)
    wanted = fingerprint(version, records, own)
    files = kept(previous, wanted) if previous is not None else None
    if files is None:
        files = (*own, *_made(entries(records), version))
    return tuple(sorted((*files, stamp(wanted, files)), key=lambda file: file.path))


def _bundles(scripts: Mapping[str, bytes]) -> list[File]:
    missing = sorted({*LANDING, *SEARCHING} - set(scripts))
    if missing:
        raise SearchError(f"scripts of the search are missing: {', '.join(missing)}")
    return [
        File(FOLDER / name, together([scripts[source] for source in sources]))
        for name, sources in ((*EVERY_PAGE, LANDING), (*SEARCH_PAGE, SEARCHING))
    ]


def _made(listed: Mapping[str, Sequence[Entry]], version: str) -> Iterator[File]:
    every = list(chain(*listed.values()))
    addresses = {url: number for number, url in enumerate(dict.fromkeys(entry.record.url for entry in every))}
    with Service(program()) as service:
        made = {lang: engine(service, lang, contents(those, lang)) for lang, those in listed.items()}
    order = _originals_first(listed)
    shared = list(_shared(made[order[0]], version)) if order else []
    led = File(FOLDER / "leads.js", script("leads", squeezed(leads(every, addresses))))
    folders = {
        lang: list(_language(lang, those, made[lang], made[order[0]].wasm, addresses)) for lang, those in listed.items()
    }
    yield from chain(shared, [led], *folders.values())
    versions = {
        "engine": _version(shared),
        "leads": _version([led]),
        "languages": [[lang, _version(folders[lang])] for lang in order],
    }
    yield File(FOLDER / "languages.js", script("languages", versions))


def _originals_first(listed: Mapping[str, Sequence[Entry]]) -> list[str]:
    """Return the languages, those of the most untranslated records first: a passage is shown in its own rather."""
    return sorted(listed, key=lambda lang: -sum(not entry.record.translated for entry in listed[lang]))


def _shared(first: Engine, version: str) -> Iterator[File]:
    yield File(FOLDER / "pagefind.js", classic(first.module, version).encode())
    yield File(FOLDER / "wasm.js", script("wasm", packed(first.wasm)))


def _language(
    lang: str, listed: Sequence[Entry], made: Engine, base: bytes, addresses: Mapping[str, int]
) -> Iterator[File]:
    folder = FOLDER / lang
    steps = gzip.compress(difference(unpacked(base), unpacked(made.wasm)), 9, mtime=0)
    parts = pieces(made.chunks.values())
    core = {
        "meta": packed(made.meta),
        "wasm": packed(steps),
        "firsts": " ".join(parts),
        "pieces": " ".join(name for name, _ in parts.values()),
    }
    words = vocabulary((entry.record.body for entry in listed), chain(*(entry.words for entry in listed)))
    columns = catalogue(listed, made.ids, addresses) | {"letters": list(words)}
    yield File(folder / "core.js", script(f"{lang}/core", core))
    yield File(folder / "catalogue.js", script(f"{lang}/catalogue", squeezed(columns)))
    for number, those in enumerate(words.values()):
        name = f"words-{number}"
        yield File(folder / f"{name}.js", script(f"{lang}/{name}", squeezed(those)))
    for name, data in parts.values():
        yield File(folder / f"{name}.js", script(f"{lang}/{name}", packed(data)))
    for digits, shown in packs(listed, made.ids).items():
        yield File(folder / f"{digits}.js", script(f"{lang}/{digits}", shown))


def _version(files: Sequence[File]) -> str:
    """Return a short hash for the end of the addresses, so that no browser mixes two builds."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.path):
        total.update(hashlib.sha256(file.content).digest())
    return total.hexdigest()[:10]
