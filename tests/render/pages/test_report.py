"""The report and the group sheets: what they say, and that nothing written can harm them."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from render.hostile import poisoned
from twgnet.model.results import Results
from twgnet.render.figures import draw_figures
from twgnet.render.pages.group_sheets import render_group_sheets
from twgnet.render.pages.interval_bar import WIDTH, intervals
from twgnet.render.pages.key_findings import key_findings
from twgnet.render.pages.report import render_report

WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def report(real_results: Results) -> str:
    return render_report(real_results, draw_figures(real_results))


@pytest.fixture(scope="module")
def sheets(real_results: Results) -> dict[str, str]:
    return render_group_sheets(real_results)


def test_the_report_is_small_enough_to_send(report: str) -> None:
    assert len(report.encode()) <= 400_000


def test_the_same_results_give_the_same_bytes(real_results: Results, report: str) -> None:
    assert render_report(real_results, draw_figures(real_results)) == report


def test_key_findings_of_the_real_survey(real_results: Results) -> None:
    findings = " ".join(key_findings(real_results))
    assert "4 groups hang on a single organisation" in findings
    assert "60 of the 109 organisations asked did not answer" in findings
    assert "Save the Children named 13 of 19 groups, 18% of all interests" in findings
    assert "19 of 19 groups could have a focal organisation" in findings
    assert "3 fragments wait for a person" in findings


@pytest.mark.parametrize(
    "text",
    [
        "It does not mean membership",
        "49 of 109 organisations asked have answered",
        "1–14",
        "GADNet",
        "Save Cambodia&#39;s Wildlife",
        "Cooperation Committee for Cambodia",
        "Data of 2017",
        "The data hold the answers of 30 organisations; what the other 19 who answered said",
        "4 of the 30 have no link to a group",
        'Partnership and Harmonisation</bdi></a> <span class="code"><bdi>P&amp;H</bdi>',
        "popularity 0.64",
        "Made by twgnet",
    ],
)
def test_the_report_says(report: str, text: str) -> None:
    assert text in report


def test_every_group_has_a_sheet_that_the_report_links(
    report: str, sheets: dict[str, str], real_results: Results
) -> None:
    assert set(sheets) == {group.id for group in real_results.network.groups}
    assert 'href="groups/D%26D.html"' in report
    assert "VBNK" in sheets["D&D"]
    assert "Wish to join (not membership): CTO-Cambodia." in sheets["LAND"]


def test_interval_bars_share_one_scale(real_results: Results) -> None:
    bars = intervals(real_results.gaps.gaps, real_results.invited)
    assert all(0 <= bar.start <= bar.start + bar.length <= WIDTH for bar in bars.values())
    assert bars["LAND"].dot < bars["AW"].dot
    assert len({bar.target for bar in bars.values()}) == 1


def test_without_n_nothing_is_said_of_all(real_results: Results) -> None:
    unknown = tuple(dataclasses.replace(gap, low_all=None, high_all=None) for gap in real_results.gaps.gaps)
    results = dataclasses.replace(real_results, invited=None, gaps=dataclasses.replace(real_results.gaps, gaps=unknown))
    report = render_report(results, draw_figures(results))
    assert "How many were asked is unknown" in report
    assert 'data-t="of_all"' not in report


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_is_clean(open_page: Any, report: str, viewport: Any, scheme: str) -> None:
    opened = open_page(report, viewport=viewport, color_scheme=scheme)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert opened.axe() == []
    assert opened.faults == []


@pytest.mark.browser
def test_headings_change_to_khmer_and_back(open_page: Any, report: str) -> None:
    page = open_page(report).page
    page.click("[data-language=km]")
    assert page.get_attribute("html", "lang") == "km"
    assert page.inner_text("#gaps h2") == "ចន្លោះខ្វះខាត"
    assert page.inner_text(".gaps th:nth-child(4)") == "ក្នុងចំណោម 109"
    assert page.inner_text(".gaps .tier.single >> nth=0") == "អង្គការតែមួយ"
    english = "p:not(.languages):visible, th:visible, h2:visible"
    left = page.locator(english).evaluate_all(
        "all => all.filter(e => !e.closest('[lang=en]') && /^[A-Z]/.test(e.innerText)"
        " && !e.querySelector('bdi, a, code, time')).map(e => e.innerText)"
    )
    assert left == []
    page.click("[data-language=en]")
    assert page.inner_text("#gaps h2") == "Gaps"


@pytest.mark.browser
def test_the_language_goes_along_to_the_map_and_stays(open_page: Any, report: str) -> None:
    page = open_page(report, hash="#l=km").page
    assert page.get_attribute("html", "lang") == "km"
    assert page.get_attribute(".open a", "href") == "map.html#l=km"
    page.click("[data-language='en']")
    assert page.get_attribute(".open a", "href") == "map.html"
    assert page.evaluate("location.hash") == "#l=en"


@pytest.mark.browser
def test_the_report_can_be_read_without_javascript(open_page: Any, report: str) -> None:
    opened = open_page(report, java_script_enabled=False)
    assert "4 groups hang on a single organisation" in opened.page.inner_text("body")
    assert not opened.page.is_visible("[data-language=km]")


@pytest.mark.browser
@pytest.mark.parametrize("group", ["HIV", "PAR", "SP&FSN"])
def test_a_sheet_is_clean_and_fits_one_printed_page(open_page: Any, sheets: dict[str, str], group: str) -> None:
    opened = open_page(sheets[group], viewport=PHONE)
    assert opened.axe() == []
    assert opened.faults == []
    assert len(re.findall(rb"/Type\s*/Page\b", opened.page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_hostile_names_stay_text(open_page: Any, real_results: Results, viewport: Any) -> None:
    results = poisoned(real_results)
    pages = [render_report(results, draw_figures(results)), *render_group_sheets(results).values()]
    for html in (pages[0], pages[-1]):
        opened = open_page(html, viewport=viewport)
        foreign = "img:not([src^='data:image/png']), iframe, [onload], [onerror], b"
        assert opened.page.locator(foreign).count() == 0
        assert opened.page.locator("script:not([type])").count() == (html is pages[0])
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert opened.page.evaluate("document.documentElement.scrollHeight") < 60_000
        assert opened.faults == []


def test_long_lists_of_names_are_cut_short(real_results: Results) -> None:
    everyone = tuple(one.id for one in real_results.network.organisations) * 2
    departures = dataclasses.replace(real_results.gaps.fragility.departures, organisations=everyone)
    fragility = dataclasses.replace(real_results.gaps.fragility, departures=departures)
    gaps = dataclasses.replace(real_results.gaps, fragility=fragility)
    results = dataclasses.replace(real_results, gaps=gaps)
    assert "and 30 more (<code>fragility.csv</code>)" in render_report(results, ())


def test_a_second_alternate_stands_in_the_cell_of_the_first(real_results: Results) -> None:
    first = real_results.seats[1]
    assert first.role == "alternate"
    second = dataclasses.replace(first, organisation="Another alternate")
    results = dataclasses.replace(real_results, seats=(*real_results.seats, second))
    table = render_report(results, ()).split('<table class="seats">')[1].split("</table>")[0]
    rows = table.split("<tr>")[1:]
    assert all(row.count("<td>") == 2 for row in rows[1:])
    (row,) = (row for row in rows if "Another alternate" in row)
    assert row.count("<strong>") == 3
