"""Still figures: drawn from the data, described in words, the same every time."""

from __future__ import annotations

import dataclasses
import io
import warnings
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from PIL import Image

from render.hostile import PAYLOADS, poisoned
from twgnet.model.results import Results
from twgnet.render.figures import Figure, draw_figures
from twgnet.render.figures.letters import short, width_of


@pytest.fixture(scope="module")
def figures(real_results: Results) -> dict[str, Figure]:
    return {figure.name: figure for figure in draw_figures(real_results)}


def test_the_real_survey_has_four_figures_and_with_types_a_fifth(
    figures: dict[str, Figure], real_results: Results
) -> None:
    assert set(figures) == {"coverage", "map", "matrix", "fragility"}
    typed = tuple(dataclasses.replace(one, type="local") for one in real_results.network.organisations)
    network = dataclasses.replace(real_results.network, organisations=typed)
    drawn = draw_figures(dataclasses.replace(real_results, network=network))
    assert {figure.name: figure.table.rows for figure in drawn}["types"] == (("local", 30),)


def test_every_figure_has_words_and_the_data_it_draws(figures: dict[str, Figure]) -> None:
    assert "Land" in figures["coverage"].alternative
    assert len(figures["coverage"].table.rows) == 19
    assert len(figures["matrix"].table.rows) == len(figures["map"].table.rows) == 71
    assert figures["fragility"].table.rows[0] == (0, 1.0, 1.0)


def test_the_network_has_every_group_and_every_line(figures: dict[str, Figure], real_results: Results) -> None:
    svg = figures["map"].svg.decode()
    assert svg.count("<path") == 71
    assert svg.count("stroke-dasharray") == 1  # the one answer that was hedged
    assert all(f">{gap.organisations} {gap.group[:20]}" in svg.replace("&amp;", "&") for gap in real_results.gaps.gaps)


def test_pictures_are_twice_as_fine_not_blank_and_small(figures: dict[str, Figure]) -> None:
    for figure in figures.values():
        image = Image.open(io.BytesIO(figure.png))
        darkest, lightest = image.convert("L").getextrema()
        assert darkest < 100 < 240 < lightest
        assert image.width == 2 * float(ET.fromstring(figure.svg).get("width", 0))
        assert len(figure.png) < 120_000


def test_drawing_twice_gives_the_same_bytes(figures: dict[str, Figure], real_results: Results) -> None:
    for figure in draw_figures(real_results):
        assert figure == figures[figure.name]


def test_hostile_names_are_drawn_without_a_warning_and_stay_text(real_results: Results) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = draw_figures(poisoned(real_results))
    for figure in drawn:
        for element in ET.fromstring(figure.svg).iter():
            assert not element.tag.endswith(("script", "foreignObject", "image"))
            assert not [name for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("text", PAYLOADS)
def test_names_are_shortened_to_one_line(text: str) -> None:
    assert len(short(text)) <= 44
    assert "\n" not in short(text)


def test_khmer_is_shaped_not_boxed() -> None:
    word = "ក្រុមការងារ"
    assert "□" not in short(word)
    assert width_of(word, 9) < 0.75 * sum(width_of(sign, 9) for sign in word)


@pytest.mark.parametrize("change", [{"version": "9.9"}, {"answered": 48}])
def test_every_figure_says_who_answered_and_what_made_it(real_results: Results, change: dict[str, Any]) -> None:
    before = draw_figures(real_results)
    after = draw_figures(dataclasses.replace(real_results, **change))
    assert all(a.png != b.png and a.svg != b.svg for a, b in zip(before, after, strict=True))


def test_fewest_and_most_are_of_all_groups_whatever_their_target(real_results: Results) -> None:
    first, *rest = real_results.gaps.gaps
    far = dataclasses.replace(first, organisations=9, target=20, short=11, group="Far")
    gaps = dataclasses.replace(real_results.gaps, gaps=(far, *rest))
    (drawn, *_) = draw_figures(dataclasses.replace(real_results, gaps=gaps))
    assert "Most: Far (9 organisations)." in drawn.alternative
    assert "(1 organisation). Most" in drawn.alternative
    assert "Fewest: Far" not in drawn.alternative


def test_bars_and_ranges_are_as_long_as_the_numbers_of_gaps_csv(
    figures: dict[str, Figure], real_results: Results
) -> None:
    shapes = list(ET.fromstring(figures["coverage"].svg))
    drawn = [[float(one.get("x", 0)), float(one.get("width", 0))] for one in shapes if one.get("height") == "8"]
    ends = [float(one.get("x", 0)) for one in shapes if one.get("text-anchor") == "middle"]
    stated, most_stated, all_, most_all = ends
    gaps = real_results.tables["gaps"].records()
    by_name = {gap.group: row for gap in real_results.gaps.gaps for row in gaps if row["group_id"] == gap.group_id}
    unit = (most_stated - stated) / max(row["organisations"] + row["open_answers"] for row in gaps)
    wide = (most_all - all_) / max(row["high"] for row in gaps)
    for place, gap in enumerate(real_results.gaps.gaps):
        row = by_name[gap.group]
        assert drawn[2 * place] == pytest.approx([stated, row["organisations"] * unit], abs=0.2)
        assert drawn[2 * place + 1] == pytest.approx(
            [all_ + row["low"] * wide, (row["high"] - row["low"]) * wide], abs=0.2
        )
    texts = [one.text for one in shapes]
    assert [text for text in texts if text and "–" in text] == [
        f"{g.low}–{g.high} ({g.high_unseen})" for g in real_results.gaps.gaps
    ]


def test_the_coverage_figure_says_the_whole_assumption_and_marks_answers_to_check(real_results):
    coverage = next(figure for figure in draw_figures(real_results) if figure.name == "coverage")
    text = " ".join("".join(ET.fromstring(coverage.svg).itertext()).split())
    assert "1–9 (16)" in text
    assert "The file holds 30 of the 49 answers" in text
    assert "answers to check" in text
    assert "…" not in text.partition("Left:")[2].partition("A line means")[0]
    assert "reach the number in brackets." in text
