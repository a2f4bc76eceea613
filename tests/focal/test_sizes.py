"""How large a survey may be for every price to be told, and for proofs to be tried."""

import numpy as np
import pytest

from twgnet.focal.seat_model import SeatModel


def sized(columns: int, seats: int, kinds: tuple[str, ...] = ("seat",)) -> SeatModel:
    """Make what says how large a model is, and nothing else of it."""
    model = SeatModel.__new__(SeatModel)
    model.candidate = np.zeros(columns, np.int8)
    model.levels = {"A": (seats - 3, 1), "B": (1, 1)}
    model.rows = type("Rows", (), {"kinds": kinds})()
    return model


@pytest.mark.parametrize(
    ("columns", "seats", "all_costs", "small"),
    [
        (1000, 100, True, True),
        (99_999 // 9, 9, True, True),
        (100_001 // 11, 11, False, True),  # a hundred thousand and one
        (1000, 1000, False, True),
        (999_999 // 9, 9, False, True),
        (1_000_001 // 101, 101, False, False),
    ],
)
def test_up_to_a_million_seats_times_columns_prices_are_told_and_up_to_a_tenth_of_it_all(
    columns: int, seats: int, all_costs: bool, small: bool
) -> None:
    model = sized(columns, seats)
    assert (model.tells_all_costs, model.is_small) == (all_costs, small)


@pytest.mark.parametrize(
    ("columns", "kinds", "vast"),
    [
        (50_000, ("seat",), False),
        (50_001, ("seat", "cap", "never", "family"), True),
        (50_001, ("seat", "quota"), False),  # which no matching keeps
    ],
)
def test_beyond_fifty_thousand_columns_seats_are_matched_where_that_keeps_the_rules(columns, kinds, vast) -> None:
    assert sized(columns, 5, kinds).is_vast is vast
