"""Khmer: names where the registry has them, an embedded font, lines that break between words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twgnet.render.map import render_map

NAME = "ក្រុមការងារបច្ចេកទេស"


@pytest.mark.browser
def test_a_khmer_name_is_shown_searched_and_shaped(open_page, real_results):
    network = real_results.network
    groups = tuple(replace(g, name_km=NAME) if g.id == "GEN" else g for g in network.groups)
    page = open_page(render_map(replace(real_results, network=replace(network, groups=groups))), hash="#l=km").page
    number = page.locator("#drawing-columns .node.group", has_text=NAME).get_attribute("data-n")
    node = page.locator(f"#drawing-columns [data-n='{number}']")
    assert node.locator("[lang=km]").is_visible()
    assert not node.locator("[lang=en]").is_visible()
    assert page.evaluate("document.fonts.check('12px \"Khmer Embedded\"', 'ក')")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Khmer Embedded"')
    page.fill("#search", "បច្ចេក")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == NAME
    for view in ("network", "board", "organisations", "groups", "matrix"):
        page.click(f'[data-view="{view}"]')
        assert page.locator(f"#view-{view}").is_visible()
    assert "ក្រុម 19៖ " in page.inner_text("h1")
    page.click('[data-language="en"]')
    assert page.inner_text("h1").startswith("Of 19 groups")
