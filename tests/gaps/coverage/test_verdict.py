"""Verdicts on groups: what is surely short, surely met, and what would settle the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from networks import of_matrix
from twgnet.gaps import count_open_answers, estimate_coverage, state_assumption, summarise_verdicts
from twgnet.gaps.coverage.verdict import (
    _chance_settled,
    answers_to_settle,
    chance_of_fewer,
    decide_verdict,
    likely_range,
)
from twgnet.model.gaps import Response
from twgnet.study import build
from twgnet.wording.catalogue import say


@pytest.fixture(scope="module")
def survey_2017():
    return {gap.group_id: gap for gap in build().coverage}


def test_no_group_of_2017_is_established_as_short_and_five_are_open(survey_2017):
    verdicts = {verdict: set() for verdict in ("short", "open", "met")}
    for gap in survey_2017.values():
        verdicts[gap.verdict].add(gap.group_id)
    assert verdicts["short"] == set()
    assert verdicts["open"] == {"IRI", "LAND", "MA", "PFM", "HIV"}
    assert len(verdicts["met"]) == 14


def test_chances_and_ranges_of_2017_under_both_assumptions(survey_2017):
    assert {round(survey_2017[g].p_short, 4) for g in ("IRI", "LAND", "MA", "PFM")} == {0.5514}
    assert round(survey_2017["HIV"].p_short, 4) == 0.1326
    assert round(chance_of_fewer(3, 1, 30, 109), 4) == 0.3008
    assert round(chance_of_fewer(3, 2, 30, 109), 4) == 0.0379
    land, water = survey_2017["LAND"], survey_2017["AW"]
    assert (land.low, land.high, land.low_unseen, land.high_unseen) == (1, 9, 1, 16)
    assert (water.low, water.high, water.low_unseen, water.high_unseen) == (7, 23, 10, 39)


def test_the_bound_counts_every_answer_that_is_not_seen(survey_2017):
    for gap in survey_2017.values():
        assert gap.at_most == gap.organisations + gap.open_answers + 109 - 30
    assert (survey_2017["PFM"].at_most, survey_2017["LAND"].at_most) == (80, 82)


def test_open_answers_are_the_organisations_whose_answer_could_be_the_group(survey_2017):
    assert survey_2017["LAND"].open_answers == 2
    reconciliation = build().reconciliation
    counted = count_open_answers(reconciliation.mentions, reconciliation.interests)
    assert counted == {g: gap.open_answers for g, gap in survey_2017.items() if gap.open_answers}


def test_few_answers_are_no_gap():
    """Ten of 109 answered, two of them for the group: it is between 4 and 59, the target is 3."""
    (gap,) = estimate_coverage(of_matrix([[1]] * 2 + [[0]] * 8), invited=109, answered=10)
    assert (gap.low, gap.high, gap.verdict, round(gap.p_short, 4)) == (4, 59, "met", 0.0021)


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(0, 60))))
def test_the_chance_is_the_beta_binomial_tail(case):
    organisations, answered, silent = case
    for target in range(1, 6):
        expected = stats.betabinom.cdf(
            target - 1 - organisations, silent, organisations + 0.5, answered - organisations + 0.5
        )
        assert chance_of_fewer(target, organisations, answered, answered + silent) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("organisations", "open_answers", "low", "high", "verdict"),
    [
        (3, 0, 0, 9, "met"),
        (2, 0, 3, 9, "met"),
        (2, 0, 2, 2, "short"),
        (2, 1, 2, 2, "open"),
        (1, 1, 1, 1, "short"),
        (1, 0, 1, 3, "open"),
    ],
)
def test_a_verdict_holds_whatever_the_range_and_the_open_answers_leave(organisations, open_answers, low, high, verdict):
    assert decide_verdict(organisations, 3, open_answers, low, high) == verdict


def test_where_nobody_said_how_many_were_invited_the_respondents_are_all():
    network = of_matrix([[1, 1, 0], [1, 1, 0], [1, 0, 0]])
    gaps = {g.group_id: g for g in estimate_coverage(network, open_answers={"G01": 1})}
    assert {g: gap.verdict for g, gap in gaps.items()} == {"G00": "met", "G01": "open", "G02": "short"}
    assert {gap.p_short for gap in gaps.values()} == {None}
    assert {gap.seen for gap in gaps.values()} == {3}


def test_the_number_of_answers_that_settle_is_the_least_by_simulation():
    """With so many more answers like those seen, four in five such studies have a clear verdict."""
    response = Response(109, 49, 30)
    needed = answers_to_settle(2, 3, 0, response)
    assert needed == 27

    def chance(more):
        later = Response(109, max(49, 30 + more), 30 + more)
        drawn = stats.betabinom(more, 2.5, 28.5)
        return sum(
            drawn.pmf(x) for x in range(more + 1) if decide_verdict(2 + x, 3, 0, *likely_range(2 + x, later)) != "open"
        )

    assert chance(needed) >= 0.8 > chance(needed - 1)


@pytest.mark.parametrize("more", [1, 2, 3, 10, 40])
@pytest.mark.parametrize(("wanting", "target", "open_answers"), [(0, 3, 0), (1, 3, 0), (2, 3, 0), (2, 9, 0), (1, 9, 2)])
def test_the_chance_that_so_many_answers_settle_is_that_of_each_outcome(more, wanting, target, open_answers):
    response, later = Response(109, 49, 30), Response(109, max(49, 30 + more), 30 + more)
    drawn = stats.betabinom(more, wanting + 0.5, 30 - wanting + 0.5)
    clear = [
        drawn.pmf(x)
        for x in range(more + 1)
        if decide_verdict(wanting + x, target, open_answers, *likely_range(wanting + x, later)) != "open"
    ]
    assert _chance_settled(more, wanting, target, open_answers, response) == pytest.approx(sum(clear), abs=1e-9)


@given(st.integers(1, 6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(n, 40))))
def test_any_target_can_be_asked_for(case):
    wanting, seen, invited = case
    for target in (1, 4, 20, 60):
        needed = answers_to_settle(wanting, target, 0, Response(invited, seen, seen))
        assert needed is None or 1 <= needed <= invited - seen


def test_answers_to_check_may_leave_a_verdict_that_no_more_answers_settle(survey_2017):
    assert survey_2017["LAND"].settled_by is None
    assert all(gap.settled_by is None for gap in survey_2017.values() if gap.verdict != "open")


def test_the_headline_says_how_many_are_short_open_and_met(survey_2017):
    sentences = [say(part) for part in summarise_verdicts(list(survey_2017.values()))]
    assert sentences == [
        (
            "Of 19 groups, none is below target, 5 are not clear yet (Infrastructure and Regional Integration, Land,"
            " Mine Action, Public Financial Management and HIV/AIDS) and 14 reach it."
        ),
        "About 27 more answers would probably settle HIV/AIDS.",
        "About 78 of the 79 answers missing from the file would probably settle each of 4 of the 5 that are not clear.",
        "Answers to check could be interest in Infrastructure and Regional Integration and Land.",
    ]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((None, 49, 30), "How many organisations were invited is not known"),
        ((30, 30, 30), "All 30 organisations that were invited are in the data"),
        ((109, 30, 30), "if organisations that did not answer are like those that did"),
        ((109, 49, 30), "The file holds 30 of the 49 answers. The other 19 are counted as interested in no group"),
    ],
)
def test_the_assumption_is_one_of_four_sentences(counts, words):
    assert words in say(state_assumption(*counts))
