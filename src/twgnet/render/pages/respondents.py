"""Who answered: how the organisations spread over each attribute the data have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from twgnet.model.results import Results

MOST_VALUES = 12  # more are no kinds but free text
FEWEST_OF_A_KIND = 1.5  # organisations a value has on average; names and dates have one each


@dataclass(frozen=True, slots=True)
class Spread:
    """The values of one attribute with their counts, most first; "" is not known.

    `attribute` is empty for the type of organisation.
    """

    attribute: str
    counts: tuple[tuple[str, int], ...]

    @property
    def most(self) -> int:
        """The largest count."""
        return max(count for _, count in self.counts)


def find_spreads(results: Results) -> list[Spread]:
    """Give every attribute that sorts the organisations into a few kinds, the type first.

    Columns that were only counted, such as the positions of those who filled the form in, follow.
    """
    organisations = results.network.organisations
    names = sorted({name for one in organisations for name in one.attributes})
    values = [("", [one.type for one in organisations])]
    values += [(name, [one.attributes.get(name, "") for one in organisations]) for name in names]
    counted = [(column.name, list(Counter(column.counts).elements())) for column in results.survey.columns]
    return [Spread(name, _counted(given)) for name, given in values + counted if _sorts(given)]


def _counted(values: list[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(values)
    return tuple(sorted(counts.items(), key=lambda item: (not item[0], -item[1], item[0])))


def _sorts(values: list[str]) -> bool:
    known = [value for value in values if value]
    kinds = len(set(known))
    return 0 < kinds <= MOST_VALUES and len(known) >= FEWEST_OF_A_KIND * kinds
