"""The bytes of a source to its tables: every kind of file is known by its content, not by its name."""

from __future__ import annotations

import io
import re
from pathlib import PurePath

from twgnet.errors import LayoutError, Location, ReadError, option
from twgnet.read.files.cells import clean_cells, leave_out_hidden
from twgnet.read.files.child import read_in_child
from twgnet.read.files.decode import Text, decode
from twgnet.read.files.delimited import read_delimited
from twgnet.read.files.document import read_document
from twgnet.read.files.grid import Grid
from twgnet.read.files.source import Source
from twgnet.read.options import ReadOptions

_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
_PAGE = re.compile(r"\s*<(!doctype\s+html|html|table|head|body|meta)[\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*<(\?xml|\w+:?\w*\s+xmlns|Workbook)")
_JSON = re.compile(r"\s*[\[{]")


def open_grids(source: Source, options: ReadOptions) -> list[Grid]:
    """Give every table of a source: the sheets of a workbook, or the one table of a text.

    Raises
    ------
    ReadError
        The file is damaged, or of a kind that holds no table.
    LayoutError
        An option is for another kind of file.
    """
    named = [name for name in (options.organisation_column, *options.group_columns) if name]
    grids = [clean_cells(leave_out_hidden(grid, named)) for grid in _open(source, options)]
    if not grids:
        raise _no_table(
            source, "no sheet can be read in this file", "open it in a spreadsheet program and save it as .xlsx"
        )
    return grids


def _open(source: Source, options: ReadOptions) -> list[Grid]:
    if source.data.startswith((_ZIP, _OLE)):
        _refuse(source, "encoding", "a workbook tells its encoding", given=bool(options.encoding))
        return read_in_child("workbook.load.load_grids", source, sheets=options.sheet)
    _refuse(source, "sheet", "this file has no sheets", given=bool(options.sheet))
    _refuse(source, "all_sheets", "this file has no sheets", given=options.all_sheets)
    if source.data.startswith(_PARQUET):
        _refuse(source, "encoding", "this file tells its encoding", given=bool(options.encoding))
        return _read_parquet(source)
    text = decode(source.data, source.name, options.encoding)
    if _PAGE.match(text.text):
        return read_in_child("webpage.load_tables", source, encoding=options.encoding)
    return _read_text(source, text)


def _refuse(source: Source, name: str, what: str, *, given: bool) -> None:
    """Refuse an option that this kind of file cannot obey."""
    if given:
        raise LayoutError(what, location=Location(source.name), advice=f"leave {option(name)} out")


def _read_text(source: Source, text: Text) -> list[Grid]:
    kind = PurePath(source.name).suffix.lower().lstrip(".")
    if _XML.match(text.text):
        raise _no_table(source, "this is XML, and no table", "open it in a spreadsheet program and save it as .xlsx")
    if kind == "json" or (_JSON.match(text.text) and _is_json(text.text)):
        raise _no_table(
            source,
            "this is JSON, and not a network that twgnet or networkx wrote",
            "export the answers as .csv or .xlsx; of a network, give the .graphml, the .gexf or the node-link .json",
        )
    if kind not in ("csv", "tsv"):
        document = read_document(text, source.name)
        if document:
            return [document]
    return [read_delimited(text, source.name, kind or "csv", "\t" if kind == "tsv" else "")]


def _no_table(source: Source, what: str, advice: str) -> ReadError:
    return ReadError(what, location=Location(source.name), advice=advice)


def _is_json(text: str) -> bool:
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _read_parquet(source: Source) -> list[Grid]:
    try:
        import pandas as pd

        frame = pd.read_parquet(io.BytesIO(source.data))
    except ImportError:
        raise _no_table(
            source, "reading Parquet needs the library pyarrow", "install twgnet[parquet], or save the table as .csv"
        ) from None
    except (OSError, ValueError, TypeError, KeyError, NotImplementedError, MemoryError) as error:
        raise _no_table(
            source, f"this Parquet file cannot be read ({error})", "write it again, or save it as .csv"
        ) from None
    from twgnet.read.files.frame import frame_source

    return frame_source(frame, source.name, "parquet")[1]
