"""The targets of groups, and the numbers that must be true together."""

from __future__ import annotations

from twgnet.errors import OptionError, RegistryError, problem
from twgnet.model.network import Network
from twgnet.model.registry import Group
from twgnet.needs import check_together

TARGET = 3  # a default, not a rule: no source sets a number


def target_of(group: Group, target: int | None = None) -> int:
    """Give how many organisations a group should have: the option, its own target, seats or 3."""
    return next(t for t in (target, group.target, group.seats, TARGET) if t is not None)


def check_invited(
    network: Network, invited: int | None, answered: int | None, target: int | None, stated: int | None = None
) -> None:
    """Refuse numbers that cannot be true together, all of them in one error; see `coverage`.

    `stated` is how many a person said answered, which says nothing where nobody says how many were invited.
    """
    check_together({"answered": stated, "invited": invited})
    if not network.groups:
        raise RegistryError("options.no_groups")
    present = len(network.organisations)
    problems = []
    if target is not None and target < 1:
        problems.append(problem("options.target", target=target))
    for count, word in ((answered, "answered"), (invited, "invited")):
        if count is not None and count < max(present, 1):
            problems.append(problem(f"options.fewer_{word}", n=count, present=present))
    same = answered == present  # then too few invited is one problem
    if invited is not None and answered is not None and answered > invited and not (same and invited < present):
        problems.append(problem("options.more_answered", answered=answered, invited=invited))
    if problems:
        raise OptionError(*problems)
    wrong = [g for g in network.groups if target_of(g) < 1]
    if wrong:
        raise RegistryError(*(problem("options.target_of", group=g.id, target=target_of(g)) for g in wrong))
