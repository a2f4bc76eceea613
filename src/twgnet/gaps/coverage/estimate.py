"""How many organisations want each group, and the interval for all invited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from twgnet.gaps.coverage.nonresponse import extrapolate
from twgnet.gaps.coverage.ranks import rank_groups
from twgnet.gaps.coverage.strata import add_by_type, stratify
from twgnet.gaps.coverage.targets import check_invited, target_of
from twgnet.gaps.coverage.verdict import decide_verdict
from twgnet.model.gaps import NOTHING, Gap, Response, Tier
from twgnet.model.invited import Invited
from twgnet.model.message import Message, message
from twgnet.model.network import Network
from twgnet.model.registry import Group

EXACT_RULES = frozenset({"exact", "alias", "abbreviation", "decision"})


@dataclass(slots=True)
class Tally:
    """How many organisations named a group, how many of them hedged or inexactly, and the last of them."""

    organisations: int = 0
    tentative: int = 0
    inexact: int = 0
    last: str = ""


def estimate_coverage(
    network: Network,
    *,
    invited: int | None = None,
    answered: int | None = None,
    target: int | None = None,
    open_answers: Mapping[str, int] | None = None,
    tallies: Mapping[str, Tally] | None = None,
    invited_list: Invited | None = None,
) -> tuple[Gap, ...]:
    """Find how well each group is covered, and how sure that is; widest gap first.

    Parameters
    ----------
    network
        Organisations, groups and the interests between them. Interest in joining, not membership.
    invited, answered
        How many organisations were invited (N) and answered (n); None where unknown. Numbers
        about all N are then None.
    target
        How many organisations each group should have. None takes the group's own `target`, else
        its `seats`, else 3.
    open_answers
        For each group id the answers to check that could be this group.
    tallies
        For each group id what the interests add up to, where the network does not hold them.
    invited_list
        Those invited by name; with their types, estimates are given by type as well.

    Returns
    -------
    tuple of Gap
        One for every group, by how far it is below its target, then by fewest organisations.

    Raises
    ------
    OptionError
        More answered than were invited, fewer answered than the data hold, or a target below 1.
    RegistryError
        There is no group, or a group's own target is below 1.

    Examples
    --------
    >>> from twgnet.model.registry import Group
    >>> (gap,) = estimate_coverage(Network((), (Group("LAND", "Land"),), ()), invited=109, answered=49)
    >>> gap.tier, gap.low, gap.high, gap.at_most
    ('none', 0, 5, 109)
    """
    check_invited(network, invited, answered, target)
    tallies = tallies or _tally(network)
    unclear, seen = open_answers or {}, len(network.organisations)
    gaps = [
        _gap(group, tallies[group.id], target_of(group, target), unclear.get(group.id, 0), seen)
        for group in network.groups
    ]
    response = None if invited is None or answered is None else Response(invited, answered, seen)
    if response:
        gaps = rank_groups([extrapolate(gap, response, len(gaps)) for gap in gaps], network, response)
    if invited_list is not None:
        strata = stratify(network, invited_list)
        gaps = [add_by_type(gap, strata) for gap in gaps]
    explained = [replace(gap, why=_why(gap, response)) for gap in gaps]
    return tuple(sorted(explained, key=lambda gap: (-gap.short, gap.organisations, gap.group_id)))


def _tally(network: Network) -> dict[str, Tally]:
    tallies = {group.id: Tally() for group in network.groups}
    for tie in network.interests:
        tally = tallies[tie.group_id]
        tally.organisations += 1
        tally.last = tie.organisation
        if tie.certainty == "tentative":
            tally.tentative += 1
        if tie.rule not in EXACT_RULES:
            tally.inexact += 1
    return tallies


def _gap(group: Group, tally: Tally, target: int, open_answers: int, seen: int) -> Gap:
    count = tally.organisations
    return Gap(
        group_id=group.id,
        group=group.name,
        tier=_tier(count, target),
        organisations=count,
        tentative=tally.tentative,
        sole_organisation=tally.last if count == 1 else "",
        estimate=None,
        low=None,
        high=None,
        low_all=None,
        high_all=None,
        rank_low=None,
        rank_high=None,
        at_most=None,
        target=target,
        short=max(0, target - count),
        inexact=tally.inexact,
        flips_at=None,
        why=NOTHING,  # until all are estimated
        verdict=decide_verdict(count, target, open_answers, low=count, high=count),
        seen=seen,
        open_answers=open_answers,
    )


def _tier(organisations: int, target: int) -> Tier:
    if organisations < 2:
        return "single" if organisations else "none"
    return "thin" if organisations < target else "covered"


def wanting(gap: Gap) -> Message:
    """Say how many of those that answered want a group."""
    if not gap.organisations:
        return message("gaps.wanting.nobody", group=gap.group)
    code = "perhaps" if gap.tentative else "some"
    return message(f"gaps.wanting.{code}", n=gap.organisations, tentative=gap.tentative, group=gap.group)


def _why(gap: Gap, response: Response | None) -> Message:
    if response is None:
        return message("gaps.why.answered", wanting=wanting(gap))
    if response.seen == response.invited:
        return message("gaps.why.all", wanting=wanting(gap), n=response.invited)
    values = {"wanting": wanting(gap), "invited": response.invited, "low": gap.low, "high": gap.high}
    if gap.reach is None:
        return message("gaps.why.range", **values)
    code = "gaps.why.unseen_all" if response.answered == response.invited else "gaps.why.unseen"
    return message(code, **values, n=response.answered - response.seen, seen=response.seen, reach=gap.reach)
