"""The board's records: every group once, fewest first, ranges on one axis, long rows folded."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from render.surveys import made_up
from twgnet.render.board import board_of
from twgnet.render.board.axis import axis_of
from twgnet.render.board.headline import how_to_read, settle
from twgnet.render.pages.report import render_report
from twgnet.wording.catalogue import say


def rows_of(board):
    return [row for rows in board.sections.values() for row in rows]


@pytest.mark.xdist_group("sizes")
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


@pytest.mark.xdist_group("sizes")
def test_an_axis_is_cut_where_the_longest_bar_would_hide_the_target(real_results):
    gaps = made_up(1000, 40).gaps.gaps
    axis = axis_of(gaps)
    assert axis.cut
    assert all(not axis.bar(gap).beyond for gap in gaps if gap.verdict != "met")
    assert any(axis.bar(gap).beyond for gap in gaps)
    assert all(0 <= axis.bar(gap).known <= 100 for gap in gaps)
    least = min(real_results.gaps.gaps, key=lambda gap: gap.organisations)
    assert not axis_of([replace(least, low=None, high=None, organisations=25)]).cut


def test_bars_differ_where_all_groups_have_many_organisations(real_results):
    def axis_for(*counts, **last):
        gaps = [replace(real_results.gaps.gaps[0], low=None, high=None, verdict="met", organisations=n) for n in counts]
        return axis_of([*gaps[:-1], replace(gaps[-1], **last)])

    many = [*range(82, 142), 1291]
    axis = axis_for(*many)
    assert axis.cut
    assert len({axis.at(n) for n in many}) > 40
    assert not axis_for(80, 90, 100, 110).cut
    assert axis_for(*many, verdict="short", organisations=1).at(3) == 10  # the target first, where one misses it


def with_verdicts(results, *verdicts, **values):
    """Give results of groups with these verdicts."""
    gaps = tuple(replace(results.gaps.gaps[0], verdict=verdict) for verdict in verdicts)
    return replace(results, gaps=replace(results.gaps, gaps=gaps), **values)


def test_the_headline_says_what_the_first_sentence_of_gaps_says(real_results):
    first = say(real_results.gaps.headline[0])
    assert say(board_of(real_results).headline) == re.sub(r" \(.*?\)", "", first)
    assert say(real_results.gaps.finding) == "Of 19 groups, none is below target, 5 are not clear yet and 14 reach it."


def test_below_the_headline_stands_which_answers_are_missing_and_what_settles(real_results):
    unanswered, unseen, *rest = settle(real_results)
    assert say(unanswered) == "60 of the 109 organisations that were invited have not answered."
    assert say(unseen) == "19 of the 49 answers are not in the file."
    assert rest == list(real_results.gaps.headline[1:])
    assert settle(replace(real_results, invited=49))[0] == unseen
    assert settle(with_verdicts(real_results, "met")) == rest  # nothing lacks, so nothing is missing


@pytest.mark.parametrize(("unsettled", "told"), [(1, False), (2, True), (5, True)])
def test_answers_that_count_for_no_group_are_told_where_they_are_more_than_a_tenth(real_results, unsettled, told):
    reconciliation = real_results.reconciliation
    one = reconciliation.mentions[0]
    counts = {"matched": 10 - unsettled, "review": unsettled, "ignored": 20}
    mentions = tuple(one._replace(status=status) for status, times in counts.items() for _ in range(times))
    results = replace(real_results, reconciliation=replace(reconciliation, mentions=mentions))
    said = " ".join(map(say, settle(results)))
    assert (f"{unsettled} of 10 names in the answers" in said) == told


def test_no_page_says_that_all_answered_while_answers_are_missing(real_results):
    def legend(invited, seen):
        return " ".join(map(say, how_to_read(replace(real_results, invited=invited, gaps=replace(found, seen=seen)))))

    found = real_results.gaps
    assert "All those invited have answered" not in legend(49, 30)
    assert "19 of the 49 answers" in legend(109, 30) or "30 of the 49 answers" in legend(109, 30)
    assert "All those invited have answered" in legend(49, 49)
    assert "is not known" in legend(None, 30)


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
