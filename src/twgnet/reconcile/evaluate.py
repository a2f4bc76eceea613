"""How well names are matched, measured on texts that a person labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from twgnet.errors import DecisionsError, Location, OptionError, Problem, problem
from twgnet.model.reconciliation import Decision, Mention
from twgnet.model.registry import Registry
from twgnet.model.survey import Answer, Survey
from twgnet.read import Form, Record
from twgnet.reconcile.survey import reconcile_survey

SHOWN = 3  # candidates that a person is likely to look at
LABELLED = Form("labelled", DecisionsError, (("text", "group_id"),))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A text that was not matched as its label says: what it names, and what was found.

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
    """How often texts were matched as they are labelled, as shares from 0 to 1.

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


def evaluate_matches(
    labelled: str | Path, registries: Registry | Sequence[Registry], decisions: Sequence[Decision] = ()
) -> Evaluation:
    """Match the texts of a labelled file and compare.

    Parameters
    ----------
    labelled
        A table with the columns `text` and `group_id`: several ids joined by `;`, none where
        the text names no group.
    registries
        The groups; of several registries the one that holds most of the ids.

    Raises
    ------
    DecisionsError
        The file cannot be used; every problem is listed with its row.
    """
    _, records, problems = LABELLED.read(labelled)
    registry = _registry_of(records, registries)
    problems += _problems(records, registry, Path(labelled).name)
    LABELLED.refuse(problems)
    rows = _labels(records, registry)
    answers = tuple(Answer("labelled", text, location) for text, _, location in rows)
    found: dict[int, list[Mention]] = {location.row: [] for _, _, location in rows}
    for mention in reconcile_survey(Survey("labelled", answers), registry, decisions=decisions).mentions:
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


def _registry_of(records: Sequence[Record], registries: Registry | Sequence[Registry]) -> Registry:
    if isinstance(registries, Registry):
        return registries
    if not registries:
        raise OptionError("decisions.no_registry")
    named = {id.casefold() for record in records for id in _ids(record)}
    return max(registries, key=lambda registry: len(named & {group.id.casefold() for group in registry.groups}))


def _ids(record: Record) -> list[str]:
    return [id for part in record.values.get("group_id", "").split(";") if (id := part.strip())]


def _problems(records: Sequence[Record], registry: Registry, file: str) -> Iterator[Problem]:
    ids = {group.id.casefold(): group.id for group in registry.groups}
    for record in records:
        for name in sorted(name for name in set(_ids(record)) if name.casefold() not in ids):
            yield problem("decisions.unknown_group", record.location, name=name, known=tuple(ids.values()))
    if not records:
        yield problem("decisions.no_text", Location(file))


def _labels(records: Sequence[Record], registry: Registry) -> list[tuple[str, set[str], Location]]:
    ids = {group.id.casefold(): group.id for group in registry.groups}
    return [
        (record.values["text"], {ids[name.casefold()] for name in _ids(record)}, record.location) for record in records
    ]
