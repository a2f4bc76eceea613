"""A large network: the page opens, shows sets and ego views, and says what it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from render.large import large_results
from twgnet.render.map import render_map

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large(real_results):
    return render_map(large_results(real_results, organisations=4_950, groups=50, ties=12_000))


@pytest.mark.parametrize("view", ["columns", "matrix"])
def test_five_thousand_nodes_open_quietly_within_two_seconds(open_page, large, view):
    opened = open_page(large, hash=f"#v={view}&s=communities")
    page = opened.page
    ready = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    assert page.evaluate(ready) < 2000
    assert "4950 organisations and 50 groups" in page.locator(".notice").first.inner_text()
    assert page.locator("#table tbody tr").count() == 2000
    assert "2000 of 4950" in page.locator("#table .notice").inner_text()
    assert opened.faults == []


def test_any_node_can_be_seen_with_what_it_is_tied_to(open_page, large):
    opened = open_page(large)
    page = opened.page
    page.fill("#search", "group number 7")
    page.keyboard.press("Enter")
    degree = page.evaluate("near.get('g:G7').length")
    assert degree > 200
    assert page.locator("#ego .node").count() == 41
    assert page.locator("#ego p").inner_text() == f"Drawn: 40 of {degree} ties."
    assert f"and {degree - 200} more" in page.locator("#story").inner_text()
    page.locator("#ego .node").nth(1).click()
    assert page.locator("#story h2").inner_text().startswith("Organisation number")
    page.locator("#story .close").click()
    assert page.locator("#drawing-columns").is_visible()
    assert opened.faults == []


def test_a_set_lists_the_groups_it_named_and_its_members(open_page, large):
    page = open_page(large, hash="#n=s:0").page
    named = page.evaluate("near.get('g:G7').filter(({ id }) => nodes.get('s:0').members.includes(id)).length")
    assert f"– {named}" in page.locator("#story ul").first.locator("li", has_text="7").all_inner_texts()[0]
    assert page.locator("#story ul").last.locator("li").count() == 201
    assert page.locator("#drawing-columns .node.chosen").count() == 1


@pytest.mark.parametrize(("organisations", "groups"), [(0, 0), (1, 0), (2, 1), (100, 50)])
def test_a_small_network_opens_too(open_page, real_results, organisations, groups):
    ties = min(organisations * groups, 60)
    results = large_results(real_results, organisations=organisations, groups=groups, ties=ties)
    for view in ("columns", "free", "matrix"):
        opened = open_page(render_map(results), hash=f"#v={view}")
        assert opened.page.locator(f"[data-view='{view}'][aria-pressed='true']").count() == 1
        assert opened.faults == []


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        ("", ["[…]", "(A)", "━━"]),
        ("v=matrix", ["[…]", "(A)", "■"]),
        ("n=g:G7", ["(…)", "[…]", "——", "- - -"]),
    ],
)
def test_the_legend_explains_what_the_overview_draws(open_page, large, state, keys):
    page = open_page(large, hash=f"#{state}").page
    shown = "signs => signs.filter(s => s.getClientRects().length).map(s => s.dataset.sign)"
    assert page.locator(".legend i.key").evaluate_all(shown) == keys


@pytest.mark.parametrize("viewport", [(1366, 768), (390, 844)])
def test_no_name_runs_into_its_number(open_page, real_results, viewport):
    results = large_results(real_results, organisations=900, groups=19, ties=3000)
    groups = tuple(
        replace(one, name=real.name)
        for one, real in zip(results.network.groups, real_results.network.groups, strict=True)
    )
    drawn = render_map(replace(results, network=replace(results.network, groups=groups)))
    size = dict(zip(("width", "height"), viewport, strict=True))
    beyond = """() => [...document.querySelectorAll('.node.group')].map((node) => {
      const [name, number] = ['.label', '.number'].map((part) => node.querySelector(part));
      const end = name.getBoundingClientRect().right;
      return end ? end > number.getBoundingClientRect().left : null;
    }).filter((over) => over !== null)"""
    over = open_page(drawn, viewport=size).page.evaluate(beyond)
    assert len(over) == 19
    assert not any(over)
