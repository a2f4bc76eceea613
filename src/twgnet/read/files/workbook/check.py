"""The whole of a spreadsheet looked at before its reader may open it."""

from __future__ import annotations

import io
import zipfile

from twgnet.errors import ReadError
from twgnet.read.files.workbook import ods, xlsx
from twgnet.read.files.workbook.archive import DAMAGE, XLSB, XLSX, check_archive, damaged, too_big, walk
from twgnet.read.files.workbook.marks import Marks, Size

MAX_NAME = 255  # characters of the name of a sheet; Excel takes 31, and every message repeats it
_UNREAD = "customxml/"  # what an office's programs add (labels, forms, queries, often in UTF-16): no reader opens it


def read_marks(data: bytes, name: str) -> dict[str, Marks]:
    """Read the marks of every sheet, by its name; refuse files that are damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive, name)
            size = Size(name)
            names = set(archive.namelist())
            found: dict[str, Marks] = {}
            walked: set[str] = set()
            if XLSX in names:
                found, walked = xlsx.read_sheets(archive, size)
            elif XLSB not in names:
                found, walked = ods.read_sheets(archive, size)
            if any(len(sheet) > MAX_NAME for sheet in found):
                raise too_big(name, "workbook_file.long_name", limit=MAX_NAME)
            for part in names - walked:
                if part.lower().endswith((".xml", ".rels")) and not part.lower().startswith(_UNREAD):
                    with archive.open(part) as opened:
                        walk(opened)
    except ReadError:
        raise
    except DAMAGE as error:
        raise damaged(name, error) from None
    return found
