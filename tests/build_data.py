"""Small libraries made by hand for the tests of the stages, and the real one read once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from arpentage import kinds
from arpentage.anchoring import anchor
from arpentage.annotation import Citation, Kind, Quotation, Target
from arpentage.document import Document, parse
from arpentage.kinds import contributor, note, notice, passage, question, review, site, term, theme, translation
from arpentage.kinds import edition as edition_kind
from arpentage.kinds import emendation as emendation_kind
from arpentage.kinds import source as source_kind
from arpentage.model import Anchored, Library, Problems, Record, Seed, Text
from arpentage.read import read
from arpentage.restore import restore, restore_text

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
WHY = {"fr": "une raison", "en": "a reason"}


def record(kind: Kind[T], data: T, id_: str = "un", text: str = "", lang: str = "") -> Record[T]:
    """An annotation that no file holds; all its values stand at 1:1."""
    return Record(
        kind, id_, text, lang, data, document("{}", f"annotations/{kind.path}".format(text=text, id=id_, lang=lang))
    )


def document(words: str, path: str = "annotations/x.yaml") -> Document:
    """A YAML file without faults."""
    made, problems = parse(words.encode(), PurePosixPath(path))
    assert made is not None, problems
    return made


def seed(words: str, slug: str = "essai") -> Seed:
    return Seed(slug, PurePosixPath(f"seeds/{slug}.txt"), words.encode(), words)


def opening(id_: str, line: int, opens: str, role: edition_kind.Role = "paragraph") -> edition_kind.Opening:
    return edition_kind.Opening(id=id_, line=line, opens=opens, role=role)


def left_out(line: int, sic: str) -> edition_kind.Omission:
    return edition_kind.Omission(line=line, sic=sic, why=WHY)


def edition(paragraphs: Sequence[edition_kind.Opening], text: str = "essai", **more: Any) -> Record[Any]:
    return record(edition_kind.KIND, edition_kind.Edition(paragraphs=tuple(paragraphs), **more), text, text)


def emendation(sic: str, corr: str, line: int = 1, id_: str = "un", text: str = "essai", **more: Any) -> Record[Any]:
    values = {"fault": "transmission", "act": "correction", "cert": "high", "why": WHY, **more}
    data = emendation_kind.Emendation(line=line, sic=sic, corr=corr, by=("machine",), **values)
    return record(emendation_kind.KIND, data, id_, text)


def restored(
    paragraphs: Sequence[str],
    emendations: Sequence[Record[Any]] = (),
    slug: str = "essai",
    headings: Iterable[int] = (),
    **more: Any,
) -> Text:
    """A text of one paragraph a line, `p1`, `p2` ... (`h1` for a heading), all of it accounted for."""
    text, problems = attempt(paragraphs, emendations, slug, headings, **more)
    assert problems == ()
    return text


def attempt(
    paragraphs: Sequence[str],
    emendations: Sequence[Record[Any]] = (),
    slug: str = "essai",
    headings: Iterable[int] = (),
    **more: Any,
) -> tuple[Text, Problems]:
    """The same, with what is wrong."""
    names = {line: f"h{i}" for i, line in enumerate(sorted(headings), 1)}
    plain = [line for line in range(1, len(paragraphs) + 1) if line not in names]
    names |= {line: f"p{i}" for i, line in enumerate(plain, 1)}
    openings = [
        opening(names[line], line, words, "heading" if line in headings else "paragraph")
        for line, words in enumerate(paragraphs, 1)
    ]
    return restore_text(seed("\n".join(paragraphs), slug), edition(openings, slug, **more), emendations)


def target(exact: str | None = None, **more: Any) -> Target:
    return Target(exact=exact, **more)


def between(first: str, last: str) -> Target:
    return Target(from_=Quotation(exact=first), to=Quotation(exact=last))


def note_on(where: Target, id_: str = "une-note", text: str = "essai", **more: Any) -> Record[Any]:
    values = {"subject": "concept", "label": {"fr": "mot"}, "body": {"fr": "Une note."}, **more}
    return record(note.KIND, note.Note(by=("machine",), target=where, **values), id_, text)


def passage_on(where: Target, theme_id: str = "un-theme", id_: str = "un-passage", text: str = "essai") -> Record[Any]:
    data = passage.Passage(by=("machine",), target=where, theme=theme_id, why={"fr": "parce que"})
    return record(passage.KIND, data, id_, text)


def question_on(where: Target | None, id_: str = "une-question", text: str = "essai", **more: Any) -> Record[Any]:
    data = question.Question(by=("machine",), target=where, body={"fr": "Pourquoi ?"}, **more)
    return record(question.KIND, data, id_, text)


def term_of(*forms: str, id_: str = "un-terme", label: str = "", **more: Any) -> Record[Any]:
    values = {"gloss": {"fr": "une ligne"}, "definition": {"fr": "une entrée"}, **more}
    return record(term.KIND, term.Term(by=("machine",), label=label or id_, forms=forms, **values), id_)


def theme_of(id_: str = "un-theme", **more: Any) -> Record[Any]:
    values = {"label": {"fr": id_}, "intro": {"fr": "une entrée"}, **more}
    return record(theme.KIND, theme.Theme(by=("machine",), **values), id_)


def unit_of(paragraph: str, source: str, words: str = "words", lang: str = "en", text: str = "essai") -> Record[Any]:
    data = translation.Translation(source=source, target=words, origin="machine", by=("machine",))
    return record(translation.KIND, data, paragraph, text, lang)


def work(id_: str = "un-livre") -> Record[Any]:
    return record(source_kind.KIND, source_kind.Source(type="book", title="Un livre", verified="no"), id_)


def cites(id_: str) -> tuple[Citation, ...]:
    return (Citation(source=id_),)


def machine() -> Record[Any]:
    return record(contributor.KIND, contributor.Contributor(name="Machine", is_a="machine"), "machine")


def review_of(of: Record[Any], digest: str, id_: str = "une-relecture") -> Record[Any]:
    path = str(of.path).removeprefix("annotations/")
    return record(review.KIND, review.Review(of=path, hash=digest, by="machine", date="2026-01-01"), id_)


def notice_of(text: str = "essai", position: int = 1, **more: Any) -> Record[Any]:
    says = {"fr": "on ne sait pas"}
    full = notice.Channels(online="full", offline="full", print="full")
    values = {
        "by": ("machine",), "sha256": "0" * 64, "code": "E", "position": position, "lang": "fr",
        "title": {"fr": f"Titre de {text}"}, "title_from": "editors", "short_title": {"fr": text},
        "byline": says, "byline_known": "unknown", "created_says": says, "created_known": "unknown",
        "summary": says, "received": says, "facts": (),
        "rights": notice.Rights(licence="none-seen", statement=says, channels=full),
        **more,
    }  # fmt: skip
    return record(notice.KIND, notice.Notice(**values), text, text)


def settings_of(*languages: str) -> Record[Any]:
    words = {"fr": "mots"}
    issue = site.Issue(version="1", date="2026-01-01")
    data = site.Settings(
        title=words, tagline=words, intro=words, about=words, languages=languages or ("fr", "en"), edition=issue
    )
    return record(site.KIND, data, "site")


def library(*records: Record[Any], seeds: Mapping[str, Seed] | None = None) -> Library:
    """A library of these records, with the settings and the contributor that all need."""
    base = () if any(r.kind is site.KIND for r in records) else (settings_of(),)
    return Library(kinds.discover(), seeds or {}, (*base, machine(), *records))


def anchored(texts: Sequence[Text], *records: Record[Any]) -> tuple[Anchored, Problems]:
    return anchor(library(*records), tuple(texts))


@cache
def real() -> tuple[Library, tuple[Text, ...], Anchored]:
    """The reader of this repository: read, restored, anchored, without an error."""
    found, problems = read(ROOT, kinds.discover())
    texts, more = restore(found)
    placed, lost = anchor(found, texts)
    assert not [problem for problem in (*problems, *more, *lost) if problem.severity() == "error"]
    return found, texts, placed
