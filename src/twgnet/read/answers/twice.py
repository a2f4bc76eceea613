"""Who answered twice, and which of the rows a later one replaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from twgnet.errors import Problem, problem
from twgnet.model.message import name_few
from twgnet.options import Options
from twgnet.read.answers.nameless import name_organisation
from twgnet.read.answers.nobody import placeholders
from twgnet.read.answers.times import order_by_time
from twgnet.read.files.grid import Row
from twgnet.read.layout.questions.question import Cells
from twgnet.read.layout.understand import Layout

SHOWN = 3  # organisations named in a line


def find_earlier_rows(layout: Layout, options: Options) -> tuple[frozenset[int], tuple[Problem, ...]]:
    """Give the rows that a later answer of the same organisation replaces, and say who answered twice."""
    if layout.kind not in ("list", "matrix") or (layout.question and layout.question.cells is Cells.COUNTS):
        return frozenset(), ()
    names = layout.organisation.values
    keys = {name: " ".join(name.split()).casefold() for name in names}
    times: Counter[str] = Counter()
    for name, count in names.items():
        times[keys[name]] += count
    nobody = {name.casefold() for name in placeholders(names)}
    twice = {key: None for key, count in times.items() if count > 1 and key not in nobody}
    if not twice:
        return frozenset(), ()
    if options.answers != "latest":
        return frozenset(), () if options.answers else (_twice(layout, keys, [*twice]),)
    rows: dict[str, list[Row]] = {}
    for row, name in zip(layout.table.data, layout.organisation.cells, strict=True):
        if name and keys[name] in twice:
            rows.setdefault(keys[name], []).append(row)
    ordered = order_by_time(layout.table, rows.values())
    return frozenset(row.number for rows in ordered for row in rows[:-1]), ()


def _twice(layout: Layout, keys: Mapping[str, str], twice: Sequence[str]) -> Problem:
    spelt = {key: name for name, key in reversed([*keys.items()])}
    names = [repr(name_organisation(layout, spelt[key])) for key in twice]
    places = (place for place, name in enumerate(layout.organisation.cells) if keys.get(name) == twice[0])
    second = layout.table.data[next(islice(places, 1, None))]
    return problem("answers.twice", layout.table.grid.location(second.number), names=name_few(names, SHOWN))
