"""Rules that cannot hold together: which they are, and the smallest change that lets them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from twgnet.errors import Location
from twgnet.focal.rules.resolve import list_names
from twgnet.focal.seat_model import Kin, Place, SeatModel
from twgnet.model.focal import Declined, HeldSeat, Must, Never, Quota
from twgnet.model.message import Message, message
from twgnet.optimise import IntegerProgram

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

KINDS = ("must", "never", "family", "quota", "changes", "cap")  # what should yield last comes first
DEMANDS = ("must", "quota", "changes")  # an assignment without them always exists


def is_feasible(program: IntegerProgram) -> bool:
    """Say if any assignment keeps all rules."""
    return program.minimise(np.zeros(len(program.low))).value is not None


def relax(model: SeatModel, kinds: tuple[str, ...]) -> IntegerProgram:
    """Let rules of some kinds be broken as little as can be, those first in `kinds` least of all."""
    program = model.rows.program(elastic=kinds)
    for kind in kinds:
        program.minimise(_weigh(model, kinds, kind, (1, 1)))
    return program


def find_repair(model: SeatModel, broken: Collection[int] = ()) -> dict[int, int]:
    """Find the smallest change that lets all rules hold: how far each row is exceeded, or missed where negative.

    The fewest rules of each kind change, of those first in `KINDS` fewest of all, and then by as little as can be.
    Of changes as small the one is taken that changes most of the `broken` rows, those an assignment does not keep.
    """
    rows = model.rows
    elastic, program = rows.elastic(KINDS), rows.program(elastic=KINDS, counted=True)
    for weights in ((0, 0, 1), (1, 1, 0)):
        for kind in KINDS:
            program.minimise(_weigh(model, KINDS, kind, weights))
    further = np.append(np.zeros(len(program.low) - len(elastic)), ~np.isin(elastic, [*broken]))
    program.minimise(further)
    over, under, _ = np.split(np.asarray(program.solution)[rows.count :].round().astype(int), 3)
    return {int(row): int(more - less) for row, more, less in zip(elastic, over, under, strict=True) if more != less}


def _weigh(model: SeatModel, kinds: tuple[str, ...], kind: str, weights: tuple[int, ...]) -> Floats:
    """Make a cost of the columns that say how rules of a kind are broken, in the order of `Rows.program`."""
    rows = model.rows
    of_kind = np.array([rows.kinds[row] == kind for row in rows.elastic(kinds)], float)
    return np.concatenate([np.zeros(rows.count), *(weight * of_kind for weight in weights)])


def describe_conflict(model: SeatModel, solution: Floats | None = None) -> tuple[Message, ...]:
    """Name the rules of each conflict, and the smallest change of the rules, verified by solving again.

    Of changes as small, the one that lets the assignment of the `solution` be.
    """
    names = Describer(model)
    breaks = find_repair(model, () if solution is None else model.rows.broken(solution))
    conflicts = list(_conflicts(model, breaks))
    messages = [
        message("focal.conflict", rules=(*map(names.rule, rows), *map(names.place, _places(model, rows))))
        for rows in conflicts
    ]
    messages += [names.change(row, amount) for row, amount in breaks.items()]
    if _holds_when_changed(model, breaks):
        messages.append(message("focal.repair.verified"))
    return tuple(messages)


def _holds_when_changed(model: SeatModel, breaks: dict[int, int]) -> bool:
    rows = model.rows
    least, most = rows.least[:], rows.most[:]
    for row, amount in breaks.items():
        rows.least[row], rows.most[row] = _loosen(model, row, amount)
    holds = is_feasible(rows.program())
    rows.least, rows.most = least, most
    return holds


def _loosen(model: SeatModel, row: int, amount: int) -> tuple[float, float]:
    """Give the limits of a row that let it be exceeded by an amount, or missed where that is negative."""
    least, most = model.rows.least[row], model.rows.most[row]
    return least + min(amount, 0), most + max(amount, 0)


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


def _places(model: SeatModel, conflict: Collection[int]) -> Iterator[Place]:
    """Give the seats of groups that rules in conflict name and that are too few for these rules."""
    rows = model.rows
    named = {_group_of(rows.about[row]) for row in conflict}
    left_out = {*rows.elastic(KINDS).tolist()} - {*conflict}
    found = [
        Place(rule.group, rule.role or "focal")
        for rule in (rows.about[row] for row in conflict)
        if isinstance(rule, Must) and not model.columns(rule.group, rule.organisation, rule.role)
    ]
    for row, place in enumerate(rows.about):
        if isinstance(place, Place) and place.group in named:
            if _holds_without(model, left_out | {row}):
                found.append(place)
            else:
                left_out.add(row)
    yield from dict.fromkeys(found)


def _group_of(about: Any) -> str:
    """Give the group that a rule names, if it names one."""
    if isinstance(about, HeldSeat):
        return about.group_id
    return about.group if isinstance(about, Must) else ""


def _holds_without(model: SeatModel, left_out: set[int]) -> bool:
    """Say if rules can hold together without some of them."""
    rows = model.rows
    least, most = rows.least[:], rows.most[:]
    for row in left_out:
        rows.least[row], rows.most[row] = -np.inf, np.inf
    holds = is_feasible(rows.program())
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

    def place(self, place: Place) -> Message:
        """Say how many seats of a role a group has."""
        focal, alternates = self.rules.seats_of(place.group)
        n = focal if place.role == "focal" else alternates
        rule = message(f"focal.rule.seats_{place.role}", group=self.groups[place.group], n=n)
        where = self._locate("seat", place)
        return message("focal.rule.at", rule=rule, where=where.as_message()) if where else rule

    def change(self, row: int, amount: int) -> Message:
        """Say how a rule would have to change."""
        return self._describe("repair", row, *_loosen(self.model, row, amount))

    def _describe(self, how: str, row: int, least: float, most: float) -> Message:
        kind, about = self.model.rows.kinds[row], self.model.rows.about[row]
        undecided = kind == "family" and about[1] not in self.rules.families
        code = "duplicate" if undecided else _code(kind, about)
        return message(f"focal.{how}.{code}", **dict(self._values(about, least, most)))

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
            case Place():
                return self._key_of(about)
            case ("focal", _) | Kin(of="focal"):
                return "max_focal", 0
            case Kin():
                return "max_seats", 0
            case str():
                return "[max_seats_of]" if about in rules.max_seats_of else "max_seats", 0
            case (_, tuple() as family) if family in rules.families:
                return "[[family]]", rules.families.index(family)
        return None

    def _key_of(self, place: Place) -> tuple[str, int] | None:
        """Give the key of the rules file that says how many seats of a role a group has, if one does."""
        text = self.rules.file.text if self.rules.file else ""
        nodes = (group for group in self.model.network.groups if group.id == place.group)
        names = "|".join(re.escape(name) for node in nodes for name in list_names(node))
        if re.search(rf'^\s*["\']?(?:{names})["\']?\s*=', text, re.MULTILINE | re.IGNORECASE):
            return "[seats]", 0
        general = place.role == "alternate" and re.search(r"^\s*alternates\s*=", text, re.MULTILINE)
        return ("alternates", 0) if general else None

    def _values(self, about: Any, least: float, most: float) -> Iterator[tuple[str, Any]]:
        if isinstance(about, tuple) and isinstance(about[0], Quota):
            yield "quota", describe_quota(about[0], about[1], least, most)
            return
        yield "n", int(least if np.isfinite(least) and least > 0 else most if np.isfinite(most) else 0)
        match about:
            case int() as keepable:
                yield "n", keepable - int(least)
            case Must() | Never():
                yield from self._pair(about.group, about.organisation)
            case HeldSeat():
                yield from self._pair(about.group_id, about.organisation_id)
            case Kin():
                yield "names", tuple(self.model.organisations[id].name for id in about.organisations)
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
    """Tell limits of focal seats from those of all, of one from those of several that may be one, and so on."""
    if isinstance(about, Declined):
        return "declined"
    if isinstance(about, Must) and about.role:
        return f"must_{about.role}"
    if isinstance(about, Kin):
        return "kin_focal" if about.of == "focal" else "kin"
    return "cap_focal" if kind == "cap" and isinstance(about, tuple) else kind


def describe_quota(quota: Quota, who: str, least: float, most: float) -> Message:
    """Say how many seats organisations of a kind must and may have."""
    limits = [("least", least), ("most", most)]
    bounds = tuple(message(f"focal.quota.{name}", n=int(limit)) for name, limit in limits if np.isfinite(limit))
    return message("focal.quota.seats", of=message(f"focal.quota.{quota.of}"), who=who, bounds=bounds)
