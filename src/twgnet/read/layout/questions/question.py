"""One question: the columns of its options, and what their cells say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from twgnet.read.headings import Role, read_heading
from twgnet.read.layout.columns import Column
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.ticks import is_tick, read_tick
from twgnet.vocabulary.answers.load import load_words
from twgnet.vocabulary.headings.load import split_words

CODES = frozenset({"1", "2"})  # yes and no, as statistics programmes code them
ABSENT = frozenset({"a", "ab", "abs"})  # beside P for present: hardly what counts
MANY = 10  # who chose one option each: by chance nobody of so few chooses two of a list that allows it


class Cells(StrEnum):
    """What the cells under the options of a question say."""

    TICKS = "ticks"
    SCALE = "scale"
    COUNTS = "counts"


@dataclass(frozen=True)
class Question:
    """One question: the columns of its options, the option names, free text beside them."""

    name: str
    ticks: tuple[tuple[Column, str], ...]
    free: tuple[Column, ...] = ()
    cells: Cells = Cells.TICKS
    yes: frozenset[str] = frozenset()

    @property
    def options(self) -> tuple[str, ...]:
        """The options offered."""
        return tuple(option for _, option in self.ticks)

    @property
    def scale(self) -> list[str]:
        """The distinct answers under the options, but plain noes: the most frequent first, the highest of marks.

        Of the codes 1 and 2 the first is yes.
        """
        counts: Counter[str] = Counter()
        for column, _ in self.ticks:
            counts += column.values
        answers = [answer for answer in counts if is_tick(answer) is not False]
        if set(answers) == CODES:
            return sorted(answers)
        if all(map(str.isdecimal, answers)):
            return sorted(answers, key=lambda mark: -int(mark))
        return sorted(answers, key=lambda answer: (answer.casefold() in ABSENT, -counts[answer], answer))

    @cached_property
    def asks_for_one(self) -> bool:
        """Whether it asks for one answer: of many who answered nobody chose two options."""
        rows = zip(*(column.cells for column, _ in self.ticks), strict=True)
        chosen = (
            sum(bool(read_tick(cell, name, self.yes)) for cell, name in zip(row, self.options, strict=True))
            for row in rows
        )
        counts = Counter(chosen)
        return counts[1] >= MANY and not any(count for number, count in counts.items() if number > 1)

    def level(self, names: Names) -> int:
        """Say how surely this question is about an interest in groups: 4 certain ... 1 perhaps."""
        heading = read_heading(self.name)
        about_groups = heading.role is Role.GROUP
        known = sum(option in names for option in self.options)
        about = sum(is_about_groups(option) for option in self.options)
        if 2 * max(known, about) >= len(self.options):
            return 3 if about_groups and heading.level < 3 else 4  # of membership, familiarity
        sector = 2 * ("sector" in heading.concepts)  # `In which sectors do you work?` before `In which provinces?`
        return max(heading.level, sector) if about_groups else 1


def is_about_groups(option: str) -> bool:
    """Tell an option that names a group by its kind: `TWG on Health`."""
    heading = read_heading(option)
    return heading.role is Role.GROUP and heading.level > 2


def offers_nothing(option: str) -> bool:
    """Tell the option beside groups that says there is none, and what a pivot table writes above no value.

    >>> [offers_nothing(option) for option in ("None of the above", "No", "Health", "(blank)", "Blank")]
    [True, False, False, True, False]
    """
    said = split_words(option)
    nothing = " ".join(said) in load_words("blank") and "other" not in read_heading(option).concepts
    return nothing and (len(said) > 1 or said == ["none"] or option[:1] == "(")
