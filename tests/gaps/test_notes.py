"""What is said beside the findings on all groups, and from which numbers on."""

from dataclasses import replace

import numpy as np
import pytest

from networks import of_matrix
from twgnet.gaps.balance.kinds import assess_balance, sorting_attributes
from twgnet.gaps.coverage.strata import Strata, Stratum
from twgnet.gaps.explain import _ask
from twgnet.gaps.notes import on_balance, on_covers, on_one_kind, on_ranks, on_removal, on_sole_covers, on_targets
from twgnet.gaps.response.rates import warn_of_low_rates
from twgnet.model.gaps import Balance, Cell, Fragility, Gaps, ResponseRate, SmallestSet, Suggestion
from twgnet.model.message import Message
from twgnet.model.registry import Organisation

NETWORK = of_matrix(np.ones((12, 12), int))
IDS = [one.id for one in NETWORK.organisations]


def test_the_target_is_told_where_a_group_has_none_of_its_own() -> None:
    assert [one.values["n"] for one in on_targets(NETWORK, None)] == [3]
    assert not [*on_targets(NETWORK, 3)]
    of_its_own = replace(NETWORK, groups=tuple(replace(one, seats=2) for one in NETWORK.groups))
    assert not [*on_targets(of_its_own, None)]


@pytest.mark.parametrize("number", [1, 8, 9])
def test_of_organisations_without_which_a_group_has_nobody_eight_are_named(number: int) -> None:
    found = Fragility(sole_covers=dict.fromkeys(IDS[:number], ("G00", "G01")))
    (note,) = on_sole_covers(NETWORK, found)
    assert (note.values["n"], len(note.values["held"])) == (2 * number, min(number, 8))
    assert not [*on_sole_covers(NETWORK, Fragility())]


@pytest.mark.parametrize(
    ("found", "proof"),
    [
        (SmallestSet(("a", "b"), ("G00",), bound=2), "proven"),
        (SmallestSet(("a", "b"), ("G00",), bound=2, equal=1), "proven_only"),
        (SmallestSet(("a", "b"), ("G00",), bound=2, equal=2), "proven_equal"),
        (SmallestSet(("a", "b"), ("G00",), proven=False, bound=1), "bound"),
    ],
)
def test_a_smallest_set_says_how_far_it_is_proven(found: SmallestSet, proof: str) -> None:
    notes = [*on_removal(NETWORK, Fragility(removal_set=found)), *on_covers(Fragility(cover_twice=found))]
    assert [note.values["proof"].code for note in notes] == [f"gaps.note.{proof}"] * 2
    assert [note.code for note in notes] == ["gaps.note.removal", "gaps.note.cover_twice"]
    assert (notes[0].values["n"], notes[0].values["lost"], notes[0].values["groups"]) == (2, 1, 12)


@pytest.mark.parametrize(
    ("count", "only", "missing", "told"),
    [
        (2, "Local", ("Other",), True),
        (1, "Local", ("Other",), False),
        (2, "", ("Other",), False),
        (2, "Local", (), False),
    ],
)
def test_a_group_of_one_kind_is_told_where_several_want_it_and_others_are_known(count, only, missing, told) -> None:
    found = Balance("G00", "type", {"Local": count}, 1, 1, only, missing)
    notes = [*on_one_kind(NETWORK, [found] * 9)]
    assert [(note.values["n"], len(note.values["groups"])) for note in notes] == [(9, 8)] * told


def cell(q: float | None, fewer: float = 0.01, more: float = 0.9, *, testable: bool = True) -> Cell:
    return Cell("G00", "type", "Local", 1, 3.0, fewer, more, q, testable)


def test_kinds_that_are_fewer_or_more_than_by_chance_are_told_the_surest_first() -> None:
    cells = [cell(0.05), cell(0.051), cell(0.01, 0.9, 0.01), cell(None, testable=False)]
    found, able = on_balance(NETWORK, cells)
    assert (found.code, found.values["n"], found.values["cells"], found.values["able"]) == (
        "gaps.note.balance_found",
        2,
        4,
        3,
    )
    assert [one.code for one in found.values["found"]] == ["gaps.note.more", "gaps.note.fewer"]
    assert (able.values["able"], able.values["cells"]) == (3, 4)
    assert [note.code for note in on_balance(NETWORK, cells[1:2])] == ["gaps.note.balance"]
    assert [note.code for note in on_balance(NETWORK, cells[:1])] == ["gaps.note.balance_found"]
    assert [note.code for note in on_balance(NETWORK, [])] == ["gaps.note.no_kinds"]
    (many,) = on_balance(NETWORK, [cell(0.01)] * 9)
    assert len(many.values["found"]) == 8


