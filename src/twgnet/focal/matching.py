"""Seats of a survey too large for integer programs: level after level, each the cheapest matching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from twgnet.focal.assign import Reached, Seating
from twgnet.focal.seat_model import SeatModel
from twgnet.optimise import Optimum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Truths = NDArray[np.bool_]

COPIES = 8  # the most seats of one level that one organisation is weighed for
EMPTY, HEDGED, SECOND, LOW = 2.0**39, 2.0**30, 2.0**22, 1e4  # what an empty seat costs, ... and the lowest score


class LevelMatching(Seating):
    """A seating that fills one level after another, each by the matching of least cost.

    A matching weighs, in this order, empty seats, hedged interests, organisations that have a seat
    already, and the squared distance of a score from the best. What equals is as good as drawn: columns
    stand in the order of the draw. Of a family that meets in a group, only the best member stands. How
    good the whole is, only bounds tell.

    R. Jonker and A. Volgenant (1987), "A shortest augmenting path algorithm for dense and sparse
    linear assignment problems", Computing 38: 325-340.
    """

    def __init__(self, model: SeatModel, objectives: Iterable[tuple[str, Floats]]) -> None:
        self.model = model
        chosen = _match_levels(model)
        seats = np.bincount(model.organisation[chosen], minlength=model.seated)
        self.solution = np.append(chosen, seats == 0 if model.plenty else np.maximum(seats - 1, 0)).astype(float)
        self.steps = []
        for code, cost in objectives:
            value = round(float(cost @ self.solution))
            bound = min(value, round(_bound(model, code, cost, chosen)))
            self.steps.append(Reached(code, Optimum(value, bound, proven=value == bound)))


def _match_levels(model: SeatModel) -> Truths:
    """Tell which columns are taken."""
    closed = _closed(model)
    taken = np.zeros(len(model.candidate), bool)
    for level in np.unique(model.level):
        while len(found := _match_level(model, level, closed, taken)):
            taken[found] = True
    return taken


def _match_level(model: SeatModel, level: int, closed: Truths, taken: Truths) -> Ints:
    """Give further columns of a level to take: two seats of a group that one organisation is given are but one."""
    held = np.bincount(model.organisation[taken], minlength=model.seated)
    room = model.cap - held
    if level == 0 and model.rules.max_focal is not None:
        room = np.minimum(room, model.rules.max_focal - held)
    for several in model.kin:
        room[several] = _share_room(room[several], held[several])
    seated = np.isin(model.candidate, model.candidate[taken])
    seats = model.room - np.bincount(model.seat[taken], minlength=1 + model.seat.max(initial=0))[model.seat]
    free = np.flatnonzero((model.level == level) & ~closed & ~seated)
    return _match(model, free, seats[free], room, held)


def _share_room(room: Ints, held: Ints) -> Ints:
    """Share the seats that several may hold together which may be one: one each, first to those that hold fewest.

    >>> _share_room(np.array([2, 1]), np.array([0, 1])), _share_room(np.array([1, 0]), np.array([0, 1]))
    (array([1, 0]), array([0, 0]))
    """
    left = max(0, int((room + held).max(initial=0) - held.sum()))
    first = np.argsort(held, kind="stable")
    shared = np.zeros_like(room)
    while left and (open_ones := first[shared[first] < room[first]]).size:
        given = open_ones[:left]
        shared[given] += 1
        left -= len(given)
    return shared


def _closed(model: SeatModel) -> Truths:
    """Tell which columns a ban closes, or a better member of the family."""
    closed = np.zeros(len(model.candidate), bool)
    merit = [(one.merit, one.lot) for one in model.candidates]
    for row, columns, _ in model.rows.parts:
        kind = model.rows.kinds[row[0]] if len(row) else ""
        if kind == "never":
            closed[columns] = True
        elif kind == "family":
            best = min(model.candidate[columns], key=merit.__getitem__)
            closed[columns] |= model.candidate[columns] != best
    return closed


def _match(model: SeatModel, columns: Ints, seats: Ints, room: Ints, held: Ints) -> Ints:
    """Give those of some columns, of levels with so many free `seats`, that a cheapest matching takes."""
    from scipy.sparse import csr_array, eye_array, hstack
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    column, seat, place = (np.concatenate(part) for part in zip(*_copies(model, columns, seats, room), strict=True))
    if not len(column):
        return column
    chairs, row = np.unique(model.group[column] * (1 + seat.max()) + seat, return_inverse=True)
    organisation = model.organisation[column]
    further = (place + held[organisation] > 0) & model.rules.everyone_first
    cost = 1 + SECOND * further + _badness(model)[column]
    pairs = csr_array((cost, (row, organisation + place * model.seated)))
    nobody = csr_array(EMPTY * eye_array(len(chairs)))
    rows, found = min_weight_full_bipartite_matching(hstack([pairs, nobody], format="csr"))
    filled = found < pairs.shape[1]
    key = row * pairs.shape[1] + organisation + place * model.seated
    return column[np.isin(key, rows[filled] * pairs.shape[1] + found[filled])]


def _badness(model: SeatModel) -> Floats:
    """Give what each column costs beside an empty seat: a hedge, and the squared distance from the best score."""
    score = np.array([one.score for one in model.candidates], float)
    hedged = np.array([not one.certain for one in model.candidates])
    distance = (score.max() - score) / max(1.0, float(np.ptp(score)))
    badness: Floats = (HEDGED * hedged + (LOW * distance**2).round())[model.candidate]
    return badness


def _copies(model: SeatModel, columns: Ints, seats: Ints, room: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Give each column for each seat of its level and each seat that its organisation may take."""
    room = np.minimum(room, COPIES)[model.organisation[columns]]
    for seat in range(int(seats.max(initial=1))):
        for place in range(int(room.max(initial=1))):
            fits = columns[(seat < seats) & (place < room)]
            yield fits, np.full(len(fits), seat), np.full(len(fits), place)


def _bound(model: SeatModel, code: str, cost: Floats, taken: Truths) -> float:
    """Give what an objective cannot be better than, among the best for those before it."""
    columns = cost[: len(taken)]
    if not len(columns):
        return 0
    if code in ("focal", "alternates"):
        level = int(model.level[np.argmin(columns)])
        return int((model.level[taken] < level).sum()) - _most_filled(model, level)
    if code == "everyone":
        further = int(taken.sum()) - model.seated
        return max(0, -further if model.plenty else further)
    best, room = np.zeros(1 + model.seat.max()), np.zeros(1 + model.seat.max())
    np.minimum.at(best, model.seat, columns)
    room[model.seat] = model.room
    return float(best @ room)


def _most_filled(model: SeatModel, level: int) -> int:
    """Count the seats up to a level that caps alone would let be filled: a maximum flow."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    used = np.flatnonzero(model.level <= level)
    seats, first, place = np.unique(model.seat[used], return_index=True, return_inverse=True)
    source, sink = model.seated + len(seats), model.seated + len(seats) + 1
    organisations, chairs = np.arange(model.seated), model.seated + np.arange(len(seats))
    start = np.concatenate([np.full(model.seated, source), model.organisation[used], chairs])
    end = np.concatenate([organisations, model.seated + place, np.full(len(seats), sink)])
    room = np.concatenate([model.cap, np.ones(len(used)), model.room[used][first]]).astype(np.int32)
    return int(maximum_flow(csr_array((room, (start, end)), shape=(sink + 1, sink + 1)), source, sink).flow_value)
