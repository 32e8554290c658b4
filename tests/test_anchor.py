"""A quotation is found where it stands, or said to be changed, doubled or lost: never placed by a silent guess."""

import random
import re
import time
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from arpentage.anchor import Match, locate
from arpentage.fold import fold
from tests.build_data import real

LETTERS = "ab eé’'-– \n\u00a0\u202f\u00ad\u200b…𝒜😀e\u0301o\u0302«»"
TEXTS = st.text(LETTERS, min_size=1, max_size=60)
CONTEXTS = st.one_of(st.just(""), st.text(LETTERS, max_size=12))
HINTS = st.one_of(st.none(), st.integers(-5, 80))
WORDS = ("l’usine", "été", "sous-traitance", "𝒜", "cœur", "aujourd’hui", "à", "plate-forme", "😀", "où", "réfugié·es")
SPACES, APOSTROPHES, HYPHENS = " \u00a0\u202f\n", "'’ʼ", "-‐‑–"
SENTENCE = "Le travail gratuit des micro-travailleurs nourrit les plateformes numériques."


def occurrences(text: str, words: str) -> int:
    """How many times words stand in a text, overlaps counted."""
    return sum(text.startswith(words, start) for start in range(len(text)))


def slice_of(data: st.DataObject, text: str) -> tuple[int, int]:
    start = data.draw(st.integers(0, len(text) - 1))
    return start, data.draw(st.integers(start + 1, len(text)))


@settings(max_examples=200, deadline=None)
@given(TEXTS, CONTEXTS, CONTEXTS, HINTS, st.data())
def test_words_that_stand_once_are_found_there_whatever_is_said_of_their_surroundings(
    text: str, prefix: str, suffix: str, hint: int | None, data: st.DataObject
) -> None:
    start, end = slice_of(data, text)
    words = text[start:end]
    assume(words.strip() and occurrences(text, words) == 1)
    assert locate(text, words, prefix, suffix, hint) == Match(start, end, "exact")


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.text()), st.one_of(CONTEXTS, st.text(max_size=9)), CONTEXTS, CONTEXTS, HINTS)
def test_whatever_is_asked_the_answer_is_none_or_true(
    text: str, words: str, prefix: str, suffix: str, hint: int | None
) -> None:
    match = locate(text, words, prefix, suffix, hint)
    if match is None:
        assert not words.strip() or words not in text
        return
    found = text[match.start : match.end]
    assert 0 <= match.start < match.end <= len(text)
    if match.how == "exact":
        assert found == words
    elif match.how == "fuzzy":
        assert words not in text
        assert Levenshtein.normalized_similarity(fold(found).text, fold(words).text.strip()) >= 0.65
    else:
        assert fold(found).text.strip() == fold(words).text.strip()
        if match.how == "folded":
            assert words not in text


@pytest.mark.parametrize("nothing", ["", " ", "\n\t", "\u00a0\u202f"])
def test_nothing_is_found_nowhere(nothing: str) -> None:
    assert locate("un texte \n\t\u00a0\u202f", nothing) is None
    assert locate(nothing, "mot") is None
    assert locate("", nothing) is None


def retyped(words: str, data: st.DataObject) -> str:
    """The same words from another keyboard: other spaces, apostrophes, hyphens, normal form."""
    for like in (SPACES, APOSTROPHES, HYPHENS):
        words = "".join(data.draw(st.sampled_from(like)) if char in like else char for char in words)
    words = words.replace(" ", "  ") if data.draw(st.booleans()) else words
    return unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), words)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), CONTEXTS, CONTEXTS, HINTS, st.data())
def test_words_typed_with_other_spaces_apostrophes_hyphens_or_accents_are_found_where_they_stand(
    words: list[str], prefix: str, suffix: str, hint: int | None, data: st.DataObject
) -> None:
    text = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), " ".join(words))
    places = [match.span() for match in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(places) - 1))
    start, end = places[first][0], places[data.draw(st.integers(first, len(places) - 1))][1]
    quoted = retyped(text[start:end], data)
    assume(quoted not in text and occurrences(fold(text).text, fold(quoted).text) == 1)
    assert locate(text, quoted, prefix, suffix, hint) == Match(start, end, "folded")


def test_a_quotation_is_found_across_line_ends_and_from_a_yaml_block_with_its_last_line_end() -> None:
    text = "Le travail\n  gratuit nourrit"
    assert locate(text, "travail gratuit") == Match(3, 20, "folded")
    assert locate("Le travail gratuit", "travail\ngratuit\n") == Match(3, 18, "folded")
    assert locate("Le travail, gratuit", " travail ") == Match(3, 10, "folded")


