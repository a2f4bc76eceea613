"""Whether a column holds lists is decided for the column: by separators, and by what recurs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twgnet
from twgnet.errors import Location
from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Answer, Reading, Survey
from twgnet.reconcile import choose_registry, infer_registry, load_registry, reconcile_survey
from twgnet.reconcile.text.lists import cut_lists
from twgnet.wording.catalogue import say
from twgnet.wording.understood import describe_names


def survey(*texts: str, tool: str = "", organisations: int = 0) -> Survey:
    """One answer each; of `organisations` in turn, or each of its own."""
    answers = (
        Answer(f"Club {row % (organisations or len(texts))}", text, Location("s.csv", row=row))
        for row, text in enumerate(texts)
    )
    return Survey("s.csv", tuple(answers), Reading(tool=tool))


def pieces(source: Survey) -> list[str]:
    return [answer.text for answer in cut_lists(source)[0].answers]


def names(*texts: str, **options: object) -> list[str]:
    return sorted(group.name for group in infer_registry(survey(*texts, **options)).groups)


LISTS = [
    "Bees; Trees",
    "Bees | Trees",
    "Bees¦Trees",
    "Bees\nTrees",
    r"Bees\nTrees",
    "Bees<br>Trees",
    "Bees\tTrees",
    "Bees // Trees",
    "Bees :: Trees",
    "Bees~Trees",
    "- Bees\n- Trees",
    "• Bees • Trees",
    "* Bees * Trees",
    "Bees · Trees",
    "(1) Bees (2) Trees",
    "1) Bees 2) Trees",
    "1. Bees 2. Trees",
    "Bees;#3;#Trees;#7",
    "['Bees', 'Trees']",
    '["Bees","Trees"]',
    'c("Bees", "Trees")',
    "{Bees,Trees}",
    "- Bees\n- Trees",
    "– Bees\n* Trees",
    '"Bees","Trees"',
    '"Bees"; "Trees"',
    '{"Bees": true, "Salt": false, "Trees": 1}',
    "{'Bees': True, 'Trees': 'yes', 'Salt': None}",
    "Bees؛ Trees",
    "Bees፤ Trees",
]


@pytest.mark.parametrize("text", LISTS)
def test_what_hardly_any_name_holds_parts_names_at_the_first_answer(text: str) -> None:
    assert pieces(survey(text, "Salt")) == ["Bees", "Trees", "Salt"]


@pytest.mark.parametrize("text", ["Bees, Trees", "Bees / Trees", "Bees - Trees", "Bees & Trees", "Bees plus Trees"])
def test_what_names_hold_too_parts_them_where_both_are_names(text: str) -> None:
    assert pieces(survey(text, "Bees", "Trees")) == ["Bees", "Trees", "Bees", "Trees"]
    assert pieces(survey(text, "Bees", "Salt")) == [text, "Bees", "Salt"]


def test_the_last_comma_may_be_an_and() -> None:
    listed = pieces(survey("Bees, Trees and Salt", "Salt", "Trees", "Bees and Salt"))
    assert listed == ["Bees", "Trees", "Salt", "Salt", "Trees", "Bees", "Salt"]
    assert pieces(survey("Abejas, Sal y Agua", "Agua", "Sal", "Abejas"))[:3] == ["Abejas", "Sal", "Agua"]
    assert pieces(survey("Bees, Trees and Salt", "Salt", "Oil")) == ["Bees, Trees and Salt", "Salt", "Oil"]


def test_a_role_in_brackets_is_no_part_of_a_name_and_other_words_are() -> None:
    roles = ("Bees (lead), Trees (member)", "Trees (co-lead)", "Bees (observer)")
    assert names(*roles) == ["Bees", "Trees"]
    assert names("Bees (rural)", "Bees (urban)") == ["Bees (rural)", "Bees (urban)"]


@pytest.mark.parametrize("comma", "،፣՝、，")
def test_the_commas_of_other_scripts_part_names_that_recur(comma: str) -> None:
    assert pieces(survey(f"Bees{comma} Trees", "Bees", "Trees")) == ["Bees", "Trees", "Bees", "Trees"]
    assert pieces(survey(f"Bees{comma} Trees", "Bees", "Salt")) == [f"Bees{comma} Trees", "Bees", "Salt"]


def test_a_bullet_is_no_part_of_a_name_and_a_dash_inside_is() -> None:
    assert pieces(survey("- Bees\n- Trees", "- Salt", "* Moss")) == ["Bees", "Trees", "Salt", "Moss"]
    assert pieces(survey("-Bees", "Salt - sea", "-")) == ["-Bees", "Salt - sea", "-"]


def test_quotes_keep_what_holds_a_comma_and_are_no_part_of_a_name() -> None:
    assert pieces(survey('Land,"Water, Sea"', '"Water, Sea"', "Land,Art", "Art")) == [
        *("Land", "Water, Sea", "Water, Sea", "Land", "Art", "Art")
    ]
    assert pieces(survey('Forum "Youth"', 'Land, "the sea"')) == ['Forum "Youth"', 'Land, "the sea"']


def test_a_column_of_nothing_but_codes_is_cut_at_blanks() -> None:
    assert pieces(survey("1 2", "2", "3 12")) == ["1", "2", "2", "3", "12"]
    assert pieces(survey("1 2", "2", "Route 3")) == ["1 2", "2", "Route 3"]
    assert pieces(survey("2024 12", "12", "2024")) == ["2024 12", "12", "2024"]


def test_names_of_options_of_forms_on_phones_are_cut_at_blanks() -> None:
    chosen = ("health land_reform", "land_reform", "health wash", "wash land_reform")
    assert len(pieces(survey(*chosen))) == 7
    assert pieces(survey("health wash", "land wash", "health land")) == ["health wash", "land wash", "health land"]
    assert len(pieces(survey("health wash", "land wash", "health land", tool="KoboToolbox"))) == 6
    assert pieces(survey("Land reform", "Health wash", "Land wash", tool="KoboToolbox"))[0] == "Land reform"
    assert pieces(survey("early_years and_school", "sea_level rise"))[0] == "early_years and_school"


def test_groups_that_are_known_by_codes_are_said_and_named_by_a_list(tmp_path: Path) -> None:
    source = survey("1 2", "2", "3")
    said = [say(note) for note in choose_registry(source, (), "infer")[1]]
    assert said[1].startswith("Only codes are known for 3 groups: 1, 2 and 3.")
    assert not any("codes" in say(note) for note in choose_registry(survey("1 2", "Bees"), (), "infer")[1])
    table = tmp_path / "groups.csv"
    table.write_text("name,aliases\nBees,1\nTrees,2\nSalt,3\n", encoding="utf-8")
    named = reconcile_survey(source, load_registry(table))
    assert [interest.group_id for interest in named.interests] == ["bees", "trees", "trees", "salt"]


def test_options_that_are_false_are_no_answers() -> None:
    assert pieces(survey('{"Bees": false, "Salt": 0}', '{"Bees": true}')) == ["", "Bees"]


@pytest.mark.parametrize("text", ["Care (a; b; c)", "Care [a | b]", "Care (a, b)"])
def test_nothing_is_cut_inside_brackets(text: str) -> None:
    assert pieces(survey(text, "a", "b", "c")) == [text, "a", "b", "c"]


def test_a_name_that_holds_the_comma_stays_whole_among_lists() -> None:
    assert names(
        "Health, Water, Sanitation and Hygiene",
        "Water, Sanitation and Hygiene",
        "Health",
        "Land, Youth, Water, Sanitation and Hygiene",
        "Land, Youth, Health",
    ) == ["Health", "Land", "Water, Sanitation and Hygiene", "Youth"]


def test_a_piece_without_a_capital_belongs_to_the_name_before_it() -> None:
    lists = ("Art, Choir, treble", "Choir, treble, Chess", "Art, Chess", "Chess, Art", "Choir, treble")
    assert names(*lists) == ["Art", "Chess", "Choir, treble"]
    careless = ("Art, choir", "Chess, choir", "Art, chess", "Land, art")  # 5 of 8 with a capital
    assert names(*careless) == ["Art", "Chess", "Land", "choir"]


def test_rows_of_one_group_each_keep_names_whole() -> None:
    rows = ("Bureau | Towns (closed)", "Safety", "Bureau | Towns (closed)", "Safety", "Health; region South", "Roads")
    assert names(*rows, organisations=3) == ["Bureau | Towns (closed)", "Health; region South", "Roads", "Safety"]
    assert names("Health; Land", "Land", "Health", "Land; Roads", "Roads", organisations=2) == [
        "Health",
        "Land",
        "Roads",
    ]


# Two columns beside each threshold, one on either side.
def test_commas_part_names_from_three_pieces_of_five_that_recur() -> None:
    assert names("Ash, Box", "Ash, Cob", "Box, Dew") == ["Ash", "Box", "Cob", "Dew"]  # 4 of 6
    assert names("Ash, Box", "Ash, Cob", "Elm, Dew") == ["Ash, Box", "Ash, Cob", "Elm, Dew"]  # 2 of 6


def test_a_tool_that_joins_by_commas_needs_less() -> None:
    assert names("Ash, Box", "Ash, Cob", "Elm, Dew", tool="Google Forms") == ["Ash", "Box", "Cob", "Dew", "Elm"]
    assert names("Ash, Box", "Fir, Cob", "Elm, Dew", tool="Google Forms") == ["Ash, Box", "Elm, Dew", "Fir, Cob"]


def test_an_entry_of_many_lists_is_one_entry() -> None:
    """`HIV/AIDS` named in many lists, and once more with a word behind it, does not make `HIV` a name."""
    lists = ["HIV/AIDS; Land", "HIV/AIDS; Bees", "HIV/AIDS Rural; Land", "HIV/AIDS Rural; Bees", "HIV / AIDS"]
    assert names(*lists) == ["Bees", "HIV/AIDS", "HIV/AIDS Rural", "Land"]
    alone = ["HIV/AIDS; Land", "AIDS/Land; Bees", "HIV; Bees"]
    assert names(*alone) == ["AIDS", "Bees", "HIV", "Land"]


def test_rows_of_one_group_each_need_more() -> None:
    texts = ("Ash, Box", "Ash, Cob", "Box, Dew", "Ash")  # 4 of 6 pieces recur
    assert names(*texts) == ["Ash", "Box", "Cob", "Dew"]
    assert names(*texts, organisations=3) == ["Ash", "Ash, Box", "Ash, Cob", "Box, Dew"]
    assert names("Ash, Box", "Ash", "Box", "Box, Ash", organisations=2) == ["Ash", "Box"]


def test_names_that_look_like_lists_are_said_with_the_option() -> None:
    source = survey("Ash, Box", "Ash, Cob", "Elm, Dew")
    lines = [say(note) for note in choose_registry(source, (), "infer")[1]]
    assert lines[1].startswith("3 names look like lists, but were kept whole: they contain “,”.")
    assert '⟨separator⟩ ","' in lines[1]
    assert len(choose_registry(survey("Ash", "Box"), (), "infer")[1]) == 1


def test_a_code_that_usually_means_nothing_is_a_code_among_codes() -> None:
    source = survey("NA", "HE", "ED", "NA")
    assert names("NA", "HE", "ED", "NA") == ["ED", "HE", "NA"]
    assert names("NA", "Health", "NA") == ["Health"]
    assert names("NA", "HE", "ED") == ["ED", "HE"]
    assert say(choose_registry(source, (), "infer")[1][1]).startswith("NA is read as the code of a group")
    assert len(reconcile_survey(source, infer_registry(source)).interests) == 4


WORDS = ["All", "All TWGs", "all of the above", "See attached", "Not sure yet", "n/a", "none of the above", "etc."]


def test_words_that_are_no_names_make_no_groups() -> None:
    assert names(*WORDS, "All except Bees", "not Bees", "Bees") == ["Bees"]
    assert names("Bees only", "Bees (1st); Trees (2nd)", "Bees, etc.", "Trees, and others") == ["Bees", "Trees"]


def test_all_is_every_group_and_what_points_elsewhere_is_asked() -> None:
    source = survey("Bees; Trees", "All", "all of the above", "see attached", "All except Bees", "none of the above")
    result = reconcile_survey(source, infer_registry(source))
    wanted = [(mention.organisation, mention.status, mention.group_id) for mention in result.mentions]
    assert wanted == [
        ("Club 0", "matched", "bees"),
        ("Club 0", "matched", "trees"),
        ("Club 1", "matched", "bees"),
        ("Club 1", "matched", "trees"),
        ("Club 2", "matched", "bees"),
        ("Club 2", "matched", "trees"),
        ("Club 3", "review", ""),
        ("Club 4", "review", ""),
        ("Club 5", "ignored", ""),
    ]
    *_, note = describe_names(result)
    assert say(note) == "2 answers say “All” or the like: each counts for every group."


NAMES = ("Bees", "Trees", "Sea Grass", "Mine Action", "Open Data", "River Care")


@given(st.lists(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), min_size=30, max_size=40), st.data())
def test_lists_of_many_are_cut_to_the_names_they_join(rows: Sequence[Sequence[str]], data: st.DataObject) -> None:
    joint = data.draw(st.sampled_from(["; ", ", ", " / ", " | "]))
    found = pieces(survey(*(joint.join(row) for row in rows), *NAMES))
    assert found == [name for row in rows for name in row] + list(NAMES)


def test_khmer_joins_names_without_a_blank() -> None:
    shelter, food, goods = "ទីជម្រក", "អាហារូបត្ថម្ភ", "ភស្តុភារ"
    assert names(f"{shelter} និង{food}", food, f"{goods}និង{shelter}", goods, shelter) == sorted([shelter, food, goods])
    whole = "ទឹកនិងអនាម័យ"  # water and sanitation: neither is a group of its own
    assert names(whole, food, goods) == sorted([whole, food, goods])


def test_khmer_joins_names_of_a_registry_without_a_blank() -> None:
    registry = Registry("r", "r", (Group("S", "ទីជម្រក"), Group("F", "អាហារូបត្ថម្ភ"), Group("W", "ទឹកនិងអនាម័យ")))
    found = reconcile_survey(survey("ទីជម្រក និងអាហារូបត្ថម្ភ", "ទឹកនិងអនាម័យ"), registry)
    assert [(one.organisation, one.group_id) for one in found.interests] == [
        ("Club 0", "F"),
        ("Club 0", "S"),
        ("Club 1", "W"),
    ]


def test_what_is_one_name_is_learnt_from_answers_that_a_later_one_replaces_too() -> None:
    hygiene = "Water, Sanitation and Hygiene"
    rows = [
        *(f'2024-01-01 10:00,A,"{hygiene}, Health"', "2024-01-02 10:00,A,Health"),
        *(
            f'2024-01-02 11:00,B,"{hygiene}, Gender"',
            '2024-01-03 10:00,C,"Health, Gender"',
            "2024-01-03 11:00,D,Gender",
        ),
    ]
    table = "\n".join(["Timestamp,Organisation,Groups", *rows, ""]).encode()
    latest = twgnet.build(io.BytesIO(table), groups="infer", answers="latest")
    assert {one.name for one in latest.registry.groups} == {hygiene, "Health", "Gender"}
    assert [one.group for one in latest.reconciliation.interests if one.organisation == "A"] == ["Health"]


def test_of_two_separators_that_names_hold_the_one_that_leaves_fewer_names_is_tried_first() -> None:
    assert names("Bees / Ash, Box and Elm", "Trees / Ash, Box and Elm", "Bees / Trees") == [
        "Ash, Box and Elm",
        "Bees",
        "Trees",
    ]
    assert names("Bees / Miel, Trees / Bois", "Trees / Bois", "Bees / Miel") == ["Bees / Miel", "Trees / Bois"]
    rare = [*["Bees, Trees", "Trees, Salt", "Bees, Salt"] * 3, "Salt / Bees, Trees"]
    assert names(*rare) == ["Bees", "Salt", "Trees"]


def test_a_line_in_brackets_belongs_to_the_one_above() -> None:
    assert pieces(survey("Bees\n(incl. wasps)", "Bees\n(1) Trees")) == ["Bees\n(incl. wasps)", "Bees", "Trees"]


def test_rows_of_several_groups_each_are_lists_where_their_pieces_recur() -> None:
    rows = [("A", "Bees; Trees"), ("A", "Salt; Ash"), ("B", "Trees; Salt"), ("B", "Bees; Ash"), ("C", "Ash; Bees")]
    table = "\n".join(["Organisation,Groups of interest", *map(",".join, rows), ""]).encode()
    read = twgnet.build(io.BytesIO(table), groups="infer")
    assert {one.name for one in read.registry.groups} == {"Ash", "Bees", "Salt", "Trees"}
