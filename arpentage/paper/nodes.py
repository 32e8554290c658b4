"""Words as the typst templates take them: a list of nodes, each a string or a mapping, as JSON holds them.

`{"tag": "em", "body": [...]}` for emphasis and the like, `{"tag": "a", "href": ..., "body": [...]}` for a link,
`{"tag": "call", "n": 3}` for a call, `{"tag": "sic"}` after a misprint of the author, `{"tag": "term", "body": [...]}`
for words of the glossary, `{"tag": "quoted", "body": [...]}` for those of a passage within what is around it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from arpentage.html.markdown import Markdown
from arpentage.html.typography import typeset, typeset_html
from arpentage.language import pick

Node = str | dict[str, Any]
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, order=True)
class Mark:
    """A node without words at an offset."""

    offset: int
    node: dict[str, Any] = field(compare=False)


class Words:
    """Annotations' texts in the language of what is printed, or another where that one is missing."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.markdown = Markdown()

    def plain(self, words: Mapping[str, str]) -> str:
        """The words alone."""
        text, lang = pick(words, self.lang)
        return typeset(self.markdown.plain(text), lang)

    def nodes(self, words: Mapping[str, str]) -> dict[str, Any]:
        """The words with their marks, and the language they are in."""
        text, lang = pick(words, self.lang)
        return {"lang": lang, "body": tree(typeset_html(self.markdown.block(text), lang))}


def tree(html: str) -> list[Node]:
    """Nodes of HTML that is known to be safe and whole."""
    parser = _Nodes()
    parser.feed(html)
    return parser.tree


def laid(words: str, lang: str, terms: Spans = (), marks: Sequence[Mark] = (), quoted: Spans = ()) -> list[Node]:
    """Words of a text with what is laid over them: ranges of terms and of passages, and marks at their offsets."""
    shown = typeset(words, lang)
    over = {"term": terms, "quoted": quoted}
    ends = (at for spans in over.values() for span in spans for at in span)
    borders = sorted({0, len(words), *ends, *(mark.offset for mark in marks)})
    made: list[Node] = []
    for start, end in pairwise(borders):
        made += [mark.node for mark in sorted(marks) if mark.offset == start]
        node: Node = shown[start:end]
        for tag, spans in over.items():
            if any(first <= start and end <= last for first, last in spans):
                node = {"tag": tag, "body": [node]}
        made.append(node)
    return [*made, *(mark.node for mark in sorted(marks) if mark.offset == len(words))]


class _Nodes(HTMLParser):
    """The few tags of the annotations, as nodes."""

    def __init__(self) -> None:
        super().__init__()
        self.tree: list[Node] = []
        self._open: list[list[Node]] = [self.tree]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        node: dict[str, Any] = {"tag": tag, "body": []}
        if tag == "a":
            node["href"] = dict(attrs).get("href") or ""
        self._open[-1].append(node)
        if tag != "br":
            self._open.append(node["body"])

    def handle_endtag(self, tag: str) -> None:
        if tag != "br" and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip("\n"):
            self._open[-1].append(data.replace("\n", " "))
