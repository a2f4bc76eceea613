"""One group's whole story in at most ten lines."""

from __future__ import annotations

from difflib import get_close_matches

from twgnet.errors import OptionError
from twgnet.gaps.notes import held_out
from twgnet.gaps.sentences import beyond_the_answers, gamma
from twgnet.model.gaps import Gap, Gaps
from twgnet.model.network import Network
from twgnet.model.registry import Group

NAMES_SHOWN = 8


def explain_group(group_id: str, network: Network, gaps: Gaps) -> list[str]:
    """Tell one group's whole story in at most ten lines.

    Parameters
    ----------
    group_id
        The group's id, or its name, abbreviation or alias; capitals do not matter.
    network, gaps
        The network, and what `find_gaps` found in it.

    Raises
    ------
    OptionError
        The registry holds no such group.
    """
    group = _group(group_id, network)
    gap = next(gap for gap in gaps.gaps if gap.group_id == group.id)
    lines = [
        _verdict(gap),
        _who(gap, network),
        _matches(gap),
        _beyond(gap, gaps),
        "" if gap.estimate is None or gaps.invited == gaps.answered else gamma(gap),
        _ranks(gap, len(gaps.gaps)),
        _leaving(gap),
        *_kinds(gap, gaps),
        *_whom(gap, gaps),
    ]
    return [line for line in lines if line]


def _group(wanted: str, network: Network) -> Group:
    named: dict[str, Group] = {}
    for group in network.groups:
        for name in (group.id, group.name, group.acronym, *group.aliases):
            named.setdefault(name.casefold(), group)
    named |= {group.id.casefold(): group for group in network.groups}
    named.pop("", None)
    if wanted.strip().casefold() in named:
        return named[wanted.strip().casefold()]
    near = {named[name].id for name in get_close_matches(wanted.casefold(), named, 3)}
    ids = sorted(near) or [group.id for group in network.groups]
    words = "did you mean" if near else "the groups are"
    raise OptionError(f"no group is called {wanted!r}", advice=f"{words} {', '.join(ids)}")


def _verdict(gap: Gap) -> str:
    short = f"{gap.short} short of" if gap.short else "meets"
    named = f"{gap.organisations} named it" if gap.organisations else "nobody named it"
    return f"{gap.group} ({gap.group_id}): {gap.tier}; {named}, {short} the target of {gap.target}."


def _who(gap: Gap, network: Network) -> str:
    ties = sorted(
        (tie for tie in network.interests if tie.group_id == gap.group_id),
        key=lambda tie: (tie.certainty != "certain", tie.organisation_id),
    )
    names = [tie.organisation + " (tentative)" * (tie.certainty == "tentative") for tie in ties[:NAMES_SHOWN]]
    more = f" and {len(ties) - NAMES_SHOWN} more" if len(ties) > NAMES_SHOWN else ""
    return f"Wish to join (not membership): {', '.join(names)}{more}." if ties else ""


def _matches(gap: Gap) -> str:
    if not gap.organisations:
        return ""
    if not gap.inexact:
        return "No tie rests on an inexact match of names."
    return f"{gap.inexact} of {gap.organisations} rest on an inexact match of names: check these."


def _beyond(gap: Gap, gaps: Gaps) -> str:
    if gap.estimate is None:
        return beyond_the_answers(gaps.invited, gaps.answered).capitalize() + "."
    if gaps.invited == gaps.answered:
        return f"All {gaps.invited} asked answered: that is everybody."
    return (
        f"Of all {gaps.invited} ({gaps.answered} answered): about {gap.estimate:.1f}, from"
        f" {gap.low} to {gap.high} (95 %), from {gap.low_all} to {gap.high_all} for all groups at"
        f" once, at most {gap.at_most} whatever the silent ones think."
    )


def _ranks(gap: Gap, groups: int) -> str:
    if gap.rank_low is None:
        return ""
    if gap.rank_low == gap.rank_high:
        return f"Its rank is {gap.rank_low} of {groups} (1 = most organisations)."
    ranks = f"from {gap.rank_low} to {gap.rank_high}"
    return f"It could hold any rank {ranks} of {groups} (1 = most organisations)."


def _leaving(gap: Gap) -> str:
    if gap.sole_organisation:
        return f"If {gap.sole_organisation} leaves, nobody is left."
    every = "both" if gap.organisations == 2 else f"all {gap.organisations}"
    return f"Nobody is left only if {every} leave." if gap.organisations else ""


def _kinds(gap: Gap, gaps: Gaps) -> list[str]:
    mine = [found for found in gaps.balance if found.group_id == gap.group_id]
    kinds = [f"{found.attribute} " + ", ".join(f"{value} {n}" for value, n in found.counts.items()) for found in mine]
    return [f"Kinds heard: {'; '.join(kinds)}."] if kinds else []


def _whom(gap: Gap, gaps: Gaps) -> list[str]:
    mine = [found for found in gaps.suggestions if found.group_id == gap.group_id]
    if not mine:
        return []
    if not mine[0].organisation_id:
        return [f"Whom to ask: {mine[0].why}."]
    names = ", ".join(found.organisation for found in mine[1:])
    others = f" Then {names}." if names else ""
    return [
        f"Ask first: {mine[0].organisation}: {mine[0].why}.{others}",
        held_out(gaps.accuracy),
    ]
