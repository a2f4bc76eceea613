"""Options that have no effect without another, or beside another: refused, never silently accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from twgnet.errors import OptionError, Problem, option, problem


class Need(NamedTuple):
    """An option, and the one it says more about; `value` is what that one must be."""

    name: str
    of: str
    value: str = ""


READING = (
    *("encoding", "sheet", "all_sheets", "fill_down", "org_col", "group_cols", "layout"),
    *("separator", "answers", "yes", "keep", "personal"),
)
# The names are those of the command line and of the library, where it has the option.
NEEDS = (
    Need("max_changes", "seats"),
    Need("show_people", "people"),
    Need("answered", "invited"),
    Need("spark", "engine", "spark"),
    Need("draws", "null", "fdsm"),
    Need("template", "letters"),
    Need("today", "seats"),
)
# Of these the first is obeyed, the others would have no effect.
BESIDE = (
    ("sheet", ("all_sheets",)),
    ("write_rules", ("why", "letters", "output", "today", "format")),
    ("why", ("letters", "output", "format")),
    ("explain", ("format",)),
    ("labelled", ("output", "organisations", "invited", "answered", "means", *READING)),
)


def check_together(given: Mapping[str, Any]) -> None:
    """Refuse options that have no effect among those given; what is empty is not given.

    >>> check_together({"max_changes": 3, "seats": "seats.csv"})
    >>> check_together({"max_changes": 3})
    Traceback (most recent call last):
    twgnet.errors.OptionError: max_changes= has no effect without seats=. Give seats= too, or leave out max_changes=.

    Raises
    ------
    OptionError
        Names each option without effect, and the option that it needs or that stands in its way.
    """
    named = {name: value for name, value in given.items() if _is_given(value)}
    wrong = [*_without(named), *_beside(named)]
    if wrong:
        raise OptionError(*wrong)


def _without(given: Mapping[str, Any]) -> Iterator[Problem]:
    for need in NEEDS:
        if need.name in given and not (need.of in given and (not need.value or given[need.of] == need.value)):
            needed = f"{option(need.of)} {need.value}".rstrip()
            yield problem("options.needs", name=option(need.name), needed=needed)


def _beside(given: Mapping[str, Any]) -> Iterator[Problem]:
    for name, idle in BESIDE:
        for other in idle if name in given else ():
            if other in given:
                yield problem("options.beside", name=option(other), other=option(name))


def _is_given(value: Any) -> bool:
    return bool(value) if isinstance(value, bool | str | tuple) else value is not None
