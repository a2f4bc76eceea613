"""The board's records: every group once, fewest first, ranges on one axis, long rows folded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from render.surveys import made_up
from twgnet.render.board import board_of
from twgnet.render.board.axis import axis_of
from twgnet.render.board.headline import headline
from twgnet.render.pages.report import render_report
from twgnet.wording.catalogue import say


def rows_of(board):
    return [row for rows in board.sections.values() for row in rows]


@pytest.mark.parametrize("size", [(60, 19), (150, 25)])
def test_every_group_has_one_row_and_the_fewest_stand_first(size):
    results = made_up(*size)
    rows = rows_of(board_of(results))
    assert sorted(row.gap.group_id for row in rows) == sorted(group.id for group in results.network.groups)
    for section in board_of(results).sections.values():
        counts = [row.gap.organisations for row in section]
        assert counts == sorted(counts)
    assert all(len(row.chips) + row.folded >= row.gap.organisations for row in rows)


def test_chips_say_what_an_organisation_is_to_the_group(real_results):
    rows = {row.gap.group_id: row for row in rows_of(board_of(real_results))}
    land = rows["LAND"]
    assert [(chip.kind, chip.label) for chip in land.chips] == [("focal", "CTO-Cambodia")]
    assert {chip.kind for chip in land.check} == {"check"}
    assert next((chip.kind, chip.label) for chip in land.ask) == ("ask", "Save the Children")
    assert not land.pointed  # only the most active: nothing points to them
    assert not rows["EDU"].ask  # reaches its target: nobody needs to be asked


def test_an_axis_holds_every_range_in_few_round_numbers(real_results):
    axis = axis_of(real_results.gaps.gaps)
    assert axis.target == 3
    assert len(axis.ticks) <= 6
    for gap in real_results.gaps.gaps:
        bar = axis.bar(gap)
        assert 0 <= bar.known <= bar.low <= bar.high <= 100
    assert not axis.cut
    assert axis_of([]).top >= 1


def test_an_axis_is_cut_where_the_longest_bar_would_hide_the_target(real_results):
    gaps = made_up(1000, 40).gaps.gaps
    axis = axis_of(gaps)
    assert axis.cut
    assert axis.at(axis.target) >= 10
    assert all(not axis.bar(gap).beyond for gap in gaps if gap.verdict != "met")
    assert any(axis.bar(gap).beyond for gap in gaps)
    assert all(0 <= axis.bar(gap).known <= 100 for gap in gaps)
    least = min(real_results.gaps.gaps, key=lambda gap: gap.organisations)
    assert not axis_of([replace(least, low=None, high=None, organisations=25)]).cut


def headline_of(results, invited, *verdicts):
    """Say the headline of a survey whose groups have these verdicts."""
    some = results.gaps.gaps[0]
    gaps = tuple(replace(some, verdict=verdict) for verdict in verdicts)
    return say(headline(replace(results, invited=invited, gaps=replace(results.gaps, gaps=gaps))))


def test_the_headline_is_the_finding(real_results):
    assert say(headline(real_results)) == "5 of 19 groups may lack organisations; 60 of 109 have not answered"
    for verdicts, expected in {
        ("short",): "1 of 1 group lacks organisations",
        ("short", "short", "met"): "2 of 3 groups lack organisations",
        ("open", "met"): "1 of 2 groups may lack organisations: some answers are not clear",
        ("short", "open", "met"): "1 of 3 groups lacks organisations, 1 more may: some answers are not clear",
        ("short", "short", "open"): "2 of 3 groups lack organisations, 1 more may: some answers are not clear",
        (): "There are no groups to show",
    }.items():
        assert headline_of(real_results, None, *verdicts) == expected
    assert headline_of(real_results, None, "met").startswith("The only group, ")
    assert headline_of(real_results, None, "met", "met").startswith("All 2 groups reach their target; the fewest: ")


def test_the_headline_is_no_surer_than_the_verdicts_when_answers_are_missing(real_results):
    silence = "; 60 of 109 have not answered"
    assert headline_of(real_results, 109, "short", "open") == "1 of 2 groups lacks organisations, 1 more may" + silence
    assert headline_of(real_results, 109, "short", "met") == "1 of 2 groups lacks organisations" + silence


def test_who_did_not_answer_has_no_chip(real_results):
    gaps = real_results.gaps
    silent = replace(gaps.suggestions[0], group_id="LAND", organisation_id="silent-one", organisation="Silent", rank=1)
    results = replace(real_results, gaps=replace(gaps, suggestions=(silent,)))
    (land,) = (row for row in rows_of(board_of(results)) if row.gap.group_id == "LAND")
    assert not land.pointed
    assert "Silent" in render_report(results)


def test_a_seat_says_what_became_of_it(real_results):
    table = real_results.tables["seats"]
    at = table.columns.index("state")
    rows = tuple((*row[:at], "accepted", *row[at + 1 :]) if row[0] == "LAND" and row[3] else row for row in table.rows)
    kept = replace(real_results, tables={**real_results.tables, "seats": replace(table, rows=rows)})
    states = {(row.gap.group_id, chip.state) for row in rows_of(board_of(kept)) for chip in row.chips if chip.state}
    assert states == {("LAND", "accepted")}
    assert "<small><span lang=en>accepted" in render_report(kept)
