"""Second stage: seeds made into reading texts, each character kept, emended or left out with its reason."""

from collections.abc import Iterator, Mapping, Sequence

from arpentage.claims import Lines, claims
from arpentage.kinds.edition import Edition
from arpentage.kinds.emendation import Emendation
from arpentage.model import Library, Paragraph, Problems, Record, Seed, Segment, Text
from arpentage.problem import Problem, Rule
from arpentage.segments import Segmenter

OPENING_LOST = Rule(
    "opening-not-found",
    "error",
    {
        "fr": "le paragraphe {id} ne s’ouvre pas par « {words} » ligne {line} de {seed}",
        "en": "paragraph {id} does not open with “{words}” on line {line} of {seed}",
    },
    {
        "fr": "recopiez ses premiers mots tels que reçus ; les paragraphes vont dans l’ordre du texte.",
        "en": "copy its first words as received; paragraphs go in the order of the text.",
    },
)
PARAGRAPH_TWICE = Rule(
    "duplicate-paragraph",
    "error",
    {
        "fr": "l’identifiant de paragraphe « {id} » est déjà pris",
        "en": "the paragraph id “{id}” is already taken",
    },
    {
        "fr": "un identifiant ne sert qu’une fois, même retiré ; prenez le suivant.",
        "en": "an id serves once, even when retired; take the next one.",
    },
)
NO_HEIR = Rule(
    "retired-without-heir",
    "error",
    {
        "fr": "aucun paragraphe n’a pris la place de « {id} », retiré",
        "en": "no paragraph has taken the place of “{id}”, retired",
    },
    {
        "fr": "donnez l’identifiant d’un paragraphe de ce texte : il est cité sur papier.",
        "en": "give the id of a paragraph of this text: it is quoted on paper.",
    },
)
ACROSS = Rule(
    "repair-across-paragraphs",
    "error",
    {
        "fr": "cette réparation passe le bord d’un paragraphe : elle n’est pas faite",
        "en": "this repair crosses the edge of a paragraph: it is not made",
    },
    {
        "fr": "coupez-la au bord, sans les blancs qui l’entourent, ou déplacez l’ouverture du paragraphe.",
        "en": "cut it at the edge, without the white space around it, or move the opening of the paragraph.",
    },
)


def restore(library: Library) -> tuple[tuple[Text, ...], Problems]:
    """The reading text of every seed that has an edition, in the order of their slugs."""
    problems: list[Problem] = []
    texts = []
    for edition in library.of(Edition):
        seed = library.seeds.get(edition.text)
        if seed:
            text, faults = restore_text(seed, edition, library.of_text(Emendation, edition.text))
            texts.append(text)
            problems += faults
    return tuple(texts), tuple(problems)


def restore_text(
    seed: Seed, edition: Record[Edition], emendations: Sequence[Record[Emendation]]
) -> tuple[Text, Problems]:
    """One seed's reading text. Its segments hold every character of the seed, whatever the problems."""
    lines = Lines(seed)
    found, faults = claims(lines, edition, emendations)
    problems = [*faults, *_ids(edition)]
    openings = list(_openings(lines, edition, problems))
    reader = Segmenter(lines, found, edition, problems)
    parts: list[Paragraph | Segment] = []
    start = 0
    first = openings[0][0] if openings else len(seed.text)
    parts += reader.between(0, first)
    offsets = [offset for offset, _ in openings[1:]] + [len(seed.text)]
    for (opens, position), stop in zip(openings, offsets, strict=False):
        opening = edition.data.paragraphs[position]
        end = reader.last(opens, stop)
        segments = tuple(reader.inside(opens, end))
        paragraph = Paragraph(opening.id, opening.role, segments, start, opening.line)
        parts += [paragraph, *reader.between(end, stop)]
        start = paragraph.end + 1
    problems += [ACROSS.at(claim.at) for claim in found if claim.start not in reader.used]
    retired = {old: tuple(_living(old, edition.data.retired)) for old in edition.data.retired}
    return Text(seed.slug, tuple(parts), retired), tuple(problems)


def rebuild(text: Text) -> bytes:
    """The seed's bytes, from the restored text alone."""
    return text.received.encode("utf-8")


def _living(id_: str, retired: Mapping[str, tuple[str, ...]], seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The paragraphs that took the place of a retired one, those retired since followed on."""
    if id_ not in retired:
        yield id_
    elif id_ not in seen:
        for heir in retired[id_]:
            yield from _living(heir, retired, seen | {id_})


def _ids(edition: Record[Edition]) -> Iterator[Problem]:
    alive = {opening.id for opening in edition.data.paragraphs}
    for old in edition.data.retired:
        if alive.isdisjoint(_living(old, edition.data.retired)):
            yield NO_HEIR.at(edition.at("retired", old), id=old)
    seen: set[str] = set(edition.data.retired)
    for position, opening in enumerate(edition.data.paragraphs):
        if opening.id in seen:
            yield PARAGRAPH_TWICE.at(edition.at("paragraphs", position, "id"), id=opening.id)
        seen.add(opening.id)


def _openings(lines: Lines, edition: Record[Edition], problems: list[Problem]) -> Iterator[tuple[int, int]]:
    last = -1
    for position, opening in enumerate(edition.data.paragraphs):
        found = [offset for offset in lines.find(opening.opens, opening.line) if offset > last]
        if found:
            last = found[0]
            yield last, position
        else:
            at = edition.at("paragraphs", position, "opens")
            facts = {"id": opening.id, "words": opening.opens, "line": opening.line, "seed": lines.seed.path}
            problems.append(OPENING_LOST.at(at, **facts))