def test_offsets_are_code_points_of_the_text_as_it_was_given() -> None:
    text = "😀 e\u0301te\u0301 𝒜 l’hiver"
    assert locate(text, "été") == Match(2, 7, "folded")
    assert locate(text, "e\u0301te\u0301") == Match(2, 7, "exact")
    assert locate(text, "𝒜 l'hiver") == Match(8, 17, "folded")


def test_an_accent_is_part_of_its_letter() -> None:
    text = unicodedata.normalize("NFD", "le marché du marche")
    assert locate(text, "marche") == Match(len(text) - 6, len(text), "exact")


def test_a_point_is_not_found_inside_an_ellipsis() -> None:
    match = locate("La fin… Le reste", "fin.")
    assert match is None or not match.sure
    assert locate("La fin… Le reste", "fin...") == Match(3, 7, "folded")
    assert locate("La fin… Le reste", ".") is None


def test_case_tells_words_apart() -> None:
    assert locate("Marx et marx", "marx") == Match(8, 12, "exact")
    assert locate("une PLATEFORME", "plateforme") is None


@pytest.mark.parametrize("words", ["a", "et", "été", "à"])
def test_quotations_of_one_to_three_letters_are_found_or_lost_but_never_nearly(words: str) -> None:
    assert locate(f"xx {words} yy", words) == Match(3, 3 + len(words), "exact")
    assert locate(f"{words} xx {words}", words) == Match(0, len(words), "ambiguous")
    assert locate("zzz zzz zzz", words) is None
    assert locate("etr été"[: 3 if words == "été" else 0], words) is None


# doubled words


@settings(max_examples=200, deadline=None)
@given(*[st.text("abcdef ’é-", max_size=20)] * 3, st.sampled_from(["MOT", "DEUX MOTS", "L’ÉTÉ"]), st.data())
def test_words_that_stand_twice_are_told_apart_by_their_true_context_or_place_and_by_nothing_else(
    before: str, middle: str, after: str, words: str, data: st.DataObject
) -> None:
    text = f"{before}{words}{middle}{words}{after}"
    first, second = len(before), len(before) + len(words) + len(middle)
    assert locate(text, words) == Match(first, first + len(words), "ambiguous")
    for start in (first, second):
        true = Match(start, start + len(words), "exact")
        assert locate(text, words, hint=start) == true
        prefix, suffix = text[:start], text[true.end :]
        prefix = prefix[-data.draw(st.integers(1, 40)) :]
        suffix = suffix[: data.draw(st.integers(1, 40))]
        other = first + second - start
        if fold(prefix).text.strip() and not ends_alike(text[:other], prefix):
            assert locate(text, words, prefix=prefix) == true
        if fold(suffix).text.strip() and not ends_alike(text[other + len(words) :][::-1], suffix[::-1]):
            assert locate(text, words, suffix=suffix) == true


def ends_alike(text: str, end: str) -> bool:
    return fold(text).text.rstrip().endswith(fold(end).text.rstrip())


def test_doubled_words_that_are_only_found_folded_are_told_apart_too() -> None:
    text = "au début l’été vient, à la fin l’été part"
    assert locate(text, "l'été") == Match(9, 14, "ambiguous")
    assert locate(text, "l'été", prefix="à la fin\n") == Match(31, 36, "folded")
    assert locate(text, "l'été", suffix=" vient,") == Match(9, 14, "folded")
    assert locate(text, "l'été", hint=40) == Match(31, 36, "folded")


def test_a_context_longer_than_any_window_still_decides() -> None:
    same = "mot pour mot la même chose, " * 20
    text = f"A {same}ICI. B {same}ICI. "
    second = text.rindex("ICI")
    assert locate(text, "ICI", prefix=f"B {same}") == Match(second, second + 3, "exact")
    assert locate(text, "ICI", prefix=same) == Match(text.index("ICI"), text.index("ICI") + 3, "ambiguous")


def test_a_context_that_was_edited_next_to_the_words_still_decides() -> None:
    text = "Sur les plateformes : le travail manque. Dans les usines : le travail reste."
    second = text.rindex("le travail")
    assert locate(text, "le travail", prefix="Dans les usines, ") == Match(second, second + 10, "exact")
    assert locate(text, "le travail", suffix=" resté.") == Match(second, second + 10, "exact")


def test_a_context_found_nowhere_decides_nothing_but_a_place_does() -> None:
    text = "un mot ici, un mot là"
    assert locate(text, "mot", prefix="tout autre chose ", suffix=" encore ailleurs") == Match(3, 6, "ambiguous")
    assert locate(text, "mot", prefix="tout autre chose ", hint=14) == Match(15, 18, "exact")


