"""The map in a real browser: every view, keyboard, address, several chosen, saved pictures, paper."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from render.conftest import COLOURS
from render.surveys import made_map, made_up
from twgnet.network.biadjacency import to_biadjacency
from twgnet.network.projection import project
from twgnet.render.map import render_map

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
VIEWS = ["columns", "network", "board", "organisations", "groups", "matrix"]
OVERLAPS = Path(__file__).with_name("overlaps.js").read_text(encoding="utf-8")
FOCUS = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")
LEGIBLE = Path(__file__).with_name("legible.js").read_text(encoding="utf-8")
# Types each text; gives those that do not find their node among twelve hits.
SEARCH = """pairs => pairs.filter(([text, name]) => {
  const box = document.getElementById('search');
  box.value = text;
  box.dispatchEvent(new Event('input'));
  const hits = [...document.querySelectorAll('#hits li bdi')].map(hit => hit.textContent);
  return hits.length < 12 && !hits.some(hit => hit.startsWith(name.slice(0, 100)));
})"""
ACTIVE = "document.activeElement.dataset.n"


@pytest.fixture(scope="module")
def html(real_results):
    return render_map(real_results)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_view_is_quiet_and_accessible(open_page, html, viewport):
    opened = open_page(html, viewport=viewport, hash="#v=columns&n=o:save-the-children")
    page = opened.page
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
        assert page.locator("#panel h2").inner_text() == "Save the Children"
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], view
        assert opened.axe("html" if view == VIEWS[0] else f"#view-{view}") == [], view
    assert opened.faults == []


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"viewport": PHONE}])
def test_every_view_can_be_read_in_khmer_in_the_dark_in_forced_colours_and_on_a_phone(open_page, html, options):
    opened = open_page(html, hash="#l=km&n=g:GEN", **options)
    page = opened.page
    assert page.locator("html").get_attribute("lang") == "km"
    for view in VIEWS:
        page.evaluate(f"document.querySelector('[data-view={view}]').click()")
        assert page.evaluate(LEGIBLE) == [[], []], view
        part = "html" if view == VIEWS[0] else f"#view-{view}"
        whole = "viewport" in options and view == VIEWS[0]  # what else a view holds is the same in English
        assert opened.axe(part, only=() if whole else COLOURS) == [], view
    assert opened.faults == []


def test_the_headline_is_the_finding_and_the_fewest_stand_first(open_page, html):
    page = open_page(html).page
    assert page.inner_text("h1") == "Of 19 groups, none is below target, 5 are not clear yet and 14 reach it."
    counts = page.locator("#drawing-columns .node.group .number").all_text_contents()
    assert [int(n) for n in counts] == sorted(int(n) for n in counts)


def test_search_finds_every_name_id_alias_and_answer(open_page, real_results):
    name = "Đặng Łódź Øre Straße Œuvre’s Fund"
    network = real_results.network
    last = replace(network.organisations[-1], name=name)
    network = replace(network, organisations=(*network.organisations[:-1], last))
    page = open_page(render_map(replace(real_results, network=network))).page
    names = {one.id: one.name for one in network.organisations}
    nodes = (*network.organisations, *network.groups)
    known = [(text, one.name) for one in nodes for text in (one.id, one.name, one.acronym, *one.aliases)]
    known += [(one.text, names[one.organisation_id]) for one in real_results.reconciliation.mentions]
    assert len(known) > 200
    assert page.evaluate(SEARCH, [list(pair) for pair in known if pair[0]]) == []
    for typed in ("dang lodz", "ORE STRASSE", "oeuvre's", "œuvre’s fund"):
        page.fill("#search", typed)
        assert name in page.locator("#hits li").first.inner_text(), typed


def test_without_javascript_drawing_and_board_stand(open_page, html, real_results):
    opened = open_page(html, java_script_enabled=False)
    page = opened.page
    assert page.locator("#drawing-columns").is_visible()
    assert page.locator("#view-board").is_visible()
    assert not page.locator("#tools").is_visible()
    assert page.locator("#report").evaluate("link => link.getClientRects().length") == 1  # on one line
    text = " ".join(page.inner_text("body").split())
    assert all(group.name in text for group in real_results.network.groups)
    assert "likely 1–9 (16)" in text
    assert "target 3" in text
    assert opened.requests == []


def test_the_keyboard_reaches_chooses_and_leaves(open_page, html):
    page = open_page(html).page
    page.locator("#drawing-columns .node[tabindex='0']").focus()
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(page.evaluate(ACTIVE))
    assert len(seen) == 5
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2")
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate(ACTIVE) in seen


@pytest.mark.parametrize("view", VIEWS)
def test_the_focus_is_never_lost(open_page, html, view):
    opened = open_page(html, hash="#v=matrix")
    page = opened.page
    page.locator("#view-matrix td[data-cell]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.click(f'[data-view="{view}"]')
    assert not page.evaluate("document.activeElement === document.body")
    assert page.evaluate(FOCUS, view) == []
    page.keyboard.press("Escape")
    assert not page.evaluate("document.activeElement === document.body")
    assert opened.faults == []


def test_a_filter_keeps_the_letters_coming(open_page, html):
    page = open_page(html, hash="#v=matrix").page
    page.locator("#view-matrix .pager input").press_sequentially("save")
    assert page.input_value("#view-matrix .pager input") == "save"
    assert all("ave" in name for name in page.locator("#view-matrix tbody th").all_inner_texts())


def test_the_address_keeps_the_state_and_only_known_values(open_page, html):
    page = open_page(html, hash="#v=matrix&n=g:EDU&n=o:save-the-children&l=km&s=name").page
    assert page.locator("#view-matrix").is_visible()
    assert page.locator("#panel .link").count() >= 2
    assert page.input_value("#sort") == "name"
    page = open_page(html, hash="#v=<b>&n=g:NOPE&l=xx&s=x&f=__proto__&k=-1").page
    assert page.locator("#view-columns").is_visible()
    assert not page.locator("#panel").is_visible()


def test_back_goes_back(open_page, html):
    page = open_page(html).page
    page.click('[data-view="board"]')
    page.locator("#view-board .chip").first.click()
    page.go_back()
    assert not page.locator("#panel").is_visible()
    page.go_back()
    assert page.locator("#view-columns").is_visible()


def test_several_are_chosen_with_a_key_and_told_together(open_page, html):
    page = open_page(html).page
    boxes = page.locator("#drawing-columns .node.organisation")
    boxes.filter(has_text="Save the Children").click()
    boxes.filter(has_text="Rachana Satri").click(modifiers=["Control"])
    assert page.locator("#drawing-columns .node.chosen").count() == 2
    assert page.locator("#drawing-columns .node.group.lit").count() == 4
    assert "Shared by all chosen" in page.inner_text("#panel")


def test_a_cell_of_the_matrix_opens_the_answer_in_its_own_words(open_page, html):
    page = open_page(html, hash="#v=matrix").page
    page.locator("[data-row]", has_text="CTO-Cambodia").locator("[data-cell]").first.click()
    assert "What CTO-Cambodia wrote about" in page.inner_text("#panel")
    assert "“" in page.inner_text("#panel")


def test_groups_are_a_heatmap_of_what_is_wanted_together(open_page, html, real_results):
    page = open_page(html, hash="#v=groups").page
    wants = {}
    for tie in real_results.network.interests:
        wants.setdefault(tie.group_id, set()).add(tie.organisation_id)
    names = {group.name: wants[group.id] for group in real_results.network.groups}
    heads = page.locator("#view-groups thead th[data-n]").all_inner_texts()
    for row in page.locator("#view-groups tbody tr").all():
        first, *cells = row.locator("th, td").all_inner_texts()
        shared = [len(names[first] & names[" ".join(head.split())]) for head in heads]
        assert [int(cell or 0) for cell in cells] == shared


def test_the_heatmap_counts_the_organisations_that_pass_the_filter(open_page):
    network = made_up(60, 19).network
    kept = {one.id for one in network.organisations if one.type == "Network"}
    opened = open_page(made_map(60, 19), hash="#v=groups&a=organisation_type&f=%3DNetwork")
    page = opened.page
    wanted = page.locator("#view-groups .heat-self")
    assert sum(tie.organisation_id in kept for tie in network.interests) == sum(map(int, wanted.all_inner_texts()))
    page.get_by_role("button", name="Network (").click()
    assert sum(map(int, wanted.all_inner_texts())) == len(network.interests)
    assert opened.faults == []


def test_pairs_beyond_chance_are_marked_only_where_there_are_any(open_page, html, real_results):
    page = open_page(html, hash="#v=groups").page
    assert "*" not in page.inner_text("#view-groups")
    table = real_results.tables["pairs_groups"]
    sure = tuple((*row[:7], 0.01, *row[8:]) if row[:3:2] == ("FISH", "FR") else row for row in table.rows)
    tables = {**real_results.tables, "pairs_groups": replace(table, rows=sure)}
    page = open_page(render_map(replace(real_results, tables=tables)), hash="#v=groups").page
    assert page.locator("#view-groups [data-cell]", has_text="*").count() == 2
    assert "than chance would give" in page.inner_text("#view-groups")


def test_the_slider_keeps_the_stronger_likenesses(open_page, html):
    page = open_page(html, hash="#v=organisations").page
    before = page.locator("#view-organisations .chip").count()
    page.locator("#least").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    chips = page.locator("#view-organisations .chip").all_inner_texts()
    assert 0 < len(chips) < before
    assert all(int(text.rsplit("·", 1)[1]) >= 3 for text in chips)
    assert page.evaluate("document.activeElement.id") == "least"
    assert "k=3" in page.evaluate("location.hash")


def drag_first_group(page):
    """Drag the first group of the network by 70 and 50 pixels; give its box, and where it was."""
    box = page.locator("#view-network .node.group").first
    before = box.bounding_box()
    page.mouse.move(before["x"] + 20, before["y"] + 10)
    page.mouse.down()
    page.mouse.move(before["x"] + 90, before["y"] + 60, steps=4)
    page.mouse.up()
    return box, before


def test_the_network_pans_zooms_drags_and_does_not_trap_the_page(open_page, html):
    page = open_page(html, hash="#v=network").page
    world = "() => document.querySelector('.world').getAttribute('transform')"
    page.mouse.move(300, 500)
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY > 0")
    page.evaluate("scrollTo(0, 0)")
    start = page.evaluate(world)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(f"start => ({world})() !== start", arg=start)
    page.click('[data-do="zoom_in"]')
    assert page.evaluate(world) != start
    page.click('[data-do="reset"]')
    assert page.evaluate(world) == start
    box, before = drag_first_group(page)
    after = box.bounding_box()
    assert abs(after["x"] - before["x"] - 70) < 2
    assert not page.locator("#panel").is_visible()


def test_every_view_shows_what_was_changed_while_another_was_on_the_screen(open_page, html, real_results):
    opened = open_page(html)
    page = opened.page
    rows = {"organisations": "ol.alike > li", "matrix": "tbody tr"}  # which follow by and by
    several = len(real_results.network.organisations)

    def read(view):
        page.click(f'[data-view="{view}"]')
        if view in rows:
            page.wait_for_function(
                "([on, n]) => document.querySelectorAll(on).length === n",
                arg=[f"#view-{view} {rows[view]}", several],
            )
        return page.inner_text(f"#view-{view}")

    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
    page.click('[data-view="matrix"]')
    page.select_option("#sort", "name")
    page.click('[data-language="km"]')
    changed = {view: read(view) for view in VIEWS}
    page.reload()
    assert {view: read(view) for view in VIEWS} == changed
    assert opened.faults == []


def test_another_language_leaves_the_network_as_it_was_moved(open_page, html):
    page = open_page(html, hash="#v=network").page
    drag_first_group(page)
    page.click('[data-do="zoom_in"]')
    places = "[...document.querySelectorAll('#view-network [transform]')].map(one => one.getAttribute('transform'))"
    moved, words = page.evaluate(places), page.inner_text('[data-do="fit"]')
    page.click('[data-language="km"]')
    assert page.evaluate(places) == moved
    assert page.inner_text('[data-do="fit"]') != words


def test_a_link_is_shown_although_a_part_of_the_page_is_gone_to_before_all_has_started(open_page, html):
    page = open_page(html, hash="#v=network").page
    page.add_init_script("addEventListener('DOMContentLoaded', () => { location.hash = '#stage'; })")
    page.reload()
    page.wait_for_selector("#view-network .node.group")


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_the_keyboard_stays_in_the_network_where_the_page_scrolls_below_it(open_page, html, viewport):
    page = open_page(html, viewport=viewport, hash="#v=network").page
    page.wait_for_selector("#view-network .node.group")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "stage"
    page.locator("#view-network .node.group").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    below = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
    if viewport == PHONE:
        assert below <= page.evaluate("document.getElementById('panel').getBoundingClientRect().top")
    page.locator(".outside button").first.focus()
    for top in (0, 200, 9000):
        page.evaluate(f"scrollTo(0, {top})")
        page.wait_for_timeout(100)
        assert page.evaluate("document.activeElement.matches('#view-network [data-n]')")


def test_a_saved_picture_holds_headline_drawing_source_and_date(open_page, html):
    page = open_page(html, color_scheme="dark").page
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
        root = saved_picture(page)
        assert (root.get("width"), root.get("height")) == ("1080", "1080"), view
        text = " ".join("".join(root.itertext()).split())
        needed = ["Of 19 groups, none", "2017", f"Saved on {date.today()}.", "does not mean it is a member", "Source:"]
        needed.append("Rachana Satri" if view == "organisations" else "Health")
        if view in ("columns", "network"):
            needed += ["perhaps", "Not clear yet", "Save the Children"]
        assert [one for one in needed if one not in text] == [], view
        ground = next(one for one in root.iter() if one.tag.endswith("rect"))
        assert ground.get("fill") == "#ffffff", view


SEEN = """() => {
  const [frame, all] = [document.querySelector('.frame > svg').getBoundingClientRect(), {inside: [], outside: []}];
  const [top, bottom] = [Math.max(frame.top, 0), Math.min(frame.bottom, innerHeight)];
  for (const node of document.querySelectorAll('.frame .node')) {
    const box = node.getBoundingClientRect();
    const name = [...node.querySelectorAll('.label tspan, .label')].at(-1).textContent.trim();
    const place = box.left >= frame.left && box.right <= frame.right && box.top >= top && box.bottom <= bottom;
    const out = box.right < frame.left || box.left > frame.right || box.bottom < top || box.top > bottom;
    if (place) all.inside.push(name);
    if (out) all.outside.push(name);
  }
  return all;
}"""


def test_a_saved_picture_of_a_zoomed_network_holds_what_is_on_the_screen(open_page, html):
    page = open_page(html, hash="#v=network").page
    for _ in range(3):
        page.click('[data-do="zoom_in"]')
    seen = page.evaluate(SEEN)
    size = page.evaluate("document.querySelector('.frame .label').getScreenCTM().a") * 12.5
    before = page.locator(".world").get_attribute("transform")
    root = saved_picture(page)
    texts = {one.text.strip(): one for one in root.iter() if one.tag.endswith("text") and one.text}
    assert len(seen["inside"]) > 5
    assert set(seen["inside"]) <= set(texts)
    outside = set(seen["outside"]) - set(seen["inside"])
    assert len(outside) > 5
    assert not outside & set(texts)
    assert float(texts[seen["inside"][0]].get("font-size")) == pytest.approx(size, abs=0.1)
    assert page.locator(".world").get_attribute("transform") == before


@pytest.mark.parametrize(
    ("view", "words"),
    [("matrix", "○ perhaps"), ("groups", "two groups share"), ("organisations", "the number in a box")],
)
def test_what_marks_and_numbers_say_stands_beside_a_table_and_in_its_picture(open_page, html, view, words):
    page = open_page(html, hash=f"#v={view}").page
    assert words in page.inner_text("#hint")
    assert words in " ".join("".join(saved_picture(page).itertext()).split())


def test_a_saved_picture_says_what_its_colours_stand_for(open_page, html, real_results):
    page = open_page(html, hash="#a=organisation_type", color_scheme="dark").page
    root = saved_picture(page)
    types = {one.type for one in real_results.network.organisations if one.type}
    shown = {one.text: before.get("fill") for before, one in itertools.pairwise(root)}
    keys = {text.rsplit(" (", 1)[0]: fill for text, fill in shown.items() if text and text.endswith(")")}
    assert types <= set(keys)
    assert len({keys[kind] for kind in types}) == len(types)
    strokes = {one.get("stroke") for one in root.iter()}
    assert all(rgb(keys[kind]) in strokes for kind in types)


def rgb(colour):
    """Give `#1d5c99` as a browser tells it."""
    return f"rgb({int(colour[1:3], 16)}, {int(colour[3:5], 16)}, {int(colour[5:], 16)})"


@pytest.mark.parametrize("view", ["groups", "matrix"])
def test_a_saved_table_holds_every_group_though_the_screen_shows_some(open_page, html, real_results, view):
    page = open_page(html, viewport=PHONE, hash=f"#v={view}&n=g:LAND").page
    heads = {one.text for one in saved_picture(page).iter() if "rotate" in one.get("transform", "")}
    words = {word for group in real_results.network.groups for word in group.name.split()}
    assert words <= {word for head in heads for word in (head or "").split()}


def saved_picture(page):
    """Save the view that is open as a square picture; give its root."""
    if not page.locator("[data-save='svg'][data-shape='square']").is_visible():
        page.click(".save summary")
    with page.expect_download() as waiting:
        page.click("[data-save='svg'][data-shape='square']")
    return ET.fromstring(waiting.value.path().read_text(encoding="utf-8"))


def test_a_saved_png_has_the_size_of_a_slide(open_page, html):
    page = open_page(html).page
    page.click(".save summary")
    with page.expect_download() as waiting:
        page.click("[data-save='png'][data-shape='slide']")
    data = waiting.value.path().read_bytes()
    assert data[:4] == b"\x89PNG"
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1920, 1080)


def test_presenting_goes_step_by_step_with_the_arrow_keys(open_page, html):
    opened = open_page(html)
    page = opened.page
    page.click("#start-present")
    titles = []
    for _ in range(6):
        titles.append(page.locator(".slide:visible h2").inner_text())
        page.keyboard.press("ArrowRight")
    assert titles == [
        "The answer", "How sure we are", "Who could step in", "Proposed focal organisations", "Do next",
        "What this does not say",
    ]  # fmt: skip
    assert opened.axe() == []
    page.keyboard.press("ArrowLeft")
    assert page.locator(".slide:visible h2").inner_text() == "Do next"
    page.click('[data-step="-1"]')
    page.click('[data-step="-1"]')
    assert "most active elsewhere" in page.locator(".slide:visible").inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "start-present"


def test_paper_shows_the_drawing_and_the_board_on_a_sheet_each(open_page, html):
    for view, pages in (("columns", 1), ("network", 2), ("board", 1)):
        pdf = open_page(html, hash=f"#v={view}").page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b(?!s)", pdf)) <= pages, view


def test_no_type_on_paper_is_under_seven_points(open_page, html):
    page = open_page(html).page
    page.emulate_media(media="print")
    for view in VIEWS:
        width = 718 if view == "board" else 1047  # px of a sheet of A4 between its margins
        page.set_viewport_size({"width": width, "height": 718})
        page.evaluate(f"document.querySelector('[data-view={view}]').click()")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        small, _ = page.evaluate(LEGIBLE, 7 / 0.75 - 0.01)
        assert small == [], view
        page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_the_most_alike_are_those_of_the_projection(open_page, html, real_results):
    network = real_results.network
    found = project(to_biadjacency(network))
    shared = {frozenset((a, b)): int(n) for a, b, n in zip(found.a, found.b, found.shared, strict=True)}
    page = open_page(html, hash="#v=organisations").page
    rows = page.evaluate("""[...document.querySelectorAll('#view-organisations [data-row]')].map(row => [
      Number(row.dataset.row),
      [...row.querySelectorAll('.chip')]
        .map(chip => [Number(chip.dataset.n), Number(chip.textContent.split('·').pop())])])""")
    assert len(rows) == len(network.organisations)
    for row, chips in rows:
        counts = [n for _, n in chips]
        assert counts == [shared[frozenset((row, other))] for other, _ in chips]
        others = sorted((n for pair, n in shared.items() if row in pair), reverse=True)
        assert counts == others[:6]


def test_nothing_overlaps(open_page, html):
    for view in ("columns", "network"):
        assert open_page(html, hash=f"#v={view}").page.evaluate(OVERLAPS) == []
    assert open_page(html, viewport=PHONE).page.evaluate(OVERLAPS) == []


def test_screens_of_any_width_can_be_read_and_are_not_wider_than_they_are(open_page, html):
    page = open_page(html).page
    for view in ("columns", "network"):
        page.click(f'[data-view="{view}"]')
        for width in (320, 360, 720, 844, 1024, 1281, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width
            page.wait_for_function(f"({LEGIBLE})().flat().length === 0", timeout=5000)


def test_copying_puts_the_link_and_the_picture_on_the_clipboard(open_page, html):
    opened = open_page(html, hash="#v=board", permissions=("clipboard-read", "clipboard-write"))
    page = opened.page
    page.locator("#view-board .chip").first.click()
    page.click(".save summary")
    page.click("[data-copy='link']")
    page.wait_for_function("() => document.getElementById('copied').textContent")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert "n=o" in page.url
    page.evaluate("document.getElementById('copied').textContent = ''")
    page.click("[data-copy='picture']")
    page.wait_for_function("() => document.getElementById('copied').textContent")
    kind, size = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const picture = await item.getType("image/png");
          return [picture.type, picture.size];
        }"""
    )
    assert kind == "image/png"
    assert size > 20_000
    assert page.inner_text("#copied") == "Copied"
    assert opened.faults == []


