"""The reading text keeps account of every character of its seed, and gives the seed back."""

import os
import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.kinds.edition import Edition, Joins, Omission, Opening, Regularization
from arpentage.kinds.emendation import Emendation
from arpentage.model import Paragraph, Problems, Record, Text
from arpentage.restore import rebuild, restore_text
from tests.build_data import ROOT, WHY, attempt, edition, emendation, left_out, opening, real, restored, seed

SLUGS = ("gagner-un-monde", "lnvf-84", "nouveaux-proletaires", "revolution-numerique", "turc-mecanique")
LETTERS = "abé é-·’“ \n\r\t\u00a0\u202f\u00ad\ufeff𝒜e\u0301"


def codes(problems: Problems) -> list[str]:
    return [problem.code for problem in problems]


def accounted(text: Text) -> None:
    """Each character kept, or changed for a reason that is said."""
    for part in text.parts:
        for segment in part.segments if isinstance(part, Paragraph) else (part,):
            assert segment.received
            if segment.why == "":
                assert segment.read == segment.received
            if segment.why == "layout":
                assert segment.received.isspace() and segment.read == (" " if isinstance(part, Paragraph) else "")
            if segment.why in ("emendation", "join", "regularization"):
                assert segment.reason and segment.cert in ("high", "medium", "low")
            if not isinstance(part, Paragraph):
                assert segment.read == "" and segment.why in ("layout", "left-out")


@st.composite
def editions(draw: st.DrawFn) -> tuple[str, Record[Edition], list[Record[Emendation]]]:
    """Any seed, and whatever an editor may write of it, right or wrong."""
    words = draw(st.text(LETTERS, max_size=60))
    lines = words.count("\n") + 1
    places = st.integers(0, max(0, len(words) - 1))

    def piece() -> tuple[int, str]:
        start = draw(places)
        found = words[start : start + draw(st.integers(1, 9))] or "z"
        shift = draw(st.sampled_from([0, 0, 0, 0, 1]))
        return words.count("\n", 0, start) + 1 + shift, found

    starts = sorted(draw(st.lists(places, max_size=4, unique=True)))
    openings = [
        opening(f"p{i}", words.count("\n", 0, start) + 1, words[start : start + 5] or "z")
        for i, start in enumerate(starts, 1)
    ]
    omissions = [left_out(*piece()) for _ in range(draw(st.integers(0, 3)))]
    joined = st.lists(st.integers(1, lines + 1), max_size=3).map(tuple)
    spelled = [Regularization(orig=draw(st.text("ab’", min_size=1, max_size=2)), reg="'", why=WHY)]
    made = edition(
        openings,
        left_out=tuple(omissions),
        joins=Joins(soft=draw(joined), hard=draw(joined)),
        regularizations=tuple(spelled[: draw(st.integers(0, 1))]),
    )
    faults = st.sampled_from(["transmission", "author"])
    repairs = []
    for i in range(draw(st.integers(0, 4))):
        line, sic = piece()
        repairs.append(emendation(sic, draw(st.sampled_from(["", "zz", "z"])), line, f"e{i}", fault=draw(faults)))
    return words, made, repairs


@settings(max_examples=250, deadline=None)
@given(editions())
def test_any_edition_of_any_seed_accounts_for_every_character_and_gives_the_seed_back(
    case: tuple[str, Record[Edition], list[Record[Emendation]]],
) -> None:
    words, made, repairs = case
    text, _ = restore_text(seed(words), made, repairs)
    assert rebuild(text) == words.encode()
    accounted(text)
    for paragraph in text.paragraphs:
        assert text.read[paragraph.start : paragraph.end] == paragraph.read


PIECES = st.sampled_from(
    ["keep", "keep", "line", "soft", "hard", "transmission", "author", "gap", "left-out", "spelling"]
)


