"""The bytes of a source to its tables: every kind of file is known by its content, not by its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from twgnet.errors import LayoutError, Location, ReadError, option
from twgnet.options import Options
from twgnet.read.files.cells import clean_cells, leave_out_hidden
from twgnet.read.files.child import read_in_child
from twgnet.read.files.code_book import write_out_codes
from twgnet.read.files.foreign import refuse_foreign
from twgnet.read.files.grid import Grid
from twgnet.read.files.source import Source
from twgnet.read.files.text.decode import Text, decode
from twgnet.read.files.text.delimited import read_delimited
from twgnet.read.files.text.document import read_document

_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
_PAGE = re.compile(r"\s*<(!doctype\s+html|html|table|head|body|meta)[\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*<(\?xml|\w+:?\w*\s+xmlns|Workbook)")
_JSON = re.compile(r"\s*[\[{]")
MAX_TABLES = 1_000  # of one file, each compared with each: a form for every organisation is fewer


def open_grids(source: Source, options: Options) -> list[Grid]:
    """Give every table of a source: the sheets of a workbook, or the one table of a text.

    Raises
    ------
    ReadError
        The file is damaged, or of a kind that holds no table.
    LayoutError
        An option is for another kind of file.
    """
    named = [name for name in (options.org_col, *options.group_cols) if name]
    opened = _open(source, options)
    if not opened:
        raise ReadError("source.no_sheet", location=Location(source.name))
    if len(opened) > MAX_TABLES:
        raise ReadError("source.many_tables", location=Location(source.name), n=len(opened), limit=MAX_TABLES)
    grids = [clean_cells(leave_out_hidden(grid, named)) for grid in opened]
    return write_out_codes(grids)


def _open(source: Source, options: Options) -> list[Grid]:
    refuse_foreign(source)
    if source.data.startswith((_ZIP, _OLE)):
        _refuse(source, "encoding", "encoding.of_workbook", given=bool(options.encoding))
        return read_in_child("workbook.load.load_grids", source, sheets=options.sheet)
    _refuse(source, "sheet", "source.no_sheets", given=bool(options.sheet))
    _refuse(source, "all_sheets", "source.no_sheets", given=options.all_sheets)
    if source.data.startswith(_PARQUET):
        _refuse(source, "encoding", "encoding.of_file", given=bool(options.encoding))
        return read_in_child("frame.load_parquet", source)
    text = decode(source.data, source.name, options.encoding)
    if _PAGE.match(text.text):
        return read_in_child("webpage.load_tables", source, encoding=options.encoding)
    return _read_text(source, text)


def _refuse(source: Source, name: str, code: str, *, given: bool) -> None:
    """Refuse an option that this kind of file cannot obey."""
    if given:
        raise LayoutError(code, location=Location(source.name), option=option(name))


def _read_text(source: Source, text: Text) -> list[Grid]:
    kind = PurePath(source.name).suffix.lower().lstrip(".")
    if _XML.match(text.text):
        raise ReadError("source.xml", location=Location(source.name))
    if kind == "json" or (_JSON.match(text.text) and _is_json(text.text)):
        raise ReadError("source.json", location=Location(source.name))
    if kind not in ("csv", "tsv"):
        document = read_document(text, source.name)
        if document:
            return [document]
    return [read_delimited(text, source.name, kind or "csv", "\t" if kind == "tsv" else "")]


def _is_json(text: str) -> bool:
    """Say if a text is JSON, or begins with two lines that each are."""
    return _parses(text) or all(_JSON.match(line) and _parses(line) for line in text.strip().splitlines()[:2])


def _parses(text: str) -> bool:
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
