"""Bytes to text: UTF-8, UTF-16 and Windows-1252, with or without a byte-order mark."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from twgnet.errors import Location, Problem, ReadError
from twgnet.read.files.grid import CONTROLS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536


class Text(NamedTuple):
    """Decoded text, its encoding and what a person should know about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str) -> Text:
    r"""Decode a text file, or refuse it as binary.

    >>> decode(b"Soci\xe9t\xe9", "a.csv").text
    'Société'
    """
    encoding = _marked(data) or _utf16_without_mark(data)
    if encoding:
        text = Text(data.decode(encoding, "replace"), encoding)
        if "\ufffd" in text.text:
            text = text._replace(problems=(_damaged(text.text, name),))
    else:
        text = _utf8_or_windows(data, name)
    return _without_controls(text, name)


def _marked(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _utf16_without_mark(data: bytes) -> str:
    """Text in a Latin script has a zero in every other byte."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if len(odd) > 1 and odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if len(odd) > 1 and even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return ""


def _utf8_or_windows(data: bytes, name: str) -> Text:
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lines, foreign, proper = [], [], False
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            lines.append(line.decode("utf-8"))
            proper = proper or not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
            foreign.append(number)
    encoding = "utf-8 and windows-1252" if proper else "windows-1252"
    problems = (_mixed(name, foreign),) if proper else ()
    return Text("".join(lines), encoding, problems)


def _mixed(name: str, rows: list[int]) -> Problem:
    where = ", ".join(map(str, rows[:5])) + (", ..." if len(rows) > 5 else "")
    return Problem(
        f"two encodings in one file: not UTF-8, read as Windows-1252: row {where}",
        Location(name, row=rows[0]),
        "check the accents there, or save the file as UTF-8",
    )


def _damaged(text: str, name: str) -> Problem:
    row = text.count("\n", 0, text.index("\ufffd")) + 1
    return Problem("characters that cannot be decoded", Location(name, row=row), "save the file again as UTF-8")


def _without_controls(text: Text, name: str) -> Text:
    controls = CONTROLS.findall(text.text, 0, _SAMPLE)
    if len(controls) > 0.02 * min(len(text.text), _SAMPLE) + 2:
        raise ReadError(
            "this is not text or a spreadsheet",
            location=Location(name),
            advice="give a .csv, .tsv, .txt, .xlsx or .ods file",
        )
    first = CONTROLS.search(text.text)
    if not first:
        return text
    row = text.text.count("\n", 0, first.start()) + 1
    problem = Problem(
        f"a control character (code {ord(first[0])}) in the text was dropped",
        Location(name, row=row),
        "check this row; the file may be damaged",
    )
    return Text(CONTROLS.sub("", text.text), text.encoding, (*text.problems, problem))
