"""Large plain tables read as columns, each distinct cell understood once."""

from __future__ import annotations

import io
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast, overload

from twgnet.model.coded import Coded
from twgnet.read.files.grid import MAX_CELL, MAX_COLUMNS, Row, tidy

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

MANY = 50_000  # rows of a workbook from which its columns are worth coding
LARGE = 1 << 21  # characters of a text from which columns are worth importing pandas


class CodedRows(Sequence[Row]):
    """The rows of a table kept as columns; a row is made when it is looked at."""

    def __init__(self, numbers: NDArray[np.intp], columns: tuple[Coded, ...]) -> None:
        self.numbers = numbers
        self.columns = columns

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> CodedRows: ...
    def __getitem__(self, index: int | slice) -> Row | CodedRows:
        if isinstance(index, slice):
            return CodedRows(self.numbers[index], tuple(column[index] for column in self.columns))
        return Row(int(self.numbers[index]), tuple(column[index] for column in self.columns))

    def __iter__(self) -> Iterator[Row]:
        return map(Row, self.numbers.tolist(), zip(*self.columns, strict=True))

    def keep(self, rows: NDArray[np.bool_]) -> CodedRows:
        """Give some of the rows."""
        return self if rows.all() else CodedRows(self.numbers[rows], tuple(c.keep(rows) for c in self.columns))

    def change(self, change: Callable[[str], str]) -> CodedRows:
        """Change every distinct cell, and leave out the rows that are blank."""
        import numpy as np

        columns = tuple(column.change(change) for column in self.columns)
        filled = np.logical_or.reduce([column.where(bool) for column in columns])
        return CodedRows(self.numbers, columns).keep(filled)

    def holding(self, test: Callable[[str], object]) -> list[int]:
        """Give the positions of the rows with a cell that passes a test, asked once for each distinct cell."""
        import numpy as np

        return np.flatnonzero(np.logical_or.reduce([column.where(test) for column in self.columns])).tolist()

    def without(self, positions: Sequence[int]) -> CodedRows:
        """Leave out the rows at these positions."""
        import numpy as np

        kept = np.ones(len(self), dtype=bool)
        kept[positions] = False
        return self.keep(kept)


class Coder:
    """Keeps rows as columns while they come: of very many rows most say what others said.

    >>> coder = Coder([Row(2, ("VSO",)), Row(5, ("VSO", "Land"))])
    >>> list(coder.rows())
    [Row(number=2, cells=('VSO', '')), Row(number=5, cells=('VSO', 'Land'))]
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._numbers = array("q")
        self._columns: list[tuple[dict[str, int], array[int]]] = []
        for row in rows:
            self.add(row.number, row.cells)

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Add a row; it may be wider than those before it."""
        while len(self._columns) < len(cells):
            self._columns.append(({"": 0}, array("q", bytes(8 * len(self._numbers)))))
        for place, (known, codes) in enumerate(self._columns):
            codes.append(known.setdefault(cells[place] if place < len(cells) else "", len(known)))
        self._numbers.append(number)

    def rows(self) -> CodedRows:
        """Give the rows."""
        import numpy as np

        columns = (Coded([*known], np.array(codes, np.intp)) for known, codes in self._columns)
        return CodedRows(np.array(self._numbers, np.intp), tuple(columns))


def code_rows(text: str, delimiter: str) -> CodedRows | None:
    """Read delimited text by columns; None if it must be read row by row: uneven rows, odd quotes, lines in cells."""
    data = text.encode("utf-8", "surrogatepass")
    data = data.replace(b"\r\n", b"\n") if b"\r" in data else data
    if b"\r" in data or not _is_plain(data, delimiter.encode()):
        return None
    import numpy as np

    frame = _parse(data, delimiter)
    if frame is None or len(frame.columns) > MAX_COLUMNS:
        return None
    columns = tuple(_code(frame[name]) for name in frame)
    if any(len(cell) > MAX_CELL for column in columns for cell in column.texts):
        return None
    return CodedRows(np.arange(1, len(frame) + 1), columns).change(tidy)


def _parse(data: bytes, delimiter: str) -> pd.DataFrame | None:
    """Read every cell as text; pandas is several times faster where it may see that for itself."""
    import pandas as pd

    for kind in (None, str):
        try:
            frame = pd.read_csv(
                io.BytesIO(data),
                sep=delimiter,
                header=None,
                dtype=kind,
                na_filter=False,
                skip_blank_lines=False,
                low_memory=False,
            )
        except (ValueError, OverflowError):  # pandas' own errors are ValueErrors
            return None
        if all(map(pd.api.types.is_string_dtype, frame.dtypes)):
            return frame
    return None


def _code(cells: pd.Series[str]) -> Coded:
    codes, texts = cells.factorize()
    return Coded(cast("list[str]", texts.tolist()), codes)


def _is_plain(data: bytes, delimiter: bytes) -> bool:
    """Say if every quote stands around a whole cell of one line."""
    if b'"' not in data:
        return True
    cell = rb'"[^"\n]*(?:""[^"\n]*)*"(?=[%b\n]|\Z)' % re.escape(delimiter)
    marked = re.sub(cell, b"\0", data)
    after = marked.count(delimiter + b"\0") + marked.count(b"\n\0") + marked.startswith(b"\0")
    return b'"' not in marked and after == marked.count(b"\0")
