"""Columns of very many cells: each distinct text once, and for every row which of them it holds."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, overload

from twgnet.errors import Location
from twgnet.model.survey import Answer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Coded(Sequence[str]):
    """Cells of one column: the distinct `texts`, and for every row the position of its own (`codes`).

    >>> import numpy as np
    >>> cells = Coded(["Land", "Health", ""], np.array([1, 0, 2, 1]))
    >>> list(cells), cells[-1], cells.tally()
    (['Health', 'Land', '', 'Health'], 'Health', Counter({'Health': 2, 'Land': 1}))
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, texts: Sequence[str], codes: NDArray[np.intp]) -> None:
        self.texts = texts
        self.codes = codes

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Coded: ...
    def __getitem__(self, index: int | slice) -> str | Coded:
        return Coded(self.texts, self.codes[index]) if isinstance(index, slice) else self.texts[self.codes[index]]

    def __iter__(self) -> Iterator[str]:
        return map(self.texts.__getitem__, self.codes.tolist())

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Coded) and len(self) == len(other) and all(a == b for a, b in zip(self, other))  # noqa: B905

    def keep(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Coded:
        """Give the cells of some rows only."""
        return Coded(self.texts, self.codes[rows])

    def change(self, change: Callable[[str], str]) -> Coded:
        """Give the cells with every distinct text changed."""
        import numpy as np

        places: dict[str, int] = {}
        new = [places.setdefault(change(text), len(places)) for text in self.texts]
        return Coded([*places], np.array(new, dtype=np.intp)[self.codes])

    def where(self, test: Callable[[str], object]) -> NDArray[np.bool_]:
        """Say for every row whether its text passes a test, asked once for each distinct text."""
        import numpy as np

        passed = np.fromiter(map(bool, map(test, self.texts)), dtype=bool, count=len(self.texts))
        found: NDArray[np.bool_] = passed[self.codes]
        return found

    def tally(self) -> Counter[str]:
        """Count the filled cells of each text, in the order in which they first stand."""
        import numpy as np

        counts = np.bincount(self.codes, minlength=len(self.texts)).tolist()
        cells = (self.codes[row] for row in self.first_rows())
        return Counter({self.texts[code]: counts[code] for code in cells if self.texts[code]})

    def first_rows(self) -> list[int]:
        """Give the rows in which a text stands for the first time, in order."""
        import numpy as np

        first = np.full(len(self.texts), len(self))
        first[self.codes[::-1]] = np.arange(len(self))[::-1]
        rows: list[int] = np.sort(first[first < len(self)]).tolist()
        return rows


Record = TypeVar("Record")


class MadeRecords(Sequence[Record]):
    """Records each of which is made when it is looked at, by `_at`."""

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, index: int | slice) -> Record | tuple[Record, ...]:
        places = range(len(self))[index]
        return tuple(map(self._at, places)) if isinstance(places, range) else self._at(places)

    @abstractmethod
    def _at(self, place: int) -> Record:
        """Make the record of a place, from 0."""


class CodedAnswers(MadeRecords[Answer]):
    """Answers of one table with one organisation and one text a row; each is made when it is looked at.

    `place` is where the table stands; `headings` are those of organisations and groups.
    """

    def __init__(
        self,
        place: Location,
        headings: tuple[str, str],
        rows: NDArray[np.intp],
        organisations: Coded,
        texts: Coded,
        attributes: Mapping[str, Coded],
        *,
        whole: bool,
    ) -> None:
        self.place = place
        self.headings = headings
        self.rows = rows
        self.organisations = organisations
        self.texts = texts
        self.attributes = attributes
        self.whole = whole

    def __len__(self) -> int:
        return len(self.rows)

    def _at(self, place: int) -> Answer:
        values = (cells[place] for cells in self.attributes.values())
        return self._make(int(self.rows[place]), self.organisations[place], self.texts[place], *values)

    def __iter__(self) -> Iterator[Answer]:
        return map(self._make, self.rows.tolist(), self.organisations, self.texts, *self.attributes.values())

    def _make(self, row: int, organisation: str, text: str, *values: str) -> Answer:
        place = Location(self.place.file, self.place.sheet, row, self.headings[bool(text)])
        attributes = {key: value for key, value in zip(self.attributes, values, strict=True) if value}
        return Answer(organisation, text, place, attributes, whole=self.whole and bool(text))

    def split(self, pieces: Mapping[str, Sequence[str]]) -> CodedAnswers:
        """Give an answer for each piece of a text, each a whole name; a text without pieces stays."""
        import numpy as np

        cut = [pieces.get(text) or (text,) for text in self.texts.texts]
        places: dict[str, int] = {}
        codes = np.array([places.setdefault(piece, len(places)) for found in cut for piece in found], dtype=np.intp)
        many = np.array([len(found) for found in cut])
        times = many[self.texts.codes]
        rows = np.repeat(np.arange(len(self)), times)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
        texts = Coded([*places], codes[(np.cumsum(many) - many)[self.texts.codes[rows]] + within])
        names, attributes = self.organisations.keep(rows), {k: cells.keep(rows) for k, cells in self.attributes.items()}
        return CodedAnswers(self.place, self.headings, self.rows[rows], names, texts, attributes, whole=True)

    def named(self) -> set[str]:
        """Give the organisations that named something."""
        return {*self.organisations.keep(self.texts.where(bool)).tally()}

    def one_of_each(self) -> tuple[Answer, ...]:
        """Give the first answer of each organisation, as it is spelt and described, weighed by how many there are."""
        import numpy as np

        codes = self.organisations.codes
        for cells in self.attributes.values():
            codes = np.unique(codes * len(cells.texts) + cells.codes, return_inverse=True)[1]
        _, first, counts = np.unique(codes, return_index=True, return_counts=True)
        order = np.argsort(first)
        pairs = zip(first[order].tolist(), counts[order].tolist(), strict=True)
        return tuple(replace(self[row], weight=count) for row, count in pairs)


def texts_of(answers: Sequence[Answer], *, whole: bool) -> Counter[str]:
    """Count how often each text stands, among those that are whole names or among the others."""
    if not isinstance(answers, CodedAnswers):
        return Counter(answer.text for answer in answers if answer.whole is whole)
    texts = answers.texts.tally()
    found = texts if answers.whole is whole else Counter[str]()
    if not whole and len(answers) > texts.total():
        found[""] = len(answers) - texts.total()
    return found
