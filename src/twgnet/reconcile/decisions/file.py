"""The decisions file: what a person is asked, and the rows read back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from re import Pattern
from typing import Any

from twgnet.errors import DecisionsError
from twgnet.model.reconciliation import Decision, Duplicate, Mention, Name
from twgnet.read import Form, Record, mask, mask_answer, spare
from twgnet.reconcile.many import CodedMentions
from twgnet.reconcile.text.keys import ruling_key
from twgnet.reconcile.text.normalise import normalise

Key = tuple[str, frozenset[str]]
KINDS = {
    "group": "group",
    "twg": "group",
    "organisation": "organisation",
    "organization": "organisation",
    "same": "same",
    "duplicate": "same",
}
UNDECIDED = frozenset(("", "open", "later", "unsure", "not sure", "unknown", "dont know", "do not know", "tbd"))
LOCATIONS_SHOWN = 3
DECISIONS = Form(
    "decisions",
    DecisionsError,
    (("kind", "text", "ruling"),),
    further=("answer", "other", "candidates", "where", "note", "state"),
)


def load_decisions(source: Any, *, personal: bool = False, listed: Collection[str] = ()) -> tuple[Decision, ...]:
    """Read decisions from a file, csv or xlsx, as `twgnet review` writes and a spreadsheet saves it, or a DataFrame.

    None holds none. Addresses and numbers are masked unless `personal`, as they are in what the decisions are
    about; in notes names after a title, too. Names that are `listed`, of groups and organisations, stay.

    Raises
    ------
    DecisionsError
        The file is missing, is no table, or has no `kind`, `text` and `ruling` columns. What the
        rows say is judged, all together, when they are applied.
    """
    if source is None:
        return ()
    _, records, problems = DECISIONS.read(source)
    DECISIONS.refuse(problems)
    found = tuple(map(_decision, records))
    return found if personal else tuple(map(partial(_masked, spared=spare(listed)), found))


def would_lose(path: Path, decisions: Collection[Decision]) -> bool:
    """Say if a decisions file holds rulings that are not among these decisions, or what is masked in them."""
    known = {key_of(decision) for decision in decisions if decision.ruled}
    notes = {decision.note for decision in decisions if isinstance(decision.note, str)}
    try:
        written = load_decisions(path, personal=True)
    except DecisionsError:
        return False
    return any(
        (one.ruled and key_of(one) not in known) or (one.note not in notes and mask(str(one.note)) != one.note)
        for one in written
    )


def _masked(one: Decision, spared: Pattern[str] | None) -> Decision:
    hide = partial(mask_answer, spared=spared, names=False)
    text, ruling, answer, other, where = map(hide, (one.text, one.ruling, one.answer, one.other, one.where))
    candidates = tuple(map(hide, one.candidates))
    texts = {"text": text, "ruling": ruling, "answer": answer, "other": other, "where": where}
    return replace(one, **texts, candidates=candidates, note=mask(str(one.note)))  # type: ignore[arg-type]


def open_decisions(
    mentions: Sequence[Mention],
    names: Iterable[Name],
    duplicates: Iterable[Duplicate],
    decisions: Sequence[Decision],
    further: Iterable[Decision] = (),
) -> tuple[Decision, ...]:
    """Give what a person was asked and has ruled, and what is still open, sorted.

    A ruling is kept though nothing in this survey asks for it: next year's may. So is a note
    that a person wrote beside a question that is still open. `further` are questions of another kind.
    """
    kept = {key_of(decision): decision for decision in decisions if decision.ruled}
    notes = {key_of(decision): decision.note for decision in decisions if decision.note}
    for question in (*_questions(mentions, names, duplicates), *further):
        key = key_of(question)
        kept.setdefault(key, replace(question, note=notes.get(key, question.note)))
    return tuple(kept[key] for key in sorted(kept, key=lambda key: (key[0], *sorted(key[1]))))


def key_of(decision: Decision) -> Key:
    """Say what a decision is about: its kind and its text, or its pair of texts in any order."""
    if decision.kind == "group":
        return decision.kind, frozenset((ruling_key(decision.text),))
    texts = [decision.text, decision.other] if decision.kind == "same" else [decision.text]
    return decision.kind, frozenset(map(normalise, texts))


def parts_of(cell: str) -> tuple[str, ...]:
    """Give what a cell joins by `;`, without blanks."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _decision(record: Record) -> Decision:
    values = record.values
    kind, ruling = normalise(values["kind"]), values["ruling"].strip()
    return Decision(
        KINDS.get(kind, kind),
        values["text"].strip(),
        "" if normalise(ruling) in UNDECIDED else ruling,
        values.get("answer", "").strip(),
        values.get("other", "").strip(),
        candidates=parts_of(values.get("candidates", "")),
        where=values.get("where", ""),
        note=values.get("note", ""),
        location=record.location,
    )


