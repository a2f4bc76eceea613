"""Questions that ask whom to trust are neither interests nor attributes, in every language, and count as ballots."""

import pandas as pd
import pytest

import twgnet
from twgnet.vocabulary.headings.load import asks_for_nominations

ASKS = {
    "Whom would you trust to speak for civil society?": ("Organisation", "Groups"),
    "Which organisation would you trust to represent civil society in these groups?": ("Organisation", "Groups"),
    "Who should represent civil society?": ("Name of organisation", "Which TWGs would you like to join?"),
    "Nominee": ("Organisation", "Groups"),
    "À qui feriez-vous confiance pour parler au nom de la société civile ?": ("Organisation", "Groupes"),
    "Quelle organisation devrait représenter la société civile ?": ("Nom de l'organisation", "Groupes"),
    "¿En quién confiaría para representar a la sociedad civil?": ("Organización", "Grupos"),
    "តើអ្នកទុកចិត្តអង្គការណាឱ្យនិយាយតំណាងសង្គមស៊ីវិល?": ("ឈ្មោះអង្គការ", "ក្រុមការងារ"),
}


NOMINEES = ("Beta Bridge", "Alpha Aid", "Beta Bridge")


def survey(question, organisation="Organisation", groups="Groups", nominees=NOMINEES):
    names, wanted = ("Alpha Aid", "Beta Bridge", "Gamma Group"), ("Water; Land", "Land; Roads", "Roads; Water")
    rows = zip(names, wanted, nominees, strict=True)
    return pd.DataFrame(rows, columns=[organisation, groups, question])


def points(study, term="nominations"):
    rows = study.table("focal").records()
    found = {
        (row["group_id"], row["organisation"]): dict(p.split("=") for p in row["terms"].split(";")) for row in rows
    }
    return {pair: int(terms[term]) for pair, terms in found.items() if term in terms}


@pytest.mark.parametrize(("question", "others"), ASKS.items())
def test_the_question_is_known_in_every_language_and_counts_as_ballots_would(question, others, tmp_path) -> None:
    study = twgnet.build(survey(question, *others))
    assert {one.name for one in study.network.groups} == {"Water", "Land", "Roads"}
    assert not any(one.attributes for one in study.network.organisations)
    said = [line for line in study.understood if "nominations, not interests" in line]
    assert len(said) == 1
    assert "keep=" in said[0]
    ballots = (
        "group,nominees\nWater,Beta Bridge\nLand,Beta Bridge\nLand,Alpha Aid\nRoads,Alpha Aid\nRoads,Beta Bridge\n"
    )
    ballots += "Water,Beta Bridge\n"
    (tmp_path / "ballots.csv").write_text(ballots, encoding="utf-8")
    plain = survey(question, *others).iloc[:, :2]
    assert points(study) == points(twgnet.build(plain, nominations=tmp_path / "ballots.csv")) != {}


def test_a_person_may_say_that_it_asks_something_else() -> None:
    question = next(iter(ASKS))
    kept = twgnet.build(survey(question), keep=question)
    assert kept.reconciliation.ballots is None
    assert all(one.attributes for one in kept.network.organisations)
    grouped = twgnet.build(survey(question), group_cols=question)
    assert {one.name for one in grouped.network.groups} == {"Alpha Aid", "Beta Bridge"}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Who represents your organisation?", ("Sok Dara", "Chan Maly", "Ly Heng")),
        ("Do you represent civil society?", ("Yes", "No", "Yes")),
        ("Name of representative", ("Sok Dara", "Chan Maly", "Ly Heng")),
    ],
)
def test_questions_about_people_are_no_nominations(heading, cells) -> None:
    study = twgnet.build(survey(heading, nominees=cells))
    assert study.reconciliation.ballots is None
    assert not any("nominations" in line for line in study.understood)


def test_one_question_for_each_group_counts_for_that_group_and_rows_of_one_group_for_theirs() -> None:
    wide = survey("Whom would you trust to speak? [Water]")
    wide["Whom would you trust to speak? [Roads]"] = ["", "Gamma Group", ""]
    ballots = twgnet.build(wide).reconciliation.ballots
    assert {group: sorted(map(sorted, several)) for group, several in ballots.items()} == {
        "roads": [["gamma-group"]],
        "water": [["alpha-aid"], ["beta-bridge"], ["beta-bridge"]],
    }
    rows = [("Alpha Aid", "Water", "Beta Bridge"), ("Alpha Aid", "Land", "Alpha Aid"), ("Beta Bridge", "Land", "")]
    ties = pd.DataFrame([*rows, ("Beta Bridge", "Water", "")], columns=["Organisation", "Group", "Whom do you trust?"])
    assert any(line.endswith("headings or rows name: Water and Land") for line in twgnet.build(ties).understood)
    assert twgnet.build(ties).reconciliation.ballots == {
        "land": [frozenset({"alpha-aid"})],
        "water": [frozenset({"beta-bridge"})],
    }


def test_lists_slips_and_names_that_nobody_has() -> None:
    nominees = ("Gamma Group and Beta Bridge", "Aplha Aid", "Mr. Sok Dara")
    study = twgnet.build(survey(next(iter(ASKS)), nominees=nominees))
    ballots = study.reconciliation.ballots
    assert ballots["land"] == [frozenset({"gamma-group", "beta-bridge"}), frozenset({"alpha-aid"})]
    assert [one.row for one in study.reconciliation.unknown_nominees] == [4]
    (line,) = (line for line in study.understood if "something other than an organisation" in line)
    assert line.startswith("1 nomination names")
    assert "Sok Dara" not in str(study.understood)


