"""Words selected in a page are quoted exactly as the build would find them, and a file says what was typed."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from playwright.sync_api import Page as PlaywrightPage

from arpentage.anchor import locate
from arpentage.document import parse
from arpentage.fold import fold
from arpentage.model import Text
from tests.site.contributing import READY, by_slug

EVERY_PARAGRAPH = """async (slug) => {
  const C = Arpentage.contributing;
  const text = await C.textOf(slug);
  const found = [];
  for (const { id } of text.paragraphs) {
    const element = document.getElementById(id);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('.call, .sic, [hidden]')) continue;
      const words = [...node.data.matchAll(/\\S+/gu)];
      for (let from = 0; from < words.length; from += 3) {  // one word, then three, then one...
        const last = words[Math.min(from + (from % 2 ? 2 : 0), words.length - 1)];
        const [start, end] = [words[from].index, last.index + last[0].length];
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        const { spots, altered } = C.spots(text, range);
        const target = C.target(text, spots);
        found.push({ id, at: before + start, words: node.data.slice(start, end), spots, altered, target });
      }
      before += node.length;
    }
    const range = new Range();
    range.selectNodeContents(element);
    found.push({ id, at: 0, words: null, ...C.spots(text, range), target: C.target(text, C.spots(text, range).spots) });
  }
  return { found, read: text.read, seed: text.seed };
}"""
SLUGS = ["gagner-un-monde", "lnvf-84", "nouveaux-proletaires", "revolution-numerique", "turc-mecanique"]


@pytest.fixture(scope="module")
def bench(chromium_browser: Browser, built_site: Path) -> Iterator[PlaywrightPage]:
    """A page of a text with the scripts of the form; nothing in it is changed."""
    with chromium_browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{built_site.as_uri()}/texts/lnvf-84.html")
        assert page.evaluate(READY)
        yield page


@pytest.mark.parametrize("slug", SLUGS)
def test_words_of_every_paragraph_are_quoted_so_that_the_build_finds_them(
    chromium_browser: Browser, built_site: Path, texts: tuple[Text, ...], slug: str
) -> None:
    text: Text = by_slug(texts)[slug]
    with chromium_browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{built_site.as_uri()}/texts/{slug}.html")
        page.evaluate(READY)
        told = page.evaluate(EVERY_PARAGRAPH, slug)
    assert told["read"] == text.read
    assert told["seed"] == text.received
    assert {one["id"] for one in told["found"]} == {paragraph.id for paragraph in text.paragraphs}
    for one in told["found"]:
        check_quotation(text, one)


def check_quotation(text: Text, one: dict[str, Any]) -> None:
    """The spot is the word's own, and the build is sure of the same place, in the paragraph and in the whole text."""
    paragraph = text.paragraph(one["id"])
    assert paragraph and not one["altered"]
    if one["words"] is None:
        assert one["spots"] == [{"id": paragraph.id, "start": 0, "end": len(paragraph.read)}]
        assert one["target"] == {"paragraph": paragraph.id}
        return
    (spot,) = one["spots"]
    start, end = spot["start"], spot["end"]
    assert start <= one["at"] and one["at"] + len(one["words"]) <= end
    assert fold(one["words"]).text in fold(paragraph.read[start:end]).text
    target = dict(one["target"])
    assert target.pop("paragraph") == paragraph.id
    if (start, end) == (0, len(paragraph.read)):
        return
    assert target["exact"] == paragraph.read[start:end]
    here = locate(paragraph.read, **target)
    assert here and here.sure and (here.start, here.end) == (start, end), one
    there = locate(text.read, **target)
    if there and there.sure:
        assert there.start == paragraph.start + start, one


LONG = """([slug, pairs]) => {
  const C = Arpentage.contributing;
  return C.textOf(slug).then((text) => pairs.map(([first, start, last, end]) =>
    C.target(text, [{ id: first, start, end: text.paragraph(first).read.length }, { id: last, start: 0, end }])));
}"""


