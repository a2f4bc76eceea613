"""Letters to the organisations that are asked to hold a seat: one Word file, a page each."""

from __future__ import annotations

import io
import zipfile

from twgnet.errors import OptionError
from twgnet.schema import Table

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are written


def write_letters(letters: Table) -> bytes:
    """Give a .docx with a page for each organisation: what it is asked, in every language.

    Names are written as text, so that nothing in them is a field or a link.

    Raises
    ------
    OptionError
        python-docx, which comes with the extra `letters`, is not installed.
    """
    try:
        from docx import Document
    except ModuleNotFoundError as error:
        raise OptionError("options.no_docx") from error
    document = Document()
    shown = ""
    for row in letters.records():
        name = _printable(row["organisation"])
        if name != shown:
            if shown:
                document.add_page_break()
            document.add_heading(name, level=1)
            shown = name
        document.add_paragraph(_printable(row["text"]))
    return _without_clock(document)


def _printable(cell: object) -> str:
    return "".join(mark for mark in str(cell) if mark.isprintable() or mark == "\u200b")


def _without_clock(document: object) -> bytes:
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in sorted(parts.namelist()):
            copy.writestr(zipfile.ZipInfo(name, FIRST_DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
