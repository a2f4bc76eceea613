"""Ask next: evidence first, paths by definition where they are trusted, and plainly none."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix
from twgnet.gaps import estimate_coverage, suggest_organisations
from twgnet.gaps.classes import classify_organisations
from twgnet.gaps.suggestions.resemblance import Resemblance
from twgnet.gaps.suggestions.suggest import explain_accuracy, trusted_groups
from twgnet.model.gaps import NOTHING, Accuracy, Cell, Nonrespondent
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.wording.catalogue import say


def trust(*groups):
    """Give the accuracy of a network in which hidden interests of these groups were found."""
    return [Accuracy(g, "three-step paths", 0.9, 0.6, 0.5, 0.7, 0.01, 9) for g in ("", *groups)]


def by_definition(matrix) -> np.ndarray:
    """Sum over all paths organisation, group, organisation, group, with every degree's root."""
    rows, columns = matrix.shape
    k, d = matrix.sum(axis=1), matrix.sum(axis=0)
    scores = np.zeros(matrix.shape)
    for i, j in np.ndindex(rows, columns):
        for a in range(columns):
            for b in range(rows):
                if matrix[i, a] and matrix[b, a] and matrix[b, j]:
                    scores[i, j] += 1 / np.sqrt(k[i] * d[a]) / np.sqrt(k[b] * d[a] * k[b] * d[j])
    return scores


@given(matrices(rows=8))
@settings(max_examples=50, deadline=None)
def test_scores_are_the_sums_over_three_step_paths(matrix):
    network = of_matrix(matrix)
    expected = by_definition(matrix)
    gaps = estimate_coverage(network, target=9)
    for found in suggest_organisations(network, gaps, trust(*(gap.group_id for gap in gaps))):
        j = int(found.group_id[1:])
        outside = sorted(
            (s for s, inside in zip(expected[:, j], matrix[:, j], strict=True) if not inside and s),
            reverse=True,
        )
        if found.score is None:
            assert not outside
            assert found.why.code in ("gaps.ask.active", "gaps.ask.nobody")
            continue
        i = int(found.organisation_id[1:])
        assert not matrix[i, j]
        assert found.score == pytest.approx(expected[i, j], abs=1e-9)
        assert found.score == pytest.approx(outside[found.rank - 1], abs=1e-9)
        denser = (matrix[:, j] == 0) & (matrix.sum(axis=1) > matrix[i].sum())
        assert found.popularity_rank == 1 + denser.sum()


def test_in_2017_nothing_points_to_anyone_and_that_is_said(golden_network):
    found = suggest_organisations(golden_network, estimate_coverage(golden_network))
    assert [s.group_id for s in found] == ["IRI", "LAND", "MA", "PFM", "HIV"]
    assert {(s.organisation_id, s.rank, s.score) for s in found} == {("", 0, None)}
    said = {s.group_id: say(s.why) for s in found}
    assert said["LAND"].startswith("Nothing in the answers points to anyone. Most active elsewhere: Save")
    assert "Save the Children" not in said["IRI"]


def test_equally_active_organisations_are_drawn_not_taken_by_the_alphabet():
    network = of_matrix(np.eye(12, dtype=int)[:, :6] + np.roll(np.eye(12, dtype=int), 6, 1)[:, :6])
    gaps = estimate_coverage(network)
    first = {say(suggest_organisations(network, gaps, seed=seed)[0].why) for seed in range(12)}
    assert len(first) > 3
    assert suggest_organisations(network, gaps, seed=3) == suggest_organisations(network, gaps, seed=3)


def test_words_of_attributes_go_first():
    people = (
        Organisation("a", "A", attributes={"sector": "Mine clearance", "province": "Takeo"}),
        Organisation("b", "B", attributes={"sector": "Reform of land"}),
        Organisation("c", "C"),
    )
    groups = (Group("MINE", "Mine Reform"), Group("TAX", "Tax Reform"))
    found = suggest_organisations(Network(people, groups, ()), estimate_coverage(Network(people, groups, ())))
    assert [(s.group_id, s.organisation_id, s.score) for s in found] == [("MINE", "a", None), ("TAX", "", None)]
    assert say(found[0].why) == "Its sector contains “mine”, a word from the name of Mine Reform."
    assert say(found[1].why) == "No suggestion: nothing in the data points to anyone."


def test_equivalent_organisations_are_both_named_as_alike():
    matrix = np.array([[1, 1, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1]])
    network = of_matrix(matrix)
    found = [s for s in suggest_organisations(network, estimate_coverage(network), trust("G00")) if s.group_id == "G00"]
    assert [(s.organisation_id, s.like) for s in found] == [("o002", ("O000", "O001"))]
    assert say(found[0].why) == "Like O000 and O001, it wants g01."


