"""The report: the answer first, in both languages, safe, readable and small at every size."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

import twgnet
from render.conftest import COLOURS
from render.hostile import poisoned
from render.surveys import made_up
from twgnet.model.gaps import Suggestion
from twgnet.model.message import message
from twgnet.model.results import Results
from twgnet.render.board import Board
from twgnet.render.export.workbook import render_workbook
from twgnet.render.figures import draw_figures
from twgnet.render.files import render_files
from twgnet.render.pages import report as report_module
from twgnet.render.pages.do_next import list_tasks
from twgnet.render.pages.ranges import WIDTH, find_ranges
from twgnet.render.pages.report import render_report

WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
POINT = 96 / 72
PAPER = {"width": 703, "height": 900}  # A4 less its margins, in pixels
A4_HEIGHT = (297 - 2 * 12) / 25.4 * 96
SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize) * (e instanceof SVGElement ? e.getScreenCTM().d : 1)))"""
SMALL_TARGETS = """() => [...document.querySelectorAll('button, summary, input, nav a, .doors a')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def report(real_results: Results) -> str:
    return render_report(real_results, {figure.name: figure.inline for figure in draw_figures(real_results)})


def test_the_report_is_small_enough_to_send(report: str) -> None:
    assert len(report.encode()) <= 400_000


@pytest.mark.xdist_group("sizes")
def test_a_report_of_a_thousand_organisations_is_too() -> None:
    results = made_up(1000, 40)
    report = render_report(results)
    assert len(report.encode()) <= 390_000  # a chart and a table are not in it
    assert all(f"<bdi>{group.name}</bdi>" in report for group in results.network.groups)


def test_the_same_results_give_the_same_bytes(real_results: Results, report: str) -> None:
    assert render_report(real_results, {figure.name: figure.inline for figure in draw_figures(real_results)}) == report


def test_sections_stand_in_the_order_of_the_questions(report: str) -> None:
    order = ["answer", "sure", "ask", "focal", "next", "appendix"]
    order += ["respondents", "central", "depends", "uncounted", "limits", "method"]
    found = re.findall(r'<(?:section|div) id="([a-z]+)"', report)
    assert [id for id in found if id in order] == order


@pytest.mark.parametrize(
    "text",
    [
        "Of 19 groups, none is below target, 5 are not clear yet and 14 reach it.",
        "It does not mean it is a member.",
        "In the 30 answers in the file",
        "The file holds 30 of the 49 answers. The other 19 are counted as interested in no group; if they",
        "GADNet",
        "4 of 30 organisations are interested in no group",
        "60 organisations have not answered. Remind them.",
        "Made by twgnet",
        "No native Khmer speaker has read the Khmer text yet.",
        "មិនទាន់មានជនជាតិខ្មែរអានអត្ថបទខ្មែរនេះនៅឡើយទេ។",
    ],
)
def test_the_report_says(report: str, text: str) -> None:
    assert text in report


def test_every_name_leads_to_its_page(report: str) -> None:
    assert '<a href="organisations/save-the-children.html">Save the Children</a>' in report
    assert '<a href="groups/D%26D.html">' in report


def test_every_task_of_the_real_survey_is_on_the_list(open_page: Any, report: str) -> None:
    page = open_page(report).page
    tasks = page.locator("#next label").all_inner_texts()
    active = "nothing points to anyone; most active elsewhere: Save the Children, Live and Learn and STAR Kampuchea."
    assert f"Ask about Land: {active}" in tasks
    assert "“TWG on Natural Resource”: is Forestry Reform, Fisheries or Land meant?" in tasks
    assert "Are Save Cambodia's Wildlife and Save Wild Life one organisation?" in tasks


def test_bars_of_one_population_share_one_scale(real_results: Results) -> None:
    ranges = find_ranges(real_results.gaps.gaps)
    bars = ranges.bars.values()
    assert all(0 <= bar.low <= bar.high <= WIDTH and 0 <= bar.stated <= WIDTH for bar in bars)
    assert max(bar.checked for bar in bars) == WIDTH == max(bar.high for bar in bars)
    assert ranges.bars["LAND"].stated < ranges.bars["LAND"].target_stated
    assert len({(bar.target_stated, bar.target_all) for bar in bars}) == 1


def test_without_n_nothing_is_said_of_all(real_results: Results) -> None:
    unknown = tuple(dataclasses.replace(gap, low=None, high=None) for gap in real_results.gaps.gaps)
    results = dataclasses.replace(real_results, invited=None, gaps=dataclasses.replace(real_results.gaps, gaps=unknown))
    report = render_report(results)
    assert "How many were invited is not known" in report
    assert "Likely range among" not in report.split('id="sure"')[1].split("</section>")[0]


def test_organisations_that_the_answers_point_to_are_to_be_asked(real_results: Results) -> None:
    one = Suggestion("LAND", "vbnk", "VBNK", 1, 1.0, 1, why=message("gaps.verdict.open"))
    results = dataclasses.replace(real_results, gaps=dataclasses.replace(real_results.gaps, suggestions=(one,)))
    (asked, *_) = (kind for kind in list_tasks(results) if kind.heading == "report.next_ask")
    assert message("report.next_ask_one", names=("VBNK",), group="Land") in asked.tasks


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_is_clean(open_page: Any, report: str, viewport: Any, scheme: str) -> None:
    opened = open_page(report, viewport=viewport, color_scheme=scheme)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert opened.page.evaluate(SMALLEST_TEXT) >= 11
    assert opened.page.evaluate(SMALL_TARGETS) == []
    assert opened.axe(only=COLOURS if scheme == "dark" else ()) == []
    assert opened.faults == []


@pytest.mark.browser
def test_the_panel_tells_the_reasons_that_stand_in_the_page(open_page: Any, report: str) -> None:
    page = open_page(report, hash="#n=g:LAND&l=km").page
    reasons = page.locator("#panel .why").all_inner_texts()
    assert any("ក្រុម" in reason for reason in reasons)
    page.click("[data-language=en]")
    assert "Wants" in page.inner_text("#panel")


@pytest.mark.browser
def test_the_answer_and_its_board_stand_on_the_first_screen(open_page: Any, report: str) -> None:
    page = open_page(report).page
    assert page.locator(".row").first.bounding_box()["y"] < 480
    opened = open_page(report, viewport=PHONE).page
    assert opened.locator("h1").bounding_box()["y"] < 120


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_light_with_nineteen_groups_on_the_first_sheet(open_page: Any, report: str, scheme: str) -> None:
    page = open_page(report, viewport=PAPER, color_scheme=scheme).page
    page.emulate_media(media="print", color_scheme=scheme)
    board = page.locator("#board").bounding_box()
    assert board["y"] + board["height"] <= A4_HEIGHT
    assert page.evaluate(SMALLEST_TEXT) >= 6.99 * POINT
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("nav, .doors, .board-tools, .languages, button.more").locator("visible=true").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


@pytest.mark.browser
def test_every_sentence_changes_to_khmer_and_back(open_page: Any, report: str) -> None:
    page = open_page(report).page
    page.click("[data-language=km]")
    assert page.get_attribute("html", "lang") == "km"
    assert page.inner_text("#sure h2") == "2. តើវាប្រាកដប៉ុណ្ណា?"
    assert not page.get_by_text("Tick what is done").is_visible()
    page.click("[data-language=en]")
    assert page.inner_text("#sure h2") == "2. How sure is this?"


@pytest.mark.browser
def test_the_language_goes_along_to_the_other_pages(open_page: Any, report: str) -> None:
    page = open_page(report, hash="#l=km").page
    assert page.get_attribute("html", "lang") == "km"
    assert page.get_attribute(".doors a", "href") == "map.html#l=km"
    assert page.get_attribute("#sure tbody a", "href") == "groups/IRI.html#l=km"
    assert page.get_attribute("nav a", "href") == "#answer"
    page.click("[data-language='en']")
    assert page.get_attribute(".doors a", "href") == "map.html"
    assert page.evaluate("location.hash") == "#l=en"


@pytest.mark.browser
def test_the_report_can_be_read_without_javascript(open_page: Any, report: str) -> None:
    opened = open_page(report, java_script_enabled=False)
    assert opened.page.inner_text("h1").startswith("Of 19 groups, none is below target")
    assert not opened.page.is_visible("[data-language=km]")
    assert "ឧបសម្ព័ន្ធ" not in opened.page.inner_text("main")


@pytest.mark.browser
def test_forced_colours_keep_bars_and_targets_apart(open_page: Any, report: str) -> None:
    page = open_page(report, forced_colors="active").page
    fill = page.locator(".chart rect").first.evaluate("e => getComputedStyle(e).fill")
    stroke = page.locator(".chart line").first.evaluate("e => getComputedStyle(e).stroke")
    assert fill != stroke


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_hostile_names_stay_text(open_page: Any, real_results: Results, viewport: Any) -> None:
    opened = open_page(render_report(poisoned(real_results)), viewport=viewport)
    assert opened.page.locator("img, iframe, [onload], [onerror], main b:not(p > b, li > b)").count() == 0
    assert opened.page.locator("script:not([type])").count() == 1
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert opened.page.evaluate("document.documentElement.scrollHeight") < 60_000
    assert opened.faults == []


def test_long_lists_of_names_are_cut_short(real_results: Results) -> None:
    everyone = tuple(one.id for one in real_results.network.organisations) * 2
    departures = dataclasses.replace(real_results.gaps.fragility.removal_set, organisations=everyone)
    fragility = dataclasses.replace(real_results.gaps.fragility, removal_set=departures)
    gaps = dataclasses.replace(real_results.gaps, fragility=fragility)
    assert "and 48 more" in render_report(dataclasses.replace(real_results, gaps=gaps))


def test_a_second_alternate_stands_in_the_cell_of_the_first(real_results: Results) -> None:
    first = real_results.seats[1]
    assert first.role == "alternate"
    second = dataclasses.replace(first, organisation="Another alternate")
    results = dataclasses.replace(real_results, seats=(*real_results.seats, second))
    (row,) = (row for row in render_report(results).split("</tr>") if "Another alternate" in row)
    assert row.count('<td class="alternate">') == 1


def test_a_line_means_what_the_survey_says() -> None:
    members = pd.DataFrame({"organisation": ["A", "B"], "Groups": ["Gender", "Health"]})
    report = render_report(twgnet.build(members, means="member of").results)
    assert "A line means the organisation is a member of the group." in report
    assert "wants to join the group. It does not mean" not in report.split("<main>")[1].split('id="page-data"')[0]


def test_every_column_that_was_kept_or_left_out_is_listed() -> None:
    answers = pd.DataFrame(
        {
            "Organisation": ["A org", "B org", "C org"],
            "Groups": ["Gender; Health", "Gender", "Land"],
            "Type": ["Local", "Local", "International"],
            "Position": ["Director", "Director", "Officer"],
            "E-mail": ["a@a.org", "b@b.org", "c@c.org"],
            "Comments": ["x", "y", "z"],
        }
    )
    report = render_report(twgnet.build(answers).results).split('id="method"')[1]
    for text in ("Columns kept", "Type", "Position", "E-mail (about a person)", "Comments (not known to describe"):
        assert text in report


def test_who_answered_is_shown_by_type_and_by_counted_columns() -> None:
    answers = pd.DataFrame(
        {
            "Organisation": ["A org", "B org", "C org", "D org"],
            "Type": ["Local", "Local", "Local", "International"],
            "Groups": ["Gender; Health", "Gender", "Land", "Land"],
        }
    )
    report = render_report(twgnet.build(answers).results)
    rows = re.findall(r"<th scope=.row.>(Local|International)</th><td class=.number.>(\d)</td>", report)
    assert rows == [("Local", "3"), ("International", "1")]


def test_a_list_with_types_shows_estimates_type_by_type(tmp_path: Path) -> None:
    """Of 2 international organisations both answered, of 8 local ones 2: only an international one wants Health."""
    names = ["Int 1", "Int 2", *(f"Loc {n}" for n in range(1, 9))]
    listed = pd.DataFrame({"organisation": names, "type": ["International"] * 2 + ["Local"] * 8})
    listed.to_csv(tmp_path / "list.csv", index=False)
    answers = pd.DataFrame(
        {"organisation": ["Int 1", "Int 2", "Loc 1", "Loc 2"], "groups": ["Health", *["Gender"] * 3]}
    )
    study = twgnet.build(answers, invited=tmp_path / "list.csv", groups="infer")
    (gap,) = (gap for gap in study.coverage if gap.group == "Health")
    sure = render_report(study.results).split('id="sure"')[1].split("</section>")[0]
    assert "each type of organisation is counted for itself" in sure
    (row,) = (row for row in sure.split("<tr>") if '<th scope="row">' in row and ">Health<" in row)
    assert f"{gap.low}–{gap.high}" in row
    typed = " ".join(row.split())
    assert f'</span> {gap.low_by_type}–{gap.high_by_type} <span class="why about">≈ 1</span>' in typed
    assert (gap.estimate, gap.estimate_by_type) == (2.5, 1.0)
    pages = render_files(study.results)
    sheets = (page.decode() for name, page in pages.items() if name.startswith("groups/"))
    (sheet,) = (page for page in sheets if "<h1><bdi>Health<" in page)
    likely = f"likely {gap.low_by_type} to {gap.high_by_type}"
    assert f"Each type of organisation counted for itself: about 1, {likely}." in sheet
    assert f"type by type {gap.low_by_type}–{gap.high_by_type}" in pages["one-page.html"].decode()


def test_equals_are_told_and_nobody_is_blamed_where_all_have_answered() -> None:
    answers = pd.DataFrame({"Organisation": ["A aid", "B bank", "C corp"], "Group": ["Water", "Water", "Land"]})
    report = render_report(twgnet.build(answers, groups="infer", invited=3).results)
    said = re.sub(r"<[^>]+>", "", report)
    assert "Nobody is linked to more groups than A aid, B bank and C corp: each to 1 of 2." in said
    assert "2 sets are as small; this is one of them." in report
    assert "Those that did not answer could change them" not in report
    some = render_report(twgnet.build(answers, groups="infer", invited=4).results)
    assert "Those that did not answer could change them" in some


def test_without_types_nothing_is_said_type_by_type(report: str) -> None:
    assert "Type by type" not in report


def test_centralities_stand_with_their_ranges(real_results: Results, report: str) -> None:
    central = report.split('id="central"')[1].split("</section>")[0]
    assert "adds little to how many groups it wants" in central
    assert "(rank correlation 0.976 over 26 organisations)" in central
    assert "95 % of samples drawn again from these answers, for all 109 that were invited" in central
    rows = {row["organisation"]: row for row in real_results.tables["organisations"].records()}
    shown = re.findall(r'>([^<]+)(?:</a>)?</th>.*?<span\s+class="why">([\d.]+)–([\d.]+)</span>', central, re.DOTALL)
    assert len(shown) == 10
    for name, low, high in shown:
        row = rows[name.replace("&#39;", "'")]
        assert (float(low), float(high)) == pytest.approx((row["betweenness_low"], row["betweenness_high"]), abs=6e-4)


def test_that_nothing_points_to_anyone_is_said_once(report: str) -> None:
    ask = report.split('id="ask"')[1].split("</section>")[0]
    assert ask.count("Where nothing in the answers points to anyone") == 1
    assert "Nothing in the answers points to anyone" not in ask
    assert ask.count("Most active elsewhere:") == 5
    assert "Open “Why”" not in ask


def test_every_page_that_gives_a_range_gives_it_type_by_type_too(tmp_path: Path) -> None:
    asked = [(f"Int {i}", "International") for i in range(29)] + [(f"Loc {i}", "Local") for i in range(80)]
    wants = [f"{name},{'EDU' if kind == 'International' else 'HEALTH'}" for name, kind in asked[:49]]
    answers, listed = tmp_path / "answers.csv", tmp_path / "asked.csv"
    answers.write_text("organisation,groups\n" + "\n".join(wants), encoding="utf-8")
    listed.write_text("organisation,type\n" + "\n".join(map(",".join, asked)), encoding="utf-8")
    results = twgnet.build(answers, invited=listed, groups="cambodia-2017").results
    files = {name: text.decode() for name, text in render_files(results).items() if name.endswith(".html")}
    education = next(row for row in results.tables["gaps"].records() if row["group_id"] == "EDU")
    assert (education["low_by_type"], education["high_by_type"]) == (29, 40)
    for name in ("index.html", "map.html"):
        assert re.search(r"by type 29–40", files[name]), name
    assert "likely 29 to 40" in files["groups/EDU.html"]
    lacking = next(row for row in results.tables["gaps"].records() if row["group_id"] == "LAND")
    assert f"{lacking['low_by_type']}–{lacking['high_by_type']}" in files["one-page.html"]
    summary = openpyxl.load_workbook(io.BytesIO(render_workbook(results)))["Summary"]
    assert "53–76; type by type 29–40" in [row[2] for row in summary.iter_rows(values_only=True)]
    assert "remind them first" not in files["map.html"].split("page-data")[0]  # said once, not in every row


@pytest.mark.browser
def test_on_a_phone_doubt_stands_below_the_number_and_beside_its_bar(open_page: Any, report: str) -> None:
    page = open_page(report, viewport=PHONE).page
    doubt = page.locator(".ranges .why").first
    cell, bar = doubt.locator("xpath=.."), doubt.locator("xpath=../following-sibling::td[1]")
    assert re.sub(r"\s+", " ", cell.inner_text()) == "3 1 with doubt"
    assert "\n" in cell.inner_text()
    box = doubt.bounding_box()
    assert box["x"] + box["width"] <= bar.bounding_box()["x"] + 1


def test_a_survey_in_which_nobody_wants_any_group_has_pages_that_say_so(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text("organisation,groups\nA,\nB,\nC,\n", encoding="utf-8")
    results = twgnet.build(answers, groups="cambodia-2017").results
    files = {name: text.decode() for name, text in render_files(results).items() if name.endswith(".html")}
    assert "All 19 groups are below target" in files["index.html"]
    assert "to see what points to each" not in files["index.html"]  # nothing points to anyone
    assert "No organisation yet." in files["map.html"]
    assert "Nobody" in files["groups/LAND.html"]
    summary = openpyxl.load_workbook(io.BytesIO(render_workbook(results)))["Summary"]
    assert [row[1] for row in summary.iter_rows(values_only=True) if row[3] == "below target"] == [0] * 19
    coverage = next(figure for figure in draw_figures(results) if figure.name == "coverage")
    assert {row[2] for row in coverage.table.rows} == {0}


def test_of_very_many_groups_only_the_first_are_listed_and_the_rest_is_said(real_results: Results, monkeypatch) -> None:
    whole = render_report(real_results)
    monkeypatch.setattr(Board, "LISTED", 3)
    monkeypatch.setattr(report_module, "LISTED", 3)
    cut = render_report(real_results)
    assert whole.count('<li class="row"') == len(real_results.gaps.gaps)
    sections = cut.count('<section class="verdict')
    assert 3 < cut.count('<li class="row"') <= 3 * sections
    focal = cut.split('<section id="focal">')[1].split("</section>")[0]
    assert focal.count("<tr data-group") == 3
    assert "16 more: see focal.csv." in focal
    assert "more: see gaps.csv." in cut
    assert "more: see gaps.csv." not in whole


def test_how_sure_lists_groups_also_where_all_reach_their_target(real_results: Results, monkeypatch) -> None:
    gaps = tuple(dataclasses.replace(gap, verdict="met") for gap in real_results.gaps.gaps)
    results = dataclasses.replace(real_results, gaps=dataclasses.replace(real_results.gaps, gaps=gaps))
    monkeypatch.setattr(report_module, "WORDY", 3)
    sure = render_report(results).split('<section id="sure">')[1].split("</section>")[0]
    assert sure.count('<th scope="row">') == 3
    assert "16 more: see gaps.csv." in sure


def test_each_result_has_one_mark_wherever_it_stands() -> None:
    answers = pd.DataFrame({"Organisation": list("ABCD"), "Groups": ["Health; Land", "Health", "Health", "Health"]})
    html = render_report(twgnet.build(answers, groups="infer").results)
    marks = dict(re.findall(r'--mark-(\w+):"(.)"', html))
    assert set(re.findall(r"\.v-(\w+)::before\{content:var\(--mark-\1\)\}", html)) == set(marks)
    titled = re.findall(r'class="verdict (\w+)".*?class="verdict-name"><span aria-hidden="true">(.)', html, re.DOTALL)
    assert {key for key, _ in titled} == {"short", "met"}
    assert all(marks[key] == mark for key, mark in titled)
    assert len(set(marks.values())) == len(marks) == 3