def test_words_across_paragraphs_are_quoted_by_their_first_and_last_words(
    bench: PlaywrightPage, texts: tuple[Text, ...]
) -> None:
    text: Text = by_slug(texts)["revolution-numerique"]
    around = list(zip(text.paragraphs, text.paragraphs[1:], strict=False))
    pairs = [(a.id, len(a.read) // 2, b.id, (len(b.read) + 1) // 2) for a, b in around]
    for target, (first, last), (_, start, _, end) in zip(
        bench.evaluate(LONG, ["revolution-numerique", pairs]), around, pairs, strict=True
    ):
        opening, closing = (locate(text.read, **target[side]) for side in ("from", "to"))
        assert opening and opening.sure and opening.start == first.start + start
        assert closing and closing.sure and closing.end == last.start + end


def test_the_page_folds_as_the_build_does(bench: PlaywrightPage, repo: Path) -> None:
    cases = json.loads((repo / "tests/cases/fold.json").read_text("utf-8"))
    folded = bench.evaluate(
        """(inputs) => inputs.map((input) => {
          const { text, starts, ends } = Arpentage.contributing.fold(input);
          const points = (places) => [...text].reduce(([unit, list], char) =>
            [unit + char.length, [...list, [...input.slice(0, places[unit + char.length - 1])].length]], [0, []])[1];
          return [text, points(starts), points(ends)];
        })""",
        [case["input"] for case in cases],
    )
    for case, told in zip(cases, folded, strict=True):
        assert told == [case["folded"], case["starts"], case["ends"]], case["why"]


TYPED = st.text(
    st.one_of(
        st.sampled_from("\"'\\\n\t :#-{}[]&*!|>%@`,?~\u00a0\u2028\u2029\ufeff\u202e\u200f\U0001f600éœ’«"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=200,
).map(str.strip)


@settings(max_examples=60, deadline=None)
@given(st.lists(TYPED, min_size=8, max_size=8), st.lists(TYPED, max_size=3))
def test_any_words_typed_are_read_back_the_same_or_refused(
    bench: PlaywrightPage, texts: list[str], items: list[str]
) -> None:
    values = {
        "by": ["no", "ada"],
        "label": {"fr": texts[0], "en": texts[1]},
        "body": {"fr": " ".join(texts[2:6])},
        "sources": [{"source": texts[6], "locator": texts[7]}, {"source": "x"}],
        "words": items,
    }
    refused, written = bench.evaluate(
        "([typed, values]) => [Arpentage.contributing.unwritable(typed), Arpentage.contributing.yaml(values)]",
        ["".join([*texts, *items]), values],
    )
    document, problems = parse(written.encode(), PurePosixPath("x.yaml"))
    assert refused or (document and not problems and document.data == values)


def test_control_characters_and_halves_of_characters_are_refused(bench: PlaywrightPage) -> None:
    for text in ("a\u0000", "\u0007", "\u009f", "\ufffe"):
        assert bench.evaluate("Arpentage.contributing.unwritable", text)
    assert bench.evaluate("Arpentage.contributing.unwritable('\\ud83d')")
    assert not bench.evaluate("Arpentage.contributing.unwritable", "deux\nlignes\tet 😀 «\u202fmots\u202f»")


def test_a_slip_names_the_line_and_the_words_received(bench: PlaywrightPage, texts: tuple[Text, ...]) -> None:
    """Every word, in the terms of an emendation: its line holds the words received once after the prefix."""
    for text in texts:
        lines = text.received.split("\n")
        asked: list[dict[str, Any]] = [
            {"id": paragraph.id, "start": at, "end": at + len(word)}
            for paragraph in text.paragraphs
            for word in set(paragraph.read.split())
            for at in [paragraph.read.index(word)]
        ]
        slips = bench.evaluate(
            "([slug, spots]) => Arpentage.contributing.textOf(slug).then((text) => "
            "spots.map((spot) => Arpentage.contributing.received(text, spot)))",
            [text.slug, asked],
        )
        for spot, slip in zip(asked, slips, strict=True):
            if "line" not in slip:
                assert slip.keys() <= {"taken", "repeated"}
                continue
            paragraph = text.paragraph(spot["id"])
            assert paragraph and slip["read"] in paragraph.read
            line = "\n".join(lines[slip["line"] - 1 :])
            first = line.index(slip["prefix"] + slip["sic"])
            assert first <= len(lines[slip["line"] - 1])
            assert (line + "\n").find(slip["prefix"] + slip["sic"], first + 1, len(lines[slip["line"] - 1])) == -1
