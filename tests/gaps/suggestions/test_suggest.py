"""Whom to ask: the paths by definition, the reasons in words, and plainly no signal."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix, southern_women
from twgnet.gaps import assess_accuracy, estimate_coverage, suggest_organisations
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation


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
    for found in suggest_organisations(network, gaps):
        j = int(found.group_id[1:])
        outside = sorted(
            (s for s, inside in zip(expected[:, j], matrix[:, j], strict=True) if not inside and s),
            reverse=True,
        )
        if found.organisation_id:
            i = int(found.organisation_id[1:])
            assert not matrix[i, j]
            assert found.score == pytest.approx(expected[i, j], abs=1e-9)
            assert found.score == pytest.approx(outside[found.rank - 1], abs=1e-9)
            denser = (matrix[:, j] == 0) & (matrix.sum(axis=1) > matrix[i].sum())
            assert found.popularity_rank == 1 + denser.sum()
        else:
            assert not outside
            assert found.why.startswith("no signal")


def test_the_real_survey_names_whom_to_ask_and_why(golden_network):
    found = suggest_organisations(golden_network, estimate_coverage(golden_network))
    first = {s.group_id: s for s in found if s.rank <= 1}
    assert list(first) == ["IRI", "LAND", "MA", "PFM", "HIV"]
    assert first["LAND"].organisation == "Cambodia Family Support"
    assert first["LAND"].why == "like CTO-Cambodia, who named it; shared: PPR, RWSSH"
    assert first["HIV"].like == (
        "Cambodian People living with HIV Network (CPN+)",
        "Save the Children",
    )
    assert first["MA"].organisation_id == ""
    assert first["MA"].why.startswith("no signal: nobody else named any group")
    assert all(sum(s.group_id == g for s in found) <= 5 for g in first)


def test_where_nobody_is_the_attributes_speak():
    people = (
        Organisation("a", "A", attributes={"sector": "Mine clearance", "province": "Takeo"}),
        Organisation("b", "B", attributes={"sector": "Reform of land"}),
        Organisation("c", "C"),
    )
    groups = (Group("MINE", "Mine Reform"), Group("TAX", "Tax Reform"))
    found = suggest_organisations(Network(people, groups, ()), estimate_coverage(Network(people, groups, ())))
    assert [(s.group_id, s.organisation_id, s.score) for s in found] == [
        ("MINE", "a", None),
        ("TAX", "", None),
    ]
    assert found[0].why == 'nobody to compare with; its sector says "mine"'
    assert found[1].why.startswith("no signal: nobody named it")


def test_twins_are_both_named_as_alike():
    matrix = np.array([[1, 1, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1]])
    network = of_matrix(matrix)
    found = [s for s in suggest_organisations(network, estimate_coverage(network)) if s.group_id == "G00"]
    assert [(s.organisation_id, s.like) for s in found] == [("o002", ("O000", "O001"))]
    assert found[0].why == "like O000 and O001, who named it; shared: G01"


def test_covered_groups_get_no_suggestions(golden_network):
    assert suggest_organisations(golden_network, estimate_coverage(golden_network, target=1)) == ()


def test_hidden_interests_of_two_closed_circles_are_found():
    matrix = np.kron(np.eye(2, dtype=int), np.ones((12, 6), dtype=int))
    matrix[np.arange(24), np.r_[np.arange(12) % 6, 6 + np.arange(12) % 6]] = 0
    paths, popularity, random = assess_accuracy(of_matrix(matrix))
    assert paths.auc > 0.85  # two of fourteen compared belong to the same circle
    assert paths.hits == 1
    assert abs(random.auc - 0.5) < 0.05
    assert popularity.auc < 0.5  # whoever lost the hidden tie looks less popular
    assert paths.hidden == matrix.sum()


def test_the_southern_women_are_found_better_than_by_popularity():
    paths, popularity, random = assess_accuracy(of_matrix(southern_women()))
    assert paths.auc > popularity.auc + 2 * paths.error
    assert abs(random.auc - 0.5) < 3 * random.error
    assert assess_accuracy(of_matrix(southern_women())) == (paths, popularity, random)


def test_the_area_counts_pairs_by_definition():
    """One hidden tie at a time, scored by the definition, gives leave-one-out areas."""
    from twgnet.gaps.suggestions.accuracy import _by_paths, _Ties

    matrix = southern_women()
    ties = _Ties(of_matrix(matrix))
    for t in range(0, 89, 7):
        i, j = ties.who[t], ties.which[t]
        reduced = matrix.copy()
        reduced[i, j] = 0
        scores = np.round(by_definition(reduced)[:, j], 10)
        others = scores[matrix[:, j] == 0]
        hidden = np.array([t])
        better, of = ties.places(_by_paths(ties.without(hidden))(j), j, hidden)
        worse = [1.0 if s < scores[i] else 0.5 if s == scores[i] else 0.0 for s in others]
        assert 1 - better[0] / of == pytest.approx(np.mean(worse))


def test_too_few_interests_and_complete_networks_give_no_accuracy():
    assert assess_accuracy(of_matrix(np.eye(5, dtype=int))) == ()
    assert assess_accuracy(of_matrix(np.ones((6, 6), dtype=int))) == ()


def test_names_are_not_confused_with_ids(golden_network):
    renamed = replace(
        golden_network,
        organisations=tuple(replace(o, name=f"<{o.id}>") for o in golden_network.organisations),
    )
    for found in suggest_organisations(renamed, estimate_coverage(renamed)):
        assert found.organisation == (f"<{found.organisation_id}>" if found.organisation_id else "")
        assert all(like.startswith("<") for like in found.like)
