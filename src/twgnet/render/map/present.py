"""What a meeting is shown, step by step: the answer, how sure, who could step in, what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twgnet.model.message import Message, message
from twgnet.model.results import Results
from twgnet.render.board import Board
from twgnet.render.board.board import Row
from twgnet.wording.statement import meaning

MOST = 8  # lines of a slide that a room can read


@dataclass(frozen=True, slots=True)
class Slide:
    """One step: the code of its title and its lines; a line of texts is a row of a table."""

    code: str
    lines: Sequence[Message]


def slides(results: Results, board: Board) -> tuple[Slide, ...]:
    """Give the steps in the order of a meeting."""
    return (
        Slide("answer", [board.headline, *board.settle, *board.few]),
        Slide("sure", list(_sure(results, board))),
        Slide("step_in", list(_step_in(board))),
        Slide("focal", list(_focal(results))),
        Slide("next", list(_next(results, board))),
        Slide("limits", list(_limits(results))),
    )


def _lacking(board: Board) -> list[Row]:
    return [row for key, rows in board.sections.items() if key != "met" for row in rows]


def _sure(results: Results, board: Board) -> Iterator[Message]:
    if results.invited:
        yield message("map.present.answered", n=results.answered, invited=results.invited)
        yield results.gaps.assumption
    for key, rows in board.sections.items():
        yield message("map.present.verdict", verdict=message(f"board.section.{key}"), n=len(rows), all=board.groups)
    for gap in [row.gap for row in _lacking(board) if row.gap.high is not None][: MOST - 4]:
        values = {"group": gap.group, "n": gap.organisations, "target": gap.target}
        code = "map.present.range" if gap.reach is None else "map.present.range_reach"
        yield message(code, **values, low=gap.low, high=gap.high, reach=gap.reach)


def _step_in(board: Board) -> Iterator[Message]:
    for row in _lacking(board)[:MOST]:
        code = "ask" if row.pointed else "most_active" if row.ask else "nobody_to_ask"
        names = tuple(chip.name for chip in row.ask)
        yield message(f"map.present.{code}", group=row.gap.group, n=row.gap.organisations, names=names)
    if not _lacking(board):
        yield message("map.present.none_lacking")


def _focal(results: Results) -> Iterator[Message]:
    seats = [seat for seat in results.seats if seat.role == "focal"]
    need = {gap.group_id: gap.organisations for gap in results.gaps.gaps}
    filled = sorted((seat for seat in seats if seat.organisation_id), key=lambda seat: need.get(seat.group_id, 0))
    yield message("map.present.filled", n=len(filled), all=len(seats))
    for seat in filled[:MOST]:
        yield message("map.present.seat", group=seat.group, organisation=seat.organisation)
    if len(filled) > MOST:
        yield message("map.present.more_seats", n=len(filled) - MOST)


def _next(results: Results, board: Board) -> Iterator[Message]:
    pointed = sum(row.pointed for row in _lacking(board))
    if pointed:
        yield message("map.present.do_ask", n=pointed)
    open_answers = sum(mention.status == "review" for mention in results.reconciliation.mentions)
    if open_answers:
        yield message("map.present.do_check", n=open_answers)
    if results.reconciliation.duplicates:
        yield message("map.present.do_same", n=len(results.reconciliation.duplicates))
    if results.invited and results.invited > results.answered:
        yield message("map.present.do_remind", n=results.invited - results.answered)
    yield message("map.present.do_agree")


def _limits(results: Results) -> Iterator[Message]:
    yield meaning(results)
    if results.invited and results.invited > results.answered:
        yield message("map.present.limit_answers", n=results.invited - results.answered)
    yield message("map.present.limit_proposal")
    if results.survey.year:
        yield message("map.present.limit_year", year=str(results.survey.year))
