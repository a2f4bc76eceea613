"""Everything that can go wrong, as one tree.

TwgnetError
├── ReadError        the input file cannot be read or understood
│   └── LayoutError  it was read, but which columns mean what is missing or ambiguous
├── RegistryError    the list of groups or of organisations is unusable
├── DecisionsError   the decisions file contradicts itself or names unknown ids
├── NetworkError     a two-mode network breaks its written contract
├── RulesError       the rules file for focal organisations is unusable
├── SeatsError       the file of seats, people or nominations is unusable
├── OptionError      options that cannot be true together (answered > invited, target < 1, ...)
└── OutputError      the output folder cannot be written, or holds files that are not ours

Every error carries its problems; each problem says where it stands, what is wrong
and what to do next. Problems in data are collected and raised together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_OPTION = re.compile("⟨([a-z_]+)⟩")


def option(name: str) -> str:
    """Name an option inside a message by its library name; who shows the message writes it out.

    >>> str(Problem("no column", advice=f"name one with {option('org_col')}"))
    'no column. Name one with org_col=.'
    >>> Problem("no column", advice=f"name one with {option('org_col')}").on_command_line()
    'no column. Name one with --org-col.'
    """
    return f"⟨{name}⟩"


def in_python(text: str) -> str:
    """Write the options that a text names as arguments: `org_col=`."""
    return _OPTION.sub(r"\1=", text)


def on_command_line(text: str) -> str:
    """Write the options that a text names as they are typed: `--org-col`."""
    return _OPTION.sub(lambda found: f"--{found[1].replace('_', '-')}", text)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where something stands, as a person would look for it.

    >>> str(Location("survey.xlsx", sheet="Form1", row=7, column="TWGs"))
    'survey.xlsx, sheet Form1, row 7, column TWGs'
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    part: str = ""

    def __str__(self) -> str:
        parts = [
            self.file,
            self.sheet and f"sheet {self.sheet}",
            self.row and f"row {self.row}",
            self.column and f"column {self.column}",
            self.part,
        ]
        return ", ".join(str(part) for part in parts if part)

    @property
    def source(self) -> str:
        """The file, and the sheet where it has several: the `source` column of the tables."""
        return f"{self.file}:{self.sheet}" if self.sheet else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, where, and what to do next.

    >>> print(Problem("no answer here", Location("a.csv", row=3), "fill the cell or delete the row"))
    a.csv, row 3: no answer here. Fill the cell or delete the row.
    """

    what: str
    location: Location | None = None
    advice: str = ""

    def __str__(self) -> str:
        return in_python(self.marked())

    def on_command_line(self) -> str:
        """Say it to somebody at a command line: `--org-col` for the option `org_col`."""
        return on_command_line(self.marked())

    def marked(self) -> str:
        """Say it with the options that it names marked as `⟨name⟩`, for whoever shows it."""
        where = f"{self.location}: " if self.location else ""
        end = "" if self.advice.endswith("?") else "."
        advice = f" {self.advice[0].upper()}{self.advice[1:].rstrip('.')}{end}" if self.advice else ""
        return f"{where}{self.what.rstrip('.')}.{advice}"


class TwgnetError(Exception):
    """The root: catch this to catch everything twgnet raises on purpose.

    >>> print(TwgnetError("no such file", location=Location("a.csv"), advice="check the name"))
    a.csv: no such file. Check the name.
    """

    def __init__(self, *problems: Problem | str, location: Location | None = None, advice: str = "") -> None:
        given = (p if isinstance(p, Problem) else Problem(p) for p in problems)
        self.problems = tuple(replace(p, location=p.location or location, advice=p.advice or advice) for p in given)
        super().__init__(*problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class ReadError(TwgnetError):
    """The input file cannot be read or understood."""


class LayoutError(ReadError):
    """The file was read, but which columns mean what is missing or ambiguous."""


class RegistryError(TwgnetError):
    """The list of groups or of organisations is unusable."""


class DecisionsError(TwgnetError):
    """The decisions file contradicts itself or names what does not exist."""


class NetworkError(TwgnetError):
    """A two-mode network breaks its written contract."""


class RulesError(TwgnetError):
    """The rules file for focal organisations is unusable."""


class SeatsError(TwgnetError):
    """The file of seats, of people or of nominations is unusable."""


class OptionError(TwgnetError):
    """Options that cannot be true together."""


class OutputError(TwgnetError):
    """The output folder cannot be written, or holds files that are not ours."""