def _questions(
    mentions: Sequence[Mention], names: Iterable[Name], duplicates: Iterable[Duplicate]
) -> Iterator[Decision]:
    duplicates = list(duplicates)
    for shortest, first, number in _unclear(mentions):
        seen = _first_few([f"{mention.organisation} (row {mention.row})" for mention in first], number)
        yield Decision("group", shortest.text, candidates=shortest.candidates, where=seen, note=shortest.note)
    unsure = [name for name in names if name.status == "review"]
    where = _rows_of(mentions, unsure, duplicates)
    for name in unsure:
        rows = where.get(name.organisation_id, [name.row])
        yield Decision("organisation", name.text, candidates=name.candidates, where=_first_rows(rows))
    asked = {(name.organisation_id, id) for name in unsure for id in name.candidates}
    for pair in duplicates:
        ids = (pair.organisation_id, pair.other_id)
        if ids in asked or ids[::-1] in asked:
            continue  # it is asked already which one of the master list the name is
        rows = [*where.get(pair.organisation_id, ()), *where.get(pair.other_id, ())]
        yield Decision("same", pair.organisation, other=pair.other, where=_first_rows(rows), note=pair.why)


def _unclear(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Sequence[Mention], int]]:
    """Give of each text that a person must look at its shortest form, the first answers, and how many there are."""
    if isinstance(mentions, CodedMentions):
        yield from mentions.unclear(LOCATIONS_SHOWN)
        return
    unclear: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.status == "review":
            unclear.setdefault(ruling_key(mention.text), []).append(mention)
    for same in unclear.values():
        answers = [*{(mention.organisation, mention.row): mention for mention in reversed(same)}.values()][::-1]
        yield min(same, key=lambda mention: (len(mention.text), mention.text)), answers, len(answers)


def _rows_of(
    mentions: Sequence[Mention], unsure: Iterable[Name], duplicates: Iterable[Duplicate]
) -> dict[str, list[int]]:
    """Give the rows of the organisations that are asked about."""
    asked = {name.organisation_id for name in unsure}
    asked |= {id for pair in duplicates for id in (pair.organisation_id, pair.other_id)}
    if isinstance(mentions, CodedMentions):
        return {id: mentions.rows_of(id) for id in asked}
    where: dict[str, list[int]] = {}
    for mention in mentions if asked else ():
        if mention.organisation_id in asked:
            where.setdefault(mention.organisation_id, []).append(mention.row)
    return where


def _first_rows(rows: Iterable[int]) -> str:
    distinct = [*dict.fromkeys(rows)]
    return _first_few([f"row {row}" for row in distinct[:LOCATIONS_SHOWN]], len(distinct))


def _first_few(locations: Sequence[str], number: int) -> str:
    more = number - LOCATIONS_SHOWN
    return "; ".join(locations[:LOCATIONS_SHOWN]) + (f"; and {more} more" if more > 0 else "")
