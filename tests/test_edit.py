"""Editing YAML where it stands: the value asked for and nothing else, or a refusal."""

from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from arpentage.document import Steps, parse
from arpentage.edit import CannotEdit, edited
from arpentage.layout import tidy

FILE = """\
# yaml-language-server: $schema=../schemas/note.json
by: [machine]  # who
target:
  exact: sans dire un mot   # the words
label: {fr: midi, en: noon}
source: >-
  Vers midi, les derniers paniers
  partent.

# a remark between
people:
  - name: one
    age: '1'  # year
  - name: two
silenced:
  lost-digits: Le nombre est en lettres.
made_from:
  en: '123456789012'
"""


def read(text: str) -> Any:
    document, problems = parse(text.encode(), PurePosixPath("x.yaml"))
    assert document, problems
    return document.data


@pytest.mark.parametrize(
    ("steps", "value", "old", "new"),
    [
        (("target", "exact"), "un mot", "exact: sans dire un mot   # the", "exact: un mot   # the"),
        (("target", "exact"), "un mot : ici", "exact: sans dire un mot ", 'exact: "un mot : ici" '),
        (("target", "exact"), "37\u202f%", "exact: sans dire un mot ", 'exact: "37\\u202f%" '),
        (("target", "prefix"), "avant, ", "# the words\n", '# the words\n  prefix: "avant, "\n'),
        (("label", "fr"), "midi, oui", "fr: midi,", 'fr: "midi, oui",'),
        (("label", "ar"), "ظهر", "en: noon}", "en: noon, ar: ظهر}"),
        (("source",), "Vers midi.", "  Vers midi, les derniers paniers\n  partent.\n", "  Vers midi.\n"),
        (("silenced", "lost-digits"), None, "silenced:\n  lost-digits: Le nombre est en lettres.\n", ""),
        (("made_from", "en"), "abc", "'123456789012'", "abc"),
        (("by",), ("you", "me"), "by: [machine]", "by: [you, me]"),
        (("people", 0), None, "  - name: one\n    age: '1'  # year\n", ""),
        (("people", 1), None, "  - name: two\n", ""),
        (("hash",), "abc", "'123456789012'\n", "'123456789012'\nhash: abc\n"),
        (("queries", "en"), "abc", "'123456789012'\n", "'123456789012'\nqueries:\n  en: abc\n"),
    ],
)
def test_one_value_changes_and_all_else_stays_as_its_author_wrote_it(
    steps: Steps, value: str | None, old: str, new: str
) -> None:
    assert FILE.count(old) == 1
    assert edited(FILE, {steps: value}) == FILE.replace(old, new)


def test_several_values_change_at_once() -> None:
    changed = edited(FILE, {("target", "exact"): "a", ("target", "suffix"): "b", ("by", 0): "c", ("hash",): "d"})
    assert read(changed)["target"] == {"exact": "a", "suffix": "b"}
    assert (read(changed)["by"], read(changed)["hash"]) == (["c"], "d")
    assert "# a remark between\n" in changed


def test_items_of_a_list_go_together() -> None:
    assert "people" not in edited(FILE, {("people", 0): None, ("people", 1): None})
    numbers = tuple(str(number) for number in range(100, 200))
    changed = edited(FILE, {("by",): numbers, ("label", "de"): "eins"})
    assert read(changed)["by"] == list(numbers)
    assert max(map(len, changed.splitlines())) <= 112


def test_a_long_text_is_folded_as_it_was() -> None:
    words = "Un paragraphe entier, avec des espaces fines\u202f; " * 20 + "et sa fin."
    changed = edited(FILE, {("source",): words})
    assert read(changed)["source"] == words
    assert "source: >-\n  Un paragraphe" in changed
    assert max(map(len, changed.splitlines())) <= 112


@pytest.mark.parametrize("steps", [("target",), ("by", 3), ("label", "fr", "x"), ("nothing", "at", "all")])
def test_what_cannot_be_changed_surely_is_refused(steps: Steps) -> None:
    with pytest.raises(CannotEdit):
        edited(FILE, {steps: "words"})


WORDS = st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\n :#-'\"{}[]>|é"))
KEYS = st.text(alphabet="abc", min_size=1, max_size=3)
VALUES = WORDS | st.lists(WORDS, max_size=3) | st.dictionaries(KEYS, WORDS, max_size=3)


STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', ">", "|"]),
        "default_flow_style": st.booleans() | st.none(),
        "width": st.integers(20, 120),
    }
)


@given(st.dictionaries(KEYS, VALUES, min_size=1), WORDS, STYLES, st.data())
def test_what_is_written_reads_as_asked_or_is_refused(
    data: dict[str, Any], value: str, style: dict[str, Any], pick: st.DataObject
) -> None:
    text = yaml.dump(data, allow_unicode=True, **style)
    document, _ = parse(text.encode(), PurePosixPath("x.yaml"))
    assume(document is not None and document.data == data)
    steps = pick.draw(st.sampled_from(sorted(_scalars(data)) or [("new",)]))
    with suppress(CannotEdit):
        changed = edited(text, {steps: value})
        assert read(changed) == _with(data, steps, value)


def _scalars(data: dict[str, Any]) -> list[Steps]:
    found: list[Steps] = [(key,) for key, value in data.items() if isinstance(value, str)]
    return found + [(key, inner) for key, value in data.items() if isinstance(value, dict) for inner in value]


def _with(data: dict[str, Any], steps: Steps, value: str) -> dict[str, Any]:
    copy: Any = {key: dict(item) if isinstance(item, dict) else item for key, item in data.items()}
    (copy[steps[0]] if len(steps) == 2 else copy)[steps[-1]] = value
    return dict(copy)


def test_a_file_is_made_tidy_without_a_change_of_value() -> None:
    untidy = "\ufeffby: [machine]  \r\nbody: \r\n  fr: |\r\n    Un vers  \r\n    et un autre\r\n\r\n\r\n"
    assert tidy("by: [machine]  \r\nlabel: un   \n\n\n") == "by: [machine]\nlabel: un\n"
    assert tidy(FILE) == FILE
    assert read(tidy(untidy)) == read(untidy)


@given(WORDS)
def test_making_tidy_never_changes_a_value(words: str) -> None:
    text = yaml.dump({"a": words, "b": [words]}, default_style="|", allow_unicode=True)
    document, _ = parse(text.encode(), PurePosixPath("x.yaml"))
    assume(document is not None)
    assert document and read(tidy(text)) == document.data
