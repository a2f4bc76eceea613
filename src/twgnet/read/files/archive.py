"""The zip archive of a spreadsheet, opened with care: damage, passwords, bombs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from twgnet.errors import Location, ReadError

MAX_UNPACKED = 1 << 28  # bytes of one archive, unpacked: 256 MB
MAX_CELLS = 5_000_000  # of one sheet, empty ones inside its bounds included

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    OSError,
    NotImplementedError,
    ValueError,
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(rb"<Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(rb'([\w:.-]+)\s*=\s*"([^"]*)"')


def unpack_sheets(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Give the XML of each sheet of an .xlsx with the sheet's name, or of an .ods whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, name)
            _check_xml(archive)
            if "content.xml" in archive.namelist():
                yield "", archive.read("content.xml")
                return
            for sheet, path in _sheet_paths(archive):
                yield sheet, archive.read(path)
    except _DAMAGE as error:
        raise ReadError(
            f"the file is damaged or cut short ({error})",
            location=Location(name),
            advice="download or copy it again",
        ) from None


def too_big(name: str, what: str) -> ReadError:
    """Say that a spreadsheet would not fit in memory."""
    return ReadError(what, location=Location(name), advice="copy the answers to a new sheet, or save it as .csv")


def _check(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if sum(member.file_size for member in members) > MAX_UNPACKED or len(members) > 10_000:
        raise too_big(name, f"more than {MAX_UNPACKED >> 20} MB when unpacked")
    if any(member.flag_bits & 1 for member in members):
        raise ReadError(
            "the file is protected by a password",
            location=Location(name),
            advice="save a copy without the password and give that",
        )
    names = {member.filename for member in members}
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise ReadError(
            "this is an archive, not an .xlsx or .ods spreadsheet",
            location=Location(name),
            advice="give a .csv, .tsv, .txt, .xlsx or .ods file",
        )


def _check_xml(archive: zipfile.ZipFile) -> None:
    """Parse every part once: the spreadsheet reader may never return from XML that is broken."""
    names = archive.namelist()
    if len(set(names)) < len(names):
        raise zipfile.BadZipFile("two parts have one name")
    for name in names:
        if name.lower().endswith((".xml", ".rels")):
            with archive.open(name) as part:
                expat.ParserCreate().ParseFile(part)


def _sheet_paths(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return
    targets = {}
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        relation = attributes(tag)
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    for tag in _SHEET.findall(archive.read("xl/workbook.xml")):
        sheet = attributes(tag)
        path = targets.get(next((v for k, v in sheet.items() if k.endswith(":id")), ""), "")
        if path in names:
            yield sheet.get("name", ""), path


def attributes(tag: bytes) -> dict[str, str]:
    """Give the attributes of one XML tag."""
    import html

    return {
        key.decode("ascii", "replace"): html.unescape(value.decode("utf-8", "replace"))
        for key, value in _ATTRIBUTE.findall(tag)
    }
