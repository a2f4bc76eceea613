"""How well the names are settled, against a file that a person has checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twgnet.errors import DecisionsError, Location, Problem, TwgnetError
from twgnet.model.reconciliation import Decision, Mention
from twgnet.model.registry import Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.survey import reconcile_survey

SHOWN = 3  # candidates that a person is likely to look at


@dataclass(frozen=True, slots=True)
class Mistake:
    """A text that was not settled as the checked file says: what it names, and what was found.

    `wrong` says that something was used that should not have been; else it was left open.
    """

    text: str
    group_id: str
    found: str
    candidates: str
    rule: str
    wrong: bool
    row: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How often names were settled as a checked file says, as shares from 0 to 1.

    `precision` is the share of the used matches that are right, `recall` the share of the
    named groups that were found, `among_first` the share of those not found that stand among
    the first three candidates. A share of nothing is None.
    """

    texts: int
    used: int
    named: int
    right: int
    precision: float | None
    recall: float | None
    among_first: float | None
    mistakes: tuple[Mistake, ...]


def evaluate_matches(gold: str | Path, registry: Registry, decisions: Sequence[Decision] = ()) -> Evaluation:
    """Settle the texts of a checked file and compare.

    Parameters
    ----------
    gold
        A table with the columns `text` and `group_id`: several ids joined by `;`, none where
        the text names no group.

    Raises
    ------
    DecisionsError
        The file cannot be used; every problem is listed with its row.
    """
    rows = _read_gold(gold, registry)
    answers = tuple(Answer("gold", text, location) for text, _, location in rows)
    found: dict[int, list[Mention]] = {location.row: [] for _, _, location in rows}
    for mention in reconcile_survey(Survey("gold", answers), registry, decisions=decisions).mentions:
        found[mention.row].append(mention)
    used = named = right = shown = 0
    mistakes = []
    for text, truth, location in rows:
        mentions = found[location.row]
        ids = {mention.group_id for mention in mentions if mention.status == "matched"}
        first = {id for mention in mentions for id in mention.candidates[:SHOWN]}
        used, named, right = used + len(ids), named + len(truth), right + len(ids & truth)
        shown += len((truth - ids) & first)
        if ids != truth:
            mistakes.append(_mistake(text, truth, ids, mentions, location.row))
    return Evaluation(
        texts=len(rows),
        used=used,
        named=named,
        right=right,
        precision=right / used if used else None,
        recall=right / named if named else None,
        among_first=shown / (named - right) if named > right else None,
        mistakes=tuple(mistakes),
    )


def _mistake(text: str, truth: set[str], ids: set[str], mentions: Sequence[Mention], row: int) -> Mistake:
    candidates = dict.fromkeys(id for mention in mentions for id in mention.candidates)
    rules = dict.fromkeys(mention.rule for mention in mentions)
    return Mistake(
        text,
        ";".join(sorted(truth)),
        ";".join(sorted(ids)),
        ";".join(candidates),
        ";".join(rules),
        bool(ids - truth),
        row,
    )


def _read_gold(gold: str | Path, registry: Registry) -> list[tuple[str, set[str], Location]]:
    from twgnet.read import read_records

    try:
        records = read_records(gold, needs=("text", "group_id"))
    except TwgnetError as error:
        raise DecisionsError(*error.problems) from None
    ids = {group.id.casefold(): group.id for group in registry.groups}
    rows, problems = [], []
    for record in records:
        named = [part.strip() for part in record.values.get("group_id", "").split(";")]
        for name in sorted({name for name in named if name and name.casefold() not in ids}):
            what = f"{name!r} is no group of the registry"
            problems.append(Problem(what, record.location, f"use one of {', '.join(ids.values())}"))
        truth = {ids[name.casefold()] for name in named if name.casefold() in ids}
        rows.append((record.values["text"], truth, record.location))
    if not rows:
        problems.append(Problem("no text is listed", Location(Path(gold).name), "add some rows"))
    if problems:
        raise DecisionsError(*problems)
    return rows
