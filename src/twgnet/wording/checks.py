"""What a person should look at in the file: what is odd in the same way in many rows is one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from twgnet.errors import Problem
from twgnet.model.message import Message, message, name_few

ALONE = 2  # problems of one kind that still have a line each
ROWS = 5  # rows named in a line


def list_checks(problems: Iterable[Problem]) -> list[tuple[Message, int]]:
    """Give one message for each kind of problem at one place of the file, and how many problems it tells.

    >>> from twgnet.errors import Location, problem
    >>> from twgnet.wording.catalogue import say
    >>> found = [problem("answers.too_many_cells", Location("a.csv", row=row)) for row in (3, 5, 6)]
    >>> [(line, number)] = list_checks(found)
    >>> print(number, say(line).partition("quotes. ")[2])
    3 The same in 2 more rows: 5 and 6.
    """
    kinds: dict[str, list[Problem]] = {}
    for one in problems:
        kinds.setdefault(_kind(one), []).append(one)
    lines: list[tuple[Message, int]] = []
    for alike in kinds.values():
        lines += [(_together(alike), len(alike))] if len(alike) > ALONE else [(one.as_message(), 1) for one in alike]
    return lines


def _kind(one: Problem) -> str:
    """Give what is the same in all problems of a kind; one that stands in no row is alone."""
    if not one.location or not one.location.row:
        return str(id(one))
    return repr((one.code, replace(one.location, row=0), sorted(one.values.items())))


def _together(alike: list[Problem]) -> Message:
    rows = [str(one.location.row) for one in alike[1:] if one.location]
    return message("understood.alike", problem=alike[0].as_message(), n=len(rows), rows=name_few(rows, ROWS))
