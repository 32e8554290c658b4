"""Markdown of the annotations keeps its emphasis and links, and never becomes a script, an image or a heading."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.html.markdown import Markdown, safe_address

TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br"}
PIECES = [
    "[mot](", ")", "![image](", "<", ">", "<script>", "</p>", "<b onclick=x>", "javascript:", "JaVa&#115;cript:",
    "data:image/svg+xml,", "vbscript:", "//ailleurs.example", "https://e.example/", "&lt;", "&quot;", '"', "'", "`",
    "*", "**", "_", "# ", "---\n", "===\n", "\n", "\n\n", "    ", "```\n", "- ", "1. ", "> ", "<https://e.example>",
    "<javascript:x>", "[a]: javascript:x\n", "[a]", "\\", "mot", "é",
]  # fmt: skip


class Safe(HTMLParser):
    """Fails on anything that a note may not bring into a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert tag in TAGS
        assert set(values) <= ({"href", "title", "rel"} if tag == "a" else {"start"} if tag == "ol" else set())
        if tag == "a":
            assert "a" not in self.open
            self.addresses.append(values["href"] or "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(html: str) -> Safe:
    page = Safe()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=40)))
def test_no_words_become_a_script_an_image_a_heading_or_a_link_out_of_the_allowed_schemes(words: str) -> None:
    markdown = Markdown()
    for html in (markdown.block(words), markdown.inline(words)):
        for address in parsed(html).addresses:
            assert urlsplit(address).scheme in ("", "http", "https", "mailto")
            assert not address.startswith(("/", "\\"))


def test_emphasis_lists_quotations_and_links_are_kept() -> None:
    html = Markdown().block("*un* **deux**\n\n- trois\n\n> quatre\n\n[cinq](https://e.example/)")
    for part in ("<em>un</em>", "<strong>deux</strong>", "<li>trois</li>", "<blockquote>", ">cinq</a>"):
        assert part in html


def test_a_link_out_of_the_site_says_so_and_one_inside_does_not() -> None:
    assert Markdown().inline("[a](https://e.example)") == '<a href="https://e.example" rel="external noreferrer">a</a>'
    assert Markdown().inline("[a](texts/x.html#p1)") == '<a href="texts/x.html#p1">a</a>'


@pytest.mark.parametrize(
    "address",
    [
        "https://e.example/a?b#c",
        "HTTP://e.example",
        "mailto:a@e.example",
        "texts/x.html#p12",
        "#p1",
        "../x.html",
        "?q=a",
    ],
)
def test_an_address_that_a_reader_may_follow_is_allowed(address: str) -> None:
    assert safe_address(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JAVASCRIPT:x", "java\nscript:x", "\x01javascript:x", "data:text/html,x", "vbscript:x", "file:///etc",
     "//e.example", "/absolute", "\\\\e.example", "http://[", "ftp://e.example", "blob:x"],
)  # fmt: skip
def test_an_address_that_leads_astray_is_refused(address: str) -> None:
    assert not safe_address(address)


def test_the_plain_words_have_no_markup_and_keep_their_french_spaces() -> None:
    words = "*Mot*\u202f: [lien](https://e.example) & <b>\n\nsuite"
    assert Markdown().plain(words) == "Mot\u202f: lien & <b> suite"


@settings(max_examples=100, deadline=None)
@given(st.text("abé’ «»<>;\"'", max_size=30))
def test_words_without_markdown_are_read_as_they_are_written(words: str) -> None:
    assert Markdown().plain(f"a{words}") == " ".join(f"a{words}".split())
