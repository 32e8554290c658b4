"""First stage: seeds and annotations from the disk, as one Library."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from arpentage.annotation import AnyKind
from arpentage.document import TOO_LARGE, decode, parse
from arpentage.kinds.notice import Notice
from arpentage.model import Library, Problems, Record, Seed
from arpentage.problem import Place, Problem, Rule, did_you_mean
from arpentage.typed import convert

UNREADABLE = Rule(
    "unreadable-file",
    "error",
    {"fr": "fichier illisible : {reason}", "en": "the file cannot be read: {reason}"},
    {
        "fr": "il doit être un fichier ordinaire, lisible, et non un lien.",
        "en": "it must be an ordinary, readable file, not a link.",
    },
)
UNEXPECTED = Rule(
    "unexpected-file",
    "error",
    {
        "fr": "aucun fichier n’est attendu ici sous ce nom",
        "en": "no file is expected here under this name",
    },
    {
        "fr": "un nom est en minuscules, sans accent ni espace ; {near_fr}",
        "en": "a name is in lower case, without accents or spaces; {near_en}",
    },
)
MISSING_FILE = Rule(
    "missing-file",
    "error",
    {"fr": "ce fichier manque", "en": "this file is missing"},
    {"fr": "créez-le : {why_fr}", "en": "create it: {why_en}"},
)
DUPLICATE_ID = Rule(
    "duplicate-id",
    "error",
    {
        "fr": "l’identifiant « {id} » est déjà pris par {other}",
        "en": "the id “{id}” is already taken by {other}",
    },
    {"fr": "donnez un autre nom à ce fichier.", "en": "give this file another name."},
)
SEED_CHANGED = Rule(
    "seed-changed",
    "error",
    {
        "fr": "le texte reçu, seeds/{slug}.txt, a changé : SHA-256 {found}, attendu {expected}",
        "en": "the received text, seeds/{slug}.txt, has changed: SHA-256 {found}, expected {expected}",
    },
    {
        "fr": "remettez le fichier reçu ; pour une meilleure copie, relisez l’édition et mettez ici sa somme.",
        "en": "put the received file back; for a better copy, go through the edition and put its sum here.",
    },
)


MAX_SEED = 2 * 1024 * 1024
"""Bytes: a long book; anchoring takes about a second a megabyte."""
_IDS = {"text": "[a-z0-9-]{1,64}", "id": "[a-z0-9-]{1,64}", "lang": "[a-z]{2,3}"}


def read(root: Path, kinds: tuple[AnyKind, ...]) -> tuple[Library, Problems]:
    """Read a reader's folder. Nothing is imported from it and no link in it is followed."""
    problems: list[Problem] = []
    for name in ("annotations", "seeds"):
        if (root / name).is_symlink():
            problems.append(UNREADABLE.at(Place(PurePosixPath(name)), reason="lien symbolique, symbolic link"))
            return Library(kinds, {}, ()), tuple(problems)
    found = list(_found(root, kinds, problems))
    records = tuple(record for file in found if (record := _record(file, problems)))
    unread = {(file.kind.name, file.id) for file in found} - {(record.kind.name, record.id) for record in records}
    seeds = {seed.slug: seed for seed in _seeds(root, problems)}
    library = Library(kinds, seeds, records, frozenset(unread))
    problems += _missing(library, root)
    problems += duplicates(records)
    problems += _changed(library)
    return library, tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    """Files below a folder in a stable order; links are listed, never entered."""
    try:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:  # a folder that may not be listed: told as what it is, something unreadable
        yield folder
        return
    for path in entries:
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif not path.name.startswith(".") and path.name != "README.md":
            yield path


def _content(path: Path, name: PurePosixPath, problems: list[Problem]) -> bytes | None:
    try:
        if path.is_symlink():
            raise OSError("lien symbolique, symbolic link")
        if not path.is_file():
            raise OSError("tube, dossier ou périphérique ; pipe, folder or device")
        return path.read_bytes()
    except OSError as error:
        problems.append(UNREADABLE.at(Place(name), reason=error.strerror or error))
        return None


def pattern(kind: AnyKind) -> re.Pattern[str]:
    """What the paths of a kind's files look like, from annotations/; its groups are the names in them."""
    return re.compile(re.sub(r"\\{(\w+)\\}", lambda place: f"(?P<{place[1]}>{_IDS[place[1]]})", re.escape(kind.path)))


@dataclass(frozen=True)
class _Found:
    """An annotation's file, not yet read, and what its path says of it."""

    file: Path
    name: PurePosixPath
    kind: AnyKind
    where: Mapping[str, str]

    @property
    def id(self) -> str:
        return self.where.get("id", self.where.get("text", ""))


