"""Bytes to text: the encoding that is given, marked, certain or guessed, and the notes on it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from twgnet.errors import Location, Problem, ReadError, problem
from twgnet.options import REPAIRED
from twgnet.read.files.grid import AROUND_UNSEEN, CONTROLS, MAY_BE_UNSEEN, note_dropped
from twgnet.read.files.text.garbled import PAIR, repair
from twgnet.vocabulary.headings.load import heading_concepts, split_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
# Distinguished first: a Latin script has ASCII letters in its words, the others have none. Windows' own
# encodings and those of old Macs and DOS; more would only be taken for one another.
_LATIN = ["cp1252", "cp1250", "cp1254", "mac_roman", "cp850"]
_OTHERS = ["cp1251", "koi8_r", "cp866", "cp1256", "cp874", "cp1253", "cp1255", "gb18030", "big5", "cp932", "cp949"]
_LEAST_FOREIGN = 5  # bytes of different words without Latin letters, as a short name has; fewer are stray signs
_PLAIN = bytes([*range(9, 14), *range(32, 127)])
_PADDING = re.compile(r"\0+(?=[,;|\t\"\r\n]|\Z)")  # of cells of a fixed width
_ACCENT_FIRST = re.compile(
    '(?:^|[\\s,;|"])[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]'
)  # no word of any script begins with an accent
_FINALS = "ךםןףץ".encode("cp1255")
_HEBREW = re.compile(rb"[\xe0-\xe9\xeb\xec\xee\xf0-\xf2\xf4\xf6-\xfa]*[%b]?" % _FINALS)
_ALPHABETS = {  # the letters with accents of the languages that a Windows of each kind writes
    "cp1252": ("àâæçéèêëîïôœùûüÿ", "áéíñóúü", "áâãàçéêíóôõúü", "àéèìíîòóùú", "äöüß", "åäöæøé"),
    "cp1250": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("âçğıîöşûü",),
}
_NO_WORD = re.compile(  # signs that stand where another encoding has a letter, and a capital behind a small letter
    r"[^\W\d][¹²³¼½¾£¥¿×¡¢¤¦§¬±µ¶¸÷‚„†‡ˆ‰\x80-\x9f\ufffd]|[a-z][À-Þ\u0152\u0160\u0178\u017d\u0141\u0150\u0170]"
)
_BETWEEN = re.compile(r"[\s,;|'’\"()/?!:._-]+")  # words of a heading
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")


class Text(NamedTuple):
    """Decoded text, its encoding and what a person should know about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Text:
    r"""Decode a text file, or refuse it as binary.

    >>> decode("Société".encode(), "a.csv").text, decode(b"Soci\xe9t\xe9", "a.csv", "cp1252").text
    ('Société', 'Société')

    Raises
    ------
    ReadError
        The file is no text, or not in the encoding that is given.
    """
    if encoding and encoding != REPAIRED:
        decoded = _decode_as(data, name, encoding)
        return _without_controls(decoded, name, _without_plain(decoded.text))
    marked = _marked(data) or _utf16_without_mark(data)
    if marked:
        text = Text(data.decode(marked, "replace"), marked)
        if "\ufffd" in text.text:
            text = text._replace(problems=(_damaged(text.text, name),))
    else:
        text = _utf8_or_other(data, name)
    rare = _without_plain(text.text)
    if PAIR.search(rare):
        text = _look_for_garbling(text, name, repairing=encoding == REPAIRED)
        rare = _without_plain(text.text)
    return _without_controls(text, name, rare)


def _decode_as(data: bytes, name: str, encoding: str) -> Text:
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeError as error:
        row = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        raise ReadError("encoding.not_this", location=Location(name, row=row), encoding=encoding) from None
    return Text(text.removeprefix("\ufeff"), encoding)


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


def _utf8_or_other(data: bytes, name: str) -> Text:
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
    if proper:
        return Text("".join(lines), "utf-8 and windows-1252", (_mixed(name, foreign),))
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    shown = encoding.replace("cp125", "windows-125")
    example = next((line for line in text.split("\n") if not line.isascii()), "")
    return Text(text, shown, (_guessed(name, foreign[0], example, shown),))


def _guess(data: bytes) -> str:
    """Guess an encoding that is not UTF-8; among equals Windows-1252, the commonest."""
    from charset_normalizer import from_bytes

    words = _WORD.findall(data[:_SAMPLE])
    candidates = _LATIN if _is_latin(words) else _OTHERS
    if candidates is _LATIN and b"\n" not in data and b"\r" in data:
        return "mac_roman"  # lines end so where Excel saves a "CSV (Macintosh)"
    if named := _by_heading(data, candidates):
        return named
    if candidates is _OTHERS and _is_hebrew(words):
        return "cp1255"
    if candidates is _LATIN and (fitting := _by_alphabet(data[:_SAMPLE])):
        return fitting
    found = [m for m in from_bytes(data[: 4 * _SAMPLE], cp_isolation=candidates) if not _ACCENT_FIRST.search(str(m))]
    if not found:
        return "cp1252"
    best = found[0]
    western = [m for m in found if "cp1252" in m.could_be_from_charset]
    if any(m.chaos <= best.chaos and m.coherence >= best.coherence for m in western):
        return "cp1252"
    return str(best.encoding)


