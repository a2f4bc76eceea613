"""Problems to messages: where, what is wrong, and what to do next."""

from __future__ import annotations

import re

from twgnet.errors import Location, Problem
from twgnet.model.message import Message, message

_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")


def explain_problem(found: Problem) -> Message:
    """Give a problem as one message, to be said in any language.

    >>> from twgnet.errors import problem
    >>> from twgnet.wording.catalogue import say
    >>> say(explain_problem(problem("source.empty", Location("a.csv"))))
    'a.csv: the file is empty. Export the answers again.'
    """
    what, advice = explain_parts(found)
    code = "common.problem" if found.advice else "common.problem_alone"
    if not found.location:
        return message(code, what=what, advice=advice)
    return message(f"{code}_at", where=explain_location(found.location), what=what, advice=advice)


def explain_parts(found: Problem) -> tuple[Message | str, Message | str]:
    """Give what is wrong and the advice; a text that is no code of the catalogue stands for itself."""
    if not isinstance(found.values, str) and _CODE.fullmatch(found.code):
        values = dict(found.values)
        return Message(f"{found.code}.what", values), Message(f"{found.code}.advice", values)
    return found.code, _sentence(str(found.values or ""))


def _sentence(advice: str) -> str:
    end = "" if advice.endswith("?") else "."
    return f"{advice[0].upper()}{advice[1:].rstrip('.')}{end}" if advice else ""


def explain_location(location: Location) -> Message:
    """Say where something stands: `survey.xlsx, sheet Form1, row 7, column TWGs`."""
    named = {name: str(getattr(location, name) or "") for name in ("sheet", "row", "column")}
    parts = (message(f"common.location.{name}", value=value) for name, value in named.items() if value)
    return message("common.location.whole", parts=tuple(filter(None, (location.file, *parts, location.part))))
