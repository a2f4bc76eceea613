"""The mentions of very many answers, kept as numbers: what a text says is settled once, and so it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from twgnet.model.coded import CodedAnswers, MadeRecords
from twgnet.model.reconciliation import Certainty, Interest, Mention, Name
from twgnet.model.registry import Organisation
from twgnet.reconcile.groups.parse import Fragment
from twgnet.reconcile.text.keys import ruling_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class CodedMentions(MadeRecords[Mention]):
    """Every mention of coded answers, in the order of the organisations; each is made when it is looked at.

    `first` stand before them, of nobody. `kinds` are the mentions that the distinct texts give, without
    who wrote them; `answers` and `kind_of` say of each mention which answer and which kind it is.
    """

    def __init__(
        self,
        first: Iterable[Mention],
        answers: CodedAnswers,
        fragments: Mapping[str, Sequence[Fragment]],
        people: Mapping[str, Organisation],
    ) -> None:
        import numpy as np

        self.first = tuple(first)
        self.source = answers.place.file
        self.rows = answers.rows
        self.organisations = sorted({one.id: one for one in people.values()}.values(), key=lambda one: one.id)
        position = {one.id: index for index, one in enumerate(self.organisations)}
        named = answers.organisations
        owner = np.array([position[people[name].id] if name in people else -1 for name in named.texts])
        self.owners: NDArray[np.intp] = owner[named.codes]
        found = [_kinds(fragments[text]) if text in fragments else [] for text in answers.texts.texts]
        self.kinds = list(chain.from_iterable(found))
        many = np.array([len(kinds) for kinds in found])
        start = np.cumsum(many) - many
        self.order = np.argsort(self.owners, kind="stable")
        texts = answers.texts.codes[self.order]
        times = many[texts]
        self.answers: NDArray[np.intp] = np.repeat(self.order, times)
        within = np.arange(len(self.answers)) - np.repeat(np.cumsum(times) - times, times)
        self.kind_of: NDArray[np.intp] = np.repeat(start[texts], times) + within

    def __len__(self) -> int:
        return len(self.first) + len(self.answers)

    def _at(self, place: int) -> Mention:
        if place < len(self.first):
            return self.first[place]
        mention = place - len(self.first)
        answer = self.answers[mention]
        return self._make(int(self.rows[answer]), self.owners[answer], self.kind_of[mention])

    def __iter__(self) -> Iterator[Mention]:
        rows, owners = self.rows[self.answers].tolist(), self.owners[self.answers].tolist()
        return chain(self.first, map(self._make, rows, owners, self.kind_of.tolist()))

    def _make(self, row: int, owner: int, kind: int) -> Mention:
        organisation = self.organisations[owner]
        return Mention._make((self.source, row, organisation.id, organisation.name, *self.kinds[kind][4:]))

    def holding(self, test: Callable[[Mention], object]) -> NDArray[np.intp]:
        """Give the places among the answers' mentions of those whose kind passes a test."""
        import numpy as np

        passed = np.fromiter(map(bool, map(test, self.kinds)), dtype=bool, count=len(self.kinds))
        return np.flatnonzero(passed[self.kind_of])

    def sum_up(self, groups: Mapping[str, str]) -> Iterator[Interest]:
        """Give the interests: the best mention of each organisation and group, and how many there are."""
        import numpy as np

        places = self.holding(lambda kind: kind.status == "matched")
        if not len(places):
            return
        ids = {id: index for index, id in enumerate(sorted(groups))}
        group = self._of_kinds(lambda kind: ids.get(kind.group_id, 0), places)
        score = self._of_kinds(lambda kind: kind.score, places)
        hedged = self._of_kinds(lambda kind: kind.certainty == "tentative", places)
        pair = self.owners[self.answers[places]] * len(ids) + group
        order = np.argsort(pair, kind="stable")
        pair, places = pair[order], places[order]
        starts = np.flatnonzero(np.diff(pair, prepend=-1))
        weights = np.diff(starts, append=len(order))
        tentative = np.logical_and.reduceat(hedged[order], starts)
        first = self._first_of(pair, places, -score[order])
        rows, owners = self.rows[self.answers[first]], self.owners[self.answers[first]]
        columns = (rows, owners, self.kind_of[first], weights, tentative)
        for row, owner, kind, weight, unsure in zip(*(column.tolist() for column in columns), strict=True):
            best, who = self.kinds[kind], self.organisations[owner]
            certainty: Certainty = "tentative" if unsure else "certain"
            tie = (who.id, who.name, best.group_id, groups[best.group_id], certainty, weight)
            yield Interest(*tie, self.source, row, best.text, best.rule, best.score)

    def _first_of(self, pair: NDArray[np.intp], places: NDArray[np.intp], key: NDArray[Any]) -> NDArray[np.intp]:
        """Give of each pair, which stand in order, the place of least key, in the first row, of the first text."""
        import numpy as np

        left = _least(key, pair, np.arange(len(pair)))
        left = _least(self.rows[self.answers[places]], pair, left)
        places, pair = places[left], pair[left]
        texts = [self.kinds[kind].text for kind in self.kind_of[places].tolist()]
        rank = {text: number for number, text in enumerate(sorted({*texts}))}
        left = _least(np.array([rank[text] for text in texts]), pair, np.arange(len(pair)))
        first: NDArray[np.intp] = places[left[np.flatnonzero(np.diff(pair[left], prepend=-1))]]
        return first

    def unclear(self, shown: int) -> Iterator[tuple[Mention, list[Mention], int]]:
        """Give of each text that a person must look at its shortest form, the first answers, and how many there are."""
        import numpy as np

        places = self.holding(lambda kind: kind.status == "review")
        keys: dict[str, int] = {}
        asked = [
            keys.setdefault(ruling_key(kind.text), len(keys)) if kind.status == "review" else -1 for kind in self.kinds
        ]
        key = np.array(asked, dtype=np.intp)[self.kind_of[places]]
        places = places[np.argsort(key, kind="stable")]
        key = np.sort(key)
        for part in np.split(places, np.flatnonzero(np.diff(key)) + 1) if len(places) else ():
            answers = self.answers[part]
            first = part[np.flatnonzero(np.diff(answers, prepend=-1))]
            kinds = [*dict.fromkeys(self.kind_of[part].tolist())]
            shortest = min((self.kinds[kind] for kind in kinds), key=lambda kind: (len(kind.text), kind.text))
            yield shortest, [self[len(self.first) + int(place)] for place in first[:shown]], len(first)

    def rows_of(self, organisation_id: str) -> list[int]:
        """Give the rows of the answers of an organisation."""
        import numpy as np

        owner = next((index for index, one in enumerate(self.organisations) if one.id == organisation_id), -1)
        start, end = np.searchsorted(self.owners[self.order], [owner, owner + 1])
        found: list[int] = self.rows[self.order[start:end]].tolist()
        return found

    def _of_kinds(self, value: Callable[[Mention], Any], places: NDArray[np.intp]) -> NDArray[Any]:
        import numpy as np

        return np.array([value(kind) for kind in self.kinds])[self.kind_of[places]]