def test_where_nothing_can_be_copied_the_page_says_so(open_page, html):
    page = open_page(html).page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.click(".save summary")
    page.click("[data-copy='link']")
    page.wait_for_function("() => document.getElementById('copied').textContent")
    assert page.inner_text("#copied") != "Copied"


@pytest.mark.parametrize("view", ["columns", "network"])
def test_tab_stops_at_boxes_never_at_the_drawing_around_them(open_page, html, view):
    page = open_page(html, hash=f"#v={view}").page
    page.focus("#search" if view == "network" else "#sort")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.tagName.toLowerCase()"))
    assert "g" in stops
    assert "svg" not in stops


def test_the_panel_joins_names_and_lists_answers_to_check(open_page, html):
    opened = open_page(html, hash="#n=o%3Aaction-for-development-afd&n=g%3ALAND")
    panel = opened.page.inner_text("#panel")
    assert "undefined" not in panel
    assert "could be Agriculture and Water, Fisheries, Land" in panel
    assert " or Infrastructure and Regional Integration" in panel
    group = open_page(html, hash="#n=g%3ALAND").page.inner_text("#panel")
    assert "Answers to check" in group
    assert "“TWG on Natural Resource”" in group


@pytest.mark.parametrize("name", ["health", "mine action", "education", "land", "gender"])
def test_a_group_is_found_first_by_its_own_name(open_page, html, name):
    page = open_page(html).page
    page.fill("#search", name)
    assert page.locator("#hits li").first.inner_text().casefold().startswith(name)


IN_SIGHT = """() => [...document.querySelectorAll('.node.lit[data-n], .node.chosen[data-n]')].some((one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && bottom > top;
})"""


def test_what_search_finds_is_brought_into_sight(open_page, html, real_results):
    page = open_page(html, viewport=PHONE).page
    for organisation in real_results.network.organisations[::9]:
        page.fill("#search", organisation.name)
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert page.evaluate(IN_SIGHT), organisation.name
        page.keyboard.press("Escape")


def test_escape_closes_the_menu_of_saving_and_the_keyboard_stays_there(open_page, html):
    page = open_page(html).page
    page.click(".save summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('details.save').open")
    assert page.evaluate("document.activeElement.matches('.save summary')")
