"""Rules that cannot hold together: which they are, and the smallest change that lets them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from twgnet.focal.seat_model import SeatModel
from twgnet.model.focal import HeldSeat, Must, Never, Quota
from twgnet.model.message import Message, message
from twgnet.optimise import IntegerProgram

KINDS = ("must", "never", "family", "quota", "changes", "cap")  # what should yield last comes first
DEMANDS = ("must", "quota", "changes")  # an assignment without them always exists


def is_feasible(program: IntegerProgram) -> bool:
    """Tell whether any assignment keeps all rules."""
    return program.minimise(np.zeros(len(program.low))).value is not None


def relax(model: SeatModel, kinds: tuple[str, ...]) -> tuple[IntegerProgram, dict[int, int]]:
    """Let rules of some kinds be broken as little as can be, those first in `kinds` least of all.

    Gives the narrowed program, and by how much each row is broken (negative where it is missed).
    """
    rows = model.rows
    program = rows.program(model.seated, 1000, elastic=kinds)
    elastic = rows.elastic(kinds)
    for kind in kinds:
        cost = np.zeros(len(program.low))
        cost[rows.count :] = np.tile([rows.kinds[row] == kind for row in elastic], 2)
        program.minimise(cost)
    solution = np.asarray(program.solution)[rows.count :].round().astype(int)
    over, under = solution[: len(elastic)], solution[len(elastic) :]
    return program, {
        int(row): int(more - less) for row, more, less in zip(elastic, over, under, strict=True) if more != less
    }


def describe_conflict(model: SeatModel) -> tuple[Message, ...]:
    """Name the rules in conflict, and the smallest change of the rules, verified by solving again."""
    names = Describer(model)
    conflict = [names.rule(row) for row in _irreducible(model)]
    _, breaks = relax(model, KINDS)
    messages = [message("focal.conflict", rules=tuple(conflict))]
    messages += [names.change(row, amount) for row, amount in breaks.items()]
    if _holds_when_changed(model, breaks):
        messages.append(message("focal.repair.verified"))
    return tuple(messages)


def _holds_when_changed(model: SeatModel, breaks: dict[int, int]) -> bool:
    rows = model.rows
    for row, amount in breaks.items():
        rows.most[row] += max(amount, 0)
        rows.least[row] += min(amount, 0)
    holds = is_feasible(rows.program(model.seated, 1000))
    for row, amount in breaks.items():
        rows.most[row] -= max(amount, 0)
        rows.least[row] -= min(amount, 0)
    return holds


def _irreducible(model: SeatModel) -> list[int]:
    """Find rules that cannot hold together, none of which could be left out (a deletion filter)."""
    rows = model.rows
    kept = set(rows.elastic(KINDS).tolist())
    for row in sorted(kept, key=lambda row: (-KINDS.index(rows.kinds[row]), row)):
        kept.discard(row)
        least, most = rows.least[:], rows.most[:]
        for other in rows.elastic(KINDS).tolist():
            if other not in kept:
                rows.least[other], rows.most[other] = -np.inf, np.inf
        feasible = is_feasible(rows.program(model.seated, 1000))
        rows.least, rows.most = least, most
        if feasible:
            kept.add(row)
    return sorted(kept, key=lambda row: (KINDS.index(rows.kinds[row]), row))


class Describer:
    """Says a row in the words of the rules."""

    def __init__(self, model: SeatModel) -> None:
        self.model = model
        self.groups = {group.id: group.name for group in model.network.groups}

    def rule(self, row: int) -> Message:
        """Say a rule."""
        kind, about, rows = self.model.rows.kinds[row], self.model.rows.about[row], self.model.rows
        return message(f"focal.rule.{_code(kind, about)}", **dict(self._values(about, rows.least[row], rows.most[row])))

    def change(self, row: int, amount: int) -> Message:
        """Say how a rule would have to change."""
        kind, about, rows = self.model.rows.kinds[row], self.model.rows.about[row], self.model.rows
        least, most = rows.least[row] + min(amount, 0), rows.most[row] + max(amount, 0)
        return message(f"focal.repair.{_code(kind, about)}", **dict(self._values(about, least, most)))

    def _values(self, about: Any, least: float, most: float) -> Iterator[tuple[str, Any]]:
        yield "n", int(least if np.isfinite(least) and least > 0 else most if np.isfinite(most) else 0)
        match about:
            case Must() | Never():
                yield from self._pair(about.group, about.organisation)
            case HeldSeat():
                yield from self._pair(about.group_id, about.organisation_id)
            case str():
                yield "organisation", self.model.organisations[about].name
            case ("focal", str() as organisation):
                yield "organisation", self.model.organisations[organisation].name
            case (Quota(), str() as value):
                yield "value", value
            case (str() as group, tuple() as family):
                yield "group", self.groups[group]
                yield "names", tuple(self.model.organisations[id].name for id in family)

    def _pair(self, group: str, organisation: str) -> Iterator[tuple[str, Any]]:
        yield "group", self.groups[group]
        yield "organisation", self.model.organisations[organisation].name


def _code(kind: str, about: Any) -> str:
    """Tell the limit of focal seats from that of all seats."""
    return "cap_focal" if kind == "cap" and isinstance(about, tuple) else kind
