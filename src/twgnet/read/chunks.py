"""A large delimited file in chunks of whole rows, and where two columns' texts lie in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from twgnet.errors import Place, ReadError
from twgnet.read.coding import WORD, Texts
from twgnet.read.grid import MAX_CELL

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHUNK = 1 << 21  # bytes: the arrays drawn of one chunk stay in the processor's cache
_MOST = 1 << 26  # of one row
_BLANK = 32  # bytes up to the space: what is left out around a text
_PAD = b"\0" * WORD


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is laid out: its delimiter, width, the two columns, where the data start."""

    file: str
    delimiter: str
    width: int
    columns: tuple[int, int]
    start: int
    first_row: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole rows: the first `size` bytes of a buffer, and how many line ends stand before."""

    buffer: bytearray
    size: int
    lines_before: int


def cut_chunks(file: BinaryIO, form: Form) -> Iterator[Chunk]:
    """Cut a file at line ends that stand outside quotation marks."""
    rest, lines = b"", 0
    while True:
        buffer = bytearray(len(rest) + _CHUNK + WORD)
        buffer[: len(rest)] = rest
        read = file.readinto(memoryview(buffer)[len(rest) : -WORD])  # type: ignore[attr-defined]
        size = len(rest) + read
        if not read:
            break
        end = _last_row_end(buffer, size)
        if end:
            yield Chunk(buffer, end, lines)
        elif size > _MOST:
            raise _bad_row(form, lines, "a row without end", "look for an open quotation mark")
        lines += buffer.count(b"\n", 0, end)
        rest = bytes(buffer[end:size])
    if rest:
        rest += b"" if rest.endswith(b"\n") else b"\n"
        yield Chunk(bytearray(rest + _PAD), len(rest), lines)


def _last_row_end(buffer: bytearray, size: int) -> int:
    """Find the last line end that an even number of quotation marks stands before."""
    end = buffer.rfind(b"\n", 0, size) + 1
    marks = buffer.count(b'"', 0, end)
    while marks % 2:
        earlier = buffer.rfind(b"\n", 0, buffer.rfind(b'"', 0, end)) + 1
        marks -= buffer.count(b'"', earlier, end)
        end = earlier
    return end


def find_texts(chunk: Chunk, form: Form) -> tuple[Texts, Texts]:
    """Find the texts of the two columns: at once where rows are plain, else row by row."""
    if b'"' not in chunk.buffer:
        plain = _plain(chunk, form)
        if plain is not None:
            return plain
    return _row_by_row(chunk, form)


def _plain(chunk: Chunk, form: Form) -> tuple[Texts, Texts] | None:
    """Find the texts between separators; None where a row is ragged, blank or padded."""
    import numpy as np

    data = np.frombuffer(chunk.buffer, np.uint8, chunk.size)
    newline = data == ord("\n")
    ends = np.flatnonzero(newline | (data == ord(form.delimiter)))
    last, width = form.width - 1, form.width
    if ends.size % width or np.count_nonzero(newline) * width != ends.size:
        return None
    if not newline[ends[last::width]].all():
        return None
    starts = np.concatenate([[0], ends[:-1] + 1])
    if data[ends[last] - 1] == ord("\r"):  # the first row tells; a mixture is found below
        ends[last::width] -= 1
    found = [
        _texts(chunk.buffer, data, starts[column::width], ends[column::width])
        for column in form.columns
    ]
    if found[0] is None or found[1] is None or not found[0].lengths.all():
        return None
    return found[0], found[1]


def _texts(
    buffer: bytearray, data: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> Texts | None:
    import numpy as np

    lengths = ends - starts
    filled = lengths > 0
    edges = np.minimum(data[starts], data[np.maximum(ends - 1, 0)])
    if (edges[filled] <= _BLANK).any() or (lengths < 0).any() or (lengths > MAX_CELL).any():
        return None
    return Texts(buffer, starts, lengths)


def _row_by_row(chunk: Chunk, form: Form) -> tuple[Texts, Texts]:
    """Read rows with quotation marks, blanks or missing cells as the csv module does."""
    # Latin-1 keeps every byte as it is, there and back.
    lines = io.StringIO(chunk.buffer[: chunk.size].decode("latin-1"), newline="")
    reader = csv.reader(lines, delimiter=form.delimiter, strict=True)
    columns: tuple[list[bytes], list[bytes]] = ([], [])
    try:
        for cells in reader:
            if any(cells):
                _take(cells, columns, form, chunk.lines_before + reader.line_num - 1)
    except csv.Error as error:
        line = chunk.lines_before + reader.line_num - 1
        raise _bad_row(form, line, str(error), "check the quotation marks") from None
    return _laid_out(columns[0]), _laid_out(columns[1])


def _take(
    cells: list[str], columns: tuple[list[bytes], list[bytes]], form: Form, line: int
) -> None:
    if len(cells) > form.width:
        raise _bad_row(form, line, "more cells than the header has columns", "quote the names")
    for column, texts in zip(form.columns, columns, strict=True):
        cell = cells[column].strip(" \t\r\n") if column < len(cells) else ""
        texts.append(cell.encode("latin-1"))
    if not columns[0][-1]:
        raise _bad_row(form, line, "no organisation in this row", "fill it in or delete the row")


def _laid_out(texts: list[bytes]) -> Texts:
    import numpy as np

    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    starts = np.cumsum(lengths) - lengths
    return Texts(bytearray(b"".join(texts) + _PAD), starts, lengths)


def _bad_row(form: Form, line: int, what: str, advice: str) -> ReadError:
    return ReadError(what, place=Place(form.file, row=form.first_row + line), advice=advice)
