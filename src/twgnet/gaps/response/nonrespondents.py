"""Who was invited and did not answer, those first whose answer could change most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from random import Random

from twgnet.gaps.coverage.strata import Strata
from twgnet.gaps.coverage.verdict import chance_of_fewer
from twgnet.gaps.suggestions.clues import Clue, Clues
from twgnet.model.gaps import Gap, Nonrespondent
from twgnet.model.invited import Invited
from twgnet.model.message import Message, message
from twgnet.model.network import Network
from twgnet.model.registry import Organisation

DIGITS = 9  # beyond, the order of summation would decide who comes first


def rank_nonrespondents(
    network: Network, gaps: Sequence[Gap], invited: Invited, strata: Strata, *, seed: int = 0
) -> tuple[Nonrespondent, ...]:
    """Rank who did not answer by what an answer could change.

    Organisations first of which the list says something that speaks for groups whose verdict is open: the name
    of a group, then a word of it. Then by how far an answer is expected to move the probabilities of
    falling short, given the share of its type that wants each group. Equal ones share a rank, in an order
    that is drawn by `seed`.
    """
    undecided = [gap for gap in gaps if gap.verdict == "open"]
    drawn = sorted(invited.nonrespondents, key=lambda one: one.id)
    Random(seed).shuffle(drawn)  # noqa: S311
    clues, names = Clues(network.groups), {group.id: group.name for group in network.groups}
    moves = {
        kind: {gap.group_id: expected_move(gap, strata.share(kind, gap.group_id), invited.number) for gap in undecided}
        for kind in {one.type for one in drawn}
    }
    ranked = []
    for organisation in drawn:
        hints = clues.find_all(organisation.attributes)
        found = {gap.group_id: hints[gap.group_id] for gap in undecided if gap.group_id in hints}
        move = moves[organisation.type]
        named = sum(clue.named for clue in found.values())
        order = (-named, -len(found), -round(fsum(move.values()), DIGITS))
        change = sorted(move, key=lambda id: (_clarity(found.get(id)), -round(move[id], DIGITS), id))
        ranked.append((order, organisation, tuple(change), _why(organisation, change, found, strata, names)))
    ranked.sort(key=lambda one: one[0])
    orders = [order for order, *_ in ranked]
    first = {order: rank for rank, order in reversed(list(enumerate(orders, 1)))}
    return tuple(
        Nonrespondent(one.id, one.name, one.acronym, one.type, first[order], change, why, one.attributes)
        for order, one, change, why in ranked
    )


def expected_move(gap: Gap, share: float, invited: int) -> float:
    """Give how far one more answer is expected to move the probability of falling short.

    `share` is the chance that the organisation wants the group.

    Examples
    --------
    >>> from twgnet.gaps.coverage.estimate import estimate_coverage
    >>> from twgnet.model.registry import Group
    >>> (gap,) = estimate_coverage(Network((Organisation("a", "A"),), (Group("LAND", "Land"),), ()), target=2)
    >>> round(expected_move(gap, 0.5, invited=3), 4)
    0.25
    """
    before, seen = gap.organisations, gap.seen
    chances = [chance_of_fewer(gap.target, wanting, seen + 1, invited) for wanting in (before + 1, before)]
    now = chance_of_fewer(gap.target, before, seen, invited)
    return share * abs(chances[0] - now) + (1 - share) * abs(chances[1] - now)


def _clarity(clue: Clue | None) -> int:
    return 2 if clue is None else 1 - clue.named


def _why(
    organisation: Organisation,
    change: Sequence[str],
    found: Mapping[str, Clue],
    strata: Strata,
    names: Mapping[str, str],
) -> Message:
    if not change:
        return message("gaps.nonrespondent.none_open")
    group_id = change[0]
    if group_id in found:
        return found[group_id].reason
    kind, stratum = organisation.type, strata.sizes.get(organisation.type)
    wanting = strata.wanting.get((kind, group_id), 0)
    if kind and stratum and wanting:
        return message(
            "gaps.nonrespondent.type", n=wanting, answered=stratum.answered, type=kind, group=names[group_id]
        )
    return message("gaps.nonrespondent.any", n=len(change))
