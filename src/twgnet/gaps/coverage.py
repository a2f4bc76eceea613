"""How many organisations named each group, and what that says of all that were asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from twgnet.errors import OptionError, Problem, RegistryError
from twgnet.gaps.interval import interval
from twgnet.gaps.sentence import beyond_the_answers, why
from twgnet.model.gaps import Gap, Tier
from twgnet.model.network import Network
from twgnet.model.registry import Group

ALPHA = Fraction(1, 20)  # 95 % intervals
TARGET = 3
EXACT_RULES = frozenset({"exact", "alias", "abbreviation", "decision"})


@dataclass(slots=True)
class _Tally:
    organisations: int = 0
    tentative: int = 0
    inexact: int = 0
    last: str = ""


def coverage(
    network: Network,
    *,
    invited: int | None = None,
    answered: int | None = None,
    target: int | None = None,
) -> tuple[Gap, ...]:
    """Find how well each group is covered, and how sure that is; widest gap first.

    Parameters
    ----------
    network
        Organisations, groups and the interests between them. Interest in joining, not membership.
    invited, answered
        How many organisations were asked (N) and answered (n); None where unknown. Numbers
        about all N are then None.
    target
        How many organisations each group should have. None takes the group's own `target`, else
        its `seats`, else 3.

    Returns
    -------
    tuple of Gap
        One for every group, by how far it is below its target, then by fewest organisations.

    Raises
    ------
    OptionError
        More answered than were asked, fewer answered than the data hold, or a target below 1.
    RegistryError
        There is no group, or a group's own target is below 1.

    References
    ----------
    Klein, M., Wright, T. and Wieczorek, J. (2020). A joint confidence region for an overall
    ranking of populations. Journal of the Royal Statistical Society C 69, 589-606.

    Examples
    --------
    >>> from twgnet.model.registry import Group
    >>> (gap,) = coverage(Network((), (Group("LAND", "Land"),), ()), invited=109, answered=49)
    >>> gap.tier, gap.low, gap.high, gap.at_most
    ('none', 0, 5, 60)
    """
    check_asked(network, invited, answered, target)
    tallies = _tally(network)
    asked = beyond_the_answers(invited, answered)
    gaps = []
    for group in network.groups:
        gap = _gap(group, tallies[group.id], target_of(group, target))
        if invited is not None and answered is not None:
            gap = _beyond(gap, answered, invited, len(network.groups))
        spread = (
            None if gap.low_all is None or gap.high_all is None else (gap.low_all, gap.high_all)
        )
        reason = why(group.name, gap.organisations, gap.tentative, asked, spread)
        gaps.append(replace(gap, why=reason))
    return tuple(sorted(_ranked(gaps), key=lambda g: (-g.short, g.organisations, g.group_id)))


def target_of(group: Group, target: int | None = None) -> int:
    """Give how many organisations a group should have: the option, its own target, seats or 3."""
    return next(t for t in (target, group.target, group.seats, TARGET) if t is not None)


def check_asked(
    network: Network, invited: int | None, answered: int | None, target: int | None
) -> None:
    """Refuse numbers that cannot be true together, all of them in one error; see `coverage`."""
    if not network.groups:
        raise RegistryError(
            "the registry holds no groups", advice="give a list of groups, or --groups infer"
        )
    present = len(network.organisations)
    problems = []
    if target is not None and target < 1:
        problems.append(Problem(f"a target of {target}", advice="give a whole number from 1"))
    for count, word in ((answered, "answered"), (invited, "invited")):
        if count is not None and count < max(present, 1):
            what = f"{count} organisations {word}, but the data hold {present}"
            problems.append(Problem(what, advice=f"check --{word}"))
    if invited is not None and answered is not None and answered > invited:
        what = f"{answered} organisations answered, but only {invited} were invited"
        problems.append(Problem(what, advice="check --answered and --invited"))
    if problems:
        raise OptionError(*problems)
    wrong = [g for g in network.groups if target_of(g) < 1]
    if wrong:
        raise RegistryError(
            *(Problem(f"group {g.id} has a target of {target_of(g)}") for g in wrong),
            advice="give a whole number from 1, or leave it out",
        )


def _tally(network: Network) -> dict[str, _Tally]:
    tallies = {group.id: _Tally() for group in network.groups}
    for tie in network.interests:
        tally = tallies[tie.group_id]
        tally.organisations += 1
        tally.last = tie.organisation
        if tie.certainty == "tentative":
            tally.tentative += 1
        if tie.rule not in EXACT_RULES:
            tally.inexact += 1
    return tallies


def _gap(group: Group, tally: _Tally, target: int) -> Gap:
    return Gap(
        group_id=group.id,
        group=group.name,
        tier=_tier(tally.organisations, target),
        organisations=tally.organisations,
        tentative=tally.tentative,
        sole_organisation=tally.last if tally.organisations == 1 else "",
        estimate=None,
        low=None,
        high=None,
        low_all=None,
        high_all=None,
        rank_low=None,
        rank_high=None,
        at_most=None,
        target=target,
        short=max(0, target - tally.organisations),
        inexact=tally.inexact,
        flips_at=None,
        why="",
    )


def _tier(organisations: int, target: int) -> Tier:
    if organisations < 2:
        return "single" if organisations else "none"
    return "thin" if organisations < target else "covered"


def _beyond(gap: Gap, answered: int, invited: int, groups: int) -> Gap:
    """Add what the answers say of all that were asked."""
    named = gap.organisations
    low, high = interval(named, answered, invited, ALPHA)
    low_all, high_all = interval(named, answered, invited, ALPHA / groups)
    return replace(
        gap,
        estimate=invited * named / answered,
        low=low,
        high=high,
        low_all=low_all,
        high_all=high_all,
        at_most=named + invited - answered,
        flips_at=_flips_at(named, answered, invited - answered, gap.short),
    )


def _flips_at(named: int, answered: int, silent: int, short: int) -> float | None:
    """Give the ratio of odds at which the silent ones supply exactly what is short.

    With the share named/answered among those who answered, and odds of interest among the silent
    that are 1/Gamma of theirs, the estimate for all equals the target where the silent
    ones' share is short/silent (a sensitivity analysis after Rosenbaum).
    """
    if not short or short >= silent or not 0 < named < answered:
        return None
    return named / (answered - named) * (silent - short) / short


def _ranked(gaps: list[Gap]) -> list[Gap]:
    """Add the ranks that the simultaneous intervals leave to each group (1 = most)."""
    spreads = [(g.low_all, g.high_all) for g in gaps]
    known = [(low, high) for low, high in spreads if low is not None and high is not None]
    if len(known) < len(gaps):
        return gaps
    return [
        replace(
            gap,
            rank_low=1 + sum(other_low > high for other_low, _ in known),
            rank_high=len(gaps) - sum(other_high < low for _, other_high in known),
        )
        for gap, (low, high) in zip(gaps, known, strict=True)
    ]
