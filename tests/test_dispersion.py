"""Where a term stands, drawn to scale."""

import xml.etree.ElementTree as ET

from arpentage.html.dispersion import LEFT, ROW, WIDTH, dispersion, strips
from arpentage.site import Site
from tests.build_data import notice_of, restored, term_of
from tests.test_compose import composed


def drawn(markup: str) -> ET.Element:
    return ET.fromstring(markup.replace("&nbsp;", " "))


def site_of_two() -> Site:
    long, short = restored(["x" * 500, "mot", "y" * 500], slug="a"), restored(["un mot"], slug="b")
    notices = notice_of("a", 1, code="AA"), notice_of("b", 2, code="BB")
    return composed([long, short], *notices, term_of("mot"))


def test_the_longest_text_fills_the_width_and_the_others_keep_its_scale() -> None:
    svg = drawn(strips(site_of_two()))
    rects = list(svg.iter("rect"))
    ends = [float(r.attrib["x"]) + float(r.attrib["width"]) for r in rects]
    assert len(rects) == 4 and WIDTH - 4 < ends[2] < WIDTH and ends[3] < LEFT + 3
    assert [text.text for text in svg.iter("text")] == ["AA", "BB"]


def test_each_occurrence_is_a_mark_in_its_texts_row_that_leads_to_it() -> None:
    site = site_of_two()
    svg = drawn(dispersion(site, site.terms[0], lambda path: f"../{path}"))
    links = list(svg.iter("a"))
    assert [a.attrib["href"] for a in links] == [
        "../texts/a.html#term-un-terme-1", "../texts/b.html#term-un-terme-1"
    ]  # fmt: skip
    first, second = [next(a.iter("rect")).attrib for a in links]
    assert LEFT + 95 < float(first["x"]) < LEFT + 110  # the middle of the longest text
    assert int(second["y"]) - int(first["y"]) == ROW


def test_marks_are_out_of_the_way_of_the_keyboard_and_of_screen_readers() -> None:
    site = site_of_two()
    svg = drawn(dispersion(site, site.terms[0], str))
    assert svg.attrib["aria-hidden"] == "true"
    assert all(a.attrib["tabindex"] == "-1" for a in svg.iter("a"))


def test_a_code_cannot_end_its_element() -> None:
    site = composed([restored(["mot"])], notice_of(code="<b>"), term_of("mot"))
    assert "<b>" not in strips(site)


def test_from_right_to_left_everything_is_on_the_other_side() -> None:
    site = site_of_two()
    for draw in (strips, lambda site, rtl=False: dispersion(site, site.terms[0], str, rtl)):
        ours, theirs = ([*drawn(draw(site, rtl)).iter("rect")] for rtl in (False, True))
        for here, there in zip(ours, theirs, strict=True):
            right = float(there.attrib["x"]) + float(there.attrib["width"])
            assert abs(float(here.attrib["x"]) + right - WIDTH) < 0.2
