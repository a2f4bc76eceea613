"""The map in a real browser: quiet, offline, readable, reachable by keyboard."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from twgnet.render.map import render_map
from twgnet.render.map.view_model import ViewModel

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
VIEWS = ["columns", "free", "organisations", "groups", "matrix"]
SCREENS = [*((view, WIDE) for view in VIEWS), ("columns", PHONE), ("free", PHONE)]
EVERYTHING = "s=gaps.seats.communities.types.tentative.review"

OVERLAPS = Path(__file__).with_name("overlaps.js").read_text(encoding="utf-8")
TYPE_SIZE = """() => Math.min(
  ...[...document.querySelectorAll('svg.drawing .label')].map((text) => {
    const shown = text.getBoundingClientRect().width / text.getBBox().width;
    return shown ? parseFloat(getComputedStyle(text).fontSize) * shown : 99; }))"""

STATE = "[state.view, state.node, state.language, [...state.layers], state.filter].join(' ')"
FIRST_PICTURE = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@pytest.fixture(scope="module")
def html(real_results):
    return render_map(real_results)


@pytest.mark.parametrize(("view", "viewport"), SCREENS)
def test_every_view_is_quiet_and_accessible(open_page, html, viewport, view):
    opened = open_page(html, viewport=viewport, hash=f"#v={view}&{EVERYTHING}&n=o:save-the-children")
    assert opened.page.locator("#story h2").inner_text() == "Save the Children"
    assert opened.axe() == []
    assert opened.faults == []


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_dark_and_khmer_are_accessible(open_page, html, options):
    opened = open_page(html, hash=f"#l=km&n=g:GEN&{EVERYTHING}", **options)
    assert opened.page.locator("html").get_attribute("lang") == "km"
    assert opened.axe() == []
    assert opened.faults == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_overlaps_at_1366_by_768(open_page, html, view):
    opened = open_page(html, hash=f"#v={view}&{EVERYTHING}")
    opened.page.evaluate("document.getElementById('stage').classList.remove('loose')")
    assert opened.page.evaluate(OVERLAPS) == []


def test_the_default_picture_fits_the_first_screen(open_page, html):
    page = open_page(html).page
    drawing = page.locator("#drawing-columns").bounding_box()
    assert drawing["y"] + drawing["height"] <= 768
    assert page.evaluate(TYPE_SIZE) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_a_phone_gets_a_portrait_drawing_that_can_be_read(open_page, html):
    page = open_page(html, viewport=PHONE).page
    assert page.locator("#drawing-portrait").is_visible()
    assert not page.locator("#drawing-columns").is_visible()
    assert page.evaluate(TYPE_SIZE) >= 11
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(OVERLAPS) == []


def test_a_phone_shows_whole_names_and_whole_tables(open_page, html):
    page = open_page(html, viewport=PHONE).page
    drawn = page.locator("#drawing-portrait text").all_text_contents()
    assert len(drawn) > 49
    assert not [text for text in drawn if "…" in text]
    page.locator("#table").scroll_into_view_if_needed()
    cut = """() => [...document.querySelectorAll('.twin th, .twin td')]
        .filter(cell => cell.getBoundingClientRect().right > innerWidth).length"""
    assert page.evaluate(cut) == 0


def test_without_javascript_drawing_legend_and_table_stand(open_page, html, real_results):
    opened = open_page(html, java_script_enabled=False)
    page = opened.page
    assert page.locator("#drawing-columns").is_visible()
    assert page.locator("#legend").is_visible()
    assert not page.locator("#tools").is_visible()
    assert page.locator("#table tbody tr[data-row]").count() == 49
    assert "interest" in page.locator(".meaning").inner_text()
    assert opened.requests == []


def test_the_keyboard_reaches_chooses_and_leaves(open_page, html):
    page = open_page(html).page
    page.locator("#drawing-columns .node[tabindex='0']").focus()
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(page.evaluate("document.activeElement.dataset.id"))
    assert len(seen) == 5
    page.keyboard.press("Enter")
    chosen = page.evaluate("document.activeElement.dataset.id")
    assert f"n={chosen.replace(':', '%3A')}" in page.evaluate("location.hash")
    assert page.locator("#story h2").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#story").inner_text() == ""
    assert page.locator(".drawing .node[tabindex='0']").count() == 5 + 1


def test_search_finds_any_name(open_page, html):
    page = open_page(html).page
    for words, name in (
        ("cfswf", "Cambodian Food"),
        ("jtwg", "Education"),
        ("womén", "Precious"),
        ("hiv", "HIV/AIDS"),  # before the HIV inside AKPHIVATH
        ("gadnet", "Alliance for Conflict Transformation"),  # that wrote it
        ("zz", ""),
    ):
        page.fill("#search", words)
        hits = page.locator("#hits li").all_inner_texts()
        assert (name in hits[0]) if name else hits == ["Nothing found"]
    page.fill("#search", "gender")
    page.keyboard.press("Enter")
    assert page.locator("#story h2").inner_text() == "Gender"
    assert page.locator("#drawing-columns .node.lit").count() == 7


def test_the_address_keeps_the_state_and_only_known_values(open_page, html):
    page = open_page(html, hash="#v=matrix&n=g:EDU&l=km&s=review.bogus&f=tier:single").page
    assert page.evaluate("state.view + state.node + state.language + [...state.layers] + state.filter") == (
        "matrixg:EDUkmreviewtier:single"
    )
    page = open_page(html, hash="#v=<b>&n=g:NOPE&l=xx&s=x&f=__proto__").page
    assert page.evaluate(STATE) == "columns  en  "


def test_filter_layers_and_switch_of_language(open_page, html):
    page = open_page(html).page
    page.select_option("#filter", "tier:single")
    assert page.locator("#drawing-columns .node.group:not(.out)").count() == 4
    page.click("[data-layer='review']")
    assert page.locator("#drawing-columns .tie.review").first.is_visible()
    page.click("[data-language='km']")
    assert page.title() != "Who wants to join which group"


@pytest.mark.parametrize("kind", ["svg", "csv", "png"])
def test_saved_files_carry_legend_source_and_date(open_page, html, kind):
    page = open_page(html, accept_downloads=True).page
    with page.expect_download() as waiting:
        page.click(f"[data-save='{kind}']")
    data = waiting.value.path().read_bytes()
    if kind == "png":
        assert data[:4] == b"\x89PNG"
        assert int.from_bytes(data[16:20], "big") == 2560
    elif kind == "csv":
        assert len(data.decode("utf-8-sig").splitlines()) == 72
    else:
        import xml.etree.ElementTree as ET

        text = "".join(ET.fromstring(data).itertext())
        outside = """() => [...document.querySelectorAll('svg > text')].filter((text) => {
          const box = text.getBoundingClientRect();
          return box.right > innerWidth; }).map((text) => text.textContent)"""
        svg = data.decode()
        width = int(float(re.search(r'viewBox="\S+ \S+ (\S+)', svg)[1]))
        shown = open_page(f"<!DOCTYPE html><title>x</title>{svg}", viewport={"width": width + 16, "height": 900})
        assert shown.page.evaluate(outside) == []
        for needed in ("one organisation only", "2017", "does not mean membership", "49 of 109"):
            assert needed in text
        legend = page.locator(".legend li:visible").all_inner_texts()
        assert len(legend) == 8
        assert all("".join(line.split()) in "".join(text.split()) for line in legend)


def test_a_saved_picture_names_the_choice_and_the_filter(open_page, html):
    page = open_page(html, hash="#v=matrix&n=g:HIV&f=tier:thin").page
    text = page.evaluate("footLines().join('\\n')")
    assert text.startswith("coverage: fewer than wanted. HIV/AIDS\n")
    assert "■ interested in joining" in text
    assert "thicker" not in text


def test_the_free_view_is_vis_network_on_pyvis_data(open_page, html):
    page = open_page(html, hash="#v=free").page
    assert page.locator("#loose canvas").count() == 1
    at = page.evaluate("loose.network.getPositions(['g:EDU'])['g:EDU']")
    own = next(n for n in network(html)["nodes"] if n["id"] == "g:EDU")
    assert (at["x"], at["y"]) == (own["x"], own["y"])
    assert network(html)["options"]["physics"] == {"enabled": False}


def network(html):
    return json.loads(re.search(r'id="map-data">(.*?)</script>', html, re.S)[1])["network"]


@pytest.mark.parametrize(("slower", "most"), [(1, 300), (6, 1500)])
def test_first_picture_comes_fast(open_page, html, slower, most):
    page = open_page(html).page
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    times = [_first_picture(page) for _ in range(4)]
    assert 0 < min(times) < most


def _first_picture(page):
    page.reload()
    while not (time := page.evaluate(FIRST_PICTURE)):
        page.wait_for_timeout(50)
    return time


def test_a_layer_that_a_view_cannot_show_is_off_and_in_no_legend(open_page, html):
    page = open_page(html, viewport=WIDE).page
    off = "() => [...document.querySelectorAll('[data-layer]:disabled')].map(b => b.dataset.layer)"
    page.click('[data-layer="seats"]')
    for view, unshown in (
        ("columns", []),
        ("free", ["seats", "communities", "review"]),
        ("organisations", ["gaps", "seats", "tentative"]),
        ("groups", ["seats", "tentative", "review"]),
        ("matrix", ["seats"]),
    ):
        page.click(f'.views [data-view="{view}"]')
        assert page.evaluate(off) == unshown
        assert page.locator(".legend .of-seats").first.is_visible() == ("seats" not in unshown)


def test_an_organisation_without_a_tie_is_told_with_its_zero(open_page, html):
    page = open_page(html, viewport=WIDE).page
    page.evaluate("choose('o:samaky')")
    assert "It named 0 of 19 groups." in page.inner_text("#story")


def test_escape_in_the_panel_goes_back_to_the_box(open_page, html):
    page = open_page(html, viewport=WIDE).page
    page.evaluate("choose('g:HIV')")
    page.focus("#story .close")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.id") == "g:HIV"
    assert page.inner_text("#story") == ""


def test_only_what_waits_for_a_person_is_drawn_as_open(real_results):
    facts = ViewModel(real_results)
    waiting = {m.organisation_id for m in real_results.reconciliation.mentions if m.status == "review"}
    assert {tie.organisation.removeprefix("o:") for tie in facts.open_ties} == waiting
    assert {node.id.removeprefix("o:") for node in facts.organisations if node.open} == waiting


@pytest.mark.parametrize("view", ["columns", "organisations", "groups", "matrix"])
def test_paper_shows_the_whole_map_on_its_first_page(open_page, html, view):
    page = open_page(html, viewport=WIDE).page
    page.click(f'.views [data-view="{view}"]')
    page.evaluate("choose('g:HIV')")
    page.emulate_media(media="print")
    drawing = page.locator(f"#drawing-{view}")
    assert drawing.bounding_box()["height"] <= 600  # 158 mm
    clear = "svg => [...svg.querySelectorAll('.node')].every(n => getComputedStyle(n).opacity == 1)"
    assert drawing.evaluate(clear)
    meaning = page.locator("#hint").is_visible()
    assert meaning == (view in ("organisations", "groups"))


def test_the_panel_of_a_group_says_what_the_report_says(open_page, html):
    page = open_page(html, viewport=WIDE).page
    page.evaluate("choose('g:HIV')")
    told = page.inner_text("#story")
    assert "Target 3: 1 short of it." in told
    assert "Rank 1 to 19 by organisations; at most 62 of all asked may want it." in told
    page.evaluate("choose('g:SP&FSN')")
    assert page.get_attribute("#story a", "href") == "groups/SP%26FSN.html"
    page.evaluate("choose('g:MA')")
    assert "no signal" in page.inner_text("#story").lower()


@pytest.mark.parametrize(
    ("view", "node", "first"),
    [
        ("organisations", "o:rachana-satri", "Save the Children – 4: Decentralisation and"),
        ("groups", "g:HIV", "Health – 2: Cambodian People living with HIV Network (CPN+), Save"),
    ],
)
def test_views_of_one_kind_tell_what_is_shared_and_keep_the_lines_thick(open_page, html, view, node, first):
    page = open_page(html, viewport=WIDE, hash=f"#v={view}&n={node}").page
    listed = page.locator("#story ul").first.locator("li").all_inner_texts()
    assert listed[0].replace("\n", " ").startswith(first)
    drawn = page.locator(f"#drawing-{view} .tie.lit")
    assert len(listed) == drawn.count()
    thickest = drawn.evaluate_all("ties => Math.max(...ties.map(tie => parseFloat(getComputedStyle(tie).strokeWidth)))")
    assert thickest == {"organisations": 5.2, "groups": 2.4}[view]
    page.click('.views [data-view="columns"]')
    assert "– 2: " not in page.inner_text("#story")


@pytest.mark.parametrize(
    ("view", "keys"),
    [
        ("columns", ["(…)", "[…]", "——", "- - -"]),
        ("organisations", ["(…)", "━━"]),
        ("groups", ["[…]", "━━"]),
        ("matrix", ["(…)", "[…]", "■", "□"]),
    ],
)
def test_the_legend_explains_what_the_view_draws(open_page, html, view, keys):
    page = open_page(html, viewport=WIDE, hash=f"#v={view}").page
    shown = "signs => signs.filter(s => s.getClientRects().length).map(s => s.dataset.sign)"
    assert page.locator(".legend i.key").evaluate_all(shown) == keys


@pytest.mark.parametrize("width", [720, 844, 1024, 1281])
def test_type_can_be_read_on_screens_between_phone_and_desk(open_page, html, width):
    page = open_page(html, viewport={"width": width, "height": 800}).page
    assert page.evaluate(TYPE_SIZE) >= 11
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_language_goes_along_to_the_report(open_page, html):
    page = open_page(html).page
    page.click("[data-language='km']")
    assert page.get_attribute("nav a", "href") == "index.html#l=km"


def test_what_is_no_group_is_told_as_such_and_is_no_question(open_page, real_results):
    mentions = tuple(m for m in real_results.reconciliation.mentions if m.status != "review")
    reconciliation = replace(real_results.reconciliation, mentions=mentions)
    page = open_page(render_map(replace(real_results, reconciliation=reconciliation)), viewport=WIDE).page
    assert page.locator("[data-layer='review']").count() == 0
    page.evaluate("choose('o:alliance-for-conflict-transformation-atc')")
    told = page.inner_text("#story")
    assert "Named, but not one of the groups" in told
    assert "Still to be decided" not in told
