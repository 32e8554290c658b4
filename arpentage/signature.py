"""Who signs: anybody, introduced or not, under an id that cannot be taken for another's."""

from arpentage.annotation import Contribution
from arpentage.kinds.contributor import Contributor
from arpentage.model import Library

MACHINE = "machine"
"""The id that machines sign with; nobody else's, even where no file introduces it."""
_SAME = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"))
"""What reads alike in print; templates/js/contribute/names.js has the same."""


def look(id_: str) -> str:
    """The same for two ids that the eye takes for one."""
    for written, seen in _SAME:
        id_ = id_.replace(written, seen)
    return id_


def introduced(library: Library) -> frozenset[str]:
    """Ids that have a file of contributors/, one that cannot be read too."""
    return frozenset(
        {record.id for record in library.of(Contributor)}
        | {id_ for kind, id_ in library.unread if kind == "contributor"}
    )


def unintroduced(library: Library) -> frozenset[str]:
    """Ids that sign contributions before any file introduces them, those aside that look like another's."""
    known = introduced(library)
    others = {look(id_) for id_ in (*known, MACHINE)}
    signed = (record.data.by for record in library.records if isinstance(record.data, Contribution))
    return frozenset(id_ for by in signed for id_ in by if id_ not in known and look(id_) not in others)
