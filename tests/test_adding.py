"""A text that nobody prepared: what is proposed of it, and that no character of it is ever lost."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arpentage.adding.admit import Files, code_of, files, slug_of, sum_of, trial
from arpentage.adding.proposal import Proposal, propose
from arpentage.adding.write import Facts, Origin
from arpentage.document import parse
from arpentage.kinds import edition
from arpentage.model import Record, Seed, Text
from arpentage.restore import restore_text
from arpentage.typed import convert

PAGE = """\
REVUE DES MARCHÉS

Chaque mercredi, avant le jour, les vendeurs de {fruit} arrivent avec leurs cam-
ions et leurs cageots. Ils montent les étals de {fruit} à la lumière des phares,
et la place change de figure en une heure. On salue de loin les {fruit}. Un café
reste ouvert toute la nuit, et le prix des {fruit} y est fixé d’avance, me dit-
on, entre deux {fruit}

{n}

REVUE DES MARCHÉS

tasses et sans témoin. Les cageots de {fruit} repartent à midi, presque vides,
et la place est rendue aux passants sans {fruit} jusqu’au mercredi, même quand il
pleut.

"""
FRUIT = ("pommes", "poires", "coings", "cerises")
WRAPPED = "".join(PAGE.format(n=n, fruit=fruit) for n, fruit in enumerate(FRUIT, start=12))


def made(content: bytes, proposal: Proposal, slug: str = "x") -> Files:
    facts = Facts(sum_of(content), "X", 1, "fr", "fr", "X", "editors", "machine", Origin("x.txt", sum_of(content), ""))
    return files(slug, content, proposal, facts)


def restored(content: str) -> Text:
    """The text as a build reads it from the files written."""
    written = made(content.encode(), propose(content))
    assert trial("x", written) == ()
    path = PurePosixPath("annotations/texts/x/edition.yaml")
    document, _ = parse(written[path], path)
    assert document
    data, _ = convert(document, edition.Edition)
    assert data
    record = Record(edition.KIND, "x", "x", "", data, document)
    text, _ = restore_text(Seed("x", PurePosixPath("seeds/x.txt"), content.encode(), content), record, ())
    return text


LETTERS = "aé-A«». ,\n\n\n12\t\u00a0\u202f'\"\\#:{}[]&*!|>%@`’\ufeff\r\f"
LINES = st.lists(st.text(st.sampled_from(LETTERS), max_size=40) | st.just("TITRE") | st.integers(1, 40).map(str))


@given(st.text(st.sampled_from(LETTERS)) | LINES.map("\n".join))
@example("REVUE\n1\n\nA-\n2\n\nREVUE\nb\n\n3\n\nREVUE")
def test_every_character_is_read_or_left_out_with_a_reason_and_the_build_agrees(content: str) -> None:
    if not propose(content).paragraphs:
        return
    text = restored(content)
    assert text.received == content
    for part in text.segments():
        assert part.read or part.why
        assert part.why in ("", "layout", "join", "left-out")
        assert part.reason or part.why in ("", "layout")


def test_broken_lines_become_paragraphs_across_pages() -> None:
    text = restored(WRAPPED)
    assert [paragraph.role for paragraph in text.paragraphs] == ["paragraph"] * 4
    first = text.paragraphs[0].read
    assert "avec leurs camions et leurs cageots" in first
    assert "dit-on, entre deux pommes tasses et sans témoin." in first
    assert first.endswith("même quand il pleut.")
    assert "REVUE" not in text.read
    assert not any(number in text.read for number in ("12", "13", "14", "15"))


def test_what_is_left_out_says_why_and_how_sure_it_is() -> None:
    proposal = propose(WRAPPED)
    left = {entry.words.strip(): entry for entry in proposal.left}
    assert set(left) == {"REVUE DES MARCHÉS", "12", "13", "14", "15"}
    assert "revient 8 fois" in left["REVUE DES MARCHÉS"].why["fr"]
    assert {entry.cert for entry in proposal.left} == {"medium"}
    assert [(join.line, join.soft) for join in proposal.joins][:2] == [(3, True), (6, False)]


def test_lines_that_are_paragraphs_stay_so_and_headings_are_said_to_be_guesses() -> None:
    long = "Une phrase assez longue pour qu’aucune page ne la tienne sur une seule ligne, " * 3 + "et qui finit."
    proposal = propose(f"Le marché\n\n{long}\n{long}\nLa suite\n{long}\n- un\n- deux\n")
    roles = [(opens.role, opens.cert) for opens in proposal.paragraphs]
    assert roles[:5] == [
        ("title", "medium"),
        ("paragraph", "high"),
        ("paragraph", "high"),
        ("heading", "medium"),
        ("paragraph", "high"),
    ]
    assert len(roles) == 7


@pytest.mark.parametrize(
    "content",
    ["1\n2\n3\nUn, deux, trois.\n", "En 1998\n\n1998\n\nEn 2004\n\n2004\n", "Oui.\nNon.\nOui.\nNon.\nOui.\n"],
    ids=["list", "years", "refrain"],
)
def test_nothing_is_left_out_for_looking_like_a_page_number_once(content: str) -> None:
    assert propose(content).left == ()


@pytest.mark.parametrize(
    ("name", "slug", "code"),
    [("Le Marché (2)", "le-marche-2", "LM2"), ("Œuvre", "oeuvre", "OE2"), ("../../etc/passwd", "etc-passwd", "EP")],
)
def test_slugs_and_codes(name: str, slug: str, code: str) -> None:
    assert slug_of(name) == slug
    assert code_of(slug, ["OE"]) == code
