"""Small surveys and rules at random, and whether seats keep the rules."""

from collections import Counter
from dataclasses import replace

from hypothesis import strategies as st

from networks import matrices, of_matrix
from twgnet.focal import Rules
from twgnet.model.focal import HeldSeat, Never, Quota
from twgnet.model.network import Network


def hedge(network: Network, which: list[bool]) -> Network:
    """Make some interests tentative."""
    ties = [
        replace(tie, certainty="tentative" if hedged else "certain")
        for tie, hedged in zip(network.interests, which, strict=False)
    ]
    return replace(network, interests=(*ties, *network.interests[len(ties) :]))


def keeps(rules: Rules, seats, model) -> bool:
    load = Counter(one.organisation_id for one, _ in seats)
    focal = Counter(one.organisation_id for one, level in seats if level == 0)
    pairs = {(one.group_id, one.organisation_id) for one, _ in seats}
    roles = {(one.group_id, one.organisation_id, "alternate" if level else "focal") for one, level in seats}
    for quota in rules.quotas:
        of = [one for one, level in seats if quota.of in ("all", "alternate" if level else "focal")]
        counted = sum(model.organisations[one.organisation_id].type == quota.where["type"] for one in of)
        if not (quota.at_least or 0) <= counted <= (99 if quota.at_most is None else quota.at_most):
            return False
    return (
        len(pairs) == len(seats)
        and all(load[id] <= rules.limit(id) for id in load)
        and all(focal[id] <= (99 if rules.max_focal is None else rules.max_focal) for id in focal)
        and all(
            (r.group, r.organisation) in pairs if not r.role else (r.group, r.organisation, r.role) in roles
            for r in rules.must
        )
        and not any((r.group, r.organisation) in pairs for r in rules.never)
        and all(sum((group, id) in pairs for id in family) <= 1 for family in rules.families for group in model.levels)
    )


@st.composite
def cases(draw):
    network = hedge(of_matrix(draw(matrices(rows=4, columns=3))), draw(st.lists(st.booleans(), max_size=12)))
    types = draw(st.lists(st.sampled_from(["Local", "International"]), min_size=4, max_size=4))
    organisations = tuple(replace(o, type=t) for o, t in zip(network.organisations, types, strict=False))
    network = replace(network, organisations=organisations)
    ids, groups = [o.id for o in organisations], [g.id for g in network.groups]
    rules = Rules(
        max_seats=draw(st.integers(1, 3)),
        alternates=draw(st.integers(0, 2)),
        seats=draw(st.sampled_from([{}, {groups[0]: (2, 1)}])),
        max_focal=draw(st.sampled_from([None, 1])),
        everyone_first=draw(st.booleans()),
        never=tuple(draw(st.lists(st.builds(Never, st.sampled_from(groups), st.sampled_from(ids)), max_size=1))),
        families=draw(st.sampled_from([(), (tuple(ids[:2]),)])),
        quotas=draw(
            st.sampled_from(
                [(), (Quota({"type": "Local"}, "all", at_most=1),), (Quota({"type": "Local"}, "focal", at_least=1),)]
            )
        ),
    )
    held = [
        HeldSeat(draw(st.sampled_from(groups)), draw(st.sampled_from(["focal", "alternate"])), id, id, "proposed")
        for id in ids
    ]
    return network, rules, draw(st.sampled_from([[], held[:2]]))
