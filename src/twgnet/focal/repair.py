"""Rules that cannot hold together: which they are, and the smallest change that lets them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from twgnet.errors import Location
from twgnet.focal.seat_model import SeatModel
from twgnet.model.focal import Declined, HeldSeat, Must, Never, Quota
from twgnet.model.message import Message, message
from twgnet.optimise import IntegerProgram

if TYPE_CHECKING:
    from numpy.typing import NDArray

KINDS = ("must", "never", "family", "quota", "changes", "cap")  # what should yield last comes first
DEMANDS = ("must", "quota", "changes")  # an assignment without them always exists


def is_feasible(program: IntegerProgram) -> bool:
    """Tell whether any assignment keeps all rules."""
    return program.minimise(np.zeros(len(program.low))).value is not None


def relax(model: SeatModel, kinds: tuple[str, ...]) -> IntegerProgram:
    """Let rules of some kinds be broken as little as can be, those first in `kinds` least of all."""
    program = model.rows.program(1000, elastic=kinds)
    for kind in kinds:
        program.minimise(_weigh(model, kinds, kind, (1, 1)))
    return program


def find_repair(model: SeatModel) -> dict[int, int]:
    """Find the smallest change that lets all rules hold: how far each row is exceeded, or missed where negative.

    The fewest rules of each kind change, of those first in `KINDS` fewest of all, and then by as little as can be.
    """
    rows = model.rows
    program = rows.program(1000, elastic=KINDS, counted=True)
    for weights in ((0, 0, 1), (1, 1, 0)):
        for kind in KINDS:
            program.minimise(_weigh(model, KINDS, kind, weights))
    over, under, _ = np.split(np.asarray(program.solution)[rows.count :].round().astype(int), 3)
    elastic = rows.elastic(KINDS)
    return {int(row): int(more - less) for row, more, less in zip(elastic, over, under, strict=True) if more != less}


def _weigh(model: SeatModel, kinds: tuple[str, ...], kind: str, weights: tuple[int, ...]) -> NDArray[np.float64]:
    """Make a cost of the columns that say how rules of a kind are broken, in the order of `Rows.program`."""
    rows = model.rows
    of_kind = np.array([rows.kinds[row] == kind for row in rows.elastic(kinds)], float)
    return np.concatenate([np.zeros(rows.count), *(weight * of_kind for weight in weights)])


def describe_conflict(model: SeatModel) -> tuple[Message, ...]:
    """Name the rules of each conflict, and the smallest change of the rules, verified by solving again."""
    names = Describer(model)
    breaks = find_repair(model)
    conflicts = list(_conflicts(model, breaks))
    messages = [message("focal.conflict", rules=tuple(map(names.rule, rows))) for rows in conflicts]
    messages += [names.change(row, amount) for row, amount in breaks.items()]
    if _holds_when_changed(model, breaks):
        messages.append(message("focal.repair.verified"))
    return tuple(messages)


def _holds_when_changed(model: SeatModel, breaks: dict[int, int]) -> bool:
    rows = model.rows
    for row, amount in breaks.items():
        rows.most[row] += max(amount, 0)
        rows.least[row] += min(amount, 0)
    holds = is_feasible(rows.program(1000))
    for row, amount in breaks.items():
        rows.most[row] -= max(amount, 0)
        rows.least[row] -= min(amount, 0)
    return holds


def _conflicts(model: SeatModel, breaks: Collection[int]) -> Iterator[list[int]]:
    """Give conflicts until the rules hold without those of them that a repair changes."""
    left_out: set[int] = set()
    while not left_out >= {*breaks} and not _holds_without(model, left_out):
        conflict = _irreducible(model, left_out)
        yield conflict
        left_out |= {*conflict} & {*breaks}


def _irreducible(model: SeatModel, left_out: Collection[int]) -> list[int]:
    """Find rules that cannot hold together, none of which could be left out (a deletion filter, by halves)."""
    rows = model.rows

    def order(row: int) -> tuple[int, int]:
        return KINDS.index(rows.kinds[row]), row

    every = set(rows.elastic(KINDS).tolist()) - {*left_out}
    kept, waiting = set(every), [sorted(every, key=lambda row: (-order(row)[0], row))]
    while waiting:
        several = waiting.pop()
        if not _holds_without(model, (every - kept) | {*several, *left_out}):
            kept -= {*several}
        elif len(several) > 1:
            half = len(several) // 2
            waiting += [several[half:], several[:half]]
    return sorted(kept, key=order)


def _holds_without(model: SeatModel, left_out: set[int]) -> bool:
    """Tell whether rules can hold together without some of them."""
    rows = model.rows
    least, most = rows.least[:], rows.most[:]
    for row in left_out:
        rows.least[row], rows.most[row] = -np.inf, np.inf
    holds = is_feasible(rows.program(1000))
    rows.least, rows.most = least, most
    return holds


class Describer:
    """Says a row in the words of the rules, and where its rule stands."""

    def __init__(self, model: SeatModel) -> None:
        self.model, self.rules = model, model.rules
        self.groups = {group.id: group.name for group in model.network.groups}

    def rule(self, row: int) -> Message:
        """Say a rule, and its place in the file that it was read from."""
        rows = self.model.rows
        rule = self._describe("rule", row, rows.least[row], rows.most[row])
        where = self._locate(rows.kinds[row], rows.about[row])
        return message("focal.rule.at", rule=rule, where=where.as_message()) if where else rule

    def change(self, row: int, amount: int) -> Message:
        """Say how a rule would have to change."""
        rows = self.model.rows
        return self._describe("repair", row, rows.least[row] + min(amount, 0), rows.most[row] + max(amount, 0))

    def _describe(self, how: str, row: int, least: float, most: float) -> Message:
        kind, about = self.model.rows.kinds[row], self.model.rows.about[row]
        return message(f"focal.{how}.{_code(kind, about)}", **dict(self._values(about, least, most)))

    def _locate(self, kind: str, about: Any) -> Location | None:
        """Find the line of a rule; the file by its name alone, since reports say it too."""
        file, place = self.rules.file, self._place(kind, about)
        found = about.location if isinstance(about, HeldSeat) else file.locate(*place) if file and place else None
        return replace(found, file=Path(found.file).name) if found and (found.part or found.row) else None

    def _place(self, kind: str, about: Any) -> tuple[str, int] | None:
        """Give the heading or key of a rule, and how many alike stand before it."""
        rules = self.rules
        match about:
            case Declined():
                return None
            case Must() | Never():
                return f"[[{kind}]]", [*rules.must, *rules.never].index(about) - len(rules.must) * (kind == "never")
            case (Quota() as quota, _):
                return "[[quota]]", rules.quotas.index(quota)
            case ("focal", _):
                return "max_focal", 0
            case str():
                return "[max_seats_of]" if about in rules.max_seats_of else "max_seats", 0
            case (_, tuple() as family) if family in rules.families:
                return "[[family]]", rules.families.index(family)
        return None

    def _values(self, about: Any, least: float, most: float) -> Iterator[tuple[str, Any]]:
        if isinstance(about, tuple) and isinstance(about[0], Quota):
            yield "quota", describe_quota(about[0], about[1], least, most)
            return
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
            case (str() as group, tuple() as family):
                yield "group", self.groups[group]
                yield "names", tuple(self.model.organisations[id].name for id in family)

    def _pair(self, group: str, organisation: str) -> Iterator[tuple[str, Any]]:
        yield "group", self.groups[group]
        yield "organisation", self.model.organisations[organisation].name


def _code(kind: str, about: Any) -> str:
    """Tell limits of focal seats from those of all, who declined from whom a rule keeps out, a role from any."""
    if isinstance(about, Declined):
        return "declined"
    if isinstance(about, Must) and about.role:
        return f"must_{about.role}"
    return "cap_focal" if kind == "cap" and isinstance(about, tuple) else kind


def describe_quota(quota: Quota, who: str, least: float, most: float) -> Message:
    """Say how many seats organisations of a kind must and may have."""
    limits = [("least", least), ("most", most)]
    bounds = tuple(message(f"focal.quota.{name}", n=int(limit)) for name, limit in limits if np.isfinite(limit))
    return message("focal.quota.seats", of=message(f"focal.quota.{quota.of}"), who=who, bounds=bounds)
