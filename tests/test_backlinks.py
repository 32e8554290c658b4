"""Lists under their letters, and notes that speak of a term."""

from arpentage.html.backlinks import notes_on_terms, sources_by_letter, terms_by_letter
from arpentage.kinds import source
from arpentage.kinds.source import Name, Source
from arpentage.model import Record
from tests.build_data import note_on, record, restored, target, term_of
from tests.test_compose import composed


def test_terms_stand_under_their_letters_accents_aside() -> None:
    labels = ["zèle", "égalité", "2e vague", "emploi"]
    site = composed([restored(["un"])], *(term_of(id_=str(n), label=label) for n, label in enumerate(labels)))
    found = [(letter, [entry.record.data.label for entry in entries]) for letter, entries in terms_by_letter(site)]
    assert found == [("0-9", ["2e vague"]), ("E", ["égalité", "emploi"]), ("Z", ["zèle"])]


def test_works_stand_under_their_authors_and_each_letter_comes_once() -> None:
    def work(id_: str, title: str, *authors: str) -> Record[Source]:
        names = tuple(Name(family=name) for name in authors)
        return record(source.KIND, Source(type="book", title=title, verified="no", author=names), id_)

    works = work("a", "Zéro", "Marx"), work("b", "« Faire »"), work("c", "Fin"), work("d", "Un", "Fourier")
    site = composed([restored(["un"])], *works)
    found = [(letter, [entry.record.id for entry in entries]) for letter, entries in sources_by_letter(site)]
    assert found == [("F", ["b", "c", "d"]), ("M", ["a"])]


def test_a_note_speaks_of_the_terms_that_it_stands_on_or_names() -> None:
    site = composed(
        [restored(["La plateforme et le salariat, un jour."])],
        term_of("plateforme", id_="plateforme"), term_of("salariat", id_="salariat"), term_of("jour", id_="jour"),
        note_on(target("La plateforme"), "dessus"),
        note_on(target("un"), "nomme", body={"fr": "Dit *salariat*.", "en": "jour"}),
    )  # fmt: skip
    found = {id_: [placed.record.id for placed in notes] for id_, notes in notes_on_terms(site).items()}
    assert found == {"plateforme": ["dessus"], "salariat": ["nomme"]}
