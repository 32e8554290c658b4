"""Reply slips of a workshop, typed in a table (code, text, who), as the files of the notes that they make."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from arpentage.adding.admit import slug_of
from arpentage.check import Ground
from arpentage.entries.texts import code
from arpentage.importing.handed import Handed
from arpentage.importing.outbox import Item
from arpentage.importing.table import Row, table
from arpentage.kinds import contributor, note
from arpentage.kinds.contributor import Contributor
from arpentage.kinds.notice import Notice
from arpentage.model import Problems
from arpentage.problem import Mark, Place, Problem, Rule, did_you_mean

MAX_SLIPS: Final = 8 * 1024 * 1024
"""Bytes of a table."""
HEADS: Final = {
    "code": ("code", "passage", "paragraphe", "paragraph", "الرمز", "المقطع"),
    "text": ("texte", "text", "note", "remarque", "words", "النص", "ملاحظة"),
    "who": ("qui", "who", "signé", "signe", "signed", "nom", "name", "التوقيع", "الاسم"),
}
"""What the first line calls each column; any case."""
PAPER: Final = {
    "fr": "Talon d’atelier rendu sur papier, au passage {code}.",
    "en": "A workshop slip returned on paper, at passage {code}.",
    "ar": "قسيمة ورشة سُلّمت على الورق، عند المقطع {code}.",
}
LONGEST: Final = 60
"""Characters of the words that head a note."""

NO_TABLE = Rule(
    "slips-unreadable",
    "error",
    {"fr": "ce n’est pas un tableau de talons : {reason}", "en": "this is not a table of slips: {reason}"},
    {
        "fr": "enregistrez en CSV une feuille dont la première ligne dit : code, texte, qui.",
        "en": "save as CSV a sheet whose first line says: code, text, who.",
    },
)
UNKNOWN_CODE = Rule(
    "slip-misplaced",
    "error",
    {
        "fr": "ce talon n’entre pas : « {code} » n’est le code d’aucun passage",
        "en": "this slip is not brought in: “{code}” is the code of no passage",
    },
    {"fr": "{hint_fr}", "en": "{hint_en}"},
)
INCOMPLETE = Rule(
    "slip-incomplete",
    "error",
    {"fr": "ce talon n’entre pas : il y manque {lacks_fr}", "en": "this slip is not brought in: it lacks {lacks_en}"},
    {
        "fr": "complétez la ligne ; « --by » signe ceux que personne ne signe.",
        "en": "complete the line; “--by” signs those that nobody signs.",
    },
)
_LACKS: Final = {
    "code": ("le code du passage", "the code of the passage"),
    "text": ("le texte", "the text"),
    "who": ("la signature", "the signature"),
}


@dataclass(frozen=True)
class _Way:
    name: PurePosixPath
    passages: Mapping[str, tuple[str, str]]
    """By the code as it is compared: the text and the paragraph."""
    known: tuple[str, ...]
    """The codes as they are printed."""
    people: Mapping[str, str]
    """Ids of contributors, by id and by name in small letters."""
    by: str
    lang: str


def slips(
    content: bytes, name: PurePosixPath, ground: Ground, by: str | None, lang: str | None
) -> tuple[Handed | None, Problems]:
    """A file for each slip of the table `name`, and one for each person that it brings; what is wrong with the others.

    None for a file that is no such table.
    Slips that nobody signs are signed `by` a contributor; `lang` is the language that they are written in, by default
    the reader's first.
    """
    try:
        head, rows = _columns(content)
    except ValueError as reason:
        return None, (NO_TABLE.at(Place(name), reason=reason),)
    way = _way(name, ground, by or "", lang or ground.library.languages[0])
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    for row in rows:
        cells = {key: row.cells[at] if at < len(row.cells) else "" for key, at in head.items()}
        problem = _fault(cells, way, Place(name, Mark(row.line)))
        if problem:
            problems.append(problem)
        else:
            items |= {item.path: item for item in _items(cells, way)}
    known = {str(record.path) for record in ground.library.records}
    new = tuple(item for item in items.values() if item.path not in known)
    return Handed(new, len(items) - len(new)), tuple(problems)


def _columns(content: bytes) -> tuple[dict[str, int], tuple[Row, ...]]:
    if len(content) > MAX_SLIPS:
        raise ValueError(f"{len(content)} > {MAX_SLIPS} octets, bytes")
    first, *rows = table(content) or (Row(1, ()),)
    named = [cell.casefold().strip(" :") for cell in first.cells]
    head = {key: named.index(word) for key, words in HEADS.items() for word in words if word in named}
    for key in ("code", "text"):
        if key not in head:
            raise ValueError(f"{' / '.join(HEADS[key][:2])} ?")
    return head, tuple(rows)


def _way(name: PurePosixPath, ground: Ground, by: str, lang: str) -> _Way:
    library = ground.library
    notices = library.by_id(Notice)
    found = {
        code(notices[text.slug].data, id_): (text.slug, paragraph.id)
        for text in ground.texts
        for paragraph in text.paragraphs
        for id_ in (*text.former(paragraph), paragraph.id)
    }
    people = {record.data.name.casefold(): record.id for record in library.of(Contributor)}
    ids = {record.id: record.id for record in library.of(Contributor)}
    return _Way(name, {_bare(one): place for one, place in found.items()}, tuple(found), people | ids, by, lang)


def _bare(written: str) -> str:
    """A code as it is compared: `tm 12`, `TM–12` and `TM-12` are one; of a range or of sentences, the paragraph."""
    first = re.split(r"[(·,;]|\s[–—-]\s(?=[^\W\d_])", written.strip(), maxsplit=1)[0]
    return re.sub(r"[\s\u2010-\u2015_-]+", "-", first.casefold()).strip("-")


def _fault(cells: Mapping[str, str], way: _Way, place: Place) -> Problem | None:
    """Why a slip does not come in."""
    lacks = [key for key in ("code", "text", "who") if not cells.get(key) and not (key == "who" and way.by)]
    if lacks:
        facts = {f"lacks_{lang}": ", ".join(_LACKS[key][at] for key in lacks) for at, lang in enumerate(("fr", "en"))}
        return INCOMPLETE.at(place, **facts)
    if _bare(cells["code"]) not in way.passages:
        hints = {f"hint_{lang}": did_you_mean(cells["code"].upper(), way.known, lang) for lang in ("fr", "en")}
        return UNKNOWN_CODE.at(place, code=cells["code"], **hints)
    return None


def _items(cells: Mapping[str, str], way: _Way) -> Iterator[Item]:
    who = cells.get("who", "")
    signed = way.people.get(who.casefold()) or (_id(who, who) if who else way.by)
    if signed not in way.people.values() and who:
        path = PurePosixPath("annotations") / contributor.KIND.path.format(id=signed)
        yield Item(str(path), _yaml({"name": who, "is": "person"}))
    slug, paragraph = way.passages[_bare(cells["code"])]
    words = " ".join(cells["text"].split())
    data: dict[str, Any] = {
        "target": {"paragraph": paragraph},
        "subject": "textual",
        "label": {way.lang: words if len(words) <= LONGEST else words[: LONGEST - 3].rsplit(" ", 1)[0] + "…"},
        "body": {way.lang: cells["text"]},
        "unsourced": {way.lang: PAPER.get(way.lang, PAPER["en"]).format(code=cells["code"])},
        "by": [signed],
    }
    data |= {"original": way.lang} if way.lang != "fr" else {}
    id_ = _id(" ".join(words.split()[:5]), "\0".join((cells["code"], cells["text"], who)))
    yield Item(str(PurePosixPath("annotations") / note.KIND.path.format(text=slug, id=id_)), _yaml(data))


def _id(words: str, whole: str) -> str:
    """An id that says what it is of, and that nothing else has."""
    return f"{slug_of(words)[:50].strip('-') or 'talon'}-{sha256(whole.encode()).hexdigest()[:6]}"


def _yaml(data: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=110)
