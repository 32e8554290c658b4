"""The map of themes and texts."""

import re
from xml.etree import ElementTree as ET

from arpentage.catalogue import Catalogue
from arpentage.html.thememap import Map, theme_groups, theme_map
from arpentage.site import Site
from tests.build_data import notice_of, passage_on, restored, target, theme_of
from tests.test_compose import composed

T = Catalogue("en", {"colon": ":", "passages.one": "{n} passage", "passages.other": "{n} passages"})


def sample() -> Site:
    a, b = restored(["x" * 98, "ici", "là"], slug="a"), restored(["ailleurs " + "y" * 191], slug="b")
    notices = notice_of("a", 1, code="AA"), notice_of("b", 2, code="BB")
    themes = theme_of("large"), theme_of("un", broader=("large",)), theme_of("seul")
    passages = [
        passage_on(target("ici"), "un", "p1", "a"),
        passage_on(target("là"), "un", "p2", "a"),
        passage_on(target("ailleurs"), "un", "p3", "b"),
    ]
    return composed([a, b], *notices, *themes, *passages)


def made() -> Map:
    return theme_map(sample(), T, lambda path: f"../{path}")


def percent(element: ET.Element, name: str) -> float:
    return float(element.attrib[name].removesuffix("%"))


def test_themes_stand_under_those_that_include_them() -> None:
    groups = [(g.head and g.head.record.id, [theme.record.id for theme in g.themes]) for g in theme_groups(sample())]
    assert groups == [("large", ["un"]), (None, ["seul"])]


def test_a_broader_theme_with_passages_is_a_row_too() -> None:
    site = composed(
        [restored(["ici"])], theme_of("large"), theme_of("un", broader=("large",)), passage_on(target("ici"), "large")
    )
    (group,) = theme_groups(site)
    assert [theme.record.id for theme in group.themes] == ["large", "un"]


def test_every_theme_of_a_site_is_in_one_group() -> None:
    site = composed([restored(["ici"])], theme_of("a", broader=("b",)), theme_of("b", broader=("a",)), theme_of("c"))
    found = [theme.record.id for group in theme_groups(site) for theme in group.themes]
    assert sorted(found) == ["a", "b", "c"]


def test_a_row_has_a_link_for_each_text_and_a_stake_for_each_passage() -> None:
    (_, (row,)), _ = made().groups
    svg = ET.fromstring(row.track)
    links = list(svg.iter("a"))
    assert [a.attrib["href"] for a in links] == ["../themes/un.html#p1", "../themes/un.html#p3"]
    assert [a.attrib["aria-label"] for a in links] == ["un, a: 2 passages", "un, b: 1 passage"]
    stakes = [[percent(r, "x") for r in a.iter("rect") if r.attrib["class"] == "stake"] for a in links]
    assert len(stakes[0]) == 2 and stakes[0][0] < stakes[0][1] < stakes[1][0]


def test_texts_share_the_width_by_their_length() -> None:
    (_, (row,)), _ = made().groups
    fields = [r for r in ET.fromstring(row.track).iter("rect") if r.attrib["class"] == "field"]
    widths = [percent(field, "width") for field in fields]
    assert 1.85 < widths[1] / widths[0] < 1.95  # 200 characters, 105 with two line ends
    assert percent(fields[1], "x") + widths[1] == 100


def test_land_has_every_paragraph_and_the_head_every_text() -> None:
    drawn = made()
    assert len(re.findall("<rect", drawn.land)) == 4
    assert re.findall('href="([^"]+)"', drawn.head) == ["../texts/a.html", "../texts/b.html"]