def _least(key: NDArray[Any], part: NDArray[np.intp], places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give those of some places whose key is the least of their part; the parts stand in order.

    >>> import numpy as np
    >>> _least(np.array([2, 1, 1, 5]), np.array([0, 0, 0, 1]), np.arange(4)).tolist()
    [1, 2, 3]
    """
    import numpy as np

    keys, starts = key[places], np.flatnonzero(np.diff(part[places], prepend=-1))
    least = np.repeat(np.minimum.reduceat(keys, starts), np.diff(starts, append=len(places)))
    left: NDArray[np.intp] = places[keys == least]
    return left


def _kinds(fragments: Sequence[Fragment]) -> list[Mention]:
    return [
        Mention("", 0, "", "", text, r.status, group_id, r.candidates, r.rule, r.score, certainty, 1, r.note)
        for text, r, certainty in fragments
        for group_id in r.group_ids or ("",)
    ]


class CodedNames(MadeRecords[Name]):
    """How the name of each row of coded answers was settled; `each` is the first of each spelling."""

    def __init__(self, answers: CodedAnswers, each: Sequence[Name]) -> None:
        self.each = tuple(each)
        import numpy as np

        self._rows, first = np.unique(answers.rows, return_index=True)
        self._texts = answers.organisations.keep(first)
        self._settled = {name.text: name for name in each}

    def __len__(self) -> int:
        return len(self._rows)

    def _at(self, place: int) -> Name:
        return self._make(int(self._rows[place]), self._texts[place])

    def __iter__(self) -> Iterator[Name]:
        return map(self._make, self._rows.tolist(), self._texts)

    def _make(self, row: int, text: str) -> Name:
        return self._settled[text]._replace(row=row)
