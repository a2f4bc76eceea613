"""Rulings that cannot stand together: two on one text, or two and one at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from twgnet.errors import Problem
from twgnet.model.settled import Decision
from twgnet.reconcile.decisions import Key, key_of
from twgnet.reconcile.twins import twin_keys

Understood = tuple[Decision, object]


def contradictions(rulings: Sequence[Understood]) -> Iterator[Problem]:
    """Find rulings on one text that differ, and rulings on organisations that join the disjoint.

    `rulings` are decisions with their meaning: for organisations the id in the master list,
    for a pair whether it is one.
    """
    first: dict[Key, Understood] = {}
    for decision, meaning in rulings:
        earlier, meant = first.setdefault(key_of(decision), (decision, meaning))
        if meaning != meant:
            yield _contradiction(decision, earlier)
    yield from _among_twins(first.values())


def _among_twins(rulings: Iterable[Understood]) -> Iterator[Problem]:
    by_kind: dict[str, list[Understood]] = {"same": [], "organisation": []}
    for ruling in rulings:
        by_kind.get(ruling[0].kind, []).append(ruling)
    pairs = {key_of(decision)[1]: bool(same) for decision, same in by_kind["same"]}
    twins = twin_keys(pairs)
    for decision, same in by_kind["same"]:
        if not same and len({twins.get(name, name) for name in key_of(decision)[1]}) == 1:
            what = f"{decision.text!r} and {decision.other!r} are two, but one by other rulings"
            yield Problem(what, decision.place, "change one of these rulings")
    first: dict[str, Understood] = {}
    for decision, owner in by_kind["organisation"]:
        (name,) = key_of(decision)[1]
        earlier, other = first.setdefault(twins.get(name, name), (decision, owner))
        if owner != other:
            yield _contradiction(decision, earlier)


def _contradiction(decision: Decision, earlier: Decision) -> Problem:
    row = f"row {earlier.place.row}" if earlier.place else "an earlier row"
    about = "" if earlier.text == decision.text else f" on {earlier.text!r}"
    what = f"this ruling on {decision.text!r} contradicts that of {row}{about}"
    return Problem(what, decision.place, "keep one of them")
