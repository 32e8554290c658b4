"""Annotations made elsewhere, given their place in a reader's texts: surely, or not at all."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

import yaml

from arpentage.adding.admit import slug_of
from arpentage.anchor import locate
from arpentage.document import parse
from arpentage.importing.quoted import Quoted
from arpentage.kinds import note, question
from arpentage.model import Text
from arpentage.typed import convert

WHY = {
    "fr": {
        "empty": "elle n’a pas de texte, seulement des mots soulignés",
        "page": "elle ne cite aucun mot de la page",
        "nowhere": "ces mots ne se trouvent pas tels quels dans un texte",
        "several": "ces mots se trouvent à plusieurs endroits",
        "invalid": "elle ne fait pas un fichier valable",
    },
    "en": {
        "empty": "it has no text, only words that are highlighted",
        "page": "it quotes no words of the page",
        "nowhere": "these words do not stand as they are in a text",
        "several": "these words stand in several places",
        "invalid": "it does not make a valid file",
    },
}
"""Why an annotation has no place, by language."""


@dataclass(frozen=True)
class Way:
    """How annotations come in."""

    name: str
    """Of their format, for the word on where they come from."""
    lang: str
    """The language that they are in."""
    by: str
    """Who brings them in: an id of contributors/."""
    themes: Collection[str]
    """Ids; a tag of that name is the theme."""


@dataclass(frozen=True)
class Settled:
    """An annotation file, ready to be written."""

    path: PurePosixPath
    content: str


def settle(
    found: Sequence[Quoted], texts: Sequence[Text], way: Way
) -> tuple[tuple[Settled, ...], tuple[tuple[Quoted, str], ...]]:
    """A file for each annotation whose words surely stand in one place; the others, each with a key of WHY."""
    settled: list[Settled] = []
    left: list[tuple[Quoted, str]] = []
    for quoted in found:
        why, slug = _place(quoted, texts)
        made = _made(quoted, slug, way) if slug else None
        if made is None:
            left.append((quoted, why or "invalid"))
        else:
            settled.append(made)
    return tuple(settled), tuple(left)


def _place(quoted: Quoted, texts: Sequence[Text]) -> tuple[str, str]:
    """Why it has no place, or the text where it has one."""
    if not quoted.body:
        return "empty", ""
    if not quoted.exact:
        return "page", ""
    named = [text for text in texts if re.search(rf"(?<![\w-]){re.escape(text.slug)}(?![\w-])", quoted.page)]
    matches = [(text.slug, locate(text.read, quoted.exact, quoted.prefix, quoted.suffix)) for text in named or texts]
    sure = [slug for slug, match in matches if match and match.sure]
    if len(sure) == 1:
        return "", sure[0]
    return ("several" if sure or any(match and match.how == "ambiguous" for _, match in matches) else "nowhere"), ""


def _made(quoted: Quoted, slug: str, way: Way) -> Settled | None:
    kind = question.KIND if quoted.asks else note.KIND
    sign = sha256(f"{quoted.id}\0{quoted.exact}\0{quoted.body}".encode()).hexdigest()[:6]
    id_ = f"{slug_of(' '.join(quoted.exact.split()[:5]))[:50].strip('-') or 'note'}-{sign}"
    path = PurePosixPath("annotations") / kind.path.format(text=slug, id=id_)
    content = yaml.safe_dump(_data(quoted, way), allow_unicode=True, sort_keys=False, width=110)
    document, _ = parse(content.encode(), path)
    if document is None or convert(document, kind.data)[0] is None:
        return None
    return Settled(path, content)


def _data(quoted: Quoted, way: Way) -> dict[str, Any]:
    lang = way.lang
    target = {"exact": quoted.exact, "prefix": quoted.prefix, "suffix": quoted.suffix}
    words = " ".join(quoted.exact.split())
    known = [theme for theme in dict.fromkeys(map(slug_of, quoted.tags)) if theme in way.themes]
    others = ", ".join(tag for tag in quoted.tags if slug_of(tag) not in known)
    said = " ; ".join(part for part in (way.name, quoted.author, quoted.created[:10], others) if part)
    label = words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + "…"
    data: dict[str, Any] = {"target": {key: value for key, value in target.items() if value}}
    if not quoted.asks:
        data |= {"subject": "textual", "label": {lang: label}}
    data |= {"body": {lang: quoted.body}} | ({"themes": known} if known else {})
    origin = {"fr": f"Annotation venue d’ailleurs ({said}).", "en": f"An annotation from elsewhere ({said})."}
    key = "hint" if quoted.asks else "unsourced"
    data |= {key: {lang: origin.get(lang, origin["en"])}, "by": [way.by]}
    data |= {"original": lang} if lang != "fr" else {}
    return data | ({"date": quoted.created[:10]} if re.match(r"\d{4}-\d{2}-\d{2}", quoted.created) else {})
