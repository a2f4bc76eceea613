"""Groups that a file names and that may be one: written alike but for a slip; asked about, never merged unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.model.message import Message, message
from twgnet.model.reconciliation import Decision, Mention
from twgnet.model.registry import Group, Registry
from twgnet.reconcile.text.keys import ruling_key
from twgnet.reconcile.text.normalise import normalise, squash, words
from twgnet.reconcile.text.similarity import word_similarity

SHOWN = 3  # pairs that a message names


@dataclass(frozen=True, slots=True)
class LookalikeThresholds:
    """Which groups that a file names are asked about.

    `slips` is how many letters two names may differ in at all. `alike` is how alike (0 to 1) each
    pair of their words must be: lower asks about other words, higher overlooks slips. Of more
    groups than `everybody` none are asked about: a list so long is no list of working groups. Nor is a
    text of more than `longest` characters a name: to hold two of 30,000 against each other takes minutes.
    """

    slips: int = 2
    alike: float = 0.8
    everybody: int = 2000
    longest: int = 300


THRESHOLDS = LookalikeThresholds()


def find_lookalikes(registry: Registry) -> Iterator[tuple[Group, Group]]:
    """Find pairs of groups whose names say the same words but for a slip in some.

    >>> names = ("Health", "Helth", "Wealth", "Room 1", "Room 2")
    >>> registry = Registry("infer", "r", tuple(Group(name.lower(), name, official=False) for name in names))
    >>> [(one.name, other.name) for one, other in find_lookalikes(registry)]
    [('Health', 'Helth')]
    """
    groups = registry.groups
    if not registry.inferred or len(groups) > THRESHOLDS.everybody:
        return
    groups = tuple(group for group in groups if len(group.name) <= THRESHOLDS.longest)
    keys = [squash(normalise(group.name)) for group in groups]
    for here, key in enumerate(keys):
        near = process.extract(key, keys[here + 1 :], scorer=OSA.distance, score_cutoff=THRESHOLDS.slips, limit=None)
        for there in sorted(here + 1 + position for _, _, position in near):
            if _are_alike(words(normalise(groups[here].name)), words(normalise(groups[there].name))):
                yield groups[here], groups[there]


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) and all(
        word_similarity(a, b) >= THRESHOLDS.alike for a, b in zip(one, other, strict=True)
    )


def describe_lookalikes(registry: Registry, ruled: Collection[str] = ()) -> tuple[Message, ...]:
    """Say which groups may be one; `ruled` are the texts, by their keys, that a person ruled on."""
    pairs = tuple(
        f"{one.name} / {other.name}"
        for one, other in find_lookalikes(registry)
        if not {ruling_key(one.name), ruling_key(other.name)} & set(ruled)
    )
    return (message("registry.may_be_one", n=len(pairs), pairs=pairs[:SHOWN]),) if pairs else ()


def ask_about_lookalikes(registry: Registry, mentions: Sequence[Mention]) -> Iterator[Decision]:
    """Ask whether the rarer of two groups that look alike is the other one."""
    pairs = [*find_lookalikes(registry)]
    counts = Counter(one.group_id for one in mentions if one.rule != "decision") if pairs else Counter[str]()
    for pair in pairs:
        rare, common = sorted(pair, key=lambda group: counts[group.id])
        rows = [f"row {one.row}" for one in mentions if one.group_id == rare.id and one.rule != "decision"]
        if rows:
            note = f"may be {common.name}; to keep it apart, answer {rare.id}"
            where = "; ".join(rows[:SHOWN])
            yield Decision("group", rare.name, candidates=(common.id, rare.id), where=where, note=note)
