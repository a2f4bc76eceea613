"""A list of those invited: who did not answer, response by type, and lists that are not clean."""

import pandas as pd
import pytest

import twgnet
from twgnet.errors import OptionError, RegistryError
from twgnet.gaps.coverage.verdict import chance_of_fewer
from twgnet.gaps.response.nonrespondents import expected_move
from twgnet.wording.catalogue import say

ANSWERS = {
    "organisation": ["NGO Alpha", "NGO Beta", "NGO Gamma", "NGO Delta"],
    "groups": ["Gender", "Education;Land", "Health;Mine Action", "Health;Gender"],
}
LIST = {
    "organisation": [f"NGO {name}" for name in ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta")],
    "type": ["Local", "International", "Local", "CSO network", "Local", "Local", "International"],
    "mandate": ["", "", "", "", "", "Land rights", ""],
}


def study(listed=LIST, answers=ANSWERS, **options):
    return twgnet.build(pd.DataFrame(answers), groups="cambodia-2017", invited=pd.DataFrame(listed), **options)


def test_the_list_says_how_many_were_invited_and_who_did_not_answer():
    found = study()
    assert (found.invited, found.answered) == (7, 4)
    rows = found.table("nonrespondents").records()
    assert {(row["organisation"], row["organisation_type"]) for row in rows} == {
        ("NGO Epsilon", "Local"),
        ("NGO Zeta", "Local"),
        ("NGO Eta", "International"),
    }
    assert rows[0]["organisation"] == "NGO Zeta"
    assert rows[0]["why"] == "Its mandate contains “land”, a word from the name of Land."
    assert rows[0]["could_change"].split(";")[0] == "LAND"
    assert rows[0]["mandate"] == "Land rights"


def test_response_is_counted_by_type_and_low_rates_are_warned_of():
    found = study()
    rates = {row["value"]: (row["answered"], row["invited"]) for row in found.table("response").records()}
    assert rates == {"Local": (2, 4), "International": (1, 2), "CSO network": (1, 1)}
    (warning,) = map(say, found.findings.warnings)
    assert "International (1 of 2) and Local (2 of 4)" in warning


def test_equal_nonrespondents_share_a_rank():
    ranks = {
        row["organisation"]: row["rank"]
        for row in study({**LIST, "mandate": [""] * 7}).table("nonrespondents").records()
    }
    assert ranks["NGO Epsilon"] == ranks["NGO Zeta"]


def test_equal_nonrespondents_are_drawn_not_taken_by_the_alphabet():
    names = [f"NGO {number:02}" for number in range(30)]
    found = study({"organisation": names}, {"organisation": names[:3], "groups": ["Land"] * 3}, target=20)
    order = [row["organisation"] for row in found.table("nonrespondents").records()]
    assert sorted(order) == names[3:] != order
    other = study({"organisation": names}, {"organisation": names[:3], "groups": ["Land"] * 3}, target=20, seed=5)
    assert [row["organisation"] for row in other.table("nonrespondents").records()] != order


def test_a_column_that_names_a_group_goes_before_one_that_says_a_word_of_it():
    listed = {**LIST, "history": ["", "", "", "", "HIV/AIDS; MA", "", "Education"]}
    rows = study(listed).table("nonrespondents").records()
    assert [row["organisation"] for row in rows] == ["NGO Epsilon", "NGO Eta", "NGO Zeta"]
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert [row["could_change"].split(";")[0] for row in rows] == ["MA", "EDU", "LAND"]
    assert rows[0]["could_change"].split(";")[1] == "HIV"
    assert rows[1]["why"] == "Its history names Education."


def test_who_did_not_answer_is_asked_first_where_the_list_speaks_for_it():
    found = study({**LIST, "history": ["", "MA", "", "", "MA", "Land", ""]}).table("suggestions").records()
    mine = [(row["organisation"], row["why"]) for row in found if row["group_id"] == "MA"]
    assert mine == [
        ("NGO Epsilon", "NGO Epsilon has not answered yet. Its history names Mine Action."),
        ("NGO Beta", "Its history names Mine Action."),
    ]
    (gender,) = [row["why"] for row in found if row["group_id"] == "GEN"]
    assert gender.startswith("Nothing in the answers points to anyone.")
    assert gender.endswith("3 organisations that were invited have not answered yet: remind them first.")


def test_non_respondents_of_a_kind_that_surely_wants_a_group_are_asked():
    names = [f"NGO {number}" for number in range(60)]
    listed = {"organisation": names, "type": ["Local", "International"] * 30}
    groups = ["Land" if number % 2 else "Gender" for number in range(40)]
    answers = {"organisation": names[:40], "groups": groups}
    found = study(listed, answers, target=32).table("suggestions").records()
    land = [row for row in found if row["group_id"] == "LAND"]
    assert {int(row["organisation"][4:]) % 2 for row in land} == {1}
    assert len(land) == 5
    assert all(int(row["organisation"][4:]) >= 40 for row in land)
    assert land[0]["why"] == (
        f"{land[0]['organisation']} has not answered yet. 20 organisations that answered, with type International"
        " like it, want Land: more than chance would give."
    )


def test_the_move_is_that_of_the_two_answers_it_could_give():
    (gap,) = (gap for gap in study().coverage if gap.group_id == "GEN")
    yes, no = (chance_of_fewer(3, wanting, 5, 7) for wanting in (3, 2))
    now = chance_of_fewer(3, 2, 4, 7)
    assert yes < now < no
    assert expected_move(gap, 0.25, 7) == pytest.approx(0.25 * (now - yes) + 0.75 * (no - now))
    even = (2 + 0.5) / (4 + 1)  # the share that Jeffreys' prior expects: then no move is expected on balance
    assert even * (now - yes) == pytest.approx((1 - even) * (no - now))


def test_an_organisation_that_stands_there_twice_counts_once_and_is_named():
    twice = {name: [*values, values[4]] for name, values in LIST.items()}
    twice["organisation"][-1] = "ngo  epsilon"
    found = study(twice)
    assert found.invited == 7
    assert any("more than once and was counted once: NGO Epsilon" in line for line in found.understood)


def test_respondents_that_are_not_on_the_list_are_named_and_counted():
    answers = {
        name: [*values, extra] for (name, values), extra in zip(ANSWERS.items(), ("Kilo Trust", "Land"), strict=True)
    }
    found = study(answers=answers)
    assert (found.invited, found.answered) == (8, 5)
    line = next(line for line in found.understood if "is not on the list of those invited" in line)
    assert "Kilo Trust" in line
    assert "decisions.csv" in line
    (question,) = (one for one in found.reconciliation.decisions if one.text == "Kilo Trust")
    assert (question.kind, question.state) == ("organisation", "open")
    ruled = pd.DataFrame({"kind": ["organisation"], "text": ["Kilo Trust"], "ruling": [""], "answer": ["NGO Epsilon"]})
    known = study(answers=answers, decisions=ruled)
    assert (known.invited, known.answered) == (7, 5)
    assert {"ngo-epsilon"} <= {one.id for one in known.network.organisations}
    apart = study(answers=answers, decisions=ruled.assign(answer="", ruling="new"))
    assert (apart.invited, apart.answered) == (8, 5)
    assert any("that you ruled to be on no list answered" in line for line in apart.understood)
    for settled in (known, apart):
        assert [one.state for one in settled.reconciliation.decisions if one.text == "Kilo Trust"] == ["used"]
    mended = {**LIST, "aliases": ["", "", "", "", "Kilo Trust", "", ""]}
    assert study(mended, answers).invited == 7


def test_a_number_beside_the_list_must_agree_with_it():
    both = (7, pd.DataFrame(LIST))
    assert twgnet.build(pd.DataFrame(ANSWERS), groups="cambodia-2017", invited=both).invited == 7
    with pytest.raises(OptionError, match="invited= 9 contradicts the list of those invited, which names 7"):
        twgnet.build(pd.DataFrame(ANSWERS), groups="cambodia-2017", invited=(9, pd.DataFrame(LIST)))


def test_a_list_of_others_is_refused_and_so_is_one_without_names():
    others = {"organisation": ["Xylophone Makers Guild", "Quarry Workers Circle"], "type": ["a", "b"]}
    with pytest.raises(RegistryError, match="Check that invited= is the list"):
        study(others)
    with pytest.raises(RegistryError, match="column organisation is missing"):
        study({"colour": ["red"], "size": ["7"]})


def test_a_list_shorter_than_the_answers_is_refused_and_its_advice_works():
    short = {name: values[:2] for name, values in LIST.items()}
    with pytest.raises(OptionError, match=r"names 2, but 4 organisations answered, among them .*leave it out"):
        study(short)
    assert study().invited == 7  # the list of all
    assert twgnet.build(pd.DataFrame(ANSWERS), groups="cambodia-2017").invited is None  # left out
    some = {name: values[:4] for name, values in LIST.items()}
    stranger = {name: [*ANSWERS[name], extra] for name, extra in zip(ANSWERS, ("Kilo Trust", "Land"), strict=True)}
    with pytest.raises(OptionError, match="names 4, but 5 organisations answered, among them Kilo Trust"):
        study(some, stranger)
    ruled = pd.DataFrame({"kind": ["organisation"], "text": ["Kilo Trust"], "ruling": ["new"], "answer": [""]})
    assert study(some, stranger, decisions=ruled).invited == 5


def test_types_that_differ_in_capitals_are_one():
    mixed = {**LIST, "type": [one.upper() + " " if i % 2 else one for i, one in enumerate(LIST["type"])]}
    values = [row["value"] for row in study(mixed).table("response").records()]
    assert sorted(value.casefold() for value in values) == ["cso network", "international", "local"]


def test_of_many_strangers_the_first_are_named_and_the_rest_counted():
    many = [f"Guild Number {word}" for word in ("Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord")]
    listed = {**LIST, "organisation": LIST["organisation"]}
    longer = {name: [*values, *(f"{name} {i}" for i in range(9))] for name, values in listed.items()}
    answers = {name: [*values, *(many if i == 0 else ["Land"] * 6)] for i, (name, values) in enumerate(ANSWERS.items())}
    line = next(line for line in study(longer, answers).understood if "not on the list of those invited" in line)
    assert "6 organisations" in line
    assert "and 2 more" in line


def test_a_master_list_and_a_list_of_those_invited_meet_by_name():
    master = pd.DataFrame({"organisation": ANSWERS["organisation"], "id": ["A1", "B2", "C3", "D4"]})
    found = study(organisations=master)
    assert found.invited_list.listed_as["A1"] == "ngo-alpha"
    assert found.invited == 7


def test_more_answers_than_are_in_the_data_may_be_told_beside_a_list():
    found = study(answered=6)
    assert (found.invited, found.answered, found.coverage[0].seen) == (7, 6, 4)
    with pytest.raises(OptionError, match="8 organisations answered, but only 7 were invited"):
        study(answered=8)
