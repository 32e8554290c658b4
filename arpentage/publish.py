"""The only stage that writes: the new site is built beside the old one, then takes its place whole."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from arpentage import folder, swap
from arpentage.model import File
from arpentage.portable import WINDOWS, refused
from arpentage.problem import Place, Problem, Rule

_REFUSED = '< > : " | ? * \\ #'

BUSY = Rule(
    code="publish-busy",
    severity="error",
    message={
        "fr": "une autre construction écrit en ce moment le même site.",
        "en": "another build is writing the same site now.",
    },
    hint={"fr": "attendez qu’elle finisse, puis recommencez.", "en": "wait for its end, then start again."},
)
FOREIGN = Rule(
    code="publish-foreign",
    severity="error",
    message={
        "fr": "ce dossier contient « {name} », que la construction n’a pas écrit : rien n’y est touché.",
        "en": "this folder holds “{name}”, which the build did not write: nothing in it is touched.",
    },
    hint={
        "fr": "déplacez ce fichier, ou donnez un dossier vide ou nouveau avec --out.",
        "en": "move that file, or give an empty or a new folder with --out.",
    },
)
UNSAFE = Rule(
    code="publish-path",
    severity="error",
    message={
        "fr": "le chemin {name} ne peut pas être écrit dans un site.",
        "en": "the path {name} cannot be written in a site.",
    },
    hint={
        "fr": "un chemin est relatif, sans « .. » ni caractère que refuse une clé USB : {refused}",
        "en": "a path is relative, without “..” and without what a USB stick refuses: {refused}",
    },
)
TWICE = Rule(
    code="publish-twice",
    severity="error",
    message={
        "fr": "« {name} » et « {other} » ne peuvent pas être écrits ensemble.",
        "en": "“{name}” and “{other}” cannot both be written.",
    },
    hint={
        "fr": "deux noms diffèrent par plus que les majuscules, et aucun n’est le dossier de l’autre.",
        "en": "two names must differ by more than capitals, and neither may be the other's folder.",
    },
)
PLACE = Rule(
    code="publish-place",
    severity="error",
    message={
        "fr": "le site ne peut pas être mis à cette place : ce n’est pas un dossier, ou c’est un lien.",
        "en": "the site cannot be put in this place: it is no folder, or it is a link.",
    },
    hint={"fr": "donnez le dossier lui-même avec --out.", "en": "give the folder itself with --out."},
)
DISK = Rule(
    code="publish-disk",
    severity="error",
    message={
        "fr": "le disque a refusé d’écrire : {reason}. Le site en place est entier.",
        "en": "the disk refused to write: {reason}. The site in place is whole.",
    },
    hint={
        "fr": "vérifiez la place libre et vos droits, puis recommencez.",
        "en": "check the free space and your rights, then start again.",
    },
)


class PublishError(Exception):
    """Nothing was published; `problem` says why, in French and English."""

    def __init__(self, out: Path, rule: Rule, **facts: object) -> None:
        self.problem: Problem = rule.at(Place(PurePosixPath(out.as_posix())), **facts)
        super().__init__(self.problem.text("en"))


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did; each list is sorted, relative to the site."""

    written: tuple[PurePosixPath, ...]
    """New or changed."""
    kept: tuple[PurePosixPath, ...]
    """The same as before, time stamp included."""
    removed: tuple[PurePosixPath, ...]
    """In the old site only."""


def publish(files: Iterable[File], out: Path, step: Callable[[str], None] = lambda name: None) -> Published:
    """Make `out` hold exactly these files, all or nothing.

    Killed at any moment, it leaves in `out` the whole old site or the whole new one (where the system cannot
    exchange two folders, `recover` may first have to put the old one back). `step` is called between every
    two steps. Raises PublishError, and then a whole site stands where one stood.
    """
    wanted = _checked(files, out)
    with _held(out) as place:
        step("locked")
        before = folder.contents(place)
        name = folder.foreign(place, before)
        if name is not None:
            raise PublishError(out, FOREIGN, name=name)
        step("checked")
        written = folder.build(swap.beside(place, "new"), wanted, before, step)
        swap.swap(place, step)
    step("done")
    kept = sorted(set(wanted) - set(written))
    removed = sorted(set(before) - set(wanted) - {folder.MARKER})
    return Published(tuple(written), tuple(kept), tuple(removed))


def recover(out: Path) -> None:
    """Put right what a killed build left: a whole site is in its place again, and nothing of ours beside it.

    Raises PublishError when another build is at work.
    """
    if any(swap.beside(out, role).exists() for role in ("old", "new", "lock")):
        with _held(out):
            pass


@contextmanager
def _held(out: Path) -> Iterator[Path]:
    """The place of the site, locked, mended before and after; the disk's refusals become PublishErrors."""
    try:
        if out.name in ("", "..") or out.is_symlink() or (out.exists() and not out.is_dir()):
            raise PublishError(out, PLACE)
        out.parent.mkdir(parents=True, exist_ok=True)
        place = out.parent.resolve() / out.name
        with swap.locked(place):
            swap.mend(place)
            try:
                yield place
            finally:
                swap.mend(place)
    except BlockingIOError:
        raise PublishError(out, BUSY) from None
    except OSError as refusal:
        raise PublishError(out, DISK, reason=refusal.strerror or refusal) from refusal


def _checked(files: Iterable[File], out: Path) -> dict[PurePosixPath, bytes]:
    """The files by path, sorted; every path safe on any disk and none in the way of another."""
    wanted: dict[PurePosixPath, bytes] = {}
    taken: dict[str, PurePosixPath] = {}
    for file in files:
        if not _safe(file.path):
            raise PublishError(out, UNSAFE, name=repr(str(file.path)), refused=_REFUSED)
        if why := refused(file.path):
            raise PublishError(out, WINDOWS, name=file.path, **why)
        if _folded(file.path) in taken:
            raise PublishError(out, TWICE, name=file.path, other=taken[_folded(file.path)])
        taken[_folded(file.path)] = file.path
        wanted[file.path] = file.content
    for path in wanted:
        for parent in path.parents:
            if _folded(parent) in taken:
                raise PublishError(out, TWICE, name=path, other=taken[_folded(parent)])
    return dict(sorted(wanted.items()))


def _safe(path: PurePosixPath) -> bool:
    """Whether a path stays in the site and can be copied to the disks that people have."""
    if path.is_absolute() or not path.parts or path == folder.MARKER or not str(path).isprintable():
        return False
    return not any(part == ".." or part[-1] in " ." or set(_REFUSED.split()) & set(part) for part in path.parts)


def _folded(path: PurePosixPath) -> str:
    """What a disk that ignores capitals, or writes accents its own way, takes a path for."""
    return unicodedata.normalize("NFC", str(path)).casefold()
