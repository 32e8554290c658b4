"""The edition that ships: complete, and nothing in it that its own checks find wrong."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from arpentage.kinds.discussion import Discussion
from arpentage.kinds.note import Note
from arpentage.kinds.notice import Notice
from arpentage.kinds.passage import Passage
from arpentage.kinds.question import Question
from arpentage.kinds.source import Source
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.kinds.translation import Translation
from arpentage.model import Record
from tests.build_data import real

LIBRARY, TEXTS, _ = real()


def words(text: str) -> int:
    """Words of a text; a sign that French sets apart is none."""
    return len(re.findall(r"\w[\w’'·-]*", text))


def narrow_themes() -> list[Record[Theme]]:
    broader = {id_ for theme in LIBRARY.of(Theme) for id_ in theme.data.broader}
    return [theme for theme in LIBRARY.of(Theme) if theme.id not in broader]


def test_checking_it_finds_nothing(repo: Path) -> None:
    run = subprocess.run(
        [sys.executable, "build.py", "check", "--strict", "--lang", "en"],
        cwd=repo, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stderr.count(": silenced [") <= 10


def test_it_has_the_notes_terms_themes_and_questions_that_it_announces() -> None:
    assert len(LIBRARY.of(Notice)) == 5
    assert len(LIBRARY.of(Note)) >= 120
    assert len(LIBRARY.of(Term)) >= 80
    assert len(narrow_themes()) == 16
    assert len(LIBRARY.of(Passage)) >= 100
    assert min(Counter(question.text for question in LIBRARY.of(Question)).values()) >= 5
    asked = Counter(question.data.theme for question in LIBRARY.of(Discussion))
    assert all(asked[theme.id] >= 3 for theme in narrow_themes())


def test_every_note_has_thirty_to_a_hundred_and_twenty_words_in_french_and_english() -> None:
    for note in LIBRARY.of(Note):
        for lang in ("fr", "en"):
            assert 30 <= words(note.data.body[lang]) <= 120, f"{note.path} {lang}"


def test_every_theme_has_an_introduction_of_120_to_200_words() -> None:
    for theme in LIBRARY.of(Theme):
        for lang in ("fr", "en"):
            assert 120 <= words(theme.data.intro[lang]) <= 200, f"{theme.path} {lang}"


def test_every_paragraph_is_in_english_and_those_of_two_texts_in_arabic() -> None:
    done = {(unit.text, unit.lang, unit.id) for unit in LIBRARY.of(Translation)}
    for text in TEXTS:
        for paragraph in text.paragraphs:
            assert (text.slug, "en", paragraph.id) in done
            if text.slug in ("turc-mecanique", "gagner-un-monde"):
                assert (text.slug, "ar", paragraph.id) in done


def test_a_source_says_how_far_it_was_verified_and_an_address_is_no_guess() -> None:
    for source in LIBRARY.of(Source):
        assert source.data.verified in ("seen", "known", "no"), source.path
        assert source.data.url == "" or source.data.url.startswith("http"), source.path


def test_nothing_claims_a_person_s_review_that_nobody_made() -> None:
    assert not [record for record in LIBRARY.records if record.kind.name == "review"]
    assert {unit.data.origin for unit in LIBRARY.of(Translation)} == {"machine"}