def test_groups_that_surely_reach_their_target_get_no_suggestions(golden_network):
    assert suggest_organisations(golden_network, estimate_coverage(golden_network, target=1)) == ()


def test_a_group_is_trusted_only_on_its_own_evidence_and_that_of_all():
    network = Network((), (Group("A", "Alpha"),), ())
    assert trusted_groups(trust("A")) == {"A"}
    weak = [replace(one, p=0.2) if not one.group_id else one for one in trust("A")]
    assert trusted_groups(weak) == trusted_groups(()) == set()
    assert "This holds for 1 group on its own: Alpha." in say(explain_accuracy(network, trust("A")))
    assert "It is not certain for any single group." in say(explain_accuracy(network, trust()))
    assert "points to nobody" in say(explain_accuracy(network, weak))
    assert say(explain_accuracy(network, ())).startswith("Too few answers")


def test_names_are_not_confused_with_ids(golden_network):
    renamed = replace(
        golden_network,
        organisations=tuple(replace(o, name=f"<{o.id}>") for o in golden_network.organisations),
    )
    for found in suggest_organisations(renamed, estimate_coverage(renamed), trust("LAND", "HIV")):
        assert found.organisation == (f"<{found.organisation_id}>" if found.organisation_id else "")
        assert all(like.startswith("<") for like in found.like)


def test_who_shares_nothing_with_the_one_to_ask_is_not_named_as_alike():
    """The first two want Water; only the first also wants what the third wants."""
    classes = classify_organisations(of_matrix([[1, 1, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    found = Resemblance(classes, ["G00"])
    third = next(c for c, members in enumerate(classes.members) if "o002" in members)
    assert found.like("G00", third) == ("o000",)
    assert [organisation for organisation, _, _ in found.candidates("G00", 3)] == ["o002"]


@pytest.mark.parametrize(("p", "trusted"), [(0.05, True), (0.051, False)])
def test_five_in_a_hundred_is_the_limit_of_trust(p, trusted):
    network = Network((), (Group("A", "Alpha"),), ())
    overall, own = trust("A")
    assert trusted_groups([overall, replace(own, p=p)]) == ({"A"} if trusted else set())
    assert trusted_groups([replace(overall, p=p), own]) == ({"A"} if trusted else set())
    code = explain_accuracy(network, [replace(overall, p=p)]).code
    assert code == ("gaps.trust.better" if trusted else "gaps.trust.chance")


@pytest.mark.parametrize("hints", [1, 5, 6])
def test_five_are_suggested_of_all_that_something_points_to(hints):
    people = tuple(
        Organisation(f"o{n}", f"O{n}", attributes={"sector": "mines"} if n < hints else {}) for n in range(9)
    )
    network = Network(people, (Group("MINE", "Mines"),), ())
    found = suggest_organisations(network, estimate_coverage(network))
    assert [one.rank for one in found] == [*range(1, min(hints, 5) + 1)]
    assert len({one.organisation_id for one in found}) == len(found)


def test_three_of_the_most_active_are_named_where_nothing_points_to_anyone():
    network = of_matrix([[1, 0]] * 5 + [[0, 0]] * 4)
    (none, _) = suggest_organisations(network, estimate_coverage(network, target=9))
    assert (none.why.code, len(none.why.values["names"])) == ("gaps.ask.active", 3)
    assert (none.organisation_id, none.rank, none.popularity_rank) == ("", 0, 0)


@pytest.mark.parametrize(
    ("q", "fewer", "more", "asked"),
    [(0.05, 0.9, 0.01, True), (0.051, 0.9, 0.01, False), (0.05, 0.01, 0.9, False), (None, 0.9, 0.01, False)],
)
def test_who_did_not_answer_is_asked_where_its_kind_wants_a_group_more_than_by_chance(q, fewer, more, asked):
    network = of_matrix([[1], [0]], types=["Local", "Other"])
    silent = [
        Nonrespondent(f"n{n}", f"N{n}", "", kind, 1, (), NOTHING) for n, kind in enumerate(("Local", "Other", "Local"))
    ]
    cells = [Cell("G00", "type", "Local", 1, 0.5, fewer, more, q, True)]
    found = suggest_organisations(network, estimate_coverage(network), nonrespondents=silent, cells=cells)
    assert {one.organisation_id for one in found} == ({"n0", "n2"} if asked else {""})
