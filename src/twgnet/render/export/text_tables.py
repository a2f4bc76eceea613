"""Tables as text: CSV for spreadsheets, JSON for programs, Markdown for documents."""

from __future__ import annotations

import csv
import io
import json
import re

from twgnet.schema import Cell, Table

BOM = "\ufeff"
LONGEST = 500  # characters of a cell in a table for people; names are shorter, the other formats hold it whole
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last in full width
# A spreadsheet of a country that writes 1,5 cuts the file at semicolons, whatever stands in quotes.
_FORMULA = re.compile(rf"(^|[;\uff1b][ \u00a0]*)(?=[{re.escape(''.join(FORMULA_STARTS))}])")


def to_csv(table: Table) -> str:
    r"""Write a table as CSV that Excel opens correctly: BOM, `\n` line ends, no formulas.

    Text that a spreadsheet would run as a formula, alone or after a semicolon, gets an apostrophe.

    >>> to_csv(Table("toy", ("group", "n"), (("=1+1", -2), ("Gender", None))))
    "\ufeffgroup,n\n'=1+1,-2\nGender,\n"
    >>> to_csv(Table("toy", ("=a column of the survey",), ()))
    "\ufeff'=a column of the survey\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    texts = _SafeTexts()
    writer.writerow(map(texts.__getitem__, table.columns))
    writer.writerows(
        [
            texts[cell] if isinstance(cell, str) else str(cell).lower() if isinstance(cell, bool) else cell
            for cell in row
        ]
        for row in table.rows
    )
    return BOM + out.getvalue()


def to_json(table: Table) -> str:
    """Write a table as a JSON array of objects, null where unknown.

    >>> print(to_json(Table("toy", ("group", "n"), (("Gender", None),))))
    [
      {"group": "Gender", "n": null}
    ]
    """
    rows = ",\n".join(f"  {json.dumps(record, ensure_ascii=False)}" for record in table.records())
    return f"[\n{rows}\n]" if rows else "[]"


def to_markdown(table: Table) -> str:
    r"""Write a table in GitHub's Markdown, with text that cannot break out of its cell.

    >>> print(to_markdown(Table("toy", ("group", "n"), (("a|b", 2),))))
    | group | n |
    | --- | --- |
    | a\|b | 2 |
    >>> print(to_markdown(Table("toy", ("a|b",), ())).splitlines()[0])
    | a\|b |
    """
    titles = [name if name.isidentifier() else _markdown_cell(name) for name in table.columns]
    lines = [titles, ["---"] * len(table.columns)]
    lines += [[_markdown_cell(cell) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


class _SafeTexts(dict[str, str]):
    """Texts as a spreadsheet takes them for texts, each made once: most stand in many rows."""

    def __missing__(self, text: str) -> str:
        plain = text.replace("\r\n", "\n").replace("\r", "\n")  # a lone return would end the row
        self[text] = _FORMULA.sub(r"\1'", plain)
        return self[text]


def _plain(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell


def cut_cell(text: str) -> str:
    """Cut a text to what a table for people can hold.

    >>> len(cut_cell("x" * 5000)), cut_cell("Health")
    (500, 'Health')
    """
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _markdown_cell(cell: Cell) -> str:
    text = " ".join(str("" if cell is None else _plain(cell)).split())
    text = cut_cell(text)
    for mark in "\\|<>&*_`[]":
        text = text.replace(mark, f"\\{mark}")
    return text
