"""What reading a file gives: the answers, each with its location, and how they were understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twgnet.errors import Location, Problem


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell (or ticked option) that one organisation gave, exactly as written.

    `text` is empty where the organisation answered but named nothing. `whole` is true
    where the text is one whole option of a closed list (a column of a 0/1 matrix), so
    that it must not be split.
    """

    organisation: str
    text: str
    location: Location
    attributes: Mapping[str, str] = field(default_factory=dict)
    weight: float = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Nomination:
    """Whom one organisation trusts to speak, exactly as written.

    `group` is the group it is about, as written; where it is empty, the first of `headings` (the option, then
    all that stands above it) that names groups is about these, and else it is about every group that the
    organisation wants.
    """

    organisation: str
    text: str
    location: Location
    group: str = ""
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What it means that an organisation and a group are linked.

    `code` is `wants_to_join`, `member_of`, `works_in`, `supports`, `linked_to`, or `other` where a
    person gave words of their own; `text` are the words, between the organisation and the group.
    """

    code: str = "wants_to_join"
    text: str = "wants to join"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What became of one column of a file.

    `use` is `organisation`, `groups`, `weight`, `kept` (an attribute of the organisations), `counted`
    (how often each value stands, in `counts`, never by organisation), `nominations` (whom organisations trust
    to speak) or `left_out`; `why` is a code:
    `describes` or `asked` of what is kept, `person`, `tool`, `varies` (from row to row of one
    organisation), `own` (nearly each organisation has its own), `names` (most read as names of people), `few_values`
    or `unknown`. `several` are the values of an attribute, by
    organisation, where an organisation has more than one.
    """

    name: str
    use: str
    why: str = ""
    key: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was understood; printed in three lines and kept in `run.json`."""

    layout: str = "list"
    format: str = "csv"
    sheet: str = ""
    header_row: int = 0
    organisation_column: str = ""
    group_columns: tuple[str, ...] = ()
    attribute_columns: tuple[str, ...] = ()
    left_out_columns: tuple[str, ...] = ()
    tool: str = ""
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """The answers of one survey round.

    `invited` is how many organisations were invited (N), `answered` how many answered (n);
    None where it is not known. `named_groups` are the options the file itself lists (matrix
    headers), ticked or not. `unnamed` are answers beside which no organisation stands, `replaced`
    those in whose stead a later one of the same organisation counts: they tell what is one name.
    `columns` say what became of every column, `meaning` what a link means, `assumed` what
    was assumed and which option changes it; `problems` are things a person should know that
    did not stop the reading.
    """

    source: str
    answers: Sequence[Answer]
    reading: Reading = Reading()
    sha256: str = ""
    title: str = ""
    provenance: str = ""
    year: int | None = None
    invited: int | None = None
    answered: int | None = None
    named_groups: tuple[str, ...] = ()
    unnamed: tuple[Answer, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[ColumnUse, ...] = ()
    meaning: Meaning = Meaning()
    assumed: tuple[Problem, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    replaced: tuple[Answer, ...] = ()
