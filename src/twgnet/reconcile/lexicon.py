"""The known names, indexed by every spelling that proves a match without guessing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twgnet.model.registry import Group, OtherBody, Registry
from twgnet.reconcile.normal import normal, stem, words

# say little on their own: a match needs more than these
GENERIC = frozenset(
    "action administration development group issue management national planning policy program"
    " programme public reform regional rural sector security social supply support".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """One known name: its words, what it names, and the rule an equal text matches by.

    `ids` are the group's id, or the nearest groups of a body that is no group.
    """

    key: str
    words: tuple[str, ...]
    ids: tuple[str, ...]
    rule: str
    status: str = "matched"
    note: str = ""

    @property
    def owner(self) -> tuple[str, tuple[str, ...], str]:
        """What the name stands for: equal for all names of one group or body."""
        return (self.status, self.ids, self.note)


@dataclass(frozen=True, slots=True)
class Proof:
    """A text that equals a known name, and by which rule."""

    known: Known
    rule: str
    score: float


class Lexicon:
    """All names of a registry, with an index for each way of being equal."""

    def __init__(self, registry: Registry) -> None:
        self.names = tuple(_all_names(registry))
        self.groups = {group.id: group for group in registry.groups}
        self._exact = _index((name.key, name) for name in self.names)
        self._levels = (
            ("", _index((" ".join(name.words), name) for name in self.names), 100.0),
            ("spacing", _index(("".join(name.words), name) for name in self.names), 99.0),
            ("word-order", _index((_sorted(name.words), name) for name in self.names), 99.0),
            ("inflection", _index((_stems(name.words), name) for name in self.names), 98.0),
        )
        owners: dict[str, set[object]] = {}
        for name in self.names:
            for word in name.words:
                owners.setdefault(stem(word), set()).add(name.owner)
        self.owners = Counter({word: len(owner) for word, owner in owners.items()})

    def prove(self, *keys: str) -> Proof | None:
        """Find the name that one of the keys equals, the strictest rule first."""
        for key in keys:
            if known := self._exact.get(key):
                return Proof(known, known.rule, 100.0)
        for rule, index, score in self._levels:
            for key in keys:
                if known := index.get(_forms(key)[rule]):
                    return Proof(known, rule or known.rule, score)
        return None

    def weight(self, word: str) -> float:
        """How much a word tells: little if generic, less the more groups share it."""
        shared = max(self.owners[stem(word)], 1)
        return (0.25 if stem(word) in GENERIC else 1.0) / math.sqrt(shared)


def _all_names(registry: Registry) -> Iterator[Known]:
    for group in registry.groups:
        yield from _group_names(group)
    for body in registry.other_bodies:
        yield from _body_names(body)


def _group_names(group: Group) -> Iterator[Known]:
    for text, rule in (
        (group.name, "exact"),
        (group.name_km, "exact"),
        (group.id, "abbreviation"),
        (group.acronym, "abbreviation"),
        *((alias, "alias") for alias in group.aliases),
    ):
        if normal(text):
            yield Known(normal(text), words(text), (group.id,), rule)


def _body_names(body: OtherBody) -> Iterator[Known]:
    status = "review" if body.ask else "not_a_group"
    for text in (body.name, *body.aliases):
        if normal(text):
            yield Known(normal(text), words(text), body.nearest, "other-body", status, body.what)


def _index(pairs: Iterable[tuple[str, Known]]) -> dict[str, Known]:
    """Index names by a form of theirs; a form that two groups share proves nothing."""
    index: dict[str, Known] = {}
    shared = set()
    for form, known in pairs:
        if form in index and index[form].owner != known.owner:
            shared.add(form)
        index.setdefault(form, known)
    return {form: known for form, known in index.items() if form and form not in shared}


def _sorted(parts: tuple[str, ...]) -> str:
    return " ".join(sorted(parts))


def _stems(parts: tuple[str, ...]) -> str:
    return " ".join(sorted(map(stem, parts)))


def _forms(key: str) -> dict[str, str]:
    parts = words(key)
    return {
        "": " ".join(parts),
        "spacing": "".join(parts),
        "word-order": _sorted(parts),
        "inflection": _stems(parts),
    }
