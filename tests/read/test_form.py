"""Tables that a person writes: columns, slips in their names, cells, and rows that stand twice."""

from __future__ import annotations

import pandas as pd
import pytest

from twgnet.errors import DecisionsError, Location, RegistryError, SeatsError, TwgnetError
from twgnet.focal.held.files import SEATS
from twgnet.read import Form, Record, find_repeated, one_of
from twgnet.reconcile.decisions.file import DECISIONS, load_decisions
from twgnet.reconcile.registry.load import load_registry

COLOUR = one_of("seats.state", ("red", "blue"), empty=True)
LIST = Form("list", SeatsError, (("id", "name"), ("name",)), further=("colour",), cells={"colour": COLOUR})


def codes(frame: dict[str, list[str]], form: Form = LIST) -> list[str]:
    return [f"{one.code} {one.values.get('column', '')}" for one in form.read(pd.DataFrame(frame)).problems]


def test_the_first_columns_that_stand_there_are_read() -> None:
    assert LIST.read(pd.DataFrame({"name": ["A"], "id": ["1"]})).columns == ("id", "name")
    assert LIST.read(pd.DataFrame({"name": ["A"]})).columns == ("name",)
    with pytest.raises(SeatsError, match="the columns id, name are missing"):
        LIST.read(pd.DataFrame({"x": ["A"]}))
    with pytest.raises(SeatsError, match="list= is of type float, which is not a table"):
        LIST.read(2.5)


def test_a_column_with_a_slip_in_its_name_is_told_and_another_is_none_of_our_business() -> None:
    assert codes({"name": ["A"], "color": ["red"], "colour": ["red"]}) == []  # what it could be is there
    assert codes({"name": ["A"], "colours": ["red"]}) == ["source.like_column colours"]
    assert codes({"name": ["A"], "shape": ["round"]}) == []
    attributes = Form("list", SeatsError, (("name",),))
    assert codes({"name": ["A"], "nane": ["red"]}, attributes) == []


def test_cells_hold_what_the_record_says_and_all_problems_come_together() -> None:
    assert codes({"name": ["A", "B", "C"], "colour": ["red", "green", ""]}) == ["seats.state colour"]
    found = LIST.read(pd.DataFrame({"name": ["A", "B"], "colour": ["pink", "green"]})).problems
    assert [(one.location.row, one.values["text"], one.values["known"]) for one in found] == [
        (2, "pink", ("red", "blue")),
        (3, "green", ("red", "blue")),
    ]
    with pytest.raises(SeatsError) as caught:
        LIST.refuse(found)
    assert len(caught.value.problems) == 2
    LIST.refuse([])


def test_rows_that_stand_twice_are_held_against_the_first() -> None:
    records = [Record(Location("a", row=row), {"name": name}) for row, name in enumerate("abacaa", 1)]
    keyed = [(record, None if record.values["name"] == "b" else record.values["name"]) for record in records]
    assert [(again.location.row, first.location.row) for again, first in find_repeated(keyed)] == [
        (3, 1),
        (5, 1),
        (6, 1),
    ]


@pytest.mark.parametrize(
    ("error", "frame", "near"),
    [
        (DecisionsError, {"kind": ["group"], "text": ["x"], "ruling": ["no"], "anwser": ["LAND"]}, "answer"),
        (RegistryError, {"id": ["A"], "name": ["Land"], "alias": ["Soil"]}, "aliases"),
        (RegistryError, {"id": ["A"], "name": ["Land"], "targets": ["3"]}, "target"),
    ],
)
def test_what_a_slip_hides_is_never_lost_in_silence(
    error: type[TwgnetError], frame: dict[str, list[str]], near: str
) -> None:
    with pytest.raises(error, match=f"Did you mean {near}"):
        (load_decisions if error is DecisionsError else load_registry)(pd.DataFrame(frame))


def test_seats_and_decisions_know_every_column_that_twgnet_writes() -> None:
    from twgnet.schema import TABLES

    for form, table in ((SEATS, "seats"), (DECISIONS, "decisions")):
        assert set(TABLES[table].names) <= {*form.needs[0], *(form.further or ())}
