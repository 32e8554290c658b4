"""French spaces, laid on words as they are shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from arpentage.anchor import locate
from arpentage.fold import fold
from arpentage.html.markdown import Markdown
from arpentage.html.typography import NARROW, WIDE, typeset, typeset_html

WORDS = st.text(st.sampled_from("abé’ \n\t\u00a0\u202f;!?:«»%$€0123456789.,()-–n°pM§&<>"), max_size=60)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Qui ? Moi ! Bien ; bon", "Qui_? Moi_! Bien_; bon"),
        ("voici : ceci", "voici~: ceci"),
        ("le « Turc mécanique » dit", "le «_Turc mécanique_» dit"),
        ("« Ah ? », dit-il", "«_Ah_?_», dit-il"),
        ("12 % de 10 000 et 1 000 000 €", "12_% de 10_000 et 1_000_000_€"),
        ("en 2017 300 personnes", "en 2017 300 personnes"),
        ("le § 3, n° 4, p. 12, M. Hugo", "le §~3, n°~4, p.~12, M.~Hugo"),
        ("déjà\u00a0; déjà\u202f: déjà", "déjà_; déjà~: déjà"),
        ("http://a.b/?c=1;d 10:30 qui?", "http://a.b/?c=1;d 10:30 qui?"),
        ("une ligne\n? et\n« une autre\n»", "une ligne_? et\n«_une autre_»"),
    ],
)
def test_french_spaces(words: str, shown: str) -> None:
    assert typeset(words, "fr") == shown.replace("_", NARROW).replace("~", WIDE)
    assert typeset(words, "en") == words


@given(WORDS, st.sampled_from(["fr", "en", "ar"]))
def test_only_white_space_changes_one_character_for_one(words: str, lang: str) -> None:
    shown = typeset(words, lang)
    assert len(shown) == len(words)
    assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(words, shown, strict=True))
    assert typeset(shown, lang) == shown
    assert fold(shown).text == fold(words).text


@given(WORDS)
def test_markup_keeps_its_tags_and_its_letters(words: str) -> None:
    html = Markup('<p title="a ; b">{}</p><code>{}</code>').format(words, words)
    shown = typeset_html(html, "fr")
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", html)
    assert shown.startswith('<p title="a ; b">')
    assert shown.endswith(f"<code>{escape(words)}</code>")
    assert re.findall(r"<[^>]*>", shown) == re.findall(r"<[^>]*>", html)


def test_marks_beside_a_tag_have_their_spaces_too() -> None:
    html = Markdown().inline("« *mot* » : `a ; b` [lien](https://a.b/x;y) ?")
    assert typeset_html(html, "fr") == (
        f"«{NARROW}<em>mot</em>{NARROW}»{WIDE}: <code>a ; b</code> "
        f'<a href="https://a.b/x;y" rel="external noreferrer">lien</a>{NARROW}?'
    )


@given(st.lists(st.sampled_from(["le", "«", "»", "mot", ";", "?", "ou", ":", "10", "000", "!", "§"]), min_size=12))
def test_words_copied_from_a_page_are_found_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    half = len(words) // 2
    exact = " ".join(words[half:])
    found = locate(
        text, typeset(exact, "fr"), prefix=typeset(" ".join(words[:half]), "fr"), hint=len(text) - len(exact)
    )
    assert found is not None
    assert text[found.start : found.end] == exact
