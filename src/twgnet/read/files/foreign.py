"""Files of programs that keep no plain table: each is refused by its name, with the menu that saves one."""

from __future__ import annotations

from pathlib import PurePath

from twgnet.errors import Location, ReadError
from twgnet.read.files.source import Source

_FIRST = {
    b"$FL2": "spss",
    b"$FL3": "spss",
    b"<stata_dta>": "stata",
    b"%PDF": "pdf",
    b"{\\rtf": "word",
    b"RDX": "r",
    b"RDA": "r",
    b"\x00\x01\x00\x00Standard ": "access",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
}
_INSIDE = {b"word/document.xml": "word", b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t": "word"}  # of archives
_ENDS = {".rds": "r", ".rda": "r", ".rdata": "r", ".dta": "stata", ".sas7bdat": "sas", ".xpt": "sas"}
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")  # of which Word and R make use


def refuse_foreign(source: Source) -> None:
    """Refuse a file of a statistics program, of Word, Access or R, a PDF and a picture."""
    data, end = source.data, PurePath(source.name).suffix.lower()
    found = next((program for first, program in _FIRST.items() if data.startswith(first)), "")
    if not found and data.startswith(_ARCHIVES):
        found = next((program for part, program in _INSIDE.items() if part in data), "")
    if not found and (data.startswith(_ARCHIVES) or b"\0" in data[:200]):
        found = _ENDS.get(end, "")
    if found:
        raise ReadError(f"source.{found}", location=Location(source.name))
