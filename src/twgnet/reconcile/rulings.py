"""What a person ruled, understood and ready to apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from twgnet.errors import DecisionsError, Problem
from twgnet.model.registry import Organisation, Registry
from twgnet.model.settled import Decision, Status
from twgnet.reconcile.decisions import key_of
from twgnet.reconcile.match import Verdict
from twgnet.reconcile.normal import normal

ACCEPT = frozenset(("accept", "accepted", "yes", "y", "ok", "right", "correct", "true", "split"))
REFUSE = frozenset(("no", "n", "none", "new", "reject", "rejected", "false"))
NOT_A_GROUP = frozenset(("not a group", "no group", "not a twg", "notagroup")) | REFUSE
IGNORE = frozenset(("ignore", "ignored", "skip"))
SAME = frozenset(("same", "the same", "one")) | ACCEPT - {"split"}
DIFFERENT = frozenset(("not the same", "not same", "different", "two")) | REFUSE


@dataclass(frozen=True, slots=True)
class GroupRuling:
    """What a text means: these groups, not a group, or nothing worth keeping."""

    status: Status
    group_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """Every ruling by the normal form of its text.

    `organisations` gives the master list's id, empty for an organisation of its own; `same`
    says of a pair of names whether they are one.
    """

    groups: Mapping[str, GroupRuling] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[frozenset[str], bool] = field(default_factory=dict)


def read_rulings(
    decisions: Sequence[Decision], registry: Registry, master: Sequence[Organisation]
) -> Rulings:
    """Understand every ruling, or refuse them all with each problem listed.

    Raises
    ------
    DecisionsError
        A ruling is not understood, names what does not exist, or contradicts another.
    """
    groups = _ids(
        (group.id, (*group.aliases, group.acronym, group.name)) for group in registry.groups
    )
    people = _ids((one.id, (*one.aliases, one.name)) for one in master)
    found: dict[tuple[str, frozenset[str]], tuple[object, Decision]] = {}
    problems = []
    for decision in decisions:
        ruling = _understand(decision, groups, people) if decision.ruled else None
        if isinstance(ruling, Problem):
            problems.append(ruling)
        elif ruling is not None:
            first = found.setdefault(key_of(decision), (ruling, decision))
            problems += [_contradiction(decision, first[1])] * (first[0] != ruling)
    if problems:
        raise DecisionsError(*problems)
    return _gather({key: ruling for key, (ruling, _) in found.items()})


def group_verdicts(rulings: Rulings) -> dict[str, Verdict]:
    """Give what was ruled on each text, by its normal form, as a verdict above the evidence."""
    return {
        text: Verdict(ruling.status, ruling.group_ids, ruling.group_ids, "decision", 100.0)
        for text, ruling in rulings.groups.items()
    }


def _ids(named: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    return {normal(name): owner for owner, names in named for name in (*names, owner) if name}


def _understand(
    decision: Decision, groups: Mapping[str, str], people: Mapping[str, str]
) -> GroupRuling | str | bool | Problem:
    match decision.kind:
        case "group":
            return _group_ruling(decision, groups)
        case "organisation":
            return _organisation_ruling(decision, people)
        case _:
            return _same_ruling(decision)


def _group_ruling(decision: Decision, groups: Mapping[str, str]) -> GroupRuling | Problem:
    word = normal(decision.ruling)
    if word in IGNORE:
        return GroupRuling("ignored")
    if word in NOT_A_GROUP:
        return GroupRuling("not_a_group")
    named = _named(decision)
    ids = [groups.get(normal(name), "") for name in named]
    if not all(ids) or not ids:
        wrong = ", ".join(repr(name) for name, known in zip(named, ids, strict=True) if not known)
        return _unknown(decision, f"{wrong or 'nothing'} is no group of the registry")
    return GroupRuling("matched", tuple(dict.fromkeys(ids)))


def _organisation_ruling(decision: Decision, people: Mapping[str, str]) -> str | Problem:
    if normal(decision.ruling) in REFUSE:
        return ""
    named = _named(decision)
    known = people.get(normal(named[0]), "") if len(named) == 1 else ""
    return known or _unknown(decision, f"{named[:1]} is no organisation of the master list")


def _same_ruling(decision: Decision) -> bool | Problem:
    word = normal(decision.ruling)
    if word in SAME or word in DIFFERENT:
        return word in SAME
    return _unknown(decision, f"the ruling {decision.ruling!r} is not understood")


def _named(decision: Decision) -> list[str]:
    """Give the ids or names that a ruling names: the answer, the first candidate, or itself."""
    if decision.answer:
        return [name.strip() for name in decision.answer.split(";") if name.strip()]
    if normal(decision.ruling) in ACCEPT:
        return list(decision.candidates[:1])
    return [name.strip() for name in decision.ruling.split(";") if name.strip()]


def _unknown(decision: Decision, what: str) -> Problem:
    advice = {
        "group": "write accept, not a group, ignore, or ids joined by ; in the column answer",
        "organisation": "write accept, new, or an id of the master list in the column answer",
        "same": "write same or not the same",
    }
    return Problem(f"{what} (text {decision.text!r})", decision.place, advice[decision.kind])


def _contradiction(decision: Decision, earlier: Decision) -> Problem:
    row = earlier.place.row if earlier.place else "an earlier one"
    return Problem(
        f"this ruling on {decision.text!r} contradicts that of row {row}",
        decision.place,
        "keep one of them",
    )


def _gather(found: Mapping[tuple[str, frozenset[str]], object]) -> Rulings:
    def of(kind: str) -> dict[Any, Any]:
        return {texts: ruling for (one, texts), ruling in found.items() if one == kind}

    return Rulings(
        {text: ruling for (text,), ruling in of("group").items()},
        {text: ruling for (text,), ruling in of("organisation").items()},
        of("same"),
    )
