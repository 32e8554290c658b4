"""Every fault of a file is reported at once, each at its own line and column, with what would mend it."""

from dataclasses import fields
from pathlib import PurePosixPath

import pytest

from arpentage import kinds
from arpentage.annotation import AnyKind
from arpentage.document import parse
from arpentage.kinds.contributor import Contributor
from arpentage.kinds.edition import Edition
from arpentage.kinds.note import Note
from arpentage.kinds.source import Source
from arpentage.kinds.term import Term
from arpentage.problem import Problem
from arpentage.typed import convert, keys_of
from arpentage.walk import fields_of, localized, references
from tests.build_data import cites, document, note_on, real, target, term_of

NOTE = """\
by: [machine]
target:
  exact: des mots
subject: concept
label: {fr: Mot}
body:
  fr: Une note.
"""


def faults(yaml: str, data: type = Note) -> dict[tuple[int, int], Problem]:
    """The problems of a file by line and column."""
    value, problems = convert(document(yaml), data)
    assert (value is None) == bool(problems)
    found = {(p.at.mark.line, p.at.mark.column): p for p in problems}
    assert len(found) == len(problems)
    return found


def one(yaml: str, data: type = Note) -> tuple[int, int, Problem]:
    (((line, column), problem),) = faults(yaml, data).items()
    for lang in ("fr", "en"):
        assert problem.message(lang) and problem.hint(lang)
    return line, column, problem


def test_a_sound_file_is_read_with_no_problem() -> None:
    value, problems = convert(document(NOTE), Note)
    assert problems == () and value is not None
    assert (value.by, value.target.exact, value.label) == (("machine",), "des mots", {"fr": "Mot"})


def test_an_unknown_key_is_reported_at_the_key_with_the_one_that_was_meant() -> None:
    line, column, problem = one(NOTE + "soruces: []\n")
    assert (line, column, problem.code) == (8, 1, "unknown-key")
    assert "« sources »" in problem.hint("fr") and "“sources”" in problem.hint("en")
    line, column, problem = one(NOTE.replace("  exact: des mots", "  exact: des mots\n  prefixe: dit"))
    assert (line, column, problem.code) == (4, 3, "unknown-key") and "prefix" in problem.hint("fr")
    line, column, problem = one(NOTE + "sources:\n  - source: x\n    locater: p. 3\n")
    assert (line, column, problem.code) == (10, 5, "unknown-key") and "locator" in problem.hint("fr")


def test_keys_are_proposed_as_yaml_writes_them() -> None:
    line, column, problem = one(NOTE.replace("exact: des mots", "from_: {exact: a}"))
    assert (line, column, problem.code) == (3, 3, "unknown-key") and "« from »" in problem.hint("fr")
    assert "container-title" in keys_of(Source, ()) and "container_title" not in keys_of(Source, ())
    assert keys_of(Edition, ("joins",)) == ["soft", "hard", "cert"]
    assert "opens" in keys_of(Edition, ("paragraphs", 3)) and keys_of(Note, ("label", "fr")) == []


def test_a_missing_key_is_reported_where_it_is_missing() -> None:
    line, column, problem = one(NOTE.replace("subject: concept\n", ""))
    assert (line, column, problem.code, problem.facts["key"]) == (1, 1, "missing-key", "subject")
    line, column, problem = one(NOTE + "sources:\n  - locator: p. 3\n")
    assert (line, column, problem.code) == (9, 5, "missing-key") and "source" in problem.message("fr")


def test_an_unknown_value_is_reported_at_the_value_with_the_one_that_was_meant() -> None:
    line, column, problem = one(NOTE.replace("concept", "concpt"))
    assert (line, column, problem.code) == (4, 10, "unknown-value") and "« concept »" in problem.hint("fr")


def test_an_empty_value_is_said_to_be_empty() -> None:
    for empty in ("fr:", "fr: ''", "fr: '  '"):
        line, column, problem = one(NOTE.replace("  fr: Une note.", f"  {empty}"))
        assert (line, problem.code, problem.facts["key"]) == (7, "empty-value", "body.fr") and column >= 5


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("by: [machine]", "by: machine", (1, 5)),
        ("by: [machine]", "by: [machine, Machine!]", (1, 15)),
        ("by: [machine]", "by: [machine]\ndate: 12:30", (2, 7)),
        ("  exact: des mots", "  - des mots", (3, 3)),
        ("label: {fr: Mot}", "label: Mot", (5, 8)),
        ("  exact: des mots", "  paragraph: P 12", (3, 14)),
    ],
)
def test_a_value_that_does_not_fit_is_reported_where_it_stands(old: str, new: str, place: tuple[int, int]) -> None:
    line, column, problem = one(NOTE.replace(old, new))
    assert (line, column) == place and problem.code == "bad-value"


