"""The decisions file: what a person is asked, and the rows read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

from twgnet.errors import DecisionsError, Problem, TwgnetError
from twgnet.model.settled import Decision, Duplicate, Mention, Name
from twgnet.read import Record, read_records
from twgnet.reconcile.normal import normal

Kind = Literal["group", "organisation", "same"]
PLACES_SHOWN = 3


def load_decisions(path: str | Path) -> tuple[Decision, ...]:
    """Read a decisions file, csv or xlsx, as `twgnet review` writes and a spreadsheet saves it.

    Raises
    ------
    DecisionsError
        The file is missing, has no `kind`, `text` and `ruling` columns, or holds an unknown kind.
    """
    try:
        records = read_records(path, needs=("kind", "text", "ruling"))
    except TwgnetError as error:
        raise DecisionsError(*error.problems) from None
    problems = [
        Problem(
            f"the kind {record.values['kind']!r} is unknown",
            record.place,
            f"write {', '.join(get_args(Kind))}",
        )
        for record in records
        if record.values["kind"].casefold() not in get_args(Kind)
    ]
    if problems:
        raise DecisionsError(*problems)
    return tuple(map(_decision, records))


def open_decisions(
    mentions: Iterable[Mention],
    names: Iterable[Name],
    duplicates: Iterable[Duplicate],
    decisions: Sequence[Decision],
) -> tuple[Decision, ...]:
    """Give what a person was asked and has ruled, and what is still open, sorted.

    A ruling is kept though nothing in this survey asks for it: next year's may.
    """
    ruled = {key_of(decision): decision for decision in decisions if decision.ruled}
    for question in _questions(mentions, names, duplicates):
        ruled.setdefault(key_of(question), question)
    return tuple(ruled[key] for key in sorted(ruled, key=lambda key: (key[0], *sorted(key[1]))))


def key_of(decision: Decision) -> tuple[str, frozenset[str]]:
    """Say what a decision is about: its kind and its text, or its pair of texts in any order."""
    texts = [decision.text, decision.other] if decision.kind == "same" else [decision.text]
    return decision.kind, frozenset(map(normal, texts))


def _decision(record: Record) -> Decision:
    values = record.values
    kind: Kind = values["kind"].casefold()  # type: ignore[assignment]
    texts = {key: values.get(key, "").strip() for key in ("text", "ruling", "answer", "other")}
    candidates = tuple(part for part in values.get("candidates", "").split(";") if part)
    return Decision(
        kind,
        **texts,
        candidates=candidates,
        where=values.get("where", ""),
        note=values.get("note", ""),
        place=record.place,
    )


def _questions(
    mentions: Iterable[Mention], names: Iterable[Name], duplicates: Iterable[Duplicate]
) -> Iterator[Decision]:
    unclear = [mention for mention in mentions if mention.status == "review"]
    for same in _by_text(unclear).values():
        who = [f"{mention.organisation} (row {mention.row})" for mention in same]
        yield Decision(
            "group",
            same[0].text,
            candidates=same[0].candidates,
            where=_some(who),
            note=same[0].note,
        )
    for name in names:
        if name.status == "review":
            yield Decision(
                "organisation", name.text, candidates=name.candidates, where=f"row {name.row}"
            )
    for pair in duplicates:
        yield Decision("same", pair.organisation, other=pair.other, note=pair.why)


def _by_text(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(normal(mention.text), []).append(mention)
    return found


def _some(places: Sequence[str]) -> str:
    more = len(places) - PLACES_SHOWN
    return "; ".join(places[:PLACES_SHOWN]) + (f"; and {more} more" if more > 0 else "")
