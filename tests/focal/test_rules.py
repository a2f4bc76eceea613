"""The rules file: every problem listed with what to do, never a traceback."""

import re
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import twgnet
from networks import of_matrix
from twgnet.errors import RegistryError, RulesError
from twgnet.focal import Rules, load_rules, propose
from twgnet.model.focal import Must, Never, Person, Quota, RulesFile
from twgnet.reconcile import load_registry
from twgnet.wording.catalogue import say


def write(tmp_path, text: str | bytes):
    path = tmp_path / "rules.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_is_left_out_keeps_its_default(tmp_path) -> None:
    assert load_rules(write(tmp_path, "# max_seats = 3")) == Rules()
    assert load_rules(write(tmp_path, "max_seats = 3")) == Rules(max_seats=3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max_seats = " + "9" * 5_000, "a number in this TOML file is too long. Write at most 18 digits"),
        ("max_seats = 0x" + "f" * 5_000, "a number in this TOML file is too long. Write at most 18 digits"),
        ("max_seats" + ".a" * 5_000 + " = 1", "nested too deeply. Write no more than 20 inside one another"),
        ("max_seats = " + "[" * 5_000, "nested too deeply. Write no more than 20 inside one another"),
        ("max_seats = 2\n".encode("utf-16"), "is not UTF-8. Save it again with the encoding UTF-8"),
        ("max_seats = 2\n".encode("utf-16-le"), "is not UTF-8. Save it again with the encoding UTF-8"),
        ("exclude = ['Santé']\n".encode("cp1252"), "is not UTF-8. Save it again with the encoding UTF-8"),
    ],
    ids=["digits", "hex", "keys", "lists", "utf-16", "utf-16 without mark", "cp1252"],
)
def test_what_python_cannot_take_is_told_in_our_words_and_the_advice_helps(tmp_path, text, said) -> None:
    path = write(tmp_path, text)
    for load, error in ((load_rules, RulesError), (load_registry, RegistryError)):
        with pytest.raises(error, match=said) as caught:
            load(path)
        assert not re.search("codec|limit|recursion", str(caught.value))
    assert load_rules(write(tmp_path, "max_seats = 999")) == Rules(max_seats=999)
    assert load_rules(write(tmp_path, "exclude = ['Santé']")) == Rules(exclude=("Santé",))


def test_a_number_of_thousands_of_digits_given_in_python_is_told() -> None:
    with pytest.raises(RulesError, match=r"is .0x1"):
        load_rules({"max_seats": 1 << 50_000})


def test_every_rule_is_read_and_a_bom_does_no_harm(tmp_path) -> None:
    text = 'max_seats = 1\nalternates = 2\nexclude = ["b", "a"]\n[score]\nfocus = 10\ncontact = 0\n'
    expected = Rules(1, 2, ("b", "a"), 10, 0)
    assert load_rules(write(tmp_path, text)) == expected
    assert load_rules(str(write(tmp_path, b"\xef\xbb\xbf" + text.encode()))) == expected


def test_all_problems_are_listed_at_once(tmp_path) -> None:
    text = 'max_seats = 0\nalternates = true\nexclude = "vbnk"\nmaxseats = 2\n[score]\nfocus = "much"\npower = "some"\n'
    with pytest.raises(RulesError) as caught:
        load_rules(write(tmp_path, text))
    found = [problem.what for problem in caught.value.problems]
    assert found == [
        "there is no rule 'maxseats'",
        "max_seats is 0",
        "alternates is True",
        "focus is 'much'",
        "there is no score 'power'",
        "exclude is not a list of organisations",
    ]
    assert [problem.location.part for problem in caught.value.problems] == [
        f"line {line}" for line in (4, 1, 2, 6, 7, 3)
    ]
    assert all(p.location and "rules.toml" in str(p.location) for p in caught.value.problems)
    assert all(p.advice for p in caught.value.problems)


@pytest.mark.parametrize(
    "content",
    [
        "max_seats = ",
        b"\xff\xfe\x00",
        "max_seats = 2\nmax_seats = 3",
        "score = 5",
        "max_seats = 1e9",
    ],
)
def test_what_is_no_rules_file_is_refused_with_its_name(tmp_path, content) -> None:
    with pytest.raises(RulesError, match=r"rules\.toml"):
        load_rules(write(tmp_path, content))


