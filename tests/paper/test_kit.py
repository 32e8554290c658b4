"""The kit on paper: a guide, one sheet a part, in three languages, within the sheets that there are."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from pypdf import PdfReader

from arpentage.catalogue import Catalogue
from arpentage.html.references import citations
from arpentage.kit.kit import Sharing
from arpentage.kit.theme import ThemeSharing
from arpentage.paper.kit import Asked, print_kit
from arpentage.paper.press import Press
from arpentage.paper.theme_guide import Comparison
from arpentage.paper.theme_kit import print_theme_kit
from arpentage.site import Site
from tests import build_data as data
from tests.paper.structure import faults, roles, words

Catalogues = Mapping[str, Catalogue]
ROOMS = [
    ("lnvf-84", 5, "fr", True), ("nouveaux-proletaires", 8, "en", False), ("turc-mecanique", 12, "ar", False),
    ("revolution-numerique", 23, "fr", False),
]  # fmt: skip


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room[0])
def test_a_kit_has_a_guide_and_a_sheet_for_each_part_that_everyone_can_read(
    press: Press, site: Site, catalogues: Catalogues, room: tuple[str, int, str, bool]
) -> None:
    slug, people, lang, large = room
    entry = site.text(slug)
    kit = Sharing(entry).kit(people)
    made = print_kit(press, site, kit, Asked(120, large, None), catalogues[lang])
    assert not faults(made.pdf, lang, entry.notice.data.title.get(lang, entry.notice.data.title["fr"]))
    assert {"/H1", "/H2", "/P", "/Table", "/TH"} <= roles(made.pdf)
    said = words(made.pdf)
    for part in kit.parts:
        assert said.count(part.label) >= 3, part.label  # in the guide, on the sheet, on its slip
    assert len(PdfReader(BytesIO(made.pdf)).pages) in (2 * made.sheets, 2 * made.sheets - 1)
    assert made.without == ()


def test_each_sheet_opens_on_a_page_of_its_own_that_others_do_not_share(
    press: Press, site: Site, catalogues: Catalogues
) -> None:
    kit = Sharing(site.text("turc-mecanique")).kit(12)
    made = print_kit(press, site, kit, Asked(120, False, None), catalogues["fr"])
    pages = [page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages]
    opening = [number for number, words in enumerate(pages) if words.startswith("Part ")]
    assert len(opening) == 12 and all(number % 2 == 0 for number in opening)
    for number, part in zip(opening, kit.parts, strict=True):
        for note in part.notes:
            assert " ".join(note.record.data.label["fr"].split())[:12] in " ".join(pages[number].split())
        assert all(term.record.data.label in pages[number] for term in part.terms(kit.entry))


def test_a_number_of_sheets_is_kept_and_what_is_left_out_is_named(
    press: Press, site: Site, catalogues: Catalogues
) -> None:
    kit = Sharing(site.text("gagner-un-monde")).kit(4)
    free = print_kit(press, site, kit, Asked(120, True, None), catalogues["fr"])
    kept = print_kit(press, site, kit, Asked(120, True, free.sheets - 1), catalogues["fr"])
    assert kept.sheets <= free.sheets - 1
    assert kept.without
    said = words(kept.pdf)
    for name in kept.without:
        assert said.count(catalogues["fr"](f"kit.without.{name}")) >= 5  # in the guide and on each sheet
    assert print_kit(press, site, kit, Asked(120, True, 1), catalogues["fr"]).sheets > 1


def test_the_same_kit_is_the_same_bytes(press: Press, site: Site, catalogues: Catalogues) -> None:
    kit = Sharing(site.text("gagner-un-monde")).kit(3)
    one, two = (print_kit(press, site, kit, Asked(60, False, None), catalogues["en"]).pdf for _ in range(2))
    assert one == two


def test_the_guide_tells_how_uneven_the_parts_are_and_what_nobody_knows(
    press: Press, site: Site, catalogues: Catalogues
) -> None:
    kit = Sharing(site.text("turc-mecanique")).kit(12)
    said = words(print_kit(press, site, kit, Asked(45, False, None), catalogues["fr"]).pdf)
    assert f"la plus longue la dépasse de {kit.uneven} %" in said.replace("\u202f", " ")
    assert "Les réponses que personne n’a" in said and "La date exacte de la traduction" in said
    assert "Il manque" in said  # 45 minutes are too short for twelve people


@pytest.mark.parametrize(("lang", "large"), [("fr", False), ("ar", True)])
def test_a_themes_kit_has_a_guide_to_compare_by_and_a_sheet_for_each_part(
    press: Press, site: Site, catalogues: Catalogues, lang: str, large: bool
) -> None:
    work = comparison(site, catalogues, lang, Asked(90, large, None))
    made = print_theme_kit(press, work)
    label = work.kit.theme.record.data.label
    assert not faults(made.pdf, lang, label.get(lang, label["fr"]))
    assert {"/H1", "/H2", "/P", "/Table", "/TH"} <= roles(made.pdf)
    said = words(made.pdf)
    for part in work.kit.parts:
        assert said.count(part.label) >= 3, part.label  # in the guide, on the sheet, on its slip
    letters = "".join(filter(str.isalpha, said))
    for passage in work.kit.theme.passages:
        assert "".join(filter(str.isalpha, passage.record.data.why["fr"]))[:30] in letters
    for question in work.kit.theme.discussions:
        assert letters.count("".join(filter(str.isalpha, question.data.body["fr"]))[:30]) == 1 + len(work.kit.parts)


def test_a_themes_kit_keeps_its_sheets_and_names_what_is_left_out(
    press: Press, site: Site, catalogues: Catalogues
) -> None:
    free = print_theme_kit(press, comparison(site, catalogues, "fr", Asked(90, False, None)))
    kept = print_theme_kit(press, comparison(site, catalogues, "fr", Asked(90, False, free.sheets - 1)))
    assert kept.sheets < free.sheets and kept.without[0] == "sources"
    assert catalogues["fr"]("kit.without.sources") in words(kept.pdf)


def comparison(site: Site, catalogues: Catalogues, lang: str, asked: Asked) -> Comparison:
    (theme,) = [theme for theme in site.themes if theme.record.id == "nord-sud"]
    cite = citations(site, (data.ROOT / "templates/citation.csl").read_text("utf-8"))[lang]
    return Comparison(site, ThemeSharing(site, theme).kit(8), asked, catalogues[lang], cite)
