"""Which kinds of organisation are fewer, or more, in a group than chance would give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import isclose
from typing import NamedTuple

from twgnet.gaps.balance.conditional import Counts, count_ties
from twgnet.gaps.balance.kinds import sorting_attributes
from twgnet.model.gaps import Cell
from twgnet.model.network import Network
from twgnet.model.registry import Organisation
from twgnet.network.configuration_model import fit_chances
from twgnet.network.false_discovery import false_discovery

TESTABLE = 0.1  # a cell that no count would make even weak evidence is set aside; lower, and q is of fewer cells

Kind = tuple[str, str]  # a value of an attribute, and a group


class _Test(NamedTuple):
    """A cell, and the smallest p it could show in either direction."""

    cell: Cell
    least: tuple[float, float]


def against_chance(network: Network) -> tuple[Cell, ...]:
    """Test which values of an attribute are rarer, or more common, in a group than chance would give.

    Chance keeps how many groups each organisation wants (in the mean, by the bipartite configuration
    model) and how many of those with a known value want the group (exactly): the count of a value is
    then a Poisson-binomial count given the sum, and hypergeometric where all want as many groups.

    A cell is `testable` where some count would show p <= .1. `q` is p after Benjamini and Hochberg
    over both directions of all testable cells of the attribute.
    """

    def count(known: Mapping[str, str]) -> Counter[Kind]:
        ties = network.interests
        return Counter((known[tie.organisation_id], tie.group_id) for tie in ties if tie.organisation_id in known)

    degree = Counter(tie.organisation_id for tie in network.interests)
    return weigh_kinds(network.organisations, degree, Counter(tie.group_id for tie in network.interests), count)


def weigh_kinds(
    organisations: Sequence[Organisation],
    degree: Counter[str],
    wanted: Counter[str],
    count: Callable[[Mapping[str, str]], Counter[Kind]],
) -> tuple[Cell, ...]:
    """Test as `against_chance`, by counts alone.

    Parameters
    ----------
    degree, wanted
        How many groups each organisation wants, and how many organisations want each group, by id.
    count
        Gives, for the value of each organisation, how many of each value want each group.
    """
    attributes = sorting_attributes(organisations)
    if not attributes or not wanted:
        return ()
    chances = _chances_by_degree([degree[one.id] for one in organisations], wanted)
    found: list[Cell] = []
    for attribute, known in attributes.items():
        tests = [
            _test(attribute, value, group_id, observed, counts)
            for value, group_id, observed, counts in _counts(count(known), wanted, known, degree, chances)
        ]
        found += _adjust(tests)
    return tuple(found)


def _chances_by_degree(degree: Sequence[int], wanted: Counter[str]) -> dict[int, dict[str, float]]:
    """Give the chance of a tie to each wanted group, for each degree of organisations."""
    import numpy as np

    degrees = np.array(degree)
    found = fit_chances(degrees, np.array([wanted[g] for g in sorted(wanted)]))
    rows = found.by_degree[:, found.of_column].tolist()
    return {
        int(d): dict(zip(sorted(wanted), row, strict=True)) for d, row in zip(np.unique(degrees), rows, strict=True)
    }


def _counts(
    observed: Counter[Kind],
    everyone: Counter[str],
    known: dict[str, str],
    degree: Counter[str],
    chances: dict[int, dict[str, float]],
) -> Iterator[tuple[str, str, int, Counts | None]]:
    """Give each cell's value, group and count, and what chance gives; None where there is no choice."""
    size: Counter[str] = Counter()
    for (_, group_id), times in observed.items():
        size[group_id] += times
    spread: dict[str, Counter[int]] = defaultdict(Counter)
    for organisation, value in known.items():
        spread[value][degree[organisation]] += 1
    all_known = Counter(degree[organisation] for organisation in known)
    for value in sorted(spread):
        at_size: dict[int, tuple[Counts, Counts]] = {}
        for group_id in sorted(everyone):
            if (wanting := everyone[group_id]) not in at_size:
                at_size[wanting] = (
                    count_ties(_by_chance(spread[value], chances, group_id)),
                    count_ties(_by_chance(all_known - spread[value], chances, group_id)),
                )
            own, others = at_size[wanting]
            yield value, group_id, observed[value, group_id], own.of(size[group_id], others)


def _by_chance(degrees: Counter[int], chances: dict[int, dict[str, float]], group_id: str) -> Counter[float]:
    found: Counter[float] = Counter()
    for degree, times in degrees.items():
        found[chances[degree][group_id]] += times
    return found


def _test(attribute: str, value: str, group_id: str, observed: int, counts: Counts | None) -> _Test:
    if counts is None:
        return _Test(Cell(group_id, attribute, value, observed, float(observed), 1.0, 1.0, None, False), (1.0, 1.0))
    fewer, more = counts.at_most(observed), counts.at_least(observed)
    able = _is_testable(min(counts.least))
    return _Test(Cell(group_id, attribute, value, observed, counts.mean, fewer, more, None, able), counts.least)


def _is_testable(least: float) -> bool:
    """Say if the smallest p is within the limit, but for rounding: one of ten ways is a tenth."""
    return least < TESTABLE or isclose(least, TESTABLE)


def _adjust(tests: Sequence[_Test]) -> list[Cell]:
    """Add q: over the tests, in both directions, that can be evidence at all."""
    able = [
        (number, p)
        for number, test in enumerate(tests)
        for p, least in zip((test.cell.p_fewer, test.cell.p_more), test.least, strict=True)
        if _is_testable(least)
    ]
    q: dict[int, float] = {}
    for (number, _), adjusted in zip(able, false_discovery([p for _, p in able]), strict=True):
        q[number] = min(q.get(number, adjusted), adjusted)
    return [replace(test.cell, q=q.get(number)) for number, test in enumerate(tests)]
