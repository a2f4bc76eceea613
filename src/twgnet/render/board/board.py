"""Results to the records of the board: sections by verdict, rows with the fewest first, chips."""

from __future__ import annotations

from dataclasses import dataclass

from twgnet.model.gaps import Gap
from twgnet.model.message import Message
from twgnet.model.results import Results
from twgnet.render.board.axis import Axis, Bar, axis_of
from twgnet.render.board.headline import how_to_read, lacks, name_least, settle
from twgnet.render.page_data import page_data, page_words
from twgnet.render.view_model import Node, Tie, ViewModel

SHOWN = 6  # chips of a row before the rest is folded
SPARE = 2  # a fold hides at least so many more than this
LONG = 28  # letters of a name above which its acronym stands in a chip
KINDS = ("focal", "alternate", "interested", "hedged", "check", "ask")
SECTIONS = ("short", "open", "met")


@dataclass(frozen=True, slots=True)
class Chip:
    """An organisation in a row: its number, its label, and what it is to the group.

    `kind` is `focal`, `alternate`, `interested`, `check` or `ask`; `hedged` that the respondent was not sure.
    `state` is what became of its seat, if anybody was asked.
    """

    number: int
    name: str
    label: str
    kind: str
    hedged: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A group: its finding, its bar, the chips shown, how many are folded, who could be asked.

    Something points to those to ask where `pointed`; else they are only the most active.
    """

    number: int
    node: Node
    gap: Gap
    bar: Bar
    chips: tuple[Chip, ...]
    folded: int
    check: tuple[Chip, ...]
    ask: tuple[Chip, ...]
    pointed: bool
    nobody_to_ask: Message | None
    page: str


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board: headline, what would settle it, the fewest, axis, sections, and what its scripts read.

    A page that shows it takes `STYLES`, the module `MODULE`, and `data` among its own.
    """

    headline: Message
    settle: list[Message]
    few: list[Message]
    how: list[Message]
    axis: Axis
    sections: dict[str, list[Row]]
    groups: int
    ranges: bool
    data: dict[str, object]

    @property
    def kinds(self) -> list[str]:
        """What chips are on the board, for its legend."""
        chips = [chip for row in self._rows for chip in (*row.chips, *row.check, *row.ask)]
        drawn = {chip.kind for chip in chips} | {"hedged" for chip in chips if chip.hedged}
        return [kind for kind in KINDS if kind in drawn]

    @property
    def unpointed(self) -> bool:
        """Whether a row names organisations that nothing points to."""
        return any(row.ask and not row.pointed for row in self._rows)

    @property
    def _rows(self) -> list[Row]:
        return [row for rows in self.sections.values() for row in rows]

    LISTED = 500  # rows of a section: a page with thousands takes a browser longer to open than a table
    STYLES = ("explore/tools.css", "explore/panel.css", "board/board.css")
    MODULE = "board/start.js"


def board_of(results: Results) -> Board:
    """Make the board of a study: every group, whatever the size. Its page says the reasons of seats in text."""
    view = ViewModel(results)
    return make_board(view, page_data(view, reasons=False))


def make_board(view: ViewModel, data: dict[str, object]) -> Board:
    """Make the board from a view model that a page has already, and the data it writes."""
    gaps = view.results.gaps.gaps
    axis = axis_of(gaps)
    rows = _Rows(view, axis)
    sections: dict[str, list[Row]] = {}
    for gap in sorted(gaps, key=lambda gap: (_section(gap), gap.organisations, gap.group.casefold())):
        sections.setdefault(SECTIONS[_section(gap)], []).append(rows.row(gap))
    return Board(
        view.results.gaps.finding,
        settle(view.results),
        name_least(gaps),
        how_to_read(view.results),
        axis,
        sections,
        len(gaps),
        any(gap.high is not None for gap in gaps),
        {"page-data": data, "page-words": page_words("board")},
    )


def _section(gap: Gap) -> int:
    return SECTIONS.index(gap.verdict)


class _Rows:
    """Rows by group, made from ties that are sorted once."""

    def __init__(self, view: ViewModel, axis: Axis) -> None:
        self.view, self.axis = view, axis
        self.named = {node.name: node.id for node in reversed(view.organisations)}
        self.ties: dict[str, list[Tie]] = {group.id: [] for group in view.groups}
        self.open: dict[str, list[Tie]] = {group.id: [] for group in view.groups}
        for tie in view.ties:
            self.ties[tie.group].append(tie)
        for tie in view.open_ties:
            self.open[tie.group].append(tie)

    def row(self, gap: Gap) -> Row:
        """Give the row of a group."""
        id = f"g:{gap.group_id}"
        chips = [*self._seated_outside(id), *(self._chip(tie.organisation, _kind(tie), id) for tie in self.ties[id])]
        shown = len(chips) if len(chips) <= SHOWN + SPARE else SHOWN
        number = self.view.place[id]
        return Row(
            number,
            self.view.nodes[number],
            gap,
            self.axis.bar(gap),
            tuple(chips[:shown]),
            len(chips) - shown,
            tuple(self._chip(tie.organisation, ("check", False)) for tie in self.open[id][:SHOWN]),
            *self._ask(gap),
            self.view.page_of(id),
        )

    def _seated_outside(self, id: str) -> list[Chip]:
        """Give those proposed for a seat of a group that they did not name themselves."""
        tied = {tie.organisation for tie in self.ties[id]}
        seats = self.view.seats.get(id[2:], ())
        return [
            self._chip(o, (seat.role, True), id)
            for seat in seats
            for o in [f"o:{seat.organisation_id}"]
            if o in self.view.place and o not in tied
        ]

    def _ask(self, gap: Gap) -> tuple[tuple[Chip, ...], bool, Message | None]:
        """Give those to ask, whether anything points to them, and what is said where there is nobody."""
        found = self.view.suggestions.get(gap.group_id, ()) if lacks(gap) else ()
        asked = (f"o:{one.organisation_id}" for one in found)
        pointed = [id for id in asked if id in self.view.place]
        active = [self.named[name] for one in found for name in one.most_active if name in self.named]
        chips = tuple(self._chip(id, ("ask", False)) for id in pointed or active)
        return chips, bool(pointed), found[0].why if found and not chips else None

    def _chip(self, id: str, kind: tuple[str, bool], group: str = "") -> Chip:
        number = self.view.place[id]
        node = self.view.nodes[number]
        label = node.short if node.short and len(node.name) > LONG else node.name
        return Chip(number, node.name, label, *kind, self.view.seat_states.get((id[2:], group[2:]), ""))


def _kind(tie: Tie) -> tuple[str, bool]:
    return tie.seat or "interested", tie.kind == "tentative"
