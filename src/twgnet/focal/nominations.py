"""Nominations: whom organisations trust to speak for a group, counted fairly.

For one seat the most approvals win. For several, the Method of Equal Shares gives every ballot the same
budget; extended justified representation (EJR+) is then checked: no group of ballots large enough for
some seats that agrees on a nominee is left with fewer.

References
----------
Peters, D., Skowron, P. (2020). Proportionality and the limits of welfarism. EC 2020.
Brill, M., Peters, J. (2023). Robust and verifiable proportionality axioms for multiwinner voting. EC 2023.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from twgnet.model.focal import Rules
from twgnet.model.message import Message, message, name_few

SHOWN = 5  # of those whom most ballots name, how many are named
MOST = 100  # points of a nominee that every ballot names, or that equal shares elect
Ballot = frozenset[str]
Ballots = Mapping[str, Sequence[Ballot]]


def share_equally(ballots: Sequence[Ballot], seats: int, lots: Mapping[str, bytes]) -> list[str]:
    """Elect nominees by the Method of Equal Shares, then fill up by approvals; equals by lot.

    >>> share_equally([frozenset("ab")] * 2 + [frozenset("c")] * 2, 2, {})
    ['a', 'c']
    """
    nominees = sorted({name for ballot in ballots for name in ballot}, key=lambda one: (lots.get(one, b""), one))
    budget = [Fraction(seats, len(ballots))] * len(ballots) if ballots else []
    elected: list[str] = []
    while len(elected) < seats:
        open_ones = [one for one in nominees if one not in elected]
        prices = {one: _price([budget[i] for i, ballot in enumerate(ballots) if one in ballot]) for one in open_ones}
        affordable = {one: price for one, price in prices.items() if price is not None}
        best = min(affordable, key=affordable.__getitem__, default=None)
        if best is None:
            break
        limit = affordable[best]
        budget = [
            money - min(money, limit) if best in ballot else money
            for money, ballot in zip(budget, ballots, strict=True)
        ]
        elected.append(best)
    approvals = Counter(name for ballot in ballots for name in ballot)
    rest = sorted((one for one in nominees if one not in elected), key=lambda one: -approvals[one])
    return [*elected, *rest[: seats - len(elected)]]


def _price(budgets: Sequence[Fraction]) -> Fraction | None:
    """Give the least most that a supporter pays so that all together pay 1; None where they cannot."""
    if sum(budgets) < 1:
        return None
    left = Fraction(1)
    for paid, money in enumerate(sorted(budgets)):
        share = left / (len(budgets) - paid)
        if share <= money:
            return share
        left -= money
    return None


def is_justified(ballots: Sequence[Ballot], committee: Collection[str], seats: int, levels: int | None = None) -> bool:
    """Say if a committee is justified: EJR+, or plain justified representation where `levels` is 1.

    >>> is_justified([frozenset("a"), frozenset("b")], {"a", "b"}, 2)
    True
    """
    chosen = set(committee)
    nominees = {name for ballot in ballots for name in ballot} - chosen
    for level in range(1, (levels or seats) + 1):
        poor = Counter(name for ballot in ballots if len(ballot & chosen) < level for name in ballot & nominees)
        if any(supporters * seats >= level * len(ballots) for supporters in poor.values()):
            return False
    return True


def keep_candidates(ballots: Ballots, candidates: Collection[tuple[str, str]]) -> Ballots:
    """Keep those nominees who may sit in the group, as pairs of group and organisation; every ballot stays.

    >>> keep_candidates({"LAND": [frozenset("ab"), frozenset("b")]}, {("LAND", "a")})
    {'LAND': [frozenset({'a'}), frozenset()]}
    """
    return {
        group: [frozenset(name for name in ballot if (group, name) in candidates) for ballot in several]
        for group, several in ballots.items()
    }


def list_absent(
    ballots: Ballots, kept: Ballots, groups: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Message]:
    """Say whom ballots name that cannot be seated, since they did not ask or may not sit in the group."""
    for group, several in ballots.items():
        absent = frozenset().union(*several) - frozenset().union(*kept[group])
        if absent:
            who = tuple(sorted(names[one] for one in absent))
            yield message("focal.nominations.absent", group=groups[group], names=who)


def score_nominees(
    ballots: Ballots, rules: Rules, lots: Mapping[str, Mapping[str, bytes]]
) -> dict[tuple[str, str], int]:
    """Give points by group and nominee: its share of the ballots; all points for those equal shares elect."""
    points: dict[tuple[str, str], int] = {}
    for group, several in ballots.items():
        seats = rules.seats_of(group)[0]
        approvals = Counter(name for ballot in several for name in ballot)
        if seats > 1:
            points |= {(group, name): MOST for name in share_equally(several, seats, lots.get(group, {}))}
        else:
            points |= {
                (group, name): (2 * MOST * n + len(several)) // (2 * len(several)) for name, n in approvals.items()
            }
    return points


def assess_committees(
    ballots: Ballots,
    seated: Mapping[str, Collection[str]],
    rules: Rules,
    groups: Mapping[str, str],
    names: Mapping[str, str],
) -> Iterator[Message]:
    """Say for each group with nominations whether those seated are justified, of as many as there are seats.

    Of one seat EJR+ says next to nothing: there it is told how many ballots name whom.
    """
    for group, several in ballots.items():
        committee, seats = seated.get(group, ()), rules.seats_of(group)[0]
        if committee and any(several):
            if seats == 1:
                yield _compare_approvals(several, next(iter(committee)), groups[group], names)
            code = "justified" if is_justified(several, committee, seats) else "unjustified"
            if seats > 1 or code == "unjustified":
                yield message(f"focal.nominations.{code}", group=groups[group], n=len(several))


def _compare_approvals(several: Sequence[Ballot], one: str, group: str, names: Mapping[str, str]) -> Message:
    """Say how many ballots name who has the only seat, and whom most of them name if that is another."""
    approvals = Counter(name for ballot in several for name in ballot)
    most = max(approvals.values())
    values = {"group": group, "organisation": names[one], "named": approvals[one], "n": len(several)}
    if approvals[one] == most:
        return message("focal.nominations.most", **values)
    others = sorted(names[name] for name, n in approvals.items() if n == most)
    return message("focal.nominations.fewer", **values, names=name_few(others, SHOWN), most=most)