@dataclass
class Sound:
    """A seed written piece by piece, with the edition that it needs and what is then read."""

    received: str = ""
    read: list[str] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    repairs: list[Record[Emendation]] = field(default_factory=list)
    joins: dict[str, list[int]] = field(default_factory=lambda: {"soft": [], "hard": []})
    count: int = 0

    @property
    def line(self) -> int:
        return self.received.count("\n") + 1

    def word(self) -> str:
        self.count += 1
        return f"é{self.count}𝒜"

    def paragraph(self, pieces: list[str]) -> None:
        first = self.word()
        self.openings.append(opening(f"p{len(self.openings) + 1}", self.line, first))
        self.read.append("")
        self.add(first)
        for piece in pieces:
            self.piece(piece)
        self.add(self.word())

    def add(self, received: str, read: str | None = None) -> None:
        self.received += received
        self.read[-1] += received if read is None else read

    def piece(self, piece: str) -> None:
        word, line = self.word(), self.line
        if piece == "keep":
            self.add(f" {word}")
        elif piece == "line":
            self.add(f" \r\n\t{word}", f" {word}")
        elif piece in ("soft", "hard"):
            self.joins[piece].append(line)
            self.add(f"{word}-\n{word}", f"{word}{word}" if piece == "soft" else f"{word}-{word}")
        elif piece == "left-out":
            self.omissions.append(left_out(line, word))
            self.add(word, "")
        elif piece == "spelling":
            self.add("''", "’")
        else:
            sic, corr = f"{word}\n {word}", "" if piece == "gap" else f"«{word}»"
            fault = "author" if piece == "author" else "transmission"
            self.repairs.append(emendation(sic, corr, line, f"e{self.count}", fault=fault))
            self.add(sic, f"{word} {word}" if piece == "author" else corr)

    def outside(self, blank: str, header: bool) -> None:
        self.received += blank
        if header:
            self.omissions.append(left_out(self.line, self.word()))
            self.received += self.omissions[-1].sic + blank


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(PIECES, max_size=6), min_size=1, max_size=4),
    st.sampled_from(["\n", " ", " \n\n "]),
    st.booleans(),
)
def test_a_sound_edition_is_read_as_it_says_and_every_repair_keeps_both_readings(
    paragraphs: list[list[str]], blank: str, header: bool
) -> None:
    sound = Sound()
    for pieces in paragraphs:
        sound.outside(blank, header)
        sound.paragraph(pieces)
    sound.outside(blank, header)
    made = edition(
        sound.openings,
        left_out=tuple(sound.omissions),
        joins=Joins(soft=tuple(sound.joins["soft"]), hard=tuple(sound.joins["hard"])),
        regularizations=(Regularization(orig="''", reg="’", why=WHY),),
    )
    text, problems = restore_text(seed(sound.received), made, sound.repairs)
    assert problems == ()
    assert text.read == "\n".join(sound.read)
    assert rebuild(text) == sound.received.encode()
    accounted(text)
    repaired = [segment for segment in text.segments() if segment.emendation]
    assert [segment.emendation for segment in repaired] == sound.repairs
    for segment, repair in zip(repaired, sound.repairs, strict=True):
        assert (segment.received, segment.cert, segment.reason) == (repair.data.sic, "high", WHY)
    out = [segment for segment in text.segments() if segment.why == "left-out"]
    assert [segment.received for segment in out] == [omission.sic for omission in sound.omissions]
    assert all(segment.reason == WHY for segment in out)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abcdé’ ", min_size=1).filter(lambda words: words == words.strip()), min_size=1, max_size=5))
def test_a_text_without_faults_reads_as_it_was_received(paragraphs: list[str]) -> None:
    text = restored(paragraphs)
    assert text.read == text.received == "\n".join(paragraphs)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_real_text_accounts_for_every_character_of_its_seed(slug: str) -> None:
    library, texts, _ = real()
    text = next(text for text in texts if text.slug == slug)
    accounted(text)
    assert rebuild(text) == (ROOT / "seeds" / f"{slug}.txt").read_bytes()
    used = [segment.emendation.id for segment in text.segments() if segment.emendation]
    assert sorted(used) == sorted(record.id for record in library.of_text(Emendation, slug))
    declared = next(record for record in library.of(Edition) if record.text == slug).data
    out = [segment for segment in text.segments() if segment.why == "left-out"]
    assert len(out) == len(declared.left_out) and all(segment.reason for segment in out)
    joins = [segment for segment in text.segments() if segment.why == "join"]
    assert len(joins) == len(declared.joins.soft) + len(declared.joins.hard)
    assert [p.id for p in text.paragraphs] == [o.id for o in declared.paragraphs]


def test_the_seeds_are_rebuilt_from_the_edition_alone_where_nothing_else_is_left(tmp_path: Path) -> None:
    for text in real()[1]:
        (tmp_path / f"{text.slug}.pickle").write_bytes(pickle.dumps(text))
    script = (
        "import pickle, sys; from pathlib import Path; from arpentage.restore import rebuild\n"
        "[p.with_suffix('.txt').write_bytes(rebuild(pickle.loads(p.read_bytes()))) for p in Path().glob('*.pickle')]"
    )
    # the package alone is copied: no seed is within its reach
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "arpentage").symlink_to(ROOT / "arpentage")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, check=True)
    for slug in SLUGS:
        assert (tmp_path / f"{slug}.txt").read_bytes() == (ROOT / "seeds" / f"{slug}.txt").read_bytes()


def test_no_real_text_reads_a_hyphen_at_a_line_end_or_two_spaces() -> None:
    for text in real()[1]:
        for paragraph in text.paragraphs:
            assert paragraph.read and "\n" not in paragraph.read and paragraph.read == paragraph.read.strip()
            assert "\u00ad" not in paragraph.read and "  " not in paragraph.read


def test_a_soft_hyphen_joins_the_word_and_a_hard_one_stays() -> None:
    words = "La plate-\nforme du savoir-  \r\n  faire"
    text, problems = restore_text(seed(words), edition([opening("p1", 1, "La")], joins=Joins(soft=(1,), hard=(2,))), [])
    assert (text.read, problems) == ("La plateforme du savoir-faire", ())
    assert rebuild(text) == words.encode()


