"""A hundred contributions that know nothing of one another merge in any order, and the reader is right."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain, cycle, islice
from pathlib import Path
from random import Random

import pytest

from arpentage.kinds.note import Note
from arpentage.kinds.theme import Theme
from arpentage.language import hash_of, read_hash
from arpentage.model import Paragraph, Text
from arpentage.selector import selector
from tests.build_data import ROOT, real

Files = dict[str, str]
"""The files of one pull request."""
WHO = "by: [{who}]\ndate: 2026-11-22\n"
BOTH = "{key}:\n  fr: {fr}\n  en: {en}\n"


def paragraphs() -> Iterator[tuple[Text, Paragraph]]:
    """Paragraphs of prose, one text after the other in turn."""
    by_text = [[(text, p) for p in text.paragraphs if len(p.read.split()) > 30] for text in real()[1]]
    return chain.from_iterable(zip(*(islice(cycle(some), 40) for some in by_text), strict=True))


def target(text: Text, paragraph: Paragraph, random: Random) -> str:
    """A few words of a paragraph, quoted so that they are surely found."""
    words = paragraph.read.split(" ")
    place = random.randrange(len(words) - 4)
    start = paragraph.start + len(" ".join(words[:place])) + (place > 0)
    made = selector(text.read, start, start + len(" ".join(words[place : place + 4])))
    assert made
    return "target:\n" + "".join(f"  {key}: {quoted(value)}\n" for key, value in made.items())


def quoted(words: str) -> str:
    return "'" + words.replace("'", "''").replace("\n", "\n\n") + "'"


def notes(random: Random) -> Iterator[Files]:
    for number, (text, paragraph) in enumerate(paragraphs()):
        fr, en = f"Ce que {number} veut dire.", f"What {number} means."
        body = target(text, paragraph, random) + "subject: concept\n" + BOTH.format(key="label", fr="Mot", en="Word")
        body += BOTH.format(key="body", fr=fr, en=en) + BOTH.format(key="unsourced", fr="Rien de sûr.", en="None.")
        made = f"made_from:\n  en: {digest('Mot', fr, 'Rien de sûr.')}\n"
        yield {f"texts/{text.slug}/notes/pr-{number}.yaml": body + WHO.format(who=f"pr-{number}") + made} | person(
            number
        )


def digest(*words: str) -> str:
    """The hash of an original, as the build makes it."""
    return hash_of("\n".join(words))


def person(number: int) -> Files:
    """Somebody's first contribution comes with who they are."""
    return {f"contributors/pr-{number}.yaml": f"name: Personne {number}\nis: person\n"}


def passages(random: Random) -> Iterator[Files]:
    themes = cycle(theme.id for theme in real()[0].of(Theme))
    for number, ((text, paragraph), theme) in enumerate(zip(paragraphs(), themes, strict=False)):
        body = target(text, paragraph, random) + f"theme: {theme}\n" + BOTH.format(key="why", fr="Ainsi.", en="So.")
        body += WHO.format(who="machine") + f"made_from:\n  en: {digest('Ainsi.')}\n"
        yield {f"texts/{text.slug}/passages/pr-{number}.yaml": body}


def terms(random: Random) -> Iterator[Files]:
    for number in range(100):
        body = f"label: terme {number}\noccurs: false\n" + BOTH.format(key="gloss", fr="Un mot.", en="A word.")
        body += BOTH.format(key="definition", fr="Un autre.", en="Another.") + WHO.format(who="machine")
        yield {f"glossary/pr-{number}.yaml": body + f"made_from:\n  en: {digest('Un mot.', 'Un autre.')}\n"}


def translations(random: Random) -> Iterator[Files]:
    """Paragraphs into a language that has none of them yet, one a person."""
    for text in real()[1]:
        for paragraph in text.paragraphs:
            words = quoted(paragraph.read.strip())
            body = f"source: {words}\ntarget: {words}\norigin: person\n" + WHO.format(who="machine")
            yield {f"texts/{text.slug}/translations/it/{paragraph.id}.yaml": body}