def _found(root: Path, kinds: Iterable[AnyKind], problems: list[Problem]) -> Iterator[_Found]:
    patterns = [(kind, pattern(kind)) for kind in kinds]
    folder = root / "annotations"
    for file in _files(folder):
        name = PurePosixPath(file.relative_to(root).as_posix())
        inside = file.relative_to(folder).as_posix()
        for kind, form in patterns:
            if match := form.fullmatch(inside):
                yield _Found(file, name, kind, match.groupdict())
                break
        else:
            near = {f"near_{x}": did_you_mean(inside, (k.path for k, _ in patterns), x) for x in ("fr", "en")}
            problems.append(UNEXPECTED.at(Place(name), **near))


def _record(found: _Found, problems: list[Problem]) -> Record[Any] | None:
    content = _content(found.file, found.name, problems)
    if content is None:
        return None
    record, faults = record_of(content, found.name, found.kind, found.where)
    problems += faults
    return record


def record_of(
    content: bytes, name: PurePosixPath, kind: AnyKind, where: Mapping[str, str]
) -> tuple[Record[Any] | None, Problems]:
    """A file's content as a record of its kind, or every reason why it is not one; `where` is what its path says."""
    document, problems = parse(content, name)
    if document is None:
        return None, problems
    data, faults = convert(document, kind.data)
    if data is None:
        return None, (*problems, *faults)
    id_ = where.get("id", where.get("text", ""))
    return Record(kind, id_, where.get("text", ""), where.get("lang", ""), data, document), (*problems, *faults)


def _seeds(root: Path, problems: list[Problem]) -> Iterator[Seed]:
    for path in _files(root / "seeds"):
        name = PurePosixPath(path.relative_to(root).as_posix())
        if path.suffix != ".txt":
            continue
        if not re.fullmatch(rf"seeds/{_IDS['text']}\.txt", str(name)):
            near = {"near_fr": "possible : seeds/{text}.txt.", "near_en": "possible: seeds/{text}.txt."}
            problems.append(UNEXPECTED.at(Place(name), **near))
            continue
        content = _content(path, name, problems)
        if content is not None and len(content) > MAX_SEED:
            problems.append(TOO_LARGE.at(Place(name), size=len(content), limit=MAX_SEED))
        elif content is not None:
            text, faults = decode(content, name)
            problems += faults
            if not faults:
                yield Seed(path.stem, name, content, text)


def _missing(library: Library, root: Path) -> Iterator[Problem]:
    """Fixed files that the reader or one of its texts must have."""
    slugs = set(library.seeds) | {record.text for record in library.records if record.text}
    for kind in (kind for kind in library.kinds if kind.required):
        for path in [kind.path.format(text=slug) for slug in sorted(slugs)] if "{" in kind.path else [kind.path]:
            if not _there(root / "annotations" / path):
                yield _missing_file(f"annotations/{path}", *_PURPOSE.get(kind.name, ("", "")))
    for slug in sorted(slugs - set(library.seeds)):
        if not _there(root / "seeds" / f"{slug}.txt"):
            yield _missing_file(f"seeds/{slug}.txt", "le texte tel que reçu.", "the text as received.")


def _there(path: Path) -> bool:
    """Whether something stands there that is, or should be, a file."""
    return path.is_symlink() or (path.exists() and not path.is_dir())


_PURPOSE = {
    "site": ("titre, langues et édition du lecteur.", "title, languages and edition of the reader."),
    "notice": ("ce qu’est le texte, et sa somme SHA-256.", "what the text is, and its SHA-256 sum."),
    "edition": ("où s’ouvrent les paragraphes.", "where its paragraphs open."),
}


def _missing_file(path: str, why_fr: str, why_en: str) -> Problem:
    return MISSING_FILE.at(Place(PurePosixPath(path)), why_fr=why_fr, why_en=why_en)


def duplicates(records: Iterable[Record[Any]]) -> Iterator[Problem]:
    """Ids are quoted without their text's name, so they are unique in their kind over the whole reader."""
    first: dict[tuple[str, str], Record[Any]] = {}
    for record in records:
        if "{lang}" in record.kind.path or "{id}" not in record.kind.path:
            continue
        other = first.setdefault((record.kind.name, record.id), record)
        if other is not record:
            yield DUPLICATE_ID.at(record.at(), id=record.id, other=other.path)


def _changed(library: Library) -> Iterator[Problem]:
    for notice in library.of(Notice):
        seed = library.seeds.get(notice.text)
        found = sha256(seed.content).hexdigest() if seed else notice.data.sha256
        if found != notice.data.sha256:
            place = notice.at("sha256")
            yield SEED_CHANGED.at(place, slug=notice.text, found=found, expected=notice.data.sha256)