def test_ballots_in_a_file_go_before_those_of_the_survey(tmp_path) -> None:
    (tmp_path / "ballots.csv").write_text("group,nominees\nWater,Gamma Group\n", encoding="utf-8")
    study = twgnet.build(survey(next(iter(ASKS))), nominations=tmp_path / "ballots.csv")
    assert points(study)["water", "Gamma Group"] == 100
    assert any("those of the survey do not" in line for line in study.understood)


def test_the_words_of_trust_need_the_words_of_whom() -> None:
    assert asks_for_nominations("Whom do you trust?")
    assert asks_for_nominations("Trusted organisation") is False
    assert asks_for_nominations("Trustee board meets in") is None


@pytest.mark.parametrize(
    ("heading", "groups"),
    [
        ("Whom would you trust to speak for Land?", {"land"}),
        ("Whom would you trust to speak for civil society in the Land and Roads groups?", {"land", "roads"}),
        ("Whom would you trust to speak for land?", {"land"}),
        ("Whom would you trust to speak at our landing?", {"land", "roads", "water"}),
        ("Whom would you trust to speak?", {"land", "roads", "water"}),
    ],
)
def test_ballots_count_for_the_groups_that_the_heading_names_or_that_the_respondent_wants(heading, groups) -> None:
    study = twgnet.build(survey(heading))
    assert set(study.reconciliation.ballots) == groups
    lines = [line for line in study.understood if line.startswith("nominations ")]
    assert len(lines) == 1
    wanted = len(groups) == 3
    assert ("every group that their respondent wants" in lines[0]) == wanted
    assert wanted or lines[0].endswith("headings or rows name: " + " and ".join(sorted(one.title() for one in groups)))
    if groups == {"land"}:  # also of those who did not ask for it
        assert len(study.reconciliation.ballots["land"]) == 3


def test_an_acronym_is_no_word_of_the_question(tmp_path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("id,name,acronym\nit,Information Technology,IT\nland,Land,LND\n", encoding="utf-8")
    found = {}
    for question in ("Whom would you trust to speak on it?", "Whom would you trust to speak on IT?"):
        table = survey(question).replace({"Water; Land": "IT; Land"})
        found[question[-3:]] = set(twgnet.build(table, groups=path).reconciliation.ballots)
    assert found == {"it?": {"it", "land"}, "IT?": {"it"}}


def test_the_question_above_an_option_names_the_group_that_the_option_does_not() -> None:
    wide = survey("Whom would you trust to speak for Land? [First choice]")
    wide["Whom would you trust to speak for Land? [Second choice]"] = ["", "Gamma Group", ""]
    assert set(twgnet.build(wide).reconciliation.ballots) == {"land"}


Q = "Whom would you trust to speak"


@pytest.mark.parametrize(
    ("headings", "groups"),
    [
        ((f"{Q} for Raods?",), {"roads"}),
        ((f"{Q} for Land and Raods?",), {"land", "roads"}),
        ((f"{Q} [Raods]", f"{Q} [Land]"), {"roads", "land"}),
        (("Focal organisation for Land",), {"land"}),
        (("Organisation focale pour Water",), {"water"}),
        ((f"{Q} for Mining?", f"{Q} for Land?"), {"land"}),
        ((f"{Q} [Mining]", f"{Q} [Land]"), {"land"}),
        ((f"{Q}?", f"{Q} for Land?"), {"land", "roads", "water"}),
        ((f"{Q} [First choice]", f"{Q} [Second choice]"), {"land", "roads", "water"}),
        ((f"{Q} for Land, first?", f"{Q} for Land, second?"), {"land"}),
    ],
)
def test_a_heading_is_settled_as_an_answer_is_and_one_of_an_unlisted_group_counts_for_none(headings, groups) -> None:
    table = survey(headings[0])
    for heading in headings[1:]:
        table[heading] = NOMINEES
    study = twgnet.build(table)
    assert set(study.reconciliation.ballots) == groups
    if "Mining" in headings[0]:
        (line,) = (line for line in study.understood if "for no group" in line)
        assert "Mining" in line
        mended = twgnet.build(table.rename(columns={headings[0]: headings[0].replace("Mining", "Roads")}))
        assert set(mended.reconciliation.ballots) == {"land", "roads"}


def test_one_respondent_casts_one_ballot_a_group_under_however_many_columns_and_names() -> None:
    choices = survey(f"{Q} for Land? [First choice]")
    choices[f"{Q} for Land? [Second choice]"] = ["", "Gamma Group", ""]
    assert twgnet.build(choices).reconciliation.ballots["land"] == [
        frozenset({"beta-bridge"}),
        frozenset({"alpha-aid", "gamma-group"}),
        frozenset({"beta-bridge"}),
    ]
    twice = survey(f"{Q} for Land?")
    twice.loc[3] = ["Alpha Aids", "Roads", "Gamma Group"]
    study = twgnet.build(twice)
    assert len(study.reconciliation.duplicates) == 1
    assert frozenset({"beta-bridge", "gamma-group"}) in study.reconciliation.ballots["land"]
    assert len(study.reconciliation.ballots["land"]) == 3


def test_a_listed_name_with_a_number_is_one_organisation_as_respondent_and_as_answer(tmp_path) -> None:
    """Its ballot was lost: in the nominations the number was masked, in the answers the list spared it."""
    name = "Ward 9876 54321 Club"
    table = pd.DataFrame(
        {
            "Organisation": [name, "Alpha Aid", "Beta Bridge"],
            "Groups": ["Land", "Land", "Land"],
            f"{Q}?": ["Alpha Aid", name, "Alpha Aid"],
        }
    )
    listed = pd.DataFrame({"name": [name, "Alpha Aid", "Beta Bridge"]})
    study = twgnet.build(table, organisations=listed)
    assert study.survey.nominations[0].organisation == name
    assert len(study.reconciliation.ballots["land"]) == 3
