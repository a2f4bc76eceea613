"""Rulings that cannot stand together: two on one text, or two and one at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twgnet.errors import Problem, problem
from twgnet.model.reconciliation import Decision
from twgnet.reconcile.decisions.file import Key, key_of
from twgnet.reconcile.decisions.same_names import same_name_keys

Understood = tuple[Decision, object]


def contradictions(rulings: Sequence[Understood], listed: Mapping[str, str]) -> Iterator[Problem]:
    """Find rulings on one text that differ, and rulings on organisations that join the disjoint.

    `rulings` are decisions with their meaning: for organisations the id in the master list,
    for a pair whether it is one. `listed` gives the id of every name in the master list.
    """
    first: dict[Key, Understood] = {}
    for decision, meaning in rulings:
        earlier, meant = first.setdefault(key_of(decision), (decision, meaning))
        if meaning != meant:
            yield _contradiction(decision, earlier)
    pairs = [ruling for ruling in first.values() if ruling[0].kind == "same"]
    same_as = same_name_keys({key_of(decision)[1]: bool(same) for decision, same in pairs})
    owners = dict(listed)
    by_class: dict[str, Understood] = {}
    for decision, owner in first.values():
        if decision.kind == "organisation":
            (name,) = key_of(decision)[1]
            owners[name] = str(owner)
            earlier, other = by_class.setdefault(same_as.get(name, name), (decision, owner))
            if owner != other:
                yield _contradiction(decision, earlier)
    yield from _among_pairs(pairs, same_as, owners)


def _among_pairs(
    pairs: Iterable[Understood], same_as: Mapping[str, str], owners: Mapping[str, str]
) -> Iterator[Problem]:
    """Find pairs that are two here and one there, by other rulings or by the master list."""
    for decision, same in pairs:
        names = key_of(decision)[1]
        ids = {owners.get(name, "") for name in names}
        joined = len({same_as.get(name, name) for name in names}) == 1 or (len(ids) == 1 and any(ids))
        both = {"text": decision.text, "other": decision.other}
        if joined and not same:
            yield problem("decisions.one_elsewhere", decision.location, **both)
        if same and len(ids) == 2 and all(ids):
            yield problem("decisions.two_in_list", decision.location, **both)


def _contradiction(decision: Decision, earlier: Decision) -> Problem:
    code = "decisions.contradicts" + "_row" * bool(earlier.location) + "_other" * (earlier.text != decision.text)
    row = str(earlier.location.row) if earlier.location else ""
    return problem(code, decision.location, text=decision.text, row=row, other=earlier.text)
