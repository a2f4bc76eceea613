"""What the points of a candidate count."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from networks import matrices, of_matrix
from twgnet.focal import Deliberation, Rules
from twgnet.focal.score import find_candidates
from twgnet.model.network import Network


def merged(network: Network, one: str, other: str) -> Network:
    """Give the network where two organisations are one."""
    ties = {}
    for tie in network.interests:
        id = one if tie.organisation_id == other else tie.organisation_id
        ties.setdefault((id, tie.group_id), replace(tie, organisation_id=id))
    return replace(network, interests=tuple(ties.values()))


@given(matrices(rows=7, columns=5))
@settings(max_examples=40, deadline=None)
def test_organisations_that_may_be_one_count_as_one_in_the_contact_of_others(matrix) -> None:
    network = of_matrix(matrix)
    if len(network.organisations) < 3:
        return
    pair = ("o000", "o001")
    apart = find_candidates(network, Rules(), duplicates=[pair])
    joined = find_candidates(merged(network, *pair), Rules())

    def others(standing):
        return {
            (c.group_id, c.organisation_id): c for s in standing.values() for c in s if c.organisation_id not in pair
        }

    assert others(apart) == others(joined)


def test_the_pair_itself_is_no_contact_of_its_own() -> None:
    """A and B may be one; with C they are two in the first group, and A and C meet in the second."""
    network = of_matrix(np.array([[1, 1], [1, 1], [1, 1]]))
    deliberation = Deliberation(network, Rules(), duplicates=[("o000", "o001")])
    found = {one.organisation_id: (one.met, one.others) for one in deliberation.standing["G00"]}
    assert found == {"o000": (1, 1), "o001": (1, 1), "o002": (1, 1)}
    alone = of_matrix(np.array([[1], [1]]))
    (seat, _) = Deliberation(alone, Rules(), duplicates=[("o000", "o001")]).propose().seats
    assert "focal.alone" in [reason.code for reason in seat.reasons]