def test_a_hyphen_that_nobody_judged_is_reported_with_its_line() -> None:
    text, problems = restore_text(seed("Un.\nLa plate-\nforme"), edition([opening("p1", 1, "Un.")]), [])
    assert codes(problems) == ["undecided-hyphen"]
    assert "2" in problems[0].message("fr") and rebuild(text) == b"Un.\nLa plate-\nforme"


def test_a_fault_of_transmission_is_read_corrected_and_one_of_the_author_is_read_as_it_stands() -> None:
    text = restored(
        ["uand le le travail"],
        [emendation("uand", "Quand", id_="a"), emendation("le le", "le", id_="b", fault="author")],
    )
    assert text.read == "Quand le le travail"
    assert [s.emendation.data.corr for s in text.segments() if s.emendation] == ["Quand", "le"]


def test_an_emendation_may_cross_a_line_end() -> None:
    words = "Le tra\nvail"
    text, problems = restore_text(
        seed(words), edition([opening("p1", 1, "Le")]), [emendation("tra\nvail", "travail", 1)]
    )
    assert (text.read, problems) == ("Le travail", ())


def test_words_that_stand_twice_in_a_line_are_told_apart_by_their_prefix() -> None:
    text = restored(["un ab, deux ab"], [emendation("ab", "x", prefix="deux ")])
    assert text.read == "un ab, deux x"
    _, problems = attempt(["un ab, deux ab"], [emendation("ab", "x")])
    assert codes(problems) == ["received-words-twice"]


def test_three_paragraphs_may_stand_on_one_line() -> None:
    made = edition([opening("p1", 1, "Un."), opening("p2", 1, "Deux."), opening("p3", 1, "Trois.")])
    text, problems = restore_text(seed("Un. Deux. Trois."), made, [])
    assert ([p.read for p in text.paragraphs], problems) == (["Un.", "Deux.", "Trois."], ())
    assert text.read == "Un.\nDeux.\nTrois."


def test_words_in_no_paragraph_are_reported_where_they_stand_not_where_they_first_occur() -> None:
    words = seed("Titre Page\nPage\nFin")
    made = edition([opening("p1", 3, "Fin")], left_out=(left_out(1, "Titre Page"),))
    _, problems = restore_text(words, made, [])
    assert [(p.code, p.facts["words"], p.facts["line"]) for p in problems] == [("unaccounted-text", "Page", "2")]
    made = edition([opening("p1", 3, "Fin")], left_out=(left_out(1, "Titre Page"), left_out(2, "Page")))
    assert restore_text(words, made, [])[1] == ()


@pytest.mark.parametrize("sic", ["fin\nDébut", "fin\n"])
def test_a_repair_across_the_edge_of_a_paragraph_is_an_error_not_a_silence(sic: str) -> None:
    text, problems = attempt(["La fin", "Début de p2"], [emendation(sic, "x")])
    assert codes(problems) == ["repair-across-paragraphs"]
    assert text.read == "La fin\nDébut de p2"


def test_a_repair_outside_every_paragraph_is_an_error_even_of_white_space() -> None:
    for sic in ("\n \n", "x"):
        words = f"Un{sic}Deux" if sic != "x" else "x\nUn"
        openings = [opening("p1", 1, "Un"), opening("p2", 3, "Deux")] if sic != "x" else [opening("p1", 2, "Un")]
        _, problems = restore_text(seed(words), edition(openings), [emendation(sic, "z", 1)])
        assert codes(problems) == ["unaccounted-text"]


def test_two_repairs_of_the_same_words_are_an_error_that_names_both() -> None:
    _, problems = attempt(["Le travail"], [emendation("trav", "x", id_="a"), emendation("avail", "y", id_="b")])
    assert codes(problems) == ["overlapping-repairs"]
    assert "a.yaml" in problems[0].message("fr") and problems[0].at.path.name == "b.yaml"


def test_an_opening_that_is_lost_or_out_of_order_is_an_error_and_no_word_is_lost_with_it() -> None:
    made = edition([opening("p1", 2, "Deux"), opening("p2", 1, "Un"), opening("p3", 9, "Trois")])
    text, problems = restore_text(seed("Un\nDeux"), made, [])
    assert codes(problems).count("opening-not-found") == 2
    assert rebuild(text) == b"Un\nDeux"


def test_an_id_serves_once_even_when_retired() -> None:
    made = edition(
        [opening("p1", 1, "Un"), opening("p1", 2, "Deux"), opening("p3", 3, "Trois")], retired={"p3": ("p1",)}
    )
    _, problems = restore_text(seed("Un\nDeux\nTrois"), made, [])
    assert codes(problems) == ["duplicate-paragraph", "duplicate-paragraph"]


def test_a_regular_spelling_is_read_throughout_and_what_was_received_is_kept() -> None:
    spelling = Regularization(orig="''", reg="’", why=WHY)
    text = restored(["l''usine et l''outil"], regularizations=(spelling,))
    assert text.read == "l’usine et l’outil" and text.received == "l''usine et l''outil"