def test_a_missing_file_and_a_folder_are_refused(tmp_path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(RulesError, match="cannot read the rules"):
            load_rules(path)


@pytest.mark.parametrize(("name", "value"), [("max_seats", 0), ("alternates", -1), ("focus", 2.5), ("contact", True)])
def test_rules_of_a_library_user_keep_their_bounds(name: str, value: object) -> None:
    with pytest.raises(RulesError, match=f"{name} is {value!r}.*whole number from"):
        Rules(**{name: value})


def test_rules_nested_thousands_deep_are_told_to_library_and_command_alike(tmp_path) -> None:
    path = write(tmp_path, f"a = {'[' * 5000}{']' * 5000}")
    with pytest.raises(RulesError, match="nested too deeply"):
        twgnet.build(rules=path)


def test_a_number_of_thousands_of_digits_is_told_without_the_words_of_a_programmer(tmp_path) -> None:
    with pytest.raises(RulesError, match="digits") as caught:
        load_rules(write(tmp_path, f"max_seats = {'9' * 5000}"))
    assert "sys." not in str(caught.value)


@pytest.mark.parametrize(("name", "content"), [("rules.csv", ""), ("rules.toml", " \n"), ("rules.csv", "# nothing\n")])
def test_an_empty_file_is_told(tmp_path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesError, match=rf"{name}: this holds no rules.*TOML"):
        load_rules(path)


def test_a_rule_is_located_by_its_own_line(tmp_path) -> None:
    text = 'max_seats = 2\n[max_seats_of]\n"VBNK" = 1\n[score.type]\nx = -1\n[[family]]\norganisations = ["a", "b"]\n'
    with pytest.raises(RulesError) as caught:
        load_rules(write(tmp_path, text))
    assert caught.value.problems[0].location.part == "line 5"
    assert RulesFile("rules.toml", text * 2).locate("[[family]]", 1).part == "line 13"


@pytest.mark.parametrize("rules", [{"exclude": ["nobody"]}, "missing.toml", {"family": [{"organisations": ["VBNK"]}]}])
def test_a_library_user_hears_of_wrong_rules_at_once(rules) -> None:
    with pytest.raises(RulesError):
        twgnet.build(rules=rules)


def test_one_excluded_id_is_no_list_of_letters() -> None:
    assert Rules(exclude="vbnk").exclude == ("vbnk",)


EVERYTHING = """
max_seats = 2
max_focal = 1
everyone_first = false
draw_seed = 2026
open_gaps = true
exclude = ["vbnk"]
[max_seats_of]
"Save the Children" = 1
[seats]
LAND = { focal = 1, alternates = 2 }
[score]
focus = 50
[score.position]
"Senior management" = 20
[[must]]
group = "LAND"
organisation = "cto-cambodia"
role = "focal"
[[never]]
group = "HEALTH"
organisation = "vbnk"
why = "conflict of interest"
[[family]]
organisations = ["vbnk", "save the children"]
[[quota]]
where = { organisation_type = "Local" }
of = "focal"
at_least = "1/3"
"""


def test_every_key_of_the_contract_is_read(tmp_path) -> None:
    rules = load_rules(write(tmp_path, EVERYTHING))
    assert (rules.max_focal, rules.everyone_first, rules.draw_seed, rules.open_gaps) == (1, False, 2026, True)
    assert rules.max_seats_of == {"Save the Children": 1}
    assert rules.seats == {"LAND": (1, 2)}
    assert rules.points == {"position": {"Senior management": 20}}
    assert rules.must == (Must("LAND", "cto-cambodia", "focal"),)
    assert rules.never == (Never("HEALTH", "vbnk", "conflict of interest"),)
    assert rules.families == (("vbnk", "save the children"),)
    assert rules.quotas == (Quota({"organisation_type": "Local"}, "focal", Fraction(1, 3)),)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[[must]]\ngroup = "LAND"', "has no organisation"),
        ('[[must]]\ngroup = "LAND"\norganisation = "a"\nrole = "chair"', "`role` is 'chair'"),
        ("[[quota]]\nwhere = {}\nat_most = 2", "does not say for whom"),
        ('[[quota]]\nwhere = { type = "Local" }', "gives no number"),
        ('[[quota]]\nwhere = { type = "Local" }\nat_least = "7/3"', "at_least is '7/3'"),
        ('[[quota]]\nwhere = { type = "Local" }\nat_least = "1e-999999999"', "at_least is '1e-999999999'"),
        ('[[quota]]\nwhere = { type = "Local" }\nat_least = "1/0"', "at_least is '1/0'"),
        ('[[quota]]\nwhere = { type = "Local" }\nof = "chairs"\nat_least = 1', "`of` is 'chairs'"),
        ("everyone_first = 1", "everyone_first is 1"),
        ("[seats]\nLAND = 2", "seats of LAND are 2"),
        ("must = 3", "must is not a list of rules"),
        ('[max_seats_of]\n"VBNK" = 0', "[max_seats_of] VBNK is 0. To keep an organisation out"),
        ('[max_seats_of]\n"VBNK" = 2026-01-02', "[max_seats_of] VBNK is 2026-01-02. Give a whole number from 1"),
        ('[max_seats_of]\n"VBNK" = -1', "[max_seats_of] VBNK is -1. Give a whole number from 1"),
        ("[seats]\nLAND = { focal = -1 }", "focal of [seats] LAND is -1"),
        ("[score.position]\nDirector = -5", "[score.position] Director is -5"),
    ],
)
def test_what_no_rule_says_is_refused_with_its_line(tmp_path, text, what) -> None:
    with pytest.raises(RulesError, match=re.escape(what)) as caught:
        load_rules(write(tmp_path, text))
    assert "line " in str(caught.value)


