"""Which seats change when a weight of the score moves by a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from twgnet.focal.assign import Assignment, Seating, list_objectives
from twgnet.focal.proposal import Deliberation
from twgnet.focal.repair import DEMANDS, relax
from twgnet.focal.score import find_candidates
from twgnet.model.focal import Role, Rules

QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class Shift:
    """A seat that changes: a row of `sensitivity.csv`; `change` is the weight as a share, `125%` or `75%`."""

    term: str
    change: str
    group_id: str
    role: Role
    organisation_id: str
    instead_id: str


def move_weights(deliberation: Deliberation) -> Iterator[Shift]:
    """Give every seat that changes when one weight moves, by term and direction."""
    rules, model = deliberation.rules, deliberation.model
    if not model.is_small:
        return
    for term, sign in ((term, sign) for term in _weights(rules) for sign in (1, -1)):
        moved = _move(rules, term, 1 + sign * QUARTER)
        pairs = {(one.group_id, one.organisation_id) for one in model.candidates if not one.volunteered}
        candidates = find_candidates(
            deliberation.case.network,
            moved,
            seed=deliberation.case.seed,
            placed=pairs,
            nominated=deliberation.nominated,
            duplicates=deliberation.case.duplicates,
        )
        other = model.with_scores(candidates, held=bool(deliberation.case.taken))
        program = relax(other, DEMANDS) if deliberation.conflicts else other.program()
        after = Assignment(other, program, list_objectives(other))
        yield from _differences(deliberation.assignment, after, term, f"{1 + sign * QUARTER:.0%}")


def _weights(rules: Rules) -> list[str]:
    return [key for key in ("commitment", "focus", "contact") if getattr(rules, key)] + [
        *rules.points,
        *rules.proportional,
    ]


def _move(rules: Rules, term: str, factor: float) -> Rules:
    if term in rules.points:
        points: Mapping[str, int] = {value: round(number * factor) for value, number in rules.points[term].items()}
        return replace(rules, points={**rules.points, term: points})
    if term in rules.proportional:
        return replace(rules, proportional={**rules.proportional, term: round(rules.proportional[term] * factor)})
    return replace(rules, **{term: round(getattr(rules, term) * factor)})


def _differences(before: Seating, after: Seating, term: str, change: str) -> Iterator[Shift]:
    for group, level in sorted({*before.taken, *after.taken}):
        had = [one.organisation_id for one in before.taken.get((group, level), [])]
        has = [one.organisation_id for one in after.taken.get((group, level), [])]
        lost, won = [id for id in had if id not in has], [id for id in has if id not in had]
        for pair in zip_longest(lost, won, fillvalue=""):
            yield Shift(term, change, group, "alternate" if level else "focal", *pair)
