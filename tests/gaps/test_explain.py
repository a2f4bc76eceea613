"""One group's story, and the sentences that stand beside the tables."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import twgnet
from networks import of_matrix
from twgnet.errors import OptionError
from twgnet.gaps import explain_group, find_gaps, notes
from twgnet.model.gaps import Balance, Cell, Fragility, SmallestSet
from twgnet.model.message import message
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.wording.catalogue import say


@pytest.fixture(scope="module")
def found(golden_network):
    return find_gaps(golden_network, invited=109, answered=49, open_answers={"LAND": 2})


def told(group_id, network, gaps):
    return [say(line) for line in explain_group(group_id, network, gaps)]


STORY_OF_LAND = """
Group LAND (LAND): not clear yet. 1 organisation that answered wants Group LAND; the target is 3.
They want to join (this is not membership): CTO-Cambodia.
2 answers need checking and could be this group.
Among all 109 (49 answered) about 2 want it, likely 1 to 9, at most 82. The probability of fewer
 than 3 is 55%.
19 answers are not in the file. If they are like the 30 that are, the likely range is 1 to 16, and the
 probability of fewer than 3 is 30%.
It is surely below target only if organisations that answered are at least 12.0 times as likely (in
 odds) to want it as those that did not.
It is tied with all other groups: nothing in the answers puts one above another.
If CTO-Cambodia leaves, nobody is left.
"""


def test_the_story_of_land(golden_network, found):
    lines = told("LAND", golden_network, found)
    assert lines[:-1] == STORY_OF_LAND.strip().replace("\n ", " ").split("\n")
    assert lines[-1].startswith("Ask next: Nothing in the answers points to anyone. Most active elsewhere: Save")
    assert "Save the Children" in lines[-1]


def test_every_group_has_about_ten_lines_and_none_is_empty(golden_network, found):
    typed = replace(
        golden_network,
        organisations=tuple(
            replace(o, type="local" if i % 3 else "union") for i, o in enumerate(golden_network.organisations)
        ),
    )
    for network, gaps in ((golden_network, found), (typed, find_gaps(typed, target=9))):
        for group in network.groups:
            for language in ("en", "km"):
                lines = [say(line, language) for line in explain_group(group.id, network, gaps)]
                assert 4 <= len(lines) <= 12
                assert all(line and line.endswith((".", "។")) for line in lines)


def test_hedges_and_what_is_not_known_are_told(golden_network, found):
    assert "World Renew (perhaps)" in told("PAR", golden_network, found)[1]
    lines = told("PAR", golden_network, find_gaps(golden_network))
    assert any(line.startswith("How many organisations were invited is not known") for line in lines)
    assert not any("odds" in line or "rank" in line for line in lines)


def test_capitals_do_not_matter_and_an_unknown_group_is_refused(golden_network, found):
    assert explain_group("sp&fsn", golden_network, found) == explain_group("SP&FSN", golden_network, found)
    with pytest.raises(OptionError, match=r"no group is called 'Lnd'\. Did you mean Group LAND\?"):
        explain_group("Lnd", golden_network, found)
    assert explain_group("Group LAND", golden_network, found) == explain_group("LAND", golden_network, found)
    with pytest.raises(OptionError, match="The groups are AW, D&D"):
        explain_group("", golden_network, found)


def test_notes_say_what_the_tables_do_not(golden_network, found):
    text = "\n".join(map(say, found.notes))
    assert "is a default, not a rule" in text
    assert "4 groups have only one organisation: Save the Children (Group IRI and Group PFM)" in text
    assert (
        "It takes 11 organisations leaving to leave more than half of the groups (10 of 19) with nobody;"
        " no fewer can, and no other set of this size." in text
    )
    assert "4 organisations together want every group that anybody wants; no fewer can, and 5 sets are" in text
    assert "All groups are tied" in text
    assert "the answers show no pattern" in text
    assert "points to nobody" in text
    assert not any("default" in say(note) for note in find_gaps(golden_network, target=3).notes)


def test_an_unproven_set_is_told_with_its_bounds():
    best = SmallestSet(("a", "b", "c"), ("G",), proven=False, bound=2)
    (note,) = notes.on_removal(of_matrix(np.ones((3, 1))), Fragility(removal_set=best))
    assert say(note).endswith("the fewest is between 2 and 3, the search was stopped.")


def test_groups_of_several_that_want_one_kind_are_named():
    one = Balance("A", "type", {"local": 2}, 1.0, 1.0, "local", ("union",))
    trivial = replace(one, group_id="B", counts={"local": 1})
    network = Network((), (Group("A", "Alpha"), Group("B", "Beta")), ())
    (note,) = notes.on_one_kind(network, [one, trivial])
    assert say(note) == "1 group has only one kind of organisation: Alpha (local)."


@pytest.mark.parametrize(("number", "more"), [(8, ""), (9, "1 more")])
def test_eight_are_named_and_of_nine_one_is_counted(number, more):
    network = of_matrix(np.ones((number, 1)))
    names = explain_group("G00", network, find_gaps(network))[1]
    assert ("O007" in say(names), more in say(names), "O008" in say(names)) == (True, True, False)
    kinds = [Balance(f"G{i}", "type", {"local": 2}, 1.0, 1.0, "local", ("union",)) for i in range(number)]
    network = Network((), tuple(Group(f"G{i}", f"Name {i}") for i in range(number)), ())
    (note,) = notes.on_one_kind(network, kinds)
    assert (note.values["n"], len(note.values["groups"])) == (number, 8)
    cells = [Cell(f"G{i}", "type", "local", 0, 3.0, 0.01, 1.0, 0.04, True) for i in range(number)]
    (note,) = notes.on_balance(network, cells)
    assert (note.values["n"], len(note.values["found"])) == (number, 8)
    (note,) = notes.on_sole_covers(
        network_of_sole(number), Fragility(sole_covers={f"o{i}": ("G",) for i in range(number)})
    )
    assert (note.values["n"], len(note.values["held"])) == (number, 8)


def network_of_sole(number):
    return Network(tuple(Organisation(f"o{i}", f"Org {i}") for i in range(number)), (Group("G", "Water"),), ())


@pytest.mark.parametrize(("q", "code"), [(0.05, "gaps.note.balance_found"), (0.0501, "gaps.note.balance")])
def test_a_cell_is_evidence_up_to_a_false_discovery_rate_of_five_percent(q, code):
    network = Network((), (Group("G", "Water"),), ())
    first, *rest = notes.on_balance(network, [Cell("G", "type", "local", 0, 3.0, 0.01, 1.0, q, True)])
    assert (first.code, rest) == (code, [])  # all of one cell is testable: nothing need be said of the others


def test_the_order_of_two_groups_is_told_and_of_one_there_is_none():
    alone = find_gaps(of_matrix([[1], [1]]), invited=9, answered=2)
    assert "gaps.note.ranks" not in [note.code for note in alone.notes]
    assert not any(
        line.code.startswith("gaps.explain.no_rank") for line in explain_group("G00", of_matrix([[1]]), alone)
    )
    network = of_matrix([[1, 0], [1, 1]])
    tied = find_gaps(network, invited=9, answered=2)
    assert "gaps.note.ranks" in [note.code for note in tied.notes]
    assert "gaps.explain.no_rank" in [line.code for line in explain_group("G00", network, tied)]
    network = of_matrix([[1, 0]] * 8 + [[1, 1]])
    ranked = find_gaps(network, invited=9, answered=9)
    (rank,) = [line for line in explain_group("G01", network, ranked) if line.code == "gaps.explain.rank"]
    assert (rank.values["rank"], rank.values["groups"]) == (2, 2)


def test_the_first_to_ask_is_named_with_its_own_reason():
    network = of_matrix([[1, 0], [0, 1], [0, 1]])
    gaps = find_gaps(network, target=3)
    own = replace(gaps.suggestions[0], group_id="G00", organisation_id="o001", organisation="First")
    second = replace(own, organisation_id="o002", organisation="Second", why=message("gaps.nothing"))
    gaps = replace(gaps, suggestions=(replace(own, why=message("gaps.ask.random")), second))
    last = explain_group("G00", network, gaps)[-1]
    assert (last.values["name"], last.values["why"].code, last.values["names"]) == (
        "First",
        "gaps.ask.random",
        ("Second",),
    )


def test_what_is_out_of_balance_is_named_in_both_directions():
    rng = np.random.default_rng(0)
    matrix = rng.random((60, 8)) < 0.3
    matrix[:, 0] = np.arange(60) >= 40
    found = find_gaps(of_matrix(matrix.astype(int), types=["local"] * 40 + ["union"] * 20))
    text = "\n".join(map(say, found.notes))
    assert "few local in g00 (0; chance gives" in text
    assert "many union in g00 (20; chance gives" in text


@pytest.mark.parametrize("groups", [1, 25])
@pytest.mark.parametrize("people", [0, 1])
def test_a_survey_in_which_nobody_wants_anything_is_told_too(groups, people):
    network = of_matrix(np.zeros((people, groups)))
    if not people:
        network = replace(of_matrix(np.zeros((1, groups))), organisations=())
    found = find_gaps(network, invited=5, answered=2)
    assert {gap.tier for gap in found.gaps} == {"none"}
    assert found.fragility.removal_set.organisations == ()
    assert len(found.fragility.removal_set.groups) == groups
    assert told("G00", network, found)[-1] == "Ask next: No suggestion: nothing in the data points to anyone."
    assert not any("leaving" in say(note) or "together" in say(note) for note in found.notes)


def test_nothing_is_said_of_others_where_there_are_none(golden_network):
    everybody = find_gaps(golden_network, invited=30, answered=30)
    text = "\n".join(told("LAND", golden_network, everybody))
    assert "All 30 organisations that were invited are in the data." in text
    assert "did not" not in text
    assert "likely" in say(find_gaps(golden_network, invited=50, answered=49).gaps[0].why)


def test_two_that_may_be_one_are_told_where_both_are_counted() -> None:
    rows = [("Alpha Aid", "Land; Sea"), ("Alpha Aids", "Land"), ("Beta Bridge", "Sea")]
    study = twgnet.build(pd.DataFrame(rows, columns=["Organisation", "Groups"]))
    told = "Alpha Aid and Alpha Aids, counted as two, may be one organisation: decide that (decisions.csv)."
    assert told in study.explain("Land")
    assert told not in study.explain("Sea")
