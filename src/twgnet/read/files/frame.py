"""A pandas DataFrame as a grid, so that a table in memory is understood like one in a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any, cast

from twgnet.errors import Location, ReadError
from twgnet.options import Options
from twgnet.read.files.grid import MAX_CELL, Grid, Row, cell_text, check_width, find_unseen, note_dropped
from twgnet.read.files.source import Source
from twgnet.read.headings import Role, read_heading

if TYPE_CHECKING:
    import pandas as pd

INPUT = "input"  # what a source without a name is called in messages
SHOWN = 60  # characters of a value in a message
ADDRESS = " at 0x"  # stands in the text of an object that has none of its own, and differs from run to run
NAME = "DataFrame"
_PAIR = ("organisation", "group")


def is_table(source: object) -> bool:
    """Tell a table in memory: a frame of pandas, polars or Arrow, a Series, ties, records, groups by organisation."""
    frame = hasattr(source, "iloc") or hasattr(source, "to_pandas")
    return frame or _are_ties(source) or _are_records(source) or _are_lists(source)


def refuse_odd(source: object) -> None:
    """Say which item of a list or dictionary is none of a survey, where others are.

    >>> refuse_odd([("VSO", "Health"), ("NPA",)])
    Traceback (most recent call last):
    twgnet.errors.ReadError: input: item 2 is ('NPA',), which is not an answer. ...
    """
    if isinstance(source, dict):
        for key, value in source.items():
            if not isinstance(key, str) or not isinstance(value, list | tuple | set | frozenset):
                raise ReadError("source.odd_value", location=Location(INPUT), key=repr(key), value=_shown(value))
    elif isinstance(source, list | tuple) and source:
        fits = _is_record if isinstance(source[0], dict) else _is_tie
        odd = next((place for place, one in enumerate(source) if not fits(one)), None)
        if odd is not None:
            raise ReadError("source.odd_item", location=Location(INPUT), n=odd + 1, value=_shown(source[odd]))


def _shown(value: object) -> str:
    text = " ".join(repr(value).split())
    return type(value).__name__ if ADDRESS in text else text[:SHOWN]


def _are_records(source: object) -> bool:
    """Tell a list of dictionaries, each of what stands under its headings, as csv.DictReader gives it."""
    several = isinstance(source, list | tuple) and bool(source)
    return several and all(map(_is_record, source))  # type: ignore[call-overload]


def _is_record(one: object) -> bool:
    return isinstance(one, dict) and all(isinstance(key, str) for key in one)


def _are_ties(source: object) -> bool:
    """Tell (organisation, group) and (organisation, group, weight)."""
    return isinstance(source, list | tuple) and bool(source) and all(map(_is_tie, source))


def _is_tie(one: object) -> bool:
    if not isinstance(one, list | tuple) or len(one) not in (2, 3):
        return False
    return all(isinstance(name, str | int) for name in one[:2]) and all(isinstance(w, Real) for w in one[2:])


def _are_lists(source: object) -> bool:
    """Tell a dictionary of lists of groups by organisation."""
    lists = isinstance(source, dict) and bool(source) and all(isinstance(key, str) for key in source)
    return lists and all(isinstance(value, list | tuple | set | frozenset) for value in source.values())  # type: ignore[attr-defined]


def frame_source(table: Any, name: str = NAME, kind: str = "frame") -> tuple[Source, list[Grid]]:
    """Give a table in memory as a source (its cells as bytes) and its one grid.

    The column names are row 1, as in a .csv written without the index. A named index counts as
    columns; one of texts without a name holds the organisations, unless a column does. Columns
    that are only counted (0, 1, ...) have no names: the first row is a header or an answer.
    """
    frame = _with_index(_to_frame(table))
    if frame.empty:
        raise ReadError("source.empty_frame", location=Location(name), name=name)
    check_width(len(frame.columns), Location(name))
    cells = frame.astype(object).to_numpy()
    _check_cells(cells.tolist(), name)
    known = _find_known(frame)
    rows = [
        tuple(cell_text(c) if k else "" for c, k in zip(row, filled, strict=True))
        for row, filled in zip(cells, known, strict=True)
    ]
    _check_lengths(rows, name)
    named = enumerate([frame.columns, *cells], 1)
    notes = note_dropped("unseen", [mark for n, row in named for mark in find_unseen(n, row)], Location(name))
    header = tuple(map(_heading, frame.columns))
    if _is_counted(frame):
        header, rows = _headed(header, rows)
    grid = Grid(
        name, kind, (Row(1, header), *(Row(n, row) for n, row in enumerate(rows, 2) if any(row))), problems=tuple(notes)
    )
    text = "\n".join("\t".join(row.cells) for row in grid.rows)
    return Source(name, text.encode("utf-8", "surrogatepass")), [grid]


def _check_cells(cells: Sequence[Sequence[object]], name: str) -> None:
    """Refuse objects that have no text of their own: what stands for them differs from run to run."""
    for number, row in enumerate(cells, 2):
        for cell in row:
            if not isinstance(cell, str | float | int) and _has_no_text(cell):
                raise ReadError("source.odd_cell", location=Location(name, row=number), value=_shown(cell))


def _has_no_text(cell: object) -> bool:
    text = str(cell)
    return text.startswith("<") and ADDRESS in text


def _check_lengths(rows: Sequence[Sequence[str]], name: str) -> None:
    for number, row in enumerate(rows, 2):
        if any(len(cell) > MAX_CELL for cell in row):
            raise ReadError("workbook_file.long_cell", location=Location(name, row=number), limit=MAX_CELL)


def _find_known(frame: pd.DataFrame) -> Any:
    """Tell for each cell whether it holds something; a cell that is a list does."""
    try:
        return frame.notna().to_numpy()
    except ArithmeticError:  # a signalling NaN may not be compared, not even with itself
        cells = frame.astype(object).to_numpy().tolist()
        return [[not (isinstance(c, Decimal) and c.is_snan()) for c in row] for row in cells]


def load_parquet(data: bytes, name: str) -> list[Grid]:
    """Give the one grid of a Parquet file, in the process that calls."""
    try:
        import pandas as pd

        frame = pd.read_parquet(io.BytesIO(data))
    except ImportError:
        raise ReadError("source.no_pyarrow", location=Location(name)) from None
    except (OSError, ValueError, TypeError, KeyError, NotImplementedError, MemoryError):
        raise ReadError("source.parquet", location=Location(name)) from None
    return frame_source(frame, name, "parquet")[1]


def _to_frame(table: Any) -> pd.DataFrame:
    import pandas as pd

    if isinstance(table, dict):
        table = [(key, value) for key, values in table.items() for value in (sorted(values) or [""])]
    if hasattr(table, "to_pandas"):
        return _to_frame(table.to_pandas())
    if _are_records(table):
        return pd.DataFrame(list(table))
    if isinstance(table, list | tuple):
        frame = pd.DataFrame([[*map(str, tie[:2]), *tie[2:]] for tie in table], dtype=object)
        return frame.set_axis([*_PAIR, "weight"][: len(frame.columns)], axis=1)
    if isinstance(table, pd.Series):
        return table.to_frame(table.name if table.name is not None else _PAIR[1])
    return cast("pd.DataFrame", table)


def _with_index(frame: pd.DataFrame) -> pd.DataFrame:
    """Turn an index that says something into columns."""
    if any(name is not None for name in frame.index.names):
        return frame.reset_index(allow_duplicates=True)
    texts = frame.index.nlevels == 1 and frame.index.inferred_type == "string"
    if texts and not any(read_heading(_heading(name)).role is Role.ORGANISATION for name in frame.columns):
        return frame.reset_index(names=_PAIR[0], allow_duplicates=True)
    return frame


def name_columns(table: Any, options: Options) -> Options:
    """Say what the columns of a table in memory are, where it says so itself.

    Ties are organisation and group, each a whole name. Columns that are named 0, 1, ... are counted from
    1, as files do, where an option names one.
    """
    unnamed = _are_ties(table) or _are_lists(table)
    if unnamed and not options.org_col and not options.group_cols:
        layout = options.layout or ("ties" if _are_ties(table) else None)
        return replace(options, org_col=_PAIR[0], group_cols=(_PAIR[1],), layout=layout)
    if not hasattr(table, "columns") or not _is_counted(table):
        return options
    frame = _with_index(table)
    if frame_source(table)[1][0].rows[0].cells[-1] == cell_text(table.columns[-1]):
        return options  # the names are kept, so an option means them
    before = len(frame.columns) - len(table.columns)
    organisation = options.org_col

    def shifted(name: str) -> str:
        return str(int(name) + 1 + before) if name.isdecimal() else name

    return replace(
        options,
        org_col=shifted(organisation) if organisation else organisation,
        group_cols=tuple(map(shifted, options.group_cols)),
    )


def _is_counted(frame: pd.DataFrame) -> bool:
    return len(frame.columns) > 1 and [*map(cell_text, frame.columns)] == [*map(str, range(len(frame.columns)))]


def _headed(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Give the first row as header if it names an organisation and groups; else name two columns."""
    roles = {read_heading(cell).role for cell in rows[0] if cell}
    if {Role.ORGANISATION, Role.GROUP} <= roles:
        return rows[0], [("",) * len(header), *rows[1:]]  # rows keep their numbers
    return (_PAIR if len(header) == len(_PAIR) else header), rows


def _heading(name: object) -> str:
    return "/".join(map(str, name)) if isinstance(name, tuple) else cell_text(name)
