"""Which seats change when a weight moves: as proposing again with that weight gives them."""

from dataclasses import replace

import pytest

from twgnet.focal import Deliberation, Rules, move_weights, propose
from twgnet.model.focal import Must


def who(proposal):
    return {(seat.group_id, seat.role, seat.organisation_id) for seat in proposal.seats if seat.organisation_id}


@pytest.mark.parametrize("contradictory", [False, True])
def test_seats_change_as_a_proposal_with_the_moved_weight_says(golden_network, contradictory) -> None:
    """Also where rules conflict: with the same demands unmet."""
    first, second = sorted(tie.organisation_id for tie in golden_network.interests if tie.group_id == "HEALTH")[:2]
    must = (Must("HEALTH", first), Must("HEALTH", second)) if contradictory else ()
    rules = Rules(must=must, families=((first, second),))
    deliberation = Deliberation(golden_network, rules)
    assert bool(deliberation.conflicts) == contradictory
    shifts, now = list(move_weights(deliberation)), who(deliberation.propose())
    assert shifts
    for term in ("focus", "contact"):
        for change, factor in (("125%", 1.25), ("75%", 0.75)):
            moved = who(propose(golden_network, replace(rules, **{term: round(getattr(rules, term) * factor)})))
            told = [one for one in shifts if (one.term, one.change) == (term, change)]
            assert {(s.group_id, s.role, s.organisation_id) for s in told if s.organisation_id} == now - moved
            assert {(s.group_id, s.role, s.instead_id) for s in told if s.instead_id} == moved - now
