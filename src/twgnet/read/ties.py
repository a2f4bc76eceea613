"""Ten million ties: a two-column .csv straight to a biadjacency matrix, in arrays throughout."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from twgnet.errors import LayoutError, Place, ReadError
from twgnet.read.chunks import Form, cut_chunks, find_texts
from twgnet.read.coding import Hashed, Keys, Texts, code, hash_texts
from twgnet.read.decode import decode
from twgnet.read.delimited import DELIMITERS, read_delimited
from twgnet.read.layout import understand
from twgnet.read.names import Names
from twgnet.read.options import ReadOptions

if TYPE_CHECKING:
    from concurrent.futures import Future

    from scipy.sparse import csr_array

_SAMPLE = 1 << 16
_Pair = tuple[Hashed, Hashed]


class Ties(NamedTuple):
    """The names of both sides, by first appearance, and how often each pair was named."""

    organisations: list[str]
    groups: list[str]
    biadjacency: csr_array


def read_ties(path: str | Path, options: ReadOptions | None = None) -> Ties:
    r"""Read a long list of ties (`organisation,group` in each row) into a biadjacency matrix.

    Names are compared exactly, without the blanks around them. A row without a group
    keeps its organisation.

    Parameters
    ----------
    path
        A .csv or .tsv file in UTF-8 or Windows-1252 with a header row.
    options
        Which columns, if their headings do not say it.

    Returns
    -------
    Ties
        Rows of `biadjacency` are organisations, columns groups, values numbers of rows.

    Raises
    ------
    ReadError
        The file cannot be read, or a row has no organisation or more cells than the header.
    LayoutError
        The columns are not recognised.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "ties.csv"
    ...     _ = path.write_text("organisation,group\nVSO,Health\nNPA,Land\nVSO,Land\n")
    ...     ties = read_ties(path)
    >>> ties.organisations, ties.groups, ties.biadjacency.toarray().tolist()
    (['VSO', 'NPA'], ['Health', 'Land'], [[1, 1], [0, 1]])
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            form = _understand(file.read(_SAMPLE), path.name, options or ReadOptions())
            file.seek(form.start)
            hashed = list(_hash_all(file, form))
    except OSError as error:
        raise ReadError(
            f"the file cannot be opened ({error.strerror})",
            place=Place(str(path)),
            advice="check the name and that you may read it",
        ) from None
    if not hashed:
        raise ReadError(
            "there are no ties below the headings",
            place=Place(path.name),
            advice="export the list again",
        )
    organisations, groups = map(list, zip(*hashed, strict=True))
    del hashed
    return _assemble(organisations, groups)


def _understand(sample: bytes, name: str, options: ReadOptions) -> Form:
    """Find out from the first rows which two columns matter and where the data start."""
    if len(sample) == _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1]
    grid = read_delimited(decode(sample, name), name, "csv")
    layout = understand(grid, options, Names(()))
    if layout.question or len(layout.lists) != 1 or grid.encoding.startswith("utf-16"):
        raise LayoutError(
            "this is not a plain list of ties in UTF-8",
            place=grid.place(layout.table.header.number),
            advice="give one column of organisations and one of groups",
        )
    first = layout.table.data[0].number if layout.table.data else layout.table.header.number + 1
    start = sum(len(line) for line in sample.splitlines(keepends=True)[: first - 1])
    delimiter = next(mark for mark, word in DELIMITERS.items() if word == grid.delimiter)
    columns = (layout.organisation.index, layout.lists[0].index)
    return Form(name, delimiter, len(layout.table.header.cells), columns, start, first)


def _hash_all(file: BinaryIO, form: Form) -> Iterator[_Pair]:
    """Hash the two columns chunk by chunk, a few chunks at once, in the order of the file."""
    from concurrent.futures import ThreadPoolExecutor

    keys, workers = Keys.draw(), min(4, os.cpu_count() or 1)
    waiting: deque[Future[_Pair]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for chunk in cut_chunks(file, form):
            waiting.append(pool.submit(lambda c: _hash(find_texts(c, form), keys), chunk))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        yield from (future.result() for future in waiting)


def _hash(texts: Iterable[Texts], keys: Keys) -> _Pair:
    organisations, groups = (hash_texts(column, keys) for column in texts)
    return organisations, groups


def _assemble(organisations: list[Hashed], groups: list[Hashed]) -> Ties:
    """Count the pairs of the two sides; an empty group is no tie."""
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np
    from scipy.sparse import coo_array

    with ThreadPoolExecutor(2) as pool:
        coded = pool.map(code, (organisations, groups))
    (rows, row_names), (columns, column_names) = coded
    organisations.clear()  # the hashes of ten million texts are most of the file again
    groups.clear()
    counts = np.ones(len(rows), np.int32)
    shape = len(row_names), len(column_names)
    if "" not in column_names:
        return Ties(row_names, column_names, coo_array((counts, (rows, columns)), shape).tocsr())
    empty = column_names.index("")
    tied = columns != empty
    columns -= columns > empty
    del column_names[empty]
    ties = coo_array((counts[tied], (rows[tied], columns[tied])), (shape[0], shape[1] - 1))
    return Ties(row_names, column_names, ties.tocsr())
