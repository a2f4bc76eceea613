"""The rules file: what the office decides before seats are proposed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from twgnet.errors import Location, Problem, RulesError
from twgnet.model.focal import Rules, faults

NUMBERS = ("max_seats", "alternates")
POINTS = ("focus", "contact")


def load_rules(path: str | Path) -> Rules:
    """Read the rules for focal organisations from a TOML file.

    At the top level `max_seats`, `alternates` and `exclude` (ids of organisations), and in a
    table `[score]` the points `focus` and `contact`. What is left out keeps its default.

    Raises
    ------
    RulesError
        The file cannot be read, or says something that is no rule; every problem is listed.
    """
    location = Location(str(path))
    try:
        said = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        what = f"cannot read the rules ({error.strerror or error})"
        raise RulesError(what, location=location, advice="check the name of the file") from error
    except (ValueError, RecursionError) as error:
        fault = "it is nested too deeply" if isinstance(error, RecursionError) else error
        advice = "write for example: max_seats = 2"
        raise RulesError(f"this is not TOML ({fault})", location=location, advice=advice) from error
    if problems := list(_problems(said, location)):
        raise RulesError(*problems)
    score = said.pop("score", {})
    return Rules(**{**said, **score, "exclude": tuple(said.get("exclude", ()))})


def _problems(said: Mapping[str, Any], location: Location) -> Iterable[Problem]:
    score = said.get("score", {})
    if not isinstance(score, dict):
        yield Problem("score is not a table", location, "write [score], then focus and contact")
        score = {}
    yield from _numbers(said, NUMBERS, {"exclude", "score"}, location)
    yield from _numbers(score, POINTS, set(), location)
    exclude = said.get("exclude", [])
    if not isinstance(exclude, list) or not all(isinstance(id, str) for id in exclude):
        advice = 'write exclude = ["id", "id"]'
        yield Problem("exclude is not a list of organisation ids", location, advice)


def _numbers(
    said: Mapping[str, Any], numbers: Sequence[str], others: set[str], location: Location
) -> Iterable[Problem]:
    for key, value in said.items():
        if key in numbers:
            if fault := faults(key, value, location):
                yield fault
        elif key not in others:
            known = ", ".join(sorted({*numbers, *others}))
            yield Problem(f"there is no rule {key!r}", location, f"use {known}")
