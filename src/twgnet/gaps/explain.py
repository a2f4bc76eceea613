"""One group's whole story in about ten lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from twgnet.errors import OptionError
from twgnet.gaps.coverage.estimate import wanting
from twgnet.gaps.coverage.sensitivity import explain_sensitivity
from twgnet.gaps.coverage.verdict import chance_of_fewer
from twgnet.model.gaps import Gap, Gaps
from twgnet.model.message import Message, message, name_few
from twgnet.model.network import Network
from twgnet.model.reconciliation import Duplicate
from twgnet.model.registry import Group

NAMES_SHOWN = 8


def explain_group(group_id: str, network: Network, gaps: Gaps, duplicates: Iterable[Duplicate] = ()) -> list[Message]:
    """Tell one group's whole story in about ten lines, the verdict first.

    Parameters
    ----------
    group_id
        The group's id, or its name, abbreviation or alias; capitals do not matter.
    network, gaps
        The network, and what `find_gaps` found in it.
    duplicates
        Organisations that may be one, and are counted as two until a person rules.

    Raises
    ------
    OptionError
        The registry holds no such group.
    """
    group = _group(group_id, network)
    gap = next(gap for gap in gaps.gaps if gap.group_id == group.id)
    return [
        *_verdict(gap),
        *_who(gap, network),
        *_to_check(gap),
        *_counted_twice(gap, network, duplicates),
        *_beyond(gap, gaps),
        *_sensitivity(gap, gaps),
        *_ranks(gap, len(gaps.gaps)),
        *_leaving(gap),
        *_kinds(gap, gaps),
        *_ask(gap, gaps),
    ]


def _group(wanted: str, network: Network) -> Group:
    named: dict[str, Group] = {}
    for group in network.groups:
        for name in (group.id, group.name, group.acronym, *group.aliases):
            named.setdefault(name.casefold(), group)
    named |= {group.id.casefold(): group for group in network.groups}
    named.pop("", None)
    if wanted.strip().casefold() in named:
        return named[wanted.strip().casefold()]
    if near := [named[name].name for name in get_close_matches(wanted.casefold(), named, 3)]:
        raise OptionError("options.like_group", name=wanted, near=tuple(dict.fromkeys(near)))
    raise OptionError("options.no_group", name=wanted, ids=tuple(group.id for group in network.groups))


def _verdict(gap: Gap) -> Iterator[Message]:
    yield message(
        "gaps.explain.verdict",
        group=gap.group,
        id=gap.group_id,
        verdict=message(f"gaps.verdict.{gap.verdict}"),
        wanting=wanting(gap),
        target=gap.target,
    )


def _who(gap: Gap, network: Network) -> Iterator[Message]:
    interests = sorted(
        (interest for interest in network.interests if interest.group_id == gap.group_id),
        key=lambda interest: (interest.certainty != "certain", interest.organisation_id),
    )
    names = [
        message("gaps.explain.perhaps", name=one.organisation) if one.certainty == "tentative" else one.organisation
        for one in interests
    ]
    if names:
        yield message("gaps.explain.names", names=name_few(names, NAMES_SHOWN))


def _to_check(gap: Gap) -> Iterator[Message]:
    if gap.open_answers:
        yield message("gaps.explain.open_answers", n=gap.open_answers)
    if gap.inexact:
        yield message("gaps.explain.inexact", n=gap.inexact, organisations=gap.organisations)


def _counted_twice(gap: Gap, network: Network, duplicates: Iterable[Duplicate]) -> Iterator[Message]:
    """Say which of those counted may be one organisation."""
    inside = {tie.organisation_id for tie in network.interests if tie.group_id == gap.group_id}
    for pair in duplicates:
        if {pair.organisation_id, pair.other_id} <= inside:
            yield message("gaps.explain.duplicate", one=pair.organisation, other=pair.other)


def _beyond(gap: Gap, gaps: Gaps) -> Iterator[Message]:
    """Say what is likely among all invited, under each assumption."""
    if gap.estimate is None or gaps.seen == gaps.invited:
        yield gaps.assumption
        return
    values = {"invited": gaps.invited, "answered": gaps.answered, "estimate": gap.estimate, "at_most": gap.at_most}
    range_code = "gaps.explain.range_alone" if gap.differs_by_type else "gaps.explain.range"
    yield message(range_code, **values, low=gap.low, high=gap.high, p=gap.p_short, target=gap.target)
    if gaps.answered != gaps.seen:
        missing = (gaps.answered or 0) - gaps.seen
        ends = {"low": gap.low_unseen, "high": gap.high_unseen}
        p = chance_of_fewer(gap.target, gap.organisations, gaps.seen, gaps.invited or 0)
        yield message("gaps.explain.unseen", n=missing, seen=gaps.seen, target=gap.target, p=p, **ends)
    if gap.estimate_by_type is not None:
        ends = {"low": gap.low_by_type, "high": gap.high_by_type}
        yield message("gaps.explain.by_type", estimate=gap.estimate_by_type, **ends)
        if gap.differs_by_type:
            yield message("gaps.explain.other_by_type")


def _sensitivity(gap: Gap, gaps: Gaps) -> Iterator[Message]:
    sentence = None if gap.differs_by_type else explain_sensitivity(gap, gaps.invited, gaps.answered)
    if sentence:
        yield sentence


def _ranks(gap: Gap, groups: int) -> Iterator[Message]:
    if gap.rank_low is None or groups < 2:
        return
    if (gap.rank_low, gap.rank_high) == (1, groups):
        yield message("gaps.explain.no_rank")
    elif gap.rank_low == gap.rank_high:
        yield message("gaps.explain.rank", rank=gap.rank_low, groups=groups)
    else:
        yield message("gaps.explain.ranks", low=gap.rank_low, high=gap.rank_high, groups=groups)


def _leaving(gap: Gap) -> Iterator[Message]:
    if gap.sole_organisation:
        yield message("gaps.explain.sole", name=gap.sole_organisation)
    elif gap.organisations:
        yield message("gaps.explain.all_leave", n=gap.organisations)


def _kinds(gap: Gap, gaps: Gaps) -> Iterator[Message]:
    for found in gaps.balance:
        if found.group_id == gap.group_id:
            counts = tuple(message("gaps.explain.kind", value=value, count=n) for value, n in found.counts.items())
            yield message("gaps.explain.kinds", attribute=found.attribute, counts=counts)


def _ask(gap: Gap, gaps: Gaps) -> Iterator[Message]:
    found = [one for one in gaps.suggestions if one.group_id == gap.group_id]
    if not found:
        return
    if not found[0].organisation_id:
        yield message("gaps.explain.ask_nobody", why=found[0].why)
        return
    others = tuple(one.organisation for one in found[1:])
    first = {"name": found[0].organisation, "why": found[0].why}
    yield message("gaps.explain.ask_several", names=others, **first) if others else message("gaps.explain.ask", **first)
