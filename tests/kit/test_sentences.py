"""Sentences as a reader would count them, in the three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.kit.sentences import sentences

CASES = {
    "Il part. Elle reste !": ["Il part.", "Elle reste !"],
    "Payés au clic… le tout pour rien. Il part.": ["Payés au clic… le tout pour rien.", "Il part."],
    "« Il part. » Elle reste ici.": ["« Il part. »", "Elle reste ici."],
    "« Il part ! » dit-elle. Il part.": ["« Il part ! » dit-elle.", "Il part."],
    "Les « fermes à clics.\u00a0» Entre deux, rien.": ["Les « fermes à clics.\u00a0»", "Entre deux, rien."],
    "Selon M. Hall et X. Bonnefond, il part. Voir p. 12.": [
        "Selon M. Hall et X. Bonnefond, il part.",
        "Voir p. 12.",
    ],
    "Payée 1,38 $ ou 0.01 $ l’heure. Il part. ": ["Payée 1,38 $ ou 0.01 $ l’heure.", "Il part."],
    "1. http://www.example.org/a.b Il part.": ["1. http://www.example.org/a.b Il part."],
    "[…] Il part. Elle reste. […]": ["[…] Il part.", "Elle reste. […]"],
    "Il part (elle reste. NDLR). Ils restent.": ["Il part (elle reste. NDLR).", "Ils restent."],
    "Mr. Jones left, i.e. he went. “Did he?” She stayed.": [
        "Mr. Jones left, i.e. he went.",
        "“Did he?”",
        "She stayed.",
    ],
    "ذهب الرجل. هل عاد الرجل؟ نعم، عاد.": ["ذهب الرجل.", "هل عاد الرجل؟", "نعم، عاد."],
    "Sans point final": ["Sans point final"],
    "  ": [],
}


@pytest.mark.parametrize("words", CASES)
def test_a_paragraph_is_cut_where_its_sentences_end(words: str) -> None:
    assert [words[start:end] for start, end in sentences(words)] == CASES[words]


PIECES = [
    "Il ",
    "part",
    ". ",
    "… ",
    "! ",
    " ?",
    "[…]",
    "« ",
    " »",
    "M. ",
    "3.5 ",
    "\n",
    "Elle reste",
    "(",
    ")",
    "؟ ",
    "نعم",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60))
def test_every_character_but_white_space_is_in_exactly_one_sentence(words: str) -> None:
    spans = sentences(words)
    at = 0
    for start, end in spans:
        assert not words[at:start].strip() and start < end
        assert words[start:end] == words[start:end].strip()
        at = end
    assert not words[at:].strip()
