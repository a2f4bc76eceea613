"""The board in a real browser, as a view of the map: read, searched, chosen, unfolded, printed."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

import twgnet
from render.surveys import made_map
from twgnet.render.map import render_map

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sizes")]


@pytest.fixture(scope="module")
def html(real_results):
    return render_map(real_results)


def test_a_chip_lights_its_organisation_in_every_row_and_tells_of_it(open_page, html):
    page = open_page(html, hash="#v=board").page
    page.locator(".board .chip", has_text="Save the Children").first.click()
    lit = page.locator(".chip.lit").all_inner_texts()
    assert len(lit) > 3
    assert all("Save the Children" in text for text in lit)
    assert "Save the Children" in page.inner_text("#panel h2")
    assert "n=o" in page.evaluate("location.hash")
    page.go_back()
    assert not page.locator("#panel").is_visible()
    page.go_forward()
    page.locator("#panel .close").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement !== document.body")


def test_a_fold_opens_in_place_and_the_keyboard_goes_on(open_page):
    page = open_page(made_map(1000, 40), hash="#v=board").page
    place = page.evaluate("[...document.querySelectorAll('.row')].findIndex(row => row.querySelector('.more'))")
    row = page.locator(".row").nth(place)
    folded = int("".join(filter(str.isdigit, row.locator(".more").inner_text())))
    before = row.locator(".wanted .chip").count()
    row.locator(".more").click()
    assert row.locator(".wanted .chip").count() == before + min(folded, 200)
    assert page.evaluate("document.activeElement.classList.contains('chip')")


def test_search_finds_ids_acronyms_aliases_answers_and_folded_letters(open_page, html, real_results):
    page = open_page(html, hash="#v=board").page
    for group in real_results.network.groups:
        page.fill("#search", group.id)
        assert any(group.name in hit for hit in page.locator("#hits li").all_inner_texts()), group.id
    for words, name in (
        ("npa", "Norwegian"),
        ("NORWEGIAN PEOPLE’S", "Norwegian"),
        ("womén", "Precious"),
        ("gadnet", "ATC"),
    ):
        page.fill("#search", words)
        assert name in page.locator("#hits li").first.inner_text()
    page.fill("#search", "zzz")
    assert page.locator("#hits li").all_inner_texts() == ["Nothing found"]


def test_an_attribute_colours_and_filters_with_counts(open_page):
    page = open_page(made_map(60, 19), hash="#v=board").page
    page.select_option("#attribute", "province")
    counts = page.locator("#values button").all_inner_texts()
    assert sum(int(text.rsplit("(", 1)[1][:-1]) for text in counts) == 60
    assert page.locator(".board .chip.tinted").count() == page.locator(".chip").count()
    page.locator("#values button").first.click()
    assert 0 < page.locator(".chip.out").count() < page.locator(".chip").count()
    page.reload()
    assert page.locator("#values button[aria-pressed=true]").count() == 1


def test_rows_sort_by_name_and_back_again(open_page, html):
    page = open_page(html, hash="#v=board").page
    names = ".row .who bdi"
    first = page.locator(names).all_inner_texts()
    page.select_option("#sort", "name")
    assert page.locator(names).all_inner_texts() == sorted(first, key=str.casefold)
    page.select_option("#sort", "need")
    assert page.locator(names).all_inner_texts() == first


@pytest.mark.parametrize("organisations", [60, 109])
def test_nineteen_groups_are_one_sheet_of_paper(open_page, organisations):
    pdf = open_page(made_map(organisations, 19), hash="#v=board").page.pdf(prefer_css_page_size=True)
    assert int(pdf.split(b"/Count ")[1].split(b"\n")[0].split(b"/")[0]) == 1


def test_numbers_of_a_printed_axis_stand_apart(open_page):
    answers = pd.DataFrame({"Organisation": [f"Kampot Farmers {n}" for n in range(240)], "Groups": "Health; Land"})
    page = open_page(render_map(twgnet.build(answers, groups="infer").results), hash="#v=board").page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round(190 / 25.4 * 96), "height": 1000})  # px of A4 between its margins
    numbers = page.evaluate("""[...document.querySelectorAll('.scale text:not(.target)')].map(text => {
      const { left, right } = text.getBoundingClientRect();
      return [text.textContent, left, right] })""")
    assert [text for text, left, right in numbers] == ["50", "100", "150", "200", "250"]
    seen = [(left, right) for text, left, right in numbers if right > left]
    assert seen
    assert all(one[1] < other[0] for one, other in itertools.pairwise(seen))