@pytest.mark.parametrize(
    ("text", "what", "advice"),
    [
        ("max_seat = 3", "there is no rule 'max_seat'", "Did you mean max_seats?"),
        ("[quotas]", "there is no rule 'quotas'", "Did you mean quota?"),
        ("colour = 3", "there is no rule 'colour'", "Use alternates, draw_seed, everyone_first"),
        ('exclude = ["Save Children"]', "no organisation 'Save Children'", "Save the Children"),
        ('exclude = ["CTO"]', "no organisation 'CTO'", "Did you mean CTO-Cambodia?"),
        ('exclude = ["LAND"]', "no organisation 'LAND'", "Use a name or an id"),
        ("[seats]\nLAMD = { focal = 1 }", "no group 'LAMD'", "LAND"),
        ('[[family]]\norganisations = ["VBNK"]', "one organisation only: VBNK", "two or more"),
        ('[[family]]\norganisations = ["VBNK", "vbnk"]', "one organisation only: VBNK", "two or more"),
        ("[[family]]\norganisations = []", "names no organisation", "two or more"),
        (
            '[[must]]\ngroup = "LAND"\norganisation = "VBNK"\n[[never]]\ngroup = "LAND"\norganisation = "vbnk"',
            "line 1: VBNK must have a seat of Group LAND, and must not ([[never]], line 4)",
            "Take one",
        ),
        (
            'exclude = ["vbnk"]\n[[must]]\ngroup = "LAND"\norganisation = "VBNK"',
            "line 2: VBNK must have a seat of Group LAND, and is excluded (exclude, line 1)",
            "take VBNK out of exclude",
        ),
        (
            '[max_seats_of]\n"VBNK" = 1\nvbnk = 2\n',
            "line 3: [max_seats_of] has different values for vbnk here and for VBNK, line 2",
            "Take one",
        ),
        (
            '[score.organisation_type]\n"Local" = 5\nlocal = 2\n',
            "line 3: [score.organisation_type] has different values for local here and for Local, line 2",
            "Take one",
        ),
        (
            '[[quota]]\nwhere = { colour = "red" }\nat_most = 1',
            "no organisation has the attribute 'colour'",
            "organisation_type",
        ),
        (
            '[[quota]]\nwhere = { organisation_type = "Lokal" }\nat_most = 1',
            "no organisation has organisation_type = 'Lokal'",
            "Local",
        ),
    ],
)
def test_rules_that_no_assignment_keeps_are_refused_with_their_line(
    tmp_path, golden_network, text, what, advice
) -> None:
    typed = replace(golden_network, organisations=tuple(replace(o, type="Local") for o in golden_network.organisations))
    with pytest.raises(RulesError, match=re.escape(what)) as caught:
        propose(typed, load_rules(write(tmp_path, text)))
    assert "rules.toml, line " in str(caught.value)
    assert advice in str(caught.value)


def test_names_are_as_good_as_ids(golden_network) -> None:
    by_name = propose(golden_network, Rules(exclude=("save  THE children",)))
    assert by_name == propose(golden_network, Rules(exclude=("save-the-children",)))
    assert "save-the-children" not in {seat.organisation_id for seat in by_name.seats}


@pytest.mark.parametrize("without", ["[[must]]", "[[never]]"])
def test_with_one_of_two_contradictory_rules_taken_out_the_other_holds(tmp_path, golden_network, without) -> None:
    rules = {kind: f'{kind}\ngroup = "LAND"\norganisation = "VBNK"\n' for kind in ("[[must]]", "[[never]]")}
    proposal = propose(golden_network, load_rules(write(tmp_path, "".join(rules[k] for k in rules if k != without))))
    assert not proposal.conflicts
    seated = {seat.organisation_id for seat in proposal.seats if seat.group_id == "LAND"}
    assert ("vbnk" in seated) == (without == "[[never]]")


