"""The questions of `questions.jsonl`, asked through the search page's own code, and where their answers stand."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from arpentage.model import Text
from tests.browsers.page import Page

DEEPEST = 10
"""Results of a question that are judged."""
SECTION = 900
"""Characters under a heading that a reader who lands there sees."""


@dataclass(frozen=True)
class Question:
    """What a reader types, and the words of the passages that answer; none where nothing does."""

    id: str
    query: str
    lang: str
    kind: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the page lists: whether it says that it is exact, and addresses from the site's root, best first."""

    match: str
    urls: tuple[str, ...]


def questions() -> tuple[Question, ...]:
    """Those of the suite, in its order."""
    lines = (Path(__file__).parent / "questions.jsonl").read_text("utf-8").splitlines()
    return tuple(
        Question(q["id"], q["query"], q["lang"], q["class"], tuple(one["phrase"] for one in q["relevant"]))
        for q in map(json.loads, lines)
    )


ASK = """(async (queries) => {
    const answers = [];
    for (const query of queries) {
        const { match, found } = await Arpentage.answer(query, Arpentage.filters(new URLSearchParams()));
        const shown = found.slice(0, MOST).map((one) => Arpentage.record(one.catalogue, one.number));
        answers.push([match, (await Promise.all(shown)).map((record) => record.url)]);
    }
    return answers;
})"""


def ask(page: Page, site: str, asked: Sequence[Question]) -> tuple[Answer, ...]:
    """The answers of the search page at `site`, an address with its final slash; in one load of the page."""
    page.open(f"{site}search.html")
    queries = json.dumps([question.query for question in asked])
    answers = page.evaluate(f"{ASK.replace('MOST', str(DEEPEST))}({queries})")
    return tuple(Answer(match, tuple(urls)) for match, urls in answers)


def passages(texts: Iterable[Text]) -> dict[str, str]:
    """What a reader sees at the address of each paragraph: its words, or those of the section under a heading."""
    found: dict[str, str] = {}
    for text in texts:
        for at, paragraph in enumerate(text.paragraphs):
            words = paragraph.read
            if paragraph.role in ("heading", "title"):
                words = " ".join(other.read for other in text.paragraphs[at:])[:SECTION]
            found[f"texts/{text.slug}.html#{paragraph.id}"] = bare(words)
    return found


def rank(question: Question, answer: Answer, seen: Mapping[str, str]) -> int:
    """The place of the first result that answers, from 1; 0 when none of the first ten does."""
    wanted = [bare(phrase) for phrase in question.phrases]
    for place, url in enumerate(answer.urls, 1):
        if any(phrase in seen.get(url, "") for phrase in wanted):
            return place
    return 0


def bare(text: str) -> str:
    """Letters and figures only, whatever the case, accents, apostrophes and spaces."""
    folded = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe")).casefold()
    return "".join(character for character in folded if character.isascii() and character.isalnum())
