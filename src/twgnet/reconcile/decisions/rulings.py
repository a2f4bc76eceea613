"""What a person ruled, understood and ready to apply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from twgnet.errors import DecisionsError, Problem, problem
from twgnet.model.message import message
from twgnet.model.reconciliation import Decision, Status
from twgnet.model.registry import Organisation, Registry
from twgnet.reconcile.decisions.contradictions import contradictions
from twgnet.reconcile.decisions.file import Key, key_of
from twgnet.reconcile.decisions.same_names import same_name_keys
from twgnet.reconcile.groups.result import MatchResult
from twgnet.reconcile.text.normalise import normalise
from twgnet.reconcile.text.prefixes import strip_group_prefix

ACCEPT = frozenset(("accept", "accepted", "yes", "y", "ok", "right", "correct", "true", "split"))
FIRST = frozenset(("accept", "accepted"))  # take the first candidate; yes does not say which of several
REFUSE = frozenset(("no", "n", "none", "new", "reject", "rejected", "false"))
NOT_A_GROUP = frozenset(("not a group", "no group", "not a twg", "notagroup")) | REFUSE
IGNORE = frozenset(("ignore", "ignored", "skip"))
SAME = frozenset(("same", "the same", "one", "merge")) | ACCEPT - {"split"}
DIFFERENT = frozenset(("not the same", "not same", "different", "two", "keep apart")) | REFUSE
JOINTS = (r"[;\n]", r"[;\n,]", r"[;\n,/+]", r"[;\n,/+&]| and ")  # tried until every part is known

KINDS = ("group", "organisation", "same")


@dataclass(frozen=True, slots=True)
class GroupRuling:
    """What a text means: these groups, not a group, or nothing worth keeping."""

    status: Status
    group_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """Every ruling by the normal form of its text.

    `organisations` gives the master list's id, empty for an organisation of its own; `same`
    says of a pair of names whether they are one; `same_as` gives for each name ruled to be the
    same as another the one that stands for both.
    """

    groups: Mapping[str, GroupRuling] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[frozenset[str], bool] = field(default_factory=dict)
    same_as: Mapping[str, str] = field(default_factory=dict)


def read_rulings(decisions: Sequence[Decision], registry: Registry, master: Sequence[Organisation]) -> Rulings:
    """Understand every ruling, or refuse them all with each problem listed.

    Rulings on organisations wait for a master list; without one they are kept, not applied.

    Raises
    ------
    DecisionsError
        A ruling is not understood, names what does not exist, or contradicts another.
    """
    groups = _ids((group.id, (*group.aliases, group.acronym, group.name)) for group in registry.groups)
    people = _ids((one.id, (*one.aliases, one.name)) for one in master)
    understood: list[tuple[Decision, object]] = []
    problems: list[Problem] = []
    for decision in decisions:
        if decision.kind in KINDS and not decision.ruled:
            continue
        try:
            understood.append((decision, _understand(decision, groups, people)))
        except DecisionsError as error:
            problems += error.problems
    problems += contradictions(understood, people)
    if problems:
        raise DecisionsError(*problems)
    return _gather({key_of(decision): ruling for decision, ruling in understood})


def ruled_results(rulings: Rulings) -> dict[str, MatchResult]:
    """Give what was ruled on each text, by its normal form, as a result above the evidence."""
    return {
        text: MatchResult(ruling.status, ruling.group_ids, ruling.group_ids, "decision", 100.0)
        for text, ruling in rulings.groups.items()
    }


def _ids(named: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Give who each name is of; an id goes before every name."""
    known = list(named)
    by_name = {normalise(name): owner for owner, names in known for name in names if name}
    return by_name | {normalise(owner): owner for owner, _ in known}


