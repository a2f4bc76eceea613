"""Files to answers: whatever shape a survey has, each answer keeps its place."""

from __future__ import annotations

from importlib import import_module
from inspect import isfunction
from typing import TYPE_CHECKING, Any

from twgnet._arguments import check_arguments

if TYPE_CHECKING:
    from twgnet.read.form import Cell, Form, find_repeated, is_date, one_of
    from twgnet.read.graph import read_graph
    from twgnet.read.people.columns import is_personal
    from twgnet.read.people.kinds import find_no_kinds
    from twgnet.read.people.mask import describe_options, mask, mask_answer, spare
    from twgnet.read.records import Record, name_source
    from twgnet.read.survey import read_survey

__all__ = [
    "Cell",
    "Form",
    "Record",
    "describe_options",
    "find_no_kinds",
    "find_repeated",
    "is_date",
    "is_personal",
    "mask",
    "mask_answer",
    "name_source",
    "one_of",
    "read_graph",
    "read_survey",
    "spare",
]

_HOMES = {
    "Cell": "form",
    "Form": "form",
    "Record": "records",
    "describe_options": "people.mask",
    "find_no_kinds": "people.kinds",
    "find_repeated": "form",
    "is_date": "form",
    "is_personal": "people.columns",
    "mask": "people.mask",
    "mask_answer": "people.mask",
    "name_source": "records",
    "one_of": "form",
    "read_graph": "graph",
    "read_survey": "survey",
    "spare": "people.mask",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used: the process that reads a spreadsheet needs few of them."""
    if name in _HOMES:
        found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return check_arguments(found) if isfunction(found) else found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
