"""A term of the glossary that stands in no text."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.term import Term
from arpentage.occurrences import Forms
from arpentage.problem import Problem, Rule

RULE = Rule(
    "term-without-occurrence",
    "warning",
    {"fr": "« {label} » n’est dans aucun texte", "en": "“{label}” stands in no text"},
    {
        "fr": "ajoutez à « forms » les mots tels qu’ils y sont, ou écrivez « occurs: false ».",
        "en": "add to “forms” the words as they stand there, or write “occurs: false”.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each term stands somewhere, or says that it does not."""
    terms = ground.library.of(Term)
    forms = Forms(terms)
    paragraphs = (p for text in ground.texts for p in text.paragraphs if p.role not in ("heading", "title"))
    found = {term.id for paragraph in paragraphs for term, _, _ in forms.find(paragraph.read)}
    for term in terms:
        if term.data.occurs and term.id not in found:
            yield RULE.at(term.at("label"), label=term.data.label)