TOO_MANY = {
    "for an organisation": (
        (
            'max_seats = 1\n[[must]]\ngroup = "LAND"\norganisation = "VBNK"\n'
            '[[must]]\ngroup = "GEN"\norganisation = "VBNK"\n'
        ),
        "let VBNK hold 2 seats",
    ),
    "for a group": (
        (
            'alternates = 0\n[[must]]\ngroup = "LAND"\norganisation = "VBNK"\n'
            '[[must]]\ngroup = "LAND"\norganisation = "Samaky"\n'
        ),
        "have no seat of Group LAND",
    ),
    "of a role that a group has not": (
        'alternates = 0\n[[must]]\ngroup = "LAND"\norganisation = "VBNK"\nrole = "alternate"\n',
        "let VBNK have no alternate seat of Group LAND",
    ),
}


@pytest.mark.parametrize(("text", "repair"), TOO_MANY.values(), ids=TOO_MANY)
def test_more_demands_than_seats_are_told_with_the_smallest_change_and_the_rest_is_proposed(
    tmp_path, golden_network, text, repair
) -> None:
    proposal = propose(golden_network, load_rules(write(tmp_path, text)))
    said = [say(one) for one in proposal.conflicts]
    assert "rules.toml, line " in said[0]
    assert repair in said[1]
    assert said[-1].startswith("With this change all rules hold")
    assert sum(bool(seat.organisation_id) for seat in proposal.seats) > 15


def test_points_for_a_value_that_nobody_has_are_told_with_what_could_be_meant(tmp_path) -> None:
    network = of_matrix(np.ones((3, 1), int), types=["Local", "Local", "International"])
    rules = load_rules(write(tmp_path, '[score.type]\n"Locl" = 20\n"international" = 5\n"Embassy" = 9\n'))
    assert [say(one) for one in propose(network, rules).idle] == [
        "No organisation has type = 'Locl' (rules.toml, line 2): these points go to nobody. Did you mean Local?",
        "No organisation has type = 'Embassy' (rules.toml, line 4): these points go to nobody.",
    ]
    people = [Person("A", "o000", {"position": "Director"}), Person("B", "o000", {"position": "Officer"})]
    points = Rules(points={"position": {"Director": 20, "Officer": 9, "Oficer": 3}})
    assert [one.values["near"] for one in propose(network, points, people=people).idle] == [("Officer",)]


def test_an_attribute_may_be_called_by_the_heading_of_the_survey(tmp_path) -> None:
    rows = "Organisation,Type,Région,Groupes\nA,Locale,Dakar,Eau; Santé\nB,Locale,Matam,Eau\nC,Réseau,Dakar,Santé\n"
    (tmp_path / "survey.csv").write_text(rows, encoding="utf-8")
    text = '[score."Région"]\nMatam = 20\n[[quota]]\nwhere = { "Région" = "*", Type = "Locale" }\nat_most = 1\n'
    study = twgnet.build(tmp_path / "survey.csv", rules=write(tmp_path, text))
    terms = {one.organisation_id: one.terms[-1] for several in study.deliberation.standing.values() for one in several}
    assert {id: (term.name, term.points) for id, term in terms.items()} == {
        "a": ("region", 0),
        "b": ("region", 20),
        "c": ("region", 0),
    }
    bare = text.replace('"Région"', "Région")
    with pytest.raises(RulesError, match=r"A name with a space or an accent stands in .quotes.\."):
        load_rules(write(tmp_path, bare))


@pytest.mark.parametrize(
    ("rules", "advice", "mended"),
    [
        ("[score.distric]\nNorth = 5", "Did you mean District?", "[score.District]\nNorth = 5"),
        ('[[quota]]\nwhere = { distrct = "North" }\nat_most = 1', "Did you mean District?", ""),
        ("[score.position]\nDirector = 5", "The attributes are District, organisation_type; give more with", ""),
    ],
)
def test_a_misspelt_attribute_is_asked_back_with_the_columns_of_the_survey(rules, advice, mended, tmp_path) -> None:
    table = pd.DataFrame(
        {
            "Organisation": ["Alpha Aid", "Beta Bridge"],
            "District": ["North", "South"],
            "Groups": ["Land; Water", "Land"],
        }
    )
    path = tmp_path / "rules.toml"
    path.write_text(rules)
    with pytest.raises(RulesError) as caught:
        twgnet.build(table, rules=path)
    assert advice in str(caught.value)
    if "position" in rules:
        assert "people=" in str(caught.value)
        (tmp_path / "people.csv").write_text("person,organisation,position\nSok,Alpha Aid,Director\n")
        assert twgnet.build(table, rules=path, people=tmp_path / "people.csv").proposal.proven
    path.write_text(mended or rules.replace("distrct", "District"))
    if "position" not in rules:
        assert twgnet.build(table, rules=path).proposal.proven
