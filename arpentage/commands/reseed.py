"""`reseed`: a better copy of a received text in the place of the old one, with all that rests on it carried over."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from arpentage.check import Ground
from arpentage.kinds.edition import Edition
from arpentage.kinds.notice import Notice
from arpentage.problem import did_you_mean, in_order
from arpentage.program import Command, Option, Program
from arpentage.report import Report
from arpentage.reseed.outcome import How, Outcome
from arpentage.reseed.reseed import Reseeded, reseed
from arpentage.rewrite import rewrite

_LISTED: tuple[How, ...] = ("requoted", "resolved", "revise", "lost")
_WORDS = {
    "fr": {
        "kept": "{n} inchangé(s)",
        "carried": "{n} reporté(s) : lignes ou contexte mis à jour",
        "requoted": "{n} citation(s) suivent les mots de la nouvelle copie",
        "resolved": "{n} sans objet : la nouvelle copie est déjà corrigée",
        "revise": "{n} traduction(s) à revoir : le paragraphe a changé",
        "lost": "{n} non reporté(s), à reprendre à la main",
        "problems": "{n} problème(s) restent à régler dans la nouvelle copie :",
        "shown": "Rien n’est écrit ; pour écrire {n} fichier(s), ajoutez --write.",
        "written": "{n} fichier(s) écrits ou retirés. Vérifiez : python build.py check",
        "text": "texte inconnu « {word} » : {near}",
        "file": "{path} ne peut pas être lu comme du texte en UTF-8.",
        "replaced": "seeds/{word}.txt n’est pas la copie dont source.yaml a la somme : remettez d’abord l’ancienne.",
    },
    "en": {
        "kept": "{n} unchanged",
        "carried": "{n} carried over: lines or context brought up to date",
        "requoted": "{n} quotation(s) follow the words of the new copy",
        "resolved": "{n} no longer needed: the new copy is already right",
        "revise": "{n} translation(s) to revise: the paragraph has changed",
        "lost": "{n} not carried over, to be taken up by hand",
        "problems": "{n} problem(s) are left to settle in the new copy:",
        "shown": "Nothing is written; to write {n} file(s), add --write.",
        "written": "{n} file(s) written or removed. Check: python build.py check",
        "text": "unknown text “{word}”: {near}",
        "file": "{path} cannot be read as text in UTF-8.",
        "replaced": "seeds/{word}.txt is not the copy whose sum source.yaml has: put the old one back first.",
    },
}


def run(program: Program, options: Namespace) -> int:
    """Tell what becomes of everything; write it when asked. Code 1 where something is left to settle."""
    words = _WORDS[options.lang]
    ground = program.examine(Report(options.lang))
    try:
        content = options.file.read_bytes()
        content.decode()
    except (OSError, UnicodeDecodeError):
        return _refuse(words["file"].format(path=options.file))
    refusal = _refusal(ground, options.text)
    if refusal:
        near = did_you_mean(options.text, ground.library.seeds, options.lang)
        return _refuse(words[refusal].format(word=options.text, near=near))
    done = reseed(ground, options.text, content)
    for line in _told(done, options.lang):
        print(line)
    if options.write:
        _write(program.root, done)
    print(words["written" if options.write else "shown"].format(n=len(done.files)))
    return int(bool(done.problems) or any(outcome.how == "lost" for outcome in done.outcomes))


def _refusal(ground: Ground, slug: str) -> str:
    """Why the old copy cannot be left: there is none, or it is not there any more."""
    seed = ground.library.seeds.get(slug)
    notices, editions = ground.library.of_text(Notice, slug), ground.library.of_text(Edition, slug)
    if seed is None or not notices or not editions:
        return "text"
    return "" if sha256(seed.content).hexdigest() == notices[0].data.sha256 else "replaced"


def _refuse(words: str) -> int:
    print(f"build.py: {words}", file=sys.stderr)
    return 2


def _told(done: Reseeded, lang: str) -> Iterator[str]:
    counts = Counter(outcome.how for outcome in done.outcomes)
    for how in ("kept", "carried", *_LISTED):
        if counts[how]:
            yield _WORDS[lang][how].format(n=counts[how])
            yield from (_line(outcome) for outcome in done.outcomes if outcome.how == how and how in _LISTED)
    if done.problems:
        yield _WORDS[lang]["problems"].format(n=len(done.problems))
        yield from (f"  {problem.text(lang)}" for problem in in_order(done.problems))


def _line(outcome: Outcome) -> str:
    was, now = (" ".join(words.split())[:70] for words in (outcome.was, outcome.now))
    return f"  {outcome.path}: {was}{f' → {now}' if now and now != was else ''}"


def _write(root: Path, done: Reseeded) -> None:
    for path, content in done.files.items():
        if content is None:
            (root / path).unlink()
        else:
            rewrite(root / path, content)


COMMAND = Command(
    {
        "fr": "mettre une meilleure copie d’un texte, et y reporter tout ce qui s’appuie sur l’ancienne",
        "en": "put in a better copy of a text, and carry over to it all that rests on the old one",
    },
    run,
    (
        Option("text", {"fr": "le texte, par son nom : turc-mecanique", "en": "the text, by its name: turc-mecanique"}),
        Option("file", {"fr": "la meilleure copie", "en": "the better copy"}, {"type": Path}),
        Option("--write", {"fr": "écrire ce qui est dit", "en": "write what is told"}, {"action": "store_true"}),
    ),
)
