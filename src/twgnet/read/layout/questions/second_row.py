"""The row below the questions: their options, or what the questions and options are called in full."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from twgnet.read.files.grid import Row
from twgnet.read.layout.columns import cell_of
from twgnet.read.layout.content import is_number
from twgnet.read.layout.ticks import is_tick
from twgnet.vocabulary.headings.load import fold

SCALE = 12  # distinct answers under the options of one question; more are texts, not answers to options
SUB_HEADINGS = {"response", "open-ended response", "reponse", "respuesta", "antwort", ""}
LEAST_LABELLED = 2  # columns of ticks with a text above them that no answer repeats
LEAST_LEVELLED = 2  # rows below two levels of headings
LOOKED_AT = 1_000  # rows below a row of labels


def is_second_header(top: Sequence[str], rows: Sequence[Row]) -> bool:
    """Say if the first of `rows` names options under the questions of `top`."""
    if not rows:
        return False
    first = rows[0].cells
    start = next((i for i, cell in enumerate(top) if cell), len(top))
    under_blank = [i for i, cell in enumerate(first) if cell and not cell_of(top, i) and i > start]
    if not under_blank or not _repeats_or_leaves_blank(top, first):
        return False
    if any(cell.casefold() in SUB_HEADINGS - {""} for cell in first):
        return True
    if any(is_tick(first[i]) is not None or is_number(first[i]) for i in under_blank) or _repeats_option(top, first):
        return False
    names = set(first)
    below = {cell_of(row.cells, i) for row in rows[1:] for i in under_blank} - {""}
    return all(is_tick(cell) is not None or cell in names for cell in below) or len(below - names) <= min(
        SCALE, len(rows) // 3
    )


def _repeats_option(top: Sequence[str], first: Sequence[str]) -> bool:
    """Say if one question would offer an option twice."""
    seen: set[str] = set()
    for index, option in enumerate(first):
        if cell_of(top, index):
            seen = set()
        if option and option in seen:
            return True
        seen.add(option)
    return False


def _repeats_or_leaves_blank(top: Sequence[str], first: Sequence[str]) -> bool:
    """Say if nothing new stands under the headings that have one column only."""
    single = [i for i in range(len(top) - 1) if top[i] and top[i + 1]]
    return all(cell_of(first, i) == top[i] or fold(cell_of(first, i)) in SUB_HEADINGS for i in single)


def label(top: Row, rows: Sequence[Row]) -> Row | None:
    """Give the headings in full where codes stand above labels, as survey tools export both; None where they do not.

    `twg` and `twg/1` above `Which groups?` and `Health` are the headings `Which groups?` and `Which groups?/Health`.
    """
    if len(rows) < LEAST_LABELLED or any(cell and len(cell.split()) > 1 for cell in top.cells):
        return None
    labels = dict(zip(top.cells, rows[0].cells, strict=False))
    looked = [row.cells for row in rows[1:LOOKED_AT]]
    below = [{cell_of(cells, i) for cells in looked} for i in range(len(top.cells))]
    new = [text not in cells for text, cells in zip(rows[0].cells, below, strict=False) if text]
    named = ((labels.get(name), cells) for name, cells in zip(top.cells, below, strict=True))
    ticked = [is_tick(text) is None and not is_number(text) and _are_ticks(cells) for text, cells in named if text]
    apart = len(set(filter(None, rows[0].cells))) == sum(map(bool, rows[0].cells))
    if not all(new) or not apart or sum(ticked) < LEAST_LABELLED:
        return None
    return Row(top.number, tuple(_in_full(name, labels) for name in top.cells))


def _are_ticks(cells: Collection[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(is_tick(cell) is not None for cell in filled)


def _in_full(name: str, labels: Mapping[str, str]) -> str:
    parent, slash, _ = name.rpartition("/")
    text = labels.get(name) or name
    return f"{labels[parent]}/{text}" if slash and labels.get(parent) else text


def merge_levels(top: Row, rows: Sequence[Row]) -> tuple[Row, Sequence[Row]]:
    """Blank the headings that stand over several columns each, as pandas repeats them, and join the names of its index.

    `,groups,groups` above `,Health,Land` and `organisation,,` become `organisation,groups,` above `,Health,Land`.
    """
    over = [map(_levels, pairwise(top.cells), pairwise(rows[0].cells))] if len(rows) >= LEAST_LEVELLED else []
    places = {place for found in over for i, levels in enumerate(found) if levels for place in (i, i + 1)}
    below = {cell_of(row.cells, place) for row in rows[1:LOOKED_AT] for place in places} - {""}
    if not places or not all(is_tick(cell) is not None or is_number(cell) for cell in below):
        return top, rows
    before = ("", *top.cells)
    cells = [cell if cell != before[i] else "" for i, cell in enumerate(top.cells)]
    index = rows[1].cells
    own = [i for i, cell in enumerate(index) if cell]
    if own and all(not cell_of(top.cells, i) and not cell_of(rows[0].cells, i) for i in own):
        cells = [cell or cell_of(index, i) for i, cell in enumerate(cells)]
        return Row(top.number, tuple(cells)), [rows[0], *rows[2:]]
    return Row(top.number, tuple(cells)), rows


def _levels(above: tuple[str, str], below: tuple[str, str]) -> bool:
    """Tell one heading over two columns with different texts below it, which are no ticks."""
    texts = all(cell and is_tick(cell) is None and not is_number(cell) for cell in below)
    return bool(above[0]) and above[0] == above[1] and below[0] != below[1] and texts
