"""Hostile names in every field: no dialog, no foreign element, table and layout intact."""

from __future__ import annotations

import pytest

from render.hostile import poisoned
from twgnet.render.map import render_map

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
VIEWS = ["columns", "free", "organisations", "groups", "matrix"]
SCREENS = [*((view, WIDE) for view in VIEWS), ("columns", PHONE), ("free", PHONE)]
SELECTOR = "img, iframe, object, embed, b:not([class]), [onload], [onerror], [onmouseover]"
FOREIGN = f"document.querySelectorAll('{SELECTOR}').length"


@pytest.fixture(scope="module")
def hostile_html(real_results):
    return render_map(poisoned(real_results))


@pytest.mark.parametrize(("view", "viewport"), SCREENS)
def test_hostile_names_stay_text(open_page, hostile_html, view, viewport):
    state = f"#v={view}&s=gaps.seats.communities.types.tentative.review"
    opened = open_page(hostile_html, viewport=viewport, hash=state)
    page = opened.page
    scripts = page.locator("script").count()
    for id in page.evaluate("data.nodes.map((node) => node.id)"):
        page.evaluate("(id) => choose(id)", id)
    page.fill("#search", "alert")
    page.hover("#hits li >> nth=0")
    assert page.evaluate(FOREIGN) == 0
    assert page.locator("script").count() == scripts
    assert page.locator("#table tbody tr").count() == 49
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert opened.faults == []
    assert page.evaluate("document.title") == "Who wants to join which group"


def test_hostile_names_stay_in_their_boxes_and_in_a_saved_svg(open_page, hostile_html):
    import xml.etree.ElementTree as ET
    from pathlib import Path

    page = open_page(hostile_html, accept_downloads=True).page
    overlaps = Path(__file__).with_name("overlaps.js").read_text(encoding="utf-8")
    assert page.evaluate(overlaps) == []
    with page.expect_download() as waiting:
        page.click("[data-save='svg']")
    tags = {one.tag.split("}")[1] for one in ET.parse(waiting.value.path()).iter()}
    assert tags <= {"svg", "style", "rect", "text", "tspan", "g", "path", "circle", "title"}


def test_hostile_names_cannot_run_in_a_saved_csv(open_page, hostile_html):
    page = open_page(hostile_html, accept_downloads=True).page
    with page.expect_download() as waiting:
        page.click("[data-save='csv']")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert ",=cmd" not in text
    assert ",'=cmd" in text