def test_ranks_are_told_to_be_open_where_every_group_may_have_every_rank() -> None:
    class Ranked:
        def __init__(self, low: int, high: int) -> None:
            self.rank_low, self.rank_high = low, high

    assert len([*on_ranks([Ranked(1, 2), Ranked(1, 2)])]) == 1
    assert not [*on_ranks([Ranked(1, 2), Ranked(2, 2)])]
    assert not [*on_ranks([Ranked(1, 1)])]


def test_rates_below_65_in_a_hundred_are_warned_of_the_lowest_first_four_at_most() -> None:
    answered = {"a": 65, "b": 64, "c": 10, "d": 30, "e": 20, "f": 40}
    rates = [ResponseRate("type", kind, 100, number) for kind, number in answered.items()]
    (told,) = warn_of_low_rates(rates)
    assert [one.values["value"] for one in told.values["rates"]] == ["c", "e", "d", "f"]
    assert not [*warn_of_low_rates(rates[:1])]
    (other,) = warn_of_low_rates([ResponseRate("province", "b", 100, 64)])
    assert (other.code, other.values["attribute"]) == ("gaps.response.low_by", "province")


@pytest.mark.parametrize(
    ("values", "organisations", "sorts"),
    [(2, 4, True), (2, 3, False), (1, 9, False), (30, 60, True), (31, 62, False), (3, 6, True), (3, 5, False)],
)
def test_an_attribute_sorts_with_two_to_thirty_values_half_as_many_as_organisations(
    values, organisations, sorts
) -> None:
    known = [Organisation(str(n), str(n), type=f"kind {n % values}") for n in range(organisations)]
    assert bool(sorting_attributes(known)) is sorts
    assert sorting_attributes(known, always=("type",))


def test_concentration_is_the_sum_of_squared_shares() -> None:
    network = of_matrix([[1, 0], [1, 1], [1, 0], [1, 0], [0, 0]], types=["L", "I", "I", "I", "L"])
    found = {one.group_id: one for one in assess_balance(network)}
    assert found["G00"].concentration == pytest.approx((1 / 4) ** 2 + (3 / 4) ** 2)
    assert found["G00"].effective_number == pytest.approx(1.6)
    assert (found["G00"].only, found["G01"].only, found["G01"].missing) == ("", "I", ("L",))


def test_each_type_is_counted_for_itself_at_its_share_of_the_error() -> None:
    strata = Strata({"L": Stratum(10, 5), "I": Stratum(4, 4), "N": Stratum(6, 0)}, {("L", "G"): 2, ("I", "G"): 3})
    assert strata.estimate("G") == pytest.approx(10 * 2 / 5 + 3 + 6 * 5 / 9)
    assert strata.share("L", "G") == pytest.approx(2.5 / 6)
    assert strata.share("N", "G") == strata.share("unknown", "G") == pytest.approx(5.5 / 10)
    alone = Strata({"L": Stratum(10, 5)}, {("L", "G"): 2}).interval("G")
    assert strata.interval("G") == (
        alone[0] + 3,
        alone[1] + 3 + 6,
    )  # one type is incomplete: all of the error is its own
    two = Strata({"L": Stratum(100, 50), "I": Stratum(100, 50)}, {("L", "G"): 20, ("I", "G"): 20}).interval("G")
    one = Strata({"L": Stratum(100, 50)}, {("L", "G"): 20}).interval("G")
    lonely = Strata({"L": Stratum(100, 50), "I": Stratum(9, 1)}, {("L", "G"): 20}).interval("G")
    assert lonely[0] < one[0]  # of whom one answered is incomplete as well
    assert two[0] < 2 * one[0]
    assert two[1] > 2 * one[1]
    assert Strata({}, {}).estimate("G") == 0


def test_whom_to_ask_is_told_of_the_group_alone_the_first_with_the_reason() -> None:
    class Asked:
        group_id = "G00"

    why = Message("gaps.ask.nobody")
    names = [("G01", "Other"), ("G00", "First"), ("G00", "Second"), ("G00", "Third")]
    found = [Suggestion(group, name.lower(), name, 1, None, 1, (), why) for group, name in names]
    (several,) = _ask(Asked, Gaps((), tuple(found)))
    assert several.code == "gaps.explain.ask_several"
    assert (several.values["name"], several.values["names"]) == ("First", ("Second", "Third"))
    (one,) = _ask(Asked, Gaps((), tuple(found[:2])))
    assert (one.code, one.values["name"]) == ("gaps.explain.ask", "First")
    assert not [*_ask(Asked, Gaps((), tuple(found[:1])))]
