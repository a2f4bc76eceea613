"""One group's story, and the sentences that stand beside the tables."""

from dataclasses import replace

import numpy as np
import pytest

from networks import of_matrix
from twgnet.errors import OptionError
from twgnet.gaps import explain_group, find_gaps, notes
from twgnet.gaps.sentences import gamma
from twgnet.model.gaps import Balance, Fragility, SmallestSet


@pytest.fixture(scope="module")
def found(golden_network):
    return find_gaps(golden_network, invited=109, answered=49)


STORY_OF_LAND = """
Group LAND (LAND): single; 1 named it, 2 short of the target of 3.
Wish to join (not membership): CTO-Cambodia.
No tie rests on an inexact match of names.
Of all 109 (49 answered): about 2.2, from 1 to 9 (95 %), from 1 to 14 for all groups at once,
 at most 80 whatever the silent ones think.
The gap closes only if the silent ones' odds of interest are at least 1.7 times those of the
 ones who answered.
It could hold any rank from 1 to 19 of 19 (1 = most organisations).
If CTO-Cambodia leaves, nobody is left.
Ask first: Cambodia Family Support: like CTO-Cambodia, who named it; shared: PPR, RWSSH. Then
 Save Cambodia's Wildlife, STAR Kampuchea, ACR/Caritas Australia, NGOs Network Prey Veng (NPV).
"""


def test_the_story_of_land(golden_network, found):
    told = explain_group("LAND", golden_network, found)
    assert told[:-1] == STORY_OF_LAND.strip().replace("\n ", " ").split("\n")
    assert told[-1] == notes.held_out(found.accuracy)


def test_every_group_has_at_most_ten_lines_and_none_is_empty(golden_network, found):
    typed = replace(
        golden_network,
        organisations=tuple(
            replace(o, type="local" if i % 3 else "union") for i, o in enumerate(golden_network.organisations)
        ),
    )
    for network, gaps in ((golden_network, found), (typed, find_gaps(typed, target=9))):
        for group in network.groups:
            lines = explain_group(group.id, network, gaps)
            assert 4 <= len(lines) <= 10
            assert all(line and line.endswith(".") for line in lines)


def test_hedges_and_what_is_not_known_are_told(golden_network, found):
    assert "World Renew (tentative)" in explain_group("PAR", golden_network, found)[1]
    lines = explain_group("PAR", golden_network, find_gaps(golden_network))
    assert any(line.startswith("How many were asked is not known") for line in lines)
    assert not any("odds" in line or "rank from" in line for line in lines)


def test_capitals_do_not_matter_and_an_unknown_group_is_refused(golden_network, found):
    assert explain_group("sp&fsn", golden_network, found) == explain_group("SP&FSN", golden_network, found)
    with pytest.raises(OptionError, match=r"no group is called 'Lnd'\. Did you mean LAND"):
        explain_group("Lnd", golden_network, found)
    with pytest.raises(OptionError, match="The groups are AW, D&D"):
        explain_group("", golden_network, found)


def test_gamma_in_words_for_every_kind_of_gap(found):
    gaps = {gap.group_id: gap for gap in found.gaps}
    land, hiv, education = gaps["LAND"], gaps["HIV"], gaps["EDU"]
    assert "at least 1.7 times those" in gamma(land)
    assert "the target is met; the gap is real only if" in gamma(hiv)
    assert "more than 2.5 times" in gamma(hiv)
    assert gamma(education).startswith("Those who answered meet the target")
    silent = replace(land, organisations=0, flips_at=None, at_most=60, short=3)
    assert "up to 60 is possible" in gamma(silent)
    every = replace(land, flips_at=None, at_most=3, target=3, short=2)
    assert gamma(every) == "The target is met only if every silent one is interested."
    everybody = replace(land, organisations=49, flips_at=None, target=60, short=11, at_most=109)
    assert gamma(everybody).startswith("Everybody who answered named it")
    assert "out of reach" in gamma(replace(silent, target=70))
    assert gamma(replace(land, estimate=None)) == "Nothing is said of those who did not answer."


def test_notes_say_what_the_tables_do_not(golden_network, found):
    text = "\n".join(found.notes)
    assert "is a default, not a rule" in text
    assert "19 of the 49 who answered are not in the data" in text
    assert "Save the Children (IRI, PFM)" in text
    assert "11 organisations leaving would leave 10 of 19 groups without anyone (proven" in text
    assert "each could hold any rank from 1 to 19" in text
    assert not any("default" in note for note in find_gaps(golden_network, target=3).notes)


def test_an_unproven_set_is_told_with_its_bounds():
    best = SmallestSet(("a", "b", "c"), ("G",), proven=False, bound=2)
    note = notes.on_departures(of_matrix(np.ones((3, 1))), Fragility(departures=best))
    assert note.endswith("(not proven: between 2 and 3 is the fewest).")


def test_groups_of_several_that_hear_one_kind_are_named():
    one = Balance("A", "type", {"local": 2}, 1.0, 1.0, "local", ("union",))
    trivial = replace(one, group_id="B", counts={"local": 1})
    assert notes.on_one_kind([one, trivial]) == "Groups that hear only one kind: A (type: local)."


@pytest.mark.parametrize("groups", [1, 25])
@pytest.mark.parametrize("people", [0, 1])
def test_a_survey_in_which_nobody_named_anything_is_told_too(groups, people):
    network = of_matrix(np.zeros((people, groups)))
    if not people:
        network = replace(of_matrix(np.zeros((1, groups))), organisations=())
    found = find_gaps(network, invited=5, answered=2)
    assert {gap.tier for gap in found.gaps} == {"none"}
    assert found.fragility.departures.organisations == ()
    assert len(found.fragility.departures.groups) == groups
    assert any("no signal: nobody named it" in line for line in explain_group("G00", network, found))
    assert not any("leaving" in note or "together" in note for note in found.notes)


def test_nothing_is_said_of_silent_ones_where_there_are_none(golden_network):
    gaps = find_gaps(golden_network, invited=49, answered=49)
    told = "\n".join(explain_group("LAND", golden_network, gaps))
    assert "All 49 asked answered: that is everybody." in told
    assert "silent" not in told
    assert "between" in find_gaps(golden_network, invited=50, answered=49).gaps[0].why