def _is_latin(words: Sequence[bytes]) -> bool:
    """Tell words of Latin letters, some of them accented, from words without any."""
    foreign = [word for word in words if 2 * sum(byte < 128 for byte in word) < len(word)]
    return 2 * len(foreign) <= len(words) or sum(map(len, {*foreign})) < _LEAST_FOREIGN


def _by_alphabet(data: bytes) -> str:
    """Give the first encoding in which all letters with accents are of one language, and no sign stands in a word."""
    for encoding, alphabets in _ALPHABETS.items():
        text = data.decode(encoding, "replace")
        letters = {letter for letter in text.lower() if letter.isalpha() and not letter.isascii()} - {"ª", "º"}
        if not _NO_WORD.search(text) and any(letters <= {*alphabet} for alphabet in alphabets):
            return encoding
    return ""


def _is_hebrew(words: Sequence[bytes]) -> bool:
    """Tell Hebrew of Windows, small letters in Cyrillic: five of its letters end words, and stand nowhere else."""
    foreign = [word for word in words if not word.isascii()]
    return all(map(_HEBREW.fullmatch, foreign)) and any(word[-1] in _FINALS for word in foreign)


def _by_heading(data: bytes, encodings: Sequence[str]) -> str:
    """Give the one encoding, of those in question, in which most words of the first row are known headings."""
    first = next((line for line in data[:_SAMPLE].splitlines() if not line.isascii()), b"")
    known = Counter({encoding: _known_words(first, encoding) for encoding in encodings})
    (best, most), (_, next_most) = known.most_common(2)
    return best if most > next_most else ""


def _known_words(line: bytes, encoding: str) -> int:
    found = (split_words(word) for word in _BETWEEN.split(line.decode(encoding, "replace")))
    words = {parts[0] for parts in found if len(parts) == 1}  # `en` in `Stra▀en` is none
    return sum(
        (word,) in heading_concepts() for word in words if len(word) > 1 and (not word.isascii() or encoding in _LATIN)
    )


def _guessed(name: str, row: int, line: str, encoding: str) -> Problem:
    foreign = next((word for word in re.findall(r"[^,;|\t\"\r\n]+", line) if not word.isascii()), "")
    return problem("encoding.guessed", Location(name, row=row), encoding=encoding, example=foreign[:40])


def _mixed(name: str, rows: list[int]) -> Problem:
    where = ", ".join(map(str, rows[:5])) + (", ..." if len(rows) > 5 else "")
    return problem("encoding.two", Location(name, row=rows[0]), rows=where)


def _damaged(text: str, name: str) -> Problem:
    row = text.count("\n", 0, text.index("\ufffd")) + 1
    return problem("encoding.broken", Location(name, row=row))


def _look_for_garbling(text: Text, name: str, *, repairing: bool) -> Text:
    """Tell of text that was saved as UTF-8 twice; it is repaired when asked for, or where it cannot be shown."""
    repaired = repair(text.text)
    if repaired is None or repairing:
        return text if repaired is None else text._replace(text=repaired)
    lines = zip(text.text.split("\n"), repaired.split("\n"), strict=True)
    row, (before, after) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    if CONTROLS.search(text.text):
        code, kept = "encoding.repaired", text._replace(text=repaired)
    else:
        code, kept = "encoding.garbled", text
    found = problem(code, Location(name, row=row), before=_cut(before), after=_cut(after))
    return kept._replace(problems=(*text.problems, found))


def _cut(line: str) -> str:
    """Show the first garbled word of a line, or what it is."""
    return next((cell for cell in re.split("[,;\t|]", line) if not cell.isascii()), line)[:40]


def _without_plain(text: str) -> str:
    """Give the characters of a text that are not plain ASCII: several times faster to search than all of it."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")


_COLOURS = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")  # as programs colour what they write on a terminal


def _without_controls(text: Text, name: str, rare: str) -> Text:
    """Drop controls and what nobody sees; `rare` are the characters of the text that are not plain."""
    sample = text.text[:_SAMPLE]
    unpadded = _PADDING.sub("", sample) if "\n" in sample else sample  # one line is no table
    if len(CONTROLS.findall(_COLOURS.sub("", unpadded))) > 0.02 * len(sample) + 2:
        raise ReadError("source.no_text", location=Location(name))
    if CONTROLS.search(rare):
        text = _without([CONTROLS], "control", text, name)
    # One mark after the other is several times faster; those that stay in some places see what stood beside them.
    marks = sorted(set(MAY_BE_UNSEEN.findall(rare)), key=lambda mark: (mark != "\u200b", mark))
    return _without([re.compile(mark + AROUND_UNSEEN) for mark in marks], "unseen", text, name)


def _without(marks: Sequence[re.Pattern[str]], kind: Literal["unseen", "control"], text: Text, name: str) -> Text:
    """Drop marks, and say so."""
    found = [first for mark in marks if (first := mark.search(text.text))]
    if not found:
        return text
    first = min(found, key=re.Match.start)
    row, plain, n = text.text.count("\n", 0, first.start()) + 1, text.text, 0
    for mark in marks:
        plain, times = mark.subn("", plain)
        n += times
    return Text(plain, text.encoding, (*text.problems, *note_dropped(kind, [(row, first[0])] * n, Location(name))))
