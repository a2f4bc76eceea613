"""Which kinds of organisation want each group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from math import fsum

from twgnet.model.gaps import Balance
from twgnet.model.network import Network
from twgnet.model.registry import SEVERAL, Organisation

TYPE = "type"
MOST_VALUES = 30  # an attribute with more values names its organisations, it does not sort them


def sorting_attributes(
    organisations: Iterable[Organisation], always: Collection[str] = ()
) -> dict[str, dict[str, str]]:
    """Give, for each attribute that sorts organisations, its known value by organisation id.

    That is the type and every given attribute with at least two values, at most 30, and
    fewer than half as many values as organisations that have one; and those named in `always`.
    """
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for organisation in organisations:
        for name, value in ((TYPE, organisation.type), *organisation.attributes.items()):
            if value.strip() and value != SEVERAL:
                values[name][organisation.id] = value.strip()
    return {
        name: known
        for name, known in sorted(values.items())
        if name in always or 2 <= len(set(known.values())) <= min(MOST_VALUES, len(known) / 2)
    }


def assess_balance(network: Network) -> tuple[Balance, ...]:
    """Count which values of each attribute every named group hears.

    Concentration is the Herfindahl-Hirschman index of the shares, the sum of their squares;
    its inverse is the effective number of kinds. Both are conventions from the study of
    markets, without a threshold here.

    Returns
    -------
    tuple of Balance
        By attribute and group; groups that nobody with a known value named are left out.
    """
    inside = defaultdict(list)
    for tie in network.interests:
        inside[tie.group_id].append(tie.organisation_id)
    found = []
    for attribute, known in sorting_attributes(network.organisations).items():
        every = set(known.values())
        for group in network.groups:
            heard = Counter(known[o] for o in inside[group.id] if o in known)
            if heard:
                unknown = len(inside[group.id]) - heard.total()
                found.append(_balance(group.id, attribute, heard, every, unknown))
    return tuple(found)


def _balance(group_id: str, attribute: str, heard: Counter[str], every: set[str], unknown: int) -> Balance:
    concentration = fsum((count / heard.total()) ** 2 for count in heard.values())
    return Balance(
        group_id=group_id,
        attribute=attribute,
        counts=dict(sorted(heard.items())),
        concentration=concentration,
        effective_number=1 / concentration,
        only=next(iter(heard)) if len(heard) == 1 else "",
        missing=tuple(sorted(every - set(heard))),
        unknown=unknown,
    )
