"""The first sheets of the workbook: what is in it, the answer, and who wants which group."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from twgnet.errors import in_python
from twgnet.model.message import Message, message
from twgnet.render.board.headline import settle
from twgnet.render.export.table_sheet import LINE, MAX_CELL, MAX_ROWS, set_up_page
from twgnet.schema import Table
from twgnet.wording.catalogue import say
from twgnet.wording.dictionary import describe_table
from twgnet.wording.statement import statement

if TYPE_CHECKING:
    from twgnet.model.gaps import Gap
    from twgnet.model.results import Results

COVER_WIDTH = 96
COLUMNS = {"group": 40, "now": 8, "range": 14, "result": 16, "focal": 40, "ask": 40}
CELLS = 1_000_000  # of the matrix: writing one takes a look at every cell, also at those that are empty
SHOWN = 3  # organisations to ask


def write_read_me(sheet: Any, results: Results, tables: list[Table], looks: dict[str, Any]) -> None:
    """Say where the numbers come from and what each sheet holds."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, COVER_WIDTH)
    sheet.write_string(0, 0, (results.survey.title or results.survey.source)[:MAX_CELL], looks["title"])
    rows = [
        *(("", in_python(say(line))) for line in (*statement(results), *results.list_findings)),
        ("", ""),
        ("Summary", say(message("workbook.summary"))),
        ("Matrix", say(_matrix_holds(results))),
        *((table.name, f"{describe_table(table.name)} {_counted(table)}") for table in tables),
        ("Dictionary", say(message("workbook.dictionary"))),
    ]
    set_up_page(sheet, COVER_WIDTH)
    for row, (name, text) in enumerate(rows, 2):
        sheet.set_row(row, LINE * (1 + len(text) // COVER_WIDTH))
        if name:
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(row, 1, text[:MAX_CELL], looks["text"])


def _matrix_holds(results: Results) -> Message:
    organisations, shown = len(results.network.organisations), _matrix_rows(results)
    return message("workbook.matrix_cut", n=shown) if shown < organisations else message("workbook.matrix")


def _counted(table: Table) -> str:
    code = "rows" if len(table.rows) <= MAX_ROWS else "rows_cut"
    return say(message(f"workbook.{code}", n=len(table.rows), shown=MAX_ROWS, file=f"{table.name}.csv"))


def write_summary(sheet: Any, results: Results, looks: dict[str, Any]) -> None:
    """Write the finding, and a row for each group, those that lack most first."""
    sheet.hide_gridlines(2)
    for place, width in enumerate(COLUMNS.values()):
        sheet.set_column(place, place, width)
    lines: list[Message] = [
        *settle(results),
        results.gaps.assumption,
        *statement(results)[:2],
    ]
    sheet.write_string(0, 0, say(results.gaps.finding), looks["title"])
    for row, line in enumerate(lines, 1):
        sheet.merge_range(row, 0, row, len(COLUMNS) - 1, say(line)[:MAX_CELL], looks["lead"])
        sheet.set_row(row, 2 * LINE)
    top = len(lines) + 2
    set_up_page(sheet, sum(COLUMNS.values()) / 1.2)
    sheet.repeat_rows(top)
    for place, name in enumerate(COLUMNS):
        sheet.write_string(top, place, say(message(f"sheet.one_page.{name}")), looks["head"])
    focal = {seat.group_id: seat.organisation for seat in results.seats if seat.role == "focal"}
    ask: dict[str, list[str]] = defaultdict(list)
    for one in results.gaps.suggestions:
        if one.organisation:
            ask[one.group_id].append(one.organisation)
    for row, gap in enumerate(results.gaps.gaps[:MAX_ROWS], top + 1):
        _group(sheet, row, gap, (focal.get(gap.group_id, ""), ", ".join(ask[gap.group_id][:SHOWN])), looks)
    sheet.autofilter(top, 0, top + len(results.gaps.gaps), len(COLUMNS) - 1)


def _group(sheet: Any, row: int, gap: Gap, names: tuple[str, str], looks: dict[str, Any]) -> None:
    likely = "" if gap.low is None else f"{gap.low}–{gap.high}" + f" ({gap.reach})" * (gap.reach is not None)
    if gap.low_by_type is not None:
        likely += "; " + say(message("sheet.one_page.by_type", low=gap.low_by_type, high=gap.high_by_type))
    sheet.write_string(row, 0, gap.group[:MAX_CELL], looks["text"])
    sheet.write_number(row, 1, gap.organisations, looks["whole"])
    sheet.write_string(row, 2, likely, looks["text"])
    sheet.write_string(row, 3, say(message(f"gaps.verdict.{gap.verdict}")), looks[gap.verdict])
    for place, text in enumerate(names, 4):
        sheet.write_string(row, place, text[:MAX_CELL], looks["text"])
    sheet.set_row(row, LINE * min(20, 1 + max(map(len, (gap.group, *names))) // 38))


def _matrix_rows(results: Results) -> int:
    """Give how many organisations the matrix has room for."""
    return min(MAX_ROWS, CELLS // max(1, len(results.network.groups)))


def write_matrix(sheet: Any, results: Results, looks: dict[str, Any]) -> None:
    """Write organisations against groups: `x` wants to join, `?` perhaps; most interests first."""
    interests = results.network.interests
    groups = [gap.group_id for gap in results.gaps.gaps]
    degrees = Counter(tie.organisation_id for tie in interests)
    ordered = sorted(results.network.organisations, key=lambda one: (-degrees[one.id], one.name))
    organisations = ordered[: _matrix_rows(results)]
    column = {id: place for place, id in enumerate(groups, 2)}
    row = {one.id: place for place, one in enumerate(organisations, 1)}
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1 + len(groups), 4.5)
    sheet.write_string(0, 0, say(message("workbook.corner")), looks["head"])
    sheet.write_string(0, 1, say(message("workbook.total")), looks["turned"])
    for gap in results.gaps.gaps:
        sheet.write_string(0, column[gap.group_id], gap.group[:MAX_CELL], looks["turned"])
    sheet.set_row(0, 180)
    for one in organisations:
        sheet.write_string(row[one.id], 0, one.name[:MAX_CELL])
        sheet.write_number(row[one.id], 1, degrees[one.id], looks["whole"])
    for tie in interests:
        if tie.organisation_id in row and tie.group_id in column:
            mark = "?" if tie.certainty == "tentative" else "x"
            sheet.write_string(row[tie.organisation_id], column[tie.group_id], mark, looks["mark"])
    set_up_page(sheet, 44 + 4.5 * len(groups))
