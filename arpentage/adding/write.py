"""The two files of a text that was just added: what is known is written, all else is said to be unknown."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from arpentage.adding.proposal import Opens, Proposal

Words = dict[str, str]

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’'.,;()«»\u00a0\u202f–-]*[\w.’»)])?")
_KEYWORDS = ("true", "false", "null", "yes", "no", "on", "off")

_SAYS = {
    "fr": {
        "byline": "Auteur ou autrice inconnus",
        "created": "Date inconnue",
        "summary": "Résumé à écrire.",
        "received": "Un fichier, « {name} », tel que nous l’avons reçu.",
        "converted": "Un fichier, « {name} » (SHA-256 {sum}), dont {converter} a tiré le texte. Mise en forme, images "
        "et notes peuvent manquer.",
        "author": "On ne sait pas encore qui l’a écrit.",
        "origin": "On ne sait pas encore d’où vient ce fichier, ni s’il est complet.",
        "rights": "Aucune licence n’a été vue.",
        "todo": "À compléter. Ce qu’on ne sait pas reste dit inconnu (unknown).",
        "channels": "Avant de publier : ce qu’on a le droit de faire du texte, full, excerpt ou none.",
        "dated": 'created: "1998~"   # date EDTF, quand on la sait',
        "guess": "supposé",
    },
    "en": {
        "byline": "Author unknown",
        "created": "Date unknown",
        "summary": "A summary is to be written.",
        "received": "A file, “{name}”, as we received it.",
        "converted": "A file, “{name}” (SHA-256 {sum}), whose text {converter} took out. Formatting, pictures and "
        "notes may be missing.",
        "author": "It is not known yet who wrote it.",
        "origin": "It is not known yet where this file comes from, nor whether it is complete.",
        "rights": "No licence was seen.",
        "todo": "To be completed. What is not known stays said to be unknown.",
        "channels": "Before you publish: what may be done with the text, full, excerpt or none.",
        "dated": 'created: "1998~"   # an EDTF date, when it is known',
        "guess": "a guess",
    },
}


@dataclass(frozen=True)
class Origin:
    """The file that a text came in."""

    name: str
    sha256: str
    converter: str
    """Name and version of what took the text out of it; empty where the file is the seed."""


@dataclass(frozen=True)
class Facts:
    """What is known of a text when it comes in."""

    sha256: str
    """Of the seed."""
    code: str
    position: int
    lang: str
    """The text's language."""
    says: str
    """The language that the notice is written in: `fr` or `en`."""
    title: str
    title_from: str
    by: str
    origin: Origin


def source_yaml(facts: Facts) -> str:
    """`source.yaml`, to be completed."""
    words, lang = _SAYS[facts.says], facts.says
    form = words["converted" if facts.origin.converter else "received"]
    received = form.format(name=facts.origin.name, sum=facts.origin.sha256, converter=facts.origin.converter)
    title = scalar(facts.title)
    lines = [
        f"# {words['todo']}",
        f"by: [{facts.by}]",
        *([f"original: {lang}"] if lang != "fr" else []),
        f"sha256: {facts.sha256}",
        f"code: {scalar(facts.code)}",
        f"position: {facts.position}",
        f"lang: {facts.lang}",
        *(f"title:\n  {lang}: {title}\ntitle_from: {facts.title_from}\nshort_title:\n  {lang}: {title}").split("\n"),
        *(f"byline:\n  {lang}: {words['byline']}\nbyline_known: unknown").split("\n"),
        f"# {words['dated']}",
        *(f"created_says:\n  {lang}: {words['created']}\ncreated_known: unknown").split("\n"),
        *(f"summary:\n  {lang}: {words['summary']}\nreceived:\n  {lang}: {scalar(received)}\nfacts:").split("\n"),
        *(f"  - known: unknown\n    says:\n      {lang}: {words['author']}").split("\n"),
        *(f"  - known: unknown\n    says:\n      {lang}: {words['origin']}").split("\n"),
        *(f"rights:\n  licence: none-seen\n  statement:\n    {lang}: {words['rights']}").split("\n"),
        f"  # {words['channels']}",
        "  channels: {online: full, offline: full, print: full}",
    ]
    return "\n".join(lines) + "\n"


def edition_yaml(proposal: Proposal, lang: str) -> str:
    """`edition.yaml`: ids given once for all, guesses marked."""
    lines = ["paragraphs:", *_paragraphs(proposal.paragraphs, _SAYS[lang]["guess"])]
    if proposal.left:
        lines.append("left_out:")
    for left in proposal.left:
        lines += [f"  - line: {left.line}", f"    sic: {quoted(left.words)}", "    why:"]
        lines += [f"      {name}: {scalar(why)}" for name, why in left.why.items() if name == lang]
        lines += [f"    cert: {left.cert}"] if left.cert != "high" else []
    for name, soft in (("soft", True), ("hard", False)):
        if judged := [str(join.line) for join in proposal.joins if join.soft is soft]:
            lines += ["joins:"] if "joins:" not in lines else []
            lines.append(f"  {name}: [{', '.join(judged)}]")
    if proposal.joins:
        lines.append("  cert: medium")
    return "\n".join(lines) + "\n"


def ids(paragraphs: Iterable[Opens]) -> Iterator[str]:
    """The id of each: `p1`, `p2`; headings apart, `h1`."""
    numbers = {"p": count(1), "h": count(1)}
    for paragraph in paragraphs:
        letter = "h" if paragraph.role in ("title", "heading") else "p"
        yield f"{letter}{next(numbers[letter])}"


def _paragraphs(paragraphs: tuple[Opens, ...], guess: str) -> Iterator[str]:
    for id_, opens in zip(ids(paragraphs), paragraphs, strict=True):
        yield f"  - id: {id_}"
        yield f"    line: {opens.line}"
        yield f"    opens: {scalar(opens.words)}"
        if opens.role != "paragraph":
            yield f"    role: {opens.role}{f'  # {guess}' if opens.cert != 'high' else ''}"
        if opens.cert != "high":
            yield f"    cert: {opens.cert}"


def scalar(words: str) -> str:
    """Words as a YAML value, quoted where they have to be."""
    return words if _PLAIN.fullmatch(words) and words.lower() not in _KEYWORDS else quoted(words)


def quoted(words: str) -> str:
    """Words between quotes; whatever does not show is written by its number."""
    shown = json.dumps(words, ensure_ascii=False)
    return "".join(char if char.isprintable() or char in "\u00a0\u202f" else _escape(char) for char in shown)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