def _understand(decision: Decision, groups: Mapping[str, str], people: Mapping[str, str]) -> GroupRuling | str | bool:
    if decision.kind not in KINDS:
        raise _refused(decision, "unknown_kind", kind=decision.kind)
    _, texts = key_of(decision)
    if "" in texts:
        raise _refused(decision, "no_letter")
    if decision.answer and normalise(decision.ruling) not in ACCEPT | {
        "",
        normalise(decision.answer),
    }:
        raise _refused(decision, "differ", ruling=decision.ruling, answer=decision.answer)
    if _is_yes_to_several(decision):
        raise _refused(decision, "which", ruling=decision.answer or decision.ruling, n=len(decision.candidates))
    if decision.kind == "group":
        return _group_ruling(decision, groups)
    if decision.kind == "organisation":
        return _organisation_ruling(decision, people) if people else ""
    if len(texts) < 2:
        raise _refused(decision, "one_name")
    return _same_ruling(decision)


def _group_ruling(decision: Decision, groups: Mapping[str, str]) -> GroupRuling:
    word = normalise(decision.ruling or decision.answer)
    if word in IGNORE | NOT_A_GROUP:
        return GroupRuling("ignored" if word in IGNORE else "not_a_group")
    ids = _named(decision, groups)
    if word == "split" and len(ids) < 2:
        raise _refused(decision, "split")
    if not ids:
        raise _refused(decision, _nothing(decision, "no_group"), stated=_stated(decision))
    return GroupRuling("matched", tuple(dict.fromkeys(ids)))


def _organisation_ruling(decision: Decision, people: Mapping[str, str]) -> str:
    if normalise(decision.ruling or decision.answer) in REFUSE:
        return ""
    ids = _named(decision, people)
    if len(ids) != 1:
        raise _refused(decision, _nothing(decision, "no_organisation"), stated=_stated(decision))
    return ids[0]


def _same_ruling(decision: Decision) -> bool:
    word = normalise(decision.ruling or decision.answer)
    if word not in SAME | DIFFERENT:
        raise _refused(decision, "not_understood", stated=_stated(decision))
    return word in SAME


def _named(decision: Decision, known: Mapping[str, str]) -> list[str]:
    """Give the ids that a ruling names, whichever way it joins them; none if one is unknown."""
    stated = _stated(decision)
    for joint in JOINTS:
        parts = [part for part in re.split(joint, stated) if part.strip()]
        ids = [known.get(key) or known.get(strip_group_prefix(key), "") for key in map(normalise, parts)]
        if all(ids):
            return ids
    return []


def _stated(decision: Decision) -> str:
    """Give what a ruling names: the candidate it takes, or what is written."""
    stated = decision.answer or decision.ruling
    if normalise(stated) in ACCEPT:
        return next(iter(decision.candidates), "")
    if stated.isdecimal() and 0 < int(stated) <= len(decision.candidates):
        return decision.candidates[int(stated) - 1]
    return stated


def _nothing(decision: Decision, code: str) -> str:
    return code if _stated(decision) else "no_candidate"


def _is_yes_to_several(decision: Decision) -> bool:
    word = normalise(decision.answer or decision.ruling)
    return decision.kind != "same" and word in ACCEPT - FIRST - {"split"} and len(decision.candidates) > 1


def _refused(decision: Decision, code: str, **values: object) -> DecisionsError:
    """Refuse a ruling: what is wrong with it, its text, and what rulings of its kind may say."""
    kind = decision.kind if decision.kind in KINDS else "unknown"
    what, advice = message(f"decisions.refused.{code}", **values), message(f"decisions.write.{kind}")
    return DecisionsError(
        problem("decisions.refused_ruling", decision.location, what=what, advice=advice, text=decision.text)
    )


def _gather(found: Mapping[Key, object]) -> Rulings:
    def of(kind: str) -> dict[Any, Any]:
        return {texts: ruling for (one, texts), ruling in found.items() if one == kind}

    return Rulings(
        {text: ruling for (text,), ruling in of("group").items()},
        {text: ruling for (text,), ruling in of("organisation").items()},
        of("same"),
        same_name_keys(of("same")),
    )
