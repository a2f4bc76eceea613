"""The zip archive of a spreadsheet, opened with care: damage, passwords, bombs."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from typing import IO, Any
from xml.parsers import expat

from twgnet.errors import Location, ReadError

MAX_UNPACKED = 1 << 28  # bytes of one archive, unpacked: 256 MB
XLSX, ODS, XLSB = "xl/workbook.xml", "content.xml", "xl/workbook.bin"

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    OSError,
    NotImplementedError,
    ValueError,
)


class Walker:
    """What is done with each element, by its name with its prefix, and with each text between."""

    def start(self, tag: str, about: dict[str, str]) -> None:
        """Take up an element that begins."""

    def end(self, tag: str) -> None:
        """Finish an element."""

    def text(self, text: str) -> None:
        """Take up text."""


def damaged(name: str, error: object) -> ReadError:
    """Say that a spreadsheet is damaged."""
    return ReadError("workbook_file.damaged", location=Location(name), reason=error)


def too_big(name: str, code: str, **values: Any) -> ReadError:
    """Say that a spreadsheet would not fit in memory."""
    return ReadError(code, location=Location(name), **values)


def check_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse an archive that is too large, locked, ambiguous or no spreadsheet."""
    members = archive.infolist()
    if sum(member.file_size for member in members) > MAX_UNPACKED or len(members) > 10_000:
        raise too_big(name, "workbook_file.large", megabytes=MAX_UNPACKED >> 20)
    if any(member.flag_bits & 1 for member in members):
        raise ReadError("workbook_file.password", location=Location(name))
    parts = [member.filename.casefold() for member in members]
    if len(set(parts)) < len(parts):
        raise zipfile.BadZipFile("two parts have one name")
    kinds = {XLSX, ODS, XLSB} & set(parts)
    if len(kinds) > 1:
        raise zipfile.BadZipFile("two kinds of spreadsheet in one file")
    if not kinds:
        raise ReadError("workbook_file.archive", location=Location(name))


def walk(part: IO[bytes], walker: Walker | None = None) -> None:
    """Parse one part by expat, which refuses XML that is broken; a document type is refused too.

    The spreadsheet reader may never return from XML that is broken: every part is walked first.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    if walker:
        parser.StartElementHandler = walker.start
        parser.EndElementHandler = walker.end
        parser.CharacterDataHandler = walker.text
    opening = part.read(len(codecs.BOM_UTF16_LE))
    if opening in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise ValueError("XML in UTF-16, which no spreadsheet program writes")
    parser.Parse(opening, False)
    parser.ParseFile(part)


def _refuse(*_: object) -> None:
    raise ValueError("a document type in its XML")


def local(name: str) -> str:
    """Give a name without its prefix, as the spreadsheet reader takes it.

    >>> local("x:sheet"), local("row")
    ('sheet', 'row')
    """
    return name.rpartition(":")[2] if ":" in name else name
