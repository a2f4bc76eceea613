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

Every error carries its problems; each problem says where it stands, what is wrong and what to do
next, by a code whose sentences stand in `wording/`. Problems in data are collected and raised together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from twgnet.model.message import Message

SHOWN = 50  # problems of one error; a file that is wrong throughout has one in each row
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # what no screen shows, and no file takes
_OPTION = re.compile("⟨([a-z_]+)⟩")


def option(name: str) -> str:
    """Name an option inside a message by its library name; who shows the message writes it out.

    >>> in_python(f"Name one with {option('org_col')}."), on_command_line(f"Name one with {option('org_col')}.")
    ('Name one with org_col=.', 'Name one with --org-col.')
    """
    return f"⟨{name}⟩"


def is_option(text: str) -> bool:
    """Tell the name of an option as `option` gives it."""
    return bool(_OPTION.fullmatch(text))


def in_python(text: str) -> str:
    """Write the options that a text names as arguments: `org_col=`, and `fill_down=False` for `no_fill_down`."""
    return _OPTION.sub(lambda found: f"{found[1][3:]}=False" if found[1].startswith("no_") else f"{found[1]}=", text)


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
        return _say(self.as_message())

    def as_message(self) -> Message:
        """Give it as a message, to be said in any language."""
        from twgnet.model.message import message

        named = {name: str(getattr(self, name) or "") for name in ("sheet", "row", "column")}
        parts = (message(f"common.location.{name}", value=value) for name, value in named.items() if value)
        return message("common.location.whole", parts=tuple(filter(None, (self.file, *parts, self.part))))

    @property
    def source(self) -> str:
        """The file, and the sheet where it has several: the `source` column of the tables."""
        return f"{self.file}:{self.sheet}" if self.sheet else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code of the catalogue, where, and the values of its two sentences.

    >>> print(problem("answers.too_many_cells", Location("a.csv", row=3)))
    a.csv, row 3: this row has more cells than the header has columns. Put the list in quotes.
    """

    code: str
    location: Location | None = None
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return _say(self.part("what"))

    @property
    def advice(self) -> str:
        """What to do next, in English; empty where another problem of the error says it."""
        return _say(self.part("advice"))

    def part(self, name: Literal["what", "advice"]) -> Message:
        """Give one of its two sentences as a message."""
        from twgnet.model.message import Message

        return Message(f"{self.code}.{name}", dict(self.values))

    def as_message(self) -> Message:
        """Give it as one message, to be said in any language."""
        from twgnet.model.message import message

        code = ("common.problem" if self.advice else "common.problem_alone") + "_at" * bool(self.location)
        where = self.location.as_message() if self.location else None
        return message(code, where=where, what=self.part("what"), advice=self.part("advice"))

    def __str__(self) -> str:
        return in_python(_say(self.as_message()))

    def on_command_line(self) -> str:
        """Say it to somebody at a command line: `--org-col` for the option `org_col`."""
        return on_command_line(_say(self.as_message()))


def problem(code: str, location: Location | None = None, /, **values: Any) -> Problem:
    """Make a problem of a code, where it stands, and its values."""
    return Problem(code, location, values)


def _say(what: Message) -> str:
    from twgnet.wording.catalogue import say

    return _UNSHOWN.sub("\ufffd", say(what))


class TwgnetError(Exception):
    """The root: catch this to catch everything twgnet raises on purpose.

    Takes problems, or the code of one with its values; `location` is where those stand that do
    not say it themselves.

    >>> print(TwgnetError("source.missing", location=Location("a.csv")))
    a.csv: there is no such file. Check the name and the folder you are in.
    """

    def __init__(self, *problems: Problem | str, location: Location | None = None, **values: Any) -> None:
        given = (p if isinstance(p, Problem) else Problem(p, location, values) for p in problems)
        self.problems = tuple(replace(p, location=p.location or location) for p in given)
        super().__init__(*problems)

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The first of its problems, and how many more there are: what a person can read."""
        more = len(self.problems) - SHOWN
        if more < 2:
            return self.problems
        return (*self.problems[:SHOWN], problem("common.more_problems", n=more))

    def __str__(self) -> str:
        return "\n".join(map(str, self.shown))


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
