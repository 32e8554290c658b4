"""`fix`: what can be mended surely is shown, written when asked, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.anchor import locate
from arpentage.selector import selector
from tests.build_data import real
from tests.reader import Reader, minimal, tree

NOTE = "annotations/texts/le-marche/notes/midi.yaml"
UNIT = "annotations/texts/le-marche/translations/en/p2.yaml"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def contents(reader: Reader) -> dict[str, bytes]:
    return {path: content for path, (_, content) in tree(reader.root).items()}


def quoting(reader: Reader, exact: str) -> None:
    """The note quotes these words, with a remark beside them."""
    text = (reader.root / NOTE).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.lstrip().startswith("exact:"))
    reader.change(NOTE, line, f"  exact: {exact}  # my words")


def told(reader: Reader) -> str:
    return reader.build("check", "--lang", "en")[1]


def test_a_reader_with_nothing_to_mend_is_left_alone(reader: Reader) -> None:
    before = contents(reader)
    assert reader.run("fix", "--write", "--lang", "en")[:2] == (0, "Nothing to mend surely.\n")
    assert contents(reader) == before


def test_a_mend_is_shown_as_a_diff_and_written_only_when_asked(reader: Reader) -> None:
    quoting(reader, "Les vendeurs montent leur étals sans un mot")
    before = contents(reader)
    code, said, _ = reader.run("fix", "--lang", "en")
    assert code == 0
    assert f"{NOTE}: quotation-changed\n" in said
    assert "  -  exact: Les vendeurs montent leur étals sans un mot  # my words\n" in said
    assert "  +  exact: Les vendeurs montent leurs étals sans un mot  # my words\n" in said
    assert "1 file(s) to mend" in said
    assert contents(reader) == before
    assert "[quotation-changed]" in told(reader)
    reader.run("fix", "--write")
    assert told(reader) == "Nothing to report.\n"
    after = contents(reader)
    assert {path for path in after if after[path] != before.get(path)} == {NOTE}


@pytest.mark.parametrize(
    "exact",
    [
        "sans dire un mot",  # short, and not quite those of the text
        "le poissonnier range ses caisses",  # nowhere
        "Les vendeurs rangent toutes leurs caisses sans un cri",  # near, not near enough
    ],
)
def test_a_quotation_that_is_not_surely_found_is_left_to_a_person(reader: Reader, exact: str) -> None:
    quoting(reader, exact)
    before = contents(reader)
    assert "Nothing to mend surely.\n" in reader.run("fix", "--write", "--lang", "en")[1]
    assert contents(reader) == before


def test_the_nearest_place_is_taken_when_a_person_says_so(reader: Reader) -> None:
    quoting(reader, "sans dire un mot ; la ville dort")
    reader.run("fix", "--write")
    assert "[quotation-changed]" in told(reader)
    reader.run("fix", "--place", "1", "--write", str(reader.root / NOTE))
    assert told(reader) == "Nothing to report.\n"
    assert "exact: sans un mot ; la ville dort  # my words" in (reader.root / NOTE).read_text("utf-8")


def test_of_several_places_a_person_says_which_one(reader: Reader) -> None:
    quoting(reader, "mercredi")
    code, said, _ = reader.run("fix", "--lang", "en")
    assert code == 0
    assert f"{NOTE}: these words stand in 2 places" in said
    assert "1. h1: …Le marché du [mercredi]" in said
    assert "2. p1: " in said
    reader.run("fix", "--place", "2", "--write", str(reader.root / NOTE))
    assert told(reader) == "Nothing to report.\n"
    assert 'prefix: "' in (reader.root / NOTE).read_text("utf-8")
    assert "# my words" in (reader.root / NOTE).read_text("utf-8")


def test_a_translation_follows_its_paragraph_where_only_spaces_or_apostrophes_changed(reader: Reader) -> None:
    source = "Vers midi, les derniers paniers partent. On balaie, on compte, on se salue."
    reader.change(UNIT, source, source.replace(", ", ",  "))
    assert "[stale-translation]" in told(reader)
    reader.run("fix", "--write")
    assert told(reader) == "Nothing to report.\n"


def test_a_translation_of_other_words_waits_for_a_person_to_go_through_it(reader: Reader) -> None:
    reader.change(UNIT, "les derniers paniers", "les premiers paniers")
    before = contents(reader)
    reader.run("fix", "--write")
    assert contents(reader) == before
    assert reader.run("fix", "--reviewed", "--write", "--lang", "en")[0] == 2  # of which file?
    reader.run("fix", "--reviewed", "--write", str(reader.root / UNIT))
    assert told(reader) == "Nothing to report.\n"
    assert "les derniers paniers" in (reader.root / UNIT).read_text("utf-8")


def test_a_version_takes_the_hash_of_its_original_once_it_was_gone_through(reader: Reader) -> None:
    reader.change(NOTE, "L’heure où le marché ferme.", "L’heure où le marché s’arrête.")
    assert "[stale-body]" in told(reader)
    reader.run("fix", "--write", str(reader.root / NOTE))
    assert "[stale-body]" in told(reader)
    reader.run("fix", "--reviewed", "--write", str(reader.root / NOTE))
    assert told(reader) == "Nothing to report.\n"


def test_a_review_holds_again_once_it_was_read_again(reader: Reader) -> None:
    review = "annotations/reviews/midi.yaml"
    reader.write(
        review, "of: texts/le-marche/notes/midi.yaml\nhash: 000000000000 # mine\nby: machine\ndate: 2026-11-21\n"
    )
    reader.run("fix", "--write")
    assert "[lapsed-review]" in told(reader)
    reader.run("fix", "--reviewed", "--write", str(reader.root / review))
    assert told(reader) == "Nothing to report.\n"


def test_an_answer_to_nothing_goes_and_spaces_at_line_ends_too(reader: Reader) -> None:
    text = (reader.root / UNIT).read_text("utf-8")
    reader.write(UNIT, text + "silenced:  \n  lost-digits: En lettres.\n# the end\n\n\n")
    reader.run("fix", "--write")
    assert (reader.root / UNIT).read_text("utf-8") == text + "# the end\n"
    assert told(reader) == "Nothing to report.\n"


def test_one_file_alone_is_mended_when_it_is_named(reader: Reader) -> None:
    quoting(reader, "Les vendeurs montent leur étals sans un mot")
    reader.change(UNIT, "midi, les", "midi,  les")
    reader.run("fix", "--write", str(reader.root / UNIT))
    said = told(reader)
    assert "[quotation-changed]" in said
    assert "[stale-translation]" not in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "nulle-part.yaml n’est pas une annotation"), ("en", "nulle-part.yaml is not an annotation")],
)
def test_a_file_that_is_no_annotation_is_refused(reader: Reader, lang: str, said: str) -> None:
    code, _, error = reader.run("fix", "--write", "--lang", lang, "nulle-part.yaml")
    assert code == 2
    assert said in error


def test_errors_elsewhere_do_not_keep_a_file_from_being_mended(reader: Reader) -> None:
    quoting(reader, "Les vendeurs montent leur étals sans un mot")
    reader.write("annotations/contributors/atelier.yaml", "nom: Atelier\n")
    reader.run("fix", "--write")
    assert "[quotation-changed]" not in told(reader)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_quotation_made_for_a_place_leads_back_to_it(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(real()[1]))
    start = data.draw(st.integers(0, len(text.read) - 1))
    end = data.draw(st.integers(start + 1, min(len(text.read), start + 80)))
    made = selector(text.read, start, end)
    words = text.read[start:end].strip()
    if not words:
        assert made is None
    elif made:
        match = locate(text.read, made["exact"], made.get("prefix", ""), made.get("suffix", ""))
        assert match and match.sure and made["exact"] == words
        assert start <= match.start and match.end <= end