def test_a_language_that_is_none_is_reported_at_its_key() -> None:
    line, column, problem = one(NOTE.replace("  fr: Une note.", "  fr: Une note.\n  Français: Une note."))
    assert (line, column, problem.code) == (8, 3, "bad-value")
    assert "Français" in problem.message("fr")


def test_the_word_none_is_a_word() -> None:
    line, column, problem = one(NOTE.replace("concept", "None"))
    assert (line, column, problem.code) == (4, 10, "unknown-value")


def test_all_faults_of_a_file_are_reported_at_once() -> None:
    yaml = """\
by: machine
target:
  exact:
  sufix: x
subject: conept
label: {fr: Mot}
themes: [Un Thème, deux]
sources:
  - locator: p. 3
"""
    found = {(line, problem.code) for (line, _), problem in faults(yaml).items()}
    assert found == {
        (1, "bad-value"), (1, "missing-key"), (3, "empty-value"), (4, "unknown-key"), (5, "unknown-value"),
        (7, "bad-value"), (9, "missing-key"),
    }  # fmt: skip


@pytest.mark.parametrize("yaml", ["", "{}", "- a\n- b\n", "des mots\n", "[]\n"])
def test_a_file_that_is_no_set_of_keys_is_a_problem_and_no_crash(yaml: str) -> None:
    value, problems = convert(document(yaml), Note)
    assert value is None and problems and {str(problem.at) for problem in problems} == {"annotations/x.yaml:1:1"}


@pytest.mark.parametrize(
    ("key", "value"), [("label", "no"), ("label", "12:30"), ("label", "010"), ("label", "null"), ("label", "1e3")]
)
def test_a_value_is_a_string_unless_its_field_says_otherwise(key: str, value: str) -> None:
    read, problems = convert(
        document(f"by: [machine]\n{key}: {value}\ngloss: {{fr: x}}\ndefinition: {{fr: x}}\n"), Term
    )
    assert problems == () and read is not None and getattr(read, key) == value


def test_flags_are_true_or_false_and_counts_are_whole_numbers_from_one() -> None:
    base = "by: [machine]\nlabel: x\ngloss: {fr: x}\ndefinition: {fr: x}\n"
    read, _ = convert(document(base + "occurs: false\n"), Term)
    assert read is not None and read.occurs is False
    for word in ("no", "non", "0", "False"):
        assert one(base + f"occurs: {word}\n", Term)[:2] == (5, 9)
    for number in ("0", "-1", "1.5", "un"):
        yaml = f"paragraphs:\n  - id: p1\n    line: {number}\n    opens: Un\n"
        assert one(yaml, Edition)[:2] == (3, 11)


def test_an_address_that_is_no_web_address_is_refused() -> None:
    assert one("name: A\nis: person\nurl: javascript:x\n", Contributor)[:2] == (3, 6)


@pytest.mark.parametrize("kind", kinds.discover(), ids=lambda kind: kind.name)
def test_every_kind_refuses_unknown_keys_and_documents_its_fields(kind: AnyKind) -> None:
    made, _ = parse(b"xyzzy: 1\n", PurePosixPath("x.yaml"))
    assert made is not None
    problems = convert(made, kind.data)[1]
    assert "unknown-key" in [p.code for p in problems]
    assert [name for name, _, _ in fields_of(kind.data)] == [f.name for f in fields(kind.data)]


def test_references_and_texts_in_several_languages_are_found_wherever_they_stand() -> None:
    note = note_on(target("mot"), sources=cites("un-livre"), themes=("un", "deux")).data
    assert set(references(note)) == {
        (("by", 0), "contributor", "machine"),
        (("sources", 0, "source"), "source", "un-livre"),
        (("themes", 0), "theme", "un"),
        (("themes", 1), "theme", "deux"),
    }
    assert dict(localized(note)) == {("label",): {"fr": "mot"}, ("body",): {"fr": "Une note."}}
    assert (("related", 0), "term", "autre") in set(references(term_of("x", related=("autre",)).data))


def test_every_reference_of_the_real_annotations_has_its_place_in_its_file() -> None:
    library, _, _ = real()
    for record in library.records:
        for steps, _, id_ in references(record.data):
            assert steps in record.document.values
            line = record.document.text.splitlines()[record.at(*steps).mark.line - 1]
            assert line[record.at(*steps).mark.column - 1 :].lstrip("\"'").startswith(id_)