def emendations(random: Random) -> Iterator[Files]:
    """Misprints of the author that somebody saw: the reading stays, the apparatus grows."""
    number = 0
    for text in real()[1]:
        received, place = text.received, 0
        for segment in text.segments():
            word = next((word for word in segment.received.split() if len(word) > 7 and word.isalpha()), "")
            line = received.count("\n", 0, place + segment.received.find(word)) + 1
            if word and not segment.why and received.split("\n")[line - 1].count(word) == 1:
                number += 1
                body = f"line: {line}\nsic: {word}\ncorr: {word}s\nfault: author\nact: correction\ncert: low\n"
                body += BOTH.format(key="why", fr="Pluriel.", en="Plural.") + WHO.format(who="machine")
                made = f"made_from:\n  en: {digest('Pluriel.')}\n"
                yield {f"texts/{text.slug}/emendations/pr-{number}.yaml": body + made}
            place += len(segment.received)


def reviews(random: Random) -> Iterator[Files]:
    for number, note in enumerate(real()[0].of(Note)):
        of = str(note.path).removeprefix("annotations/")
        body = f"of: {of}\nhash: '{read_hash(note)}'\nby: machine\ndate: 2026-11-22\n"
        yield {f"reviews/pr-{number}.yaml": body}


def requests(random: Random) -> list[Files]:
    """A hundred, of every sort."""
    sorts = ((notes, 25), (passages, 20), (terms, 15), (translations, 15), (emendations, 10), (reviews, 15))
    made = [files for sort, count in sorts for files in islice(sort(random), count)]
    assert len(made) == 100
    return made


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    command = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments]
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, input=given)
    assert run.returncode == 0, run.stdout.decode() + run.stderr.decode()
    return run.stdout.decode()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real annotations under git, and a hundred branches from one and the same commit."""
    folder = tmp_path_factory.mktemp("hundred") / "reader"
    git(ROOT, "init", "--quiet", "--initial-branch=main", str(folder))
    for name in ("annotations", "seeds", "build.py", "schemas"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(folder)], check=True)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The reader")
    stream = "".join(branch(number, files) for number, files in enumerate(requests(Random(7))))
    git(folder, "fast-import", "--quiet", given=stream.encode())
    return folder


def branch(number: int, files: Files) -> str:
    """One commit on a branch of its own, as git's fast-import reads it."""
    lines = f"commit refs/heads/pr-{number}\ncommitter Test <test@example.org> 1790000000 +0000\n"
    lines += "data 2\nPR\nfrom refs/heads/main^0\n"
    for path, text in files.items():
        lines += f"M 644 inline annotations/{path}\ndata {len(text.encode())}\n{text}\n"
    return lines


@pytest.mark.timeout(300)
def test_a_hundred_contributions_merge_in_any_order_and_the_reader_is_right(repository: Path) -> None:
    order = [f"pr-{number}" for number in range(100)]
    trees = []
    for turn, together in ((1, 1), (2, 10)):  # one by one, then in another order by tens
        Random(turn).shuffle(order)
        git(repository, "checkout", "--quiet", "-B", f"order-{turn}", "main")
        for first in range(0, 100, together):
            git(repository, "merge", "--quiet", "--no-edit", *order[first : first + together])
        trees.append(git(repository, "rev-parse", "HEAD^{tree}"))
    assert trees[0] == trees[1]
    assert not git(repository, "status", "--porcelain")
    added = {f"annotations/{path}" for files in requests(Random(7)) for path in files}
    assert set(git(repository, "diff", "--name-only", "main", "HEAD").split()) == added
    command = [sys.executable, "build.py", "check", "--strict", "--lang", "en"]
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    checked = subprocess.run(command, cwd=repository, check=False, capture_output=True, text=True, env=ours)
    assert (checked.returncode, checked.stderr) == (0, "Nothing to report.\n")
