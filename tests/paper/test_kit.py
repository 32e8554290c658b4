"""The kit on paper: a guide, one sheet a part, in three languages, within the sheets that there are."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from pypdf import PdfReader

from arpentage.catalogue import Catalogue
from arpentage.kit.kit import Sharing
from arpentage.paper.kit import Asked, print_kit
from arpentage.paper.press import Press
from arpentage.site import Site
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