def test_the_true_context_outweighs_a_place_that_has_moved() -> None:
    text = "le premier mot vient, le second mot part"
    assert locate(text, "mot", prefix="le second ", hint=11) == Match(32, 35, "exact")


def test_two_places_as_near_to_the_hint_are_ambiguous() -> None:
    assert locate("mot mot", "mot", hint=2) == Match(0, 3, "ambiguous")
    assert locate("aaa", "aa") == Match(0, 2, "ambiguous")


# changed and lost words


def test_a_typing_error_in_the_text_is_found_nearly_at_its_place_with_or_without_context() -> None:
    text = f"Avant. {SENTENCE.replace('gratuit', 'gratuti')} Après."
    near = Match(7, 7 + len(SENTENCE), "fuzzy")
    assert locate(text, SENTENCE) == locate(text, SENTENCE, "Avant. ", " Après.", 7) == near
    assert locate(text, SENTENCE, "rien de tel", "ni de tel") == near


def test_of_two_near_passages_the_context_tells_which() -> None:
    text = "En ville, cinq milliards d’internautes. Aux champs, neuf milliards d’internautes."
    match = locate(text, "huit milliards d’internautes", prefix="Aux champs, ")
    assert match == Match(52, 80, "fuzzy")
    match = locate(text, "huit milliards d’internautes", prefix="En ville, ")
    assert match == Match(10, 38, "fuzzy")


LOST = st.tuples(*(st.text(letters, min_size=low, max_size=high) for letters, low, high in
                 ((" ", 0, 2), ("mnopqr", 4, 40), (" ", 0, 2)))).map("".join)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.text("abcdé ’", max_size=80), LOST, CONTEXTS, HINTS)
def test_lost_words_are_lost(text: str, words: str, prefix: str, hint: int | None) -> None:
    assert locate(text, words, prefix, hint=hint) is None


def quotations(count: int) -> Iterator[tuple[str, int, int]]:
    """Places of 3 to 15 words in the real texts, each standing once."""
    chance = random.Random(5)
    texts = [text.read for text in real()[1]]
    while count:
        text = chance.choice(texts)
        words = [match.span() for match in re.finditer(r"\S+", text)]
        size = chance.choice([3, 4, 6, 8, 10, 15])
        first = chance.randrange(len(words) - size)
        start, end = words[first][0], words[first + size - 1][1]
        if occurrences(text, text[start:end]) == 1:
            count -= 1
            yield text, start, end


def test_nearly_all_quotations_survive_an_edit_of_one_word_and_hardly_a_deleted_one_is_put_elsewhere() -> None:
    chance = random.Random(6)
    found = misplaced = 0
    for text, start, end in quotations(150):
        words = text[start:end].split(" ")
        place = chance.randrange(len(words))
        words[place] = words[place][:-1] + chance.choice("aeiou,s")
        edited = text[:start] + " ".join(words) + text[end:]
        around = text[max(0, start - 32) : start], text[end : end + 32], start
        match = locate(edited, text[start:end], *around)
        found += bool(match and match.start < end and match.end > start)
        misplaced += locate(text[:start] + text[end:], text[start:end], *around) is not None
    assert found >= 147  # 98 %
    assert misplaced <= 2


@pytest.mark.parametrize("size", [3, 40, 400, 3000, 20_000])
def test_a_quotation_is_sought_in_a_text_of_100_kilobytes_in_less_than_a_second(size: int) -> None:
    chance = random.Random(size)
    words = [word for text in real()[1] for word in text.read.split()]
    text = " ".join(chance.choices(words, k=30_000))[:100_000]
    lost = " ".join(chance.choices(words, k=size))[:size]
    changed = text[40_000 : 40_000 + size].replace("e", "é", 1 + size // 100)
    for quoted, around in ((lost, ""), (lost, text[500:532]), (changed, text[39_968:40_000])):
        start = time.process_time()
        match = locate(unicodedata.normalize("NFD", text), quoted, around, hint=9)
        assert time.process_time() - start < 2
        if quoted is changed and size > 3:
            assert match and match.how == "fuzzy"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("a" * 100_000, "aaaa"), ("ab" * 50_000, "ba" * 300 + "bb"), ("e" + "\u0301" * 100_000, "é é é")],
)
def test_a_hostile_text_takes_a_few_seconds_at_most(text: str, quoted: str) -> None:
    start = time.process_time()
    locate(text, quoted, "a" * 40, "b" * 40, 7)
    assert time.process_time() - start < 4
