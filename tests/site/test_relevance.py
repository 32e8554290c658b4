"""The search finds what readers ask for: questions written by a judge who had not seen it (tests/relevance)."""

from pathlib import Path

from arpentage.model import Text
from tests.browsers.chromium import Chromium
from tests.browsers.page import Page
from tests.relevance import cost
from tests.relevance.figures import Figures
from tests.relevance.loaded import LIMIT, OTHERS, first_searches
from tests.relevance.questions import Answer, ask, passages, questions, rank


def test_most_questions_find_their_passage_and_alike_in_both_browsers_online_and_from_a_disk(
    chromium: Page, firefox: Page, built_site: Path, http_site: str, texts: tuple[Text, ...]
) -> None:
    asked, seen = questions(), passages(texts)
    assert len(asked) >= 60 and {question.lang for question in asked} == {"fr", "en", "ar"}
    answers = ask(chromium, http_site, asked)
    disk = f"{built_site.as_uri()}/"
    for page, site in ((chromium, disk), (firefox, http_site), (firefox, disk)):
        others = ask(page, site, asked)
        assert dict(zip(asked, others, strict=True)) == dict(zip(asked, answers, strict=True)), site

    def figures(lang: str = "") -> Figures:
        pairs = [(q, a) for q, a in zip(asked, answers, strict=True) if q.phrases and lang in ("", q.lang)]
        return Figures.of([(rank(question, answer, seen), bool(answer.urls)) for question, answer in pairs])

    assert figures().first >= 0.9, figures()
    assert figures().five >= 0.97, figures()
    assert figures().nothing <= 0.03, figures()
    assert min(figures(lang).five for lang in ("fr", "en", "ar")) >= 0.85


def test_where_nothing_is_there_no_exact_match_is_claimed(chromium: Page, http_site: str) -> None:
    empty = [question for question in questions() if not question.phrases]
    answers: tuple[Answer, ...] = ask(chromium, http_site, empty)
    assert empty and all(answer.match != "exact" for answer in answers)


def test_a_first_search_loads_little_whatever_is_asked(chromium: Page, built_site: Path, http_site: str) -> None:
    queries = [*(question.query for question in questions()), *OTHERS]
    sizes = first_searches(built_site, queries)
    most = max(zip(sizes, queries, strict=True))
    assert most[0][0] < LIMIT, most  # on a server that packs nothing
    assert isinstance(chromium, Chromium)
    received = cost.first_search(chromium.raw, http_site, most[1])
    assert abs(received - most[0][0]) < 0.02 * LIMIT, received
