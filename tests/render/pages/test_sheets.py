"""The small pages of groups and organisations: light, linked, printable, safe on any system."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest

import twgnet
from render.hostile import poisoned
from render.surveys import made_up
from twgnet.model.results import Results
from twgnet.render.links import file_names, find_links
from twgnet.render.page_data import page_data
from twgnet.render.pages.group_sheets import render_group_sheets
from twgnet.render.pages.one_page import render_one_page
from twgnet.render.pages.organisation_sheets import render_organisation_sheets
from twgnet.render.pages.page import ASSETS
from twgnet.render.pages.report import render_report
from twgnet.render.view_model import ViewModel

PHONE = {"width": 390, "height": 844}


def render_sheets(results: Results) -> dict[str, str]:
    links = find_links(results.network)
    return dict(chain(render_group_sheets(results, links), render_organisation_sheets(results, links)))


@pytest.fixture(scope="module")
def sheets(real_results: Results) -> dict[str, str]:
    return render_sheets(real_results)


def test_every_group_and_every_organisation_has_a_page(sheets: dict[str, str], real_results: Results) -> None:
    assert len(sheets) == len(real_results.network.groups) + len(real_results.network.organisations)
    assert "VBNK" in sheets["groups/D&D.html"]


def test_a_group_names_the_answers_that_could_mean_it(sheets: dict[str, str]) -> None:
    land = sheets["groups/LAND.html"]
    assert "“<bdi>TWG on Agriculture and Learn</bdi>”" in land
    assert "“<bdi>TWG on Natural Resource</bdi>”" in land
    assert "Answers to check" not in sheets["groups/GEN.html"]
    assert "Fish Product" not in sheets["groups/FISH.html"]  # whose organisation wants Fisheries already


def test_where_nothing_points_to_anyone_there_is_no_list_of_one(sheets: dict[str, str]) -> None:
    assert "<ol>" not in sheets["groups/LAND.html"].partition("Ask next")[2]


def test_each_is_under_20_kb(sheets: dict[str, str]) -> None:
    assert max(len(page.encode()) for page in sheets.values()) <= 20_000


def test_every_link_leads_to_a_page(sheets: dict[str, str]) -> None:
    written = {*sheets, "index.html", "map.html"}
    links = {
        normpath(f"{path.partition(chr(47))[0]}/{unquote(link.partition(chr(35))[0])}")
        for path, page in sheets.items()
        for link in re.findall(r"href=\"([^\"]+)\"", page)
        if link != "data:,"
    }
    assert links <= written


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["CON", "nul.x", "com1", "con-cern"], ["CON-", "nul-.x", "com1-", "con-cern"]),
        (["a.", "b ", ".c", ""], ["a-", "b-", "-c", "-"]),
        (["land", "Land", "LAND"], ["land", "Land-2", "LAND-3"]),
        (["a/b", 'x<>:"|?*\\y', "a-b"], ["a-b", "x--------y", "a-b-2"]),
        (["ក" * 100], ["ក" * 40]),
    ],
)
def test_file_names_are_safe_on_any_system(ids: list[str], names: list[str]) -> None:
    assert file_names(ids) == names


def test_the_small_font_holds_every_khmer_syllable_of_the_small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3] / "benchmarks"))
    import khmer_font

    held = set((ASSETS / "fonts/noto-sans-khmer-sheet.txt").read_text(encoding="utf-8").split())
    missing = set(khmer_font.find_syllables()) - held
    assert not missing, "run: pip install uharfbuzz fonttools brotli; python benchmarks/khmer_font.py"


def test_sheets_say_no_khmer_that_the_small_font_lacks(sheets: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3] / "benchmarks"))
    import khmer_font

    held = set((ASSETS / "fonts/noto-sans-khmer-sheet.txt").read_text(encoding="utf-8").split())
    for path, page in sheets.items():
        said = "".join(re.findall("<span lang=km>(.*?)</span>", page))
        assert set(khmer_font.SYLLABLE.findall(said)) <= held, path


@pytest.mark.xdist_group("sizes")
@pytest.mark.parametrize("size", [(150, 25), (1000, 40)])
def test_each_small_page_is_small_at_every_size(size: tuple[int, int]) -> None:
    sizes = {path: len(page.encode()) for path, page in render_sheets(made_up(*size)).items()}
    assert max(sizes.values()) <= 20_000, max(sizes, key=lambda path: sizes[path])


def test_a_small_page_of_long_khmer_names_is_small() -> None:
    groups = [f"{'ក្រុមការងារបច្ចេកទេសអភិវឌ្ឍន៍សហគមន៍សិទ្ធិមនុស្ស'}{number}" for number in range(30)]
    answers = {"Organisation": [f"{'អង្គការបរិស្ថានកសិកម្មសុខភាពការអប់រំយុវជន'}{number}" for number in range(40)]}
    results = twgnet.build(pd.DataFrame({**answers, "Which groups?": "; ".join(groups)}), groups="infer").results
    for page in render_sheets(results).values():
        assert len(page.encode()) <= 20_000
        assert re.search(r"\d+ more: see |\+\d+", page)  # what is left out is counted


def test_the_same_answer_to_check_stands_once_with_all_that_wrote_it() -> None:
    rows = [
        ("Alpha", "Land"),
        *((f"Org {number}", "Natural Resource") for number in range(3)),
        ("Beta", "Gender, HIV/AIDS"),
    ]
    survey = pd.DataFrame(rows, columns=["Organisation", "Which groups?"])
    page = render_sheets(twgnet.build(survey).results)["groups/LAND.html"]
    assert page.count("“<bdi>Natural Resource</bdi>”") == 1
    said = page.partition("“<bdi>Natural Resource</bdi>”")[2].partition("</li>")[0]
    assert re.findall(r">(Org \d)<", said) == ["Org 0", "Org 1", "Org 2"]


@pytest.mark.browser
def test_an_organisation_learns_how_its_answer_was_understood(open_page: Any, sheets: dict[str, str]) -> None:
    page = open_page(sheets["organisations/akphivath-neary-khmer-organization-anko.html"]).page
    text = page.inner_text("main")
    assert "TWG on Forestry Reform\tForestry Reform" in text
    assert "TWG on Fish Product Manufacture and Aquaculture\tTo check: Fisheries or Agriculture and Water?" in text


@pytest.mark.browser
@pytest.mark.parametrize("path", ["groups/HIV.html", "groups/SP&FSN.html", "organisations/save-the-children.html"])
def test_a_sheet_is_clean_and_fits_one_printed_page(open_page: Any, sheets: dict[str, str], path: str) -> None:
    opened = open_page(sheets[path], viewport=PHONE)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert opened.axe() == []
    opened.page.click("[data-language=km]")
    assert opened.page.get_attribute("nav a", "href") == "../index.html#l=km"
    assert opened.faults == []
    assert len(re.findall(rb"/Type\s*/Page\b", opened.page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.browser
def test_hostile_names_stay_text(open_page: Any, real_results: Results) -> None:
    pages = render_sheets(poisoned(real_results))
    for path in (next(iter(pages)), list(pages)[-1], "groups/LAND.html"):
        opened = open_page(pages[path], viewport=PHONE)
        assert opened.page.locator("img, iframe, [onload], [onerror], script ~ script").count() == 0
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert opened.faults == []


@pytest.mark.browser
@pytest.mark.parametrize("groups", [1, 60])
def test_the_survey_fits_one_sheet_of_paper(open_page: Any, real_results: Results, groups: int) -> None:
    many = tuple(
        replace(real_results.gaps.gaps[0], group=f"A group with a long name number {n}") for n in range(groups)
    )
    results = replace(real_results, gaps=replace(real_results.gaps, gaps=many))
    opened = open_page(render_one_page(results, find_links(results.network)), viewport=PHONE)
    assert opened.axe() == []
    assert opened.faults == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert len(re.findall(rb"/Type\s*/Page\b", opened.page.pdf(prefer_css_page_size=True))) == 1


def test_the_board_leads_to_pages_whose_id_is_no_file_name() -> None:
    answers = pd.DataFrame({"Organisation": ["A", "B"], "Groups": ["Con; Air/Water", "Con"]})
    results = twgnet.build(answers, groups="infer").results
    pages = set(render_sheets(results))
    linked = set(re.findall(r'href="(groups/[^"]+)"', render_report(results)))
    assert {unquote(link) for link in linked} <= pages
    assert "groups/con-.html" in pages


def test_a_group_says_how_far_answers_that_are_not_in_the_file_could_reach(sheets: dict[str, str]) -> None:
    assert "if they were like the 30, the range would reach 16." in sheets["groups/LAND.html"]


def test_a_file_with_a_row_for_each_activity_says_each_answer_once_and_how_often() -> None:
    rows = [{"Organisation": "Aid Now", "Cluster": cluster} for cluster in ["Health"] * 40 + ["Water", "Health"]]
    results = twgnet.build([*rows, {"Organisation": "Care Well", "Cluster": "Water"}], groups="infer").results
    page = next(page for path, page in render_sheets(results).items() if path.endswith("aid-now.html"))
    assert re.findall(r"<td>(\w+(?:\s+×\d+)?)<td>", page) == ["Health ×41", "Water"]
    answers = page_data(ViewModel(results))["answers"]
    assert [(text, len(groups)) for text, _, groups in answers] == [("Health", 1), ("Water", 1)]


@pytest.mark.browser
def test_on_a_phone_no_word_of_an_answer_is_broken_beside_many_names(open_page: Any) -> None:
    others = [
        {"Organisation": f"Association for Relief and Development {i}", "Cluster": "Protection"} for i in range(20)
    ]
    results = twgnet.build([{"Organisation": "Aid Now", "Cluster": "Protection"}, *others], groups="infer").results
    page = next(page for path, page in render_sheets(results).items() if path.endswith("aid-now.html"))
    cell = open_page(page, viewport=PHONE).page.locator("td").first
    assert (
        cell.evaluate(
            "cell => { const range = document.createRange(); range.selectNodeContents(cell);"
            " return range.getClientRects().length }"
        )
        == 1
    )
