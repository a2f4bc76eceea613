"""Empty, well-formed files to start a survey from: what twgnet surely reads back."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from twgnet.model.message import message
from twgnet.wording.catalogue import say

if TYPE_CHECKING:
    from twgnet.model.registry import Registry

COLUMNS = ("Organisation", "Acronym", "Type of organisation", "Province")
TYPES = (
    "Local organisation",
    "International organisation",
    "CSO network",
    "Labour union",
    "Social enterprise",
)
CHOICES = 10  # columns for one group each
_ROWS = 500  # how far down the drop-downs reach
_MADE = datetime(2017, 1, 1)  # fixed, so that the bytes never change


def template(registry: Registry) -> dict[str, bytes]:
    """Give an empty survey sheet, as a workbook with drop-downs and as plain .csv.

    Parameters
    ----------
    registry
        The groups that the drop-downs offer.

    Returns
    -------
    dict
        `survey.xlsx` and `survey.csv`: file name to content, the same bytes every time.

    Examples
    --------
    >>> from twgnet.model.registry import Group, Registry
    >>> files = template(Registry("toy", "Toy", (Group("EDU", "Education"),)))
    >>> files["survey.csv"].decode("utf-8-sig")
    'Organisation,Acronym,Type of organisation,Province,Groups\\n'
    """
    header = ",".join((*COLUMNS, "Groups"))
    return {
        "survey.csv": f"{header}\n".encode("utf-8-sig"),
        "survey.xlsx": _workbook(registry),
    }


def _workbook(registry: Registry) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": f"Survey: {registry.title}", "created": _MADE})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        _answers(book.add_worksheet("Survey"), bold, len(registry.groups))
        _groups(book.add_worksheet("Groups"), bold, registry)
    return stream.getvalue()


def _answers(sheet: Any, bold: Any, groups: int) -> None:
    """Lay out the sheet to fill in: one row per organisation, one group in each cell."""
    headings = (*COLUMNS, *(f"Group {number}" for number in range(1, CHOICES + 1)))
    sheet.write_row(0, 0, headings, bold)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(headings) - 1, 24)
    kinds = {"validate": "list", "source": list(TYPES), "error_type": "warning"}
    sheet.data_validation(1, 2, _ROWS, 2, kinds)
    if groups:
        names = {"validate": "list", "source": f"=Groups!$B$2:$B${groups + 1}"}
        named = {**names, "error_type": "warning", "error_message": say(message("workbook.not_in_list"))}
        sheet.data_validation(1, len(COLUMNS), _ROWS, len(headings) - 1, named)


def _groups(sheet: Any, bold: Any, registry: Registry) -> None:
    sheet.write_row(0, 0, ("ID", "Name", "Name in Khmer"), bold)
    sheet.set_column(1, 2, 48)
    for row, group in enumerate(registry.groups, 1):
        sheet.write_row(row, 0, (group.id, group.name, group.name_km))
