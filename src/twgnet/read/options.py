"""How a person corrects the reading of a file."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from twgnet.errors import OptionError, option
from twgnet.options import several

REPAIRED = "repaired"  # in place of an encoding: what was saved as UTF-8 twice is read as what it was

LAYOUTS = ("list", "ties", "groups", "matrix", "hxl", "turned")
ANSWERS = ("all", "latest")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Corrections to how the input is understood; empty = work it out.

    Attributes
    ----------
    encoding
        The encoding of a text file; a workbook has none.
    sheet, all_sheets
        Names or 1-based numbers of the sheets; or all that are not hidden.
    fill_down
        A row without an organisation belongs to the one above it.
    org_col, group_cols
        Headings, or 1-based numbers, of the columns; for a question with one column per
        option the question is enough.
    layout
        `list` (one row per organisation), `ties` (one row per organisation and group; a
        cell is never split), `groups` (one row per group, several organisations in a cell),
        `matrix` (one column per group), `turned` (a matrix with one column per organisation)
        or `hxl`.
    separator
        What parts the groups in one cell; nothing else does then.
    answers
        Of an organisation that answered several times, `all` its answers or the `latest`.
    yes
        The answers that count, where the answers to an option are a scale.
    means
        What it means that an organisation and a group are linked (`member of`).
    keep
        Headings of columns to keep as attributes of the organisations.
    attributes
        Attributes that something else asks for (rules): their columns are kept if there are any.
    personal
        Keep columns that hold names, e-mail addresses or telephone numbers of people.
    """

    encoding: str | None = None
    sheet: tuple[str, ...] = ()
    all_sheets: bool = False
    fill_down: bool = False
    org_col: str | None = None
    group_cols: tuple[str, ...] = ()
    layout: str | None = None
    separator: str | None = None
    answers: str | None = None
    yes: tuple[str, ...] = ()
    means: str | None = None
    keep: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    personal: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheet", several(self.sheet))
        object.__setattr__(self, "group_cols", several(self.group_cols))
        if self.encoding is not None:
            object.__setattr__(self, "encoding", _known_encoding(self.encoding))
        for name, value, known in (("layout", self.layout, LAYOUTS), ("answers", self.answers, ANSWERS)):
            if value is not None and value not in known:
                raise OptionError("options.not_one_of", option=option(name), value=value, known=tuple(known))
        if not isinstance(self.personal, bool):
            raise OptionError("options.personal", value=self.personal)
        if self.separator == "":
            raise OptionError("options.no_separator")


def _known_encoding(name: str) -> str:
    if name == REPAIRED:
        return name
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError, TypeError):
        codec = None
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise OptionError("options.no_encoding", name=name)
    return codec.name
