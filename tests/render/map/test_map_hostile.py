"""Hostile names in every field: no dialog, no foreign element, layout intact, saved files inert."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from render.hostile import poisoned
from twgnet.render.map import render_map

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
VIEWS = ["columns", "network", "board", "organisations", "groups", "matrix"]
# Clicks every sixth node of a view, each as it stands when its turn comes.
CLICKS = """selector => {
  const last = document.querySelectorAll(selector).length;
  for (let place = 0; place < last; place += 6) {
    const one = document.querySelectorAll(selector)[place];
    const target = one?.matches('button, .node') ? one : one?.querySelector('button');
    target?.dispatchEvent(new MouseEvent('click', {bubbles: true}));
  }
}"""
SELECTOR = "img, iframe, object, embed, b, [onload], [onerror], [onmouseover]"


@pytest.fixture(scope="module")
def hostile_html(real_results):
    return render_map(poisoned(real_results))


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_hostile_names_stay_text(open_page, hostile_html, viewport):
    opened = open_page(hostile_html, viewport=viewport)
    page = opened.page
    scripts = page.locator("script").count()
    for view in VIEWS:
        page.evaluate("view => document.querySelector(`[data-view=${view}]`).click()", view)
        page.evaluate(CLICKS, f"#view-{view} [data-n]")
        page.fill("#search", "alert")
        page.hover("#hits li >> nth=0")
        assert page.locator(SELECTOR).count() == 0, view
        assert page.locator("script").count() == scripts, view
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], view
        page.fill("#search", "")
    assert opened.faults == []


@pytest.mark.parametrize("view", ["columns", "board", "network"])
def test_hostile_names_stay_text_in_a_saved_svg(open_page, hostile_html, view):
    page = open_page(hostile_html, hash=f"#v={view}").page
    page.click(".save summary")
    with page.expect_download() as waiting:
        page.click("[data-save='svg'][data-shape='slide']")
    tags = {one.tag.split("}")[1] for one in ET.parse(waiting.value.path()).iter()}
    assert tags <= {"svg", "style", "rect", "text", "g", "path", "line", "clipPath"}


def test_hostile_names_cannot_run_in_a_saved_csv(open_page, hostile_html):
    page = open_page(hostile_html).page
    page.click(".save summary")
    with page.expect_download() as waiting:
        page.click("[data-save='csv']")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert ",=cmd" not in text
    assert ",'=cmd" in text
