"""Which kinds of organisation each group hears, and which are fewer than chance would give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from twgnet.gaps.balance.null_model import (
    chance_of_none,
    chance_of_so_few,
)
from twgnet.model.gaps import Balance, Cell
from twgnet.model.network import Network
from twgnet.model.registry import SEVERAL, Organisation
from twgnet.network.configuration_model import tie_chances
from twgnet.network.false_discovery import false_discovery

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
    concentration = sum((count / heard.total()) ** 2 for count in heard.values())
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


def against_chance(network: Network) -> tuple[Cell, ...]:
    """Test which values of an attribute are rarer in a group than chance would give.

    Chance keeps how many groups each organisation named and how many named each group, in
    expectation (the bipartite configuration model); the count of a cell is then
    Poisson-binomial. `q` is p after Benjamini and Hochberg over all cells of the attribute.
    """
    attributes = sorting_attributes(network.organisations)
    if not attributes or not network.interests:
        return ()
    degree = Counter(tie.organisation_id for tie in network.interests)
    chances = _chances_by_degree(network, degree)
    found: list[Cell] = []
    for attribute, known in attributes.items():
        cells = [
            _cell(attribute, value, group_id, observed, chance)
            for value, group_id, observed, chance in _counts(network, known, degree, chances)
        ]
        adjusted = false_discovery([cell.p for cell in cells])
        found += [replace(cell, q=q) for cell, q in zip(cells, adjusted, strict=True)]
    return tuple(found)


def _chances_by_degree(network: Network, degree: Counter[str]) -> dict[int, dict[str, float]]:
    """Give the chance of a tie to each named group, for each degree of organisations."""
    import numpy as np

    named = Counter(tie.group_id for tie in network.interests)
    degrees = [degree[organisation.id] for organisation in network.organisations]
    rows = tie_chances(np.array(degrees), np.array([named[g] for g in sorted(named)]))
    return {d: dict(zip(sorted(named), row.tolist(), strict=True)) for d, row in zip(degrees, rows, strict=True)}


def _counts(
    network: Network,
    known: dict[str, str],
    degree: Counter[str],
    chances: dict[int, dict[str, float]],
) -> Iterator[tuple[str, str, int, list[tuple[float, int]]]]:
    """Give each cell's value, group, count and the chances (with how often) of its ties."""
    observed = Counter((known[t.organisation_id], t.group_id) for t in network.interests if t.organisation_id in known)
    spread: dict[str, Counter[int]] = defaultdict(Counter)
    for organisation, value in known.items():
        spread[value][degree[organisation]] += 1
    for value in sorted(spread):
        for group_id in sorted({tie.group_id for tie in network.interests}):
            ties = [(chances[d][group_id], times) for d, times in sorted(spread[value].items())]
            yield value, group_id, observed[value, group_id], ties


def _cell(attribute: str, value: str, group_id: str, observed: int, ties: list[tuple[float, int]]) -> Cell:
    p = chance_of_so_few(observed, ties)
    return Cell(
        group_id=group_id,
        attribute=attribute,
        value=value,
        observed=observed,
        expected=sum(chance * times for chance, times in ties),
        p=p,
        q=p,
        least_p=chance_of_none(ties),
    )
