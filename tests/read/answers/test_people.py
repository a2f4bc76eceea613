"""What is kept beside the answers: what describes an organisation, or was asked for; people stay out."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest

from twgnet.errors import LayoutError
from twgnet.model.registry import SEVERAL
from twgnet.options import Options
from twgnet.read import read_survey
from twgnet.read.personal import mask


def read(text, *, attributes=(), **options):
    stream = io.BytesIO(text.encode())
    stream.name = "answers.csv"
    return read_survey(stream, Options(**options), attributes=attributes)


def uses(survey):
    return {use.name: (use.use, use.why) for use in survey.columns}


PEOPLE = (
    "Focal person for TWG",
    "Nominee",
    "Prepared by",
    "Nom du répondant",
    "Firstname",
    "Prénom",
    "Nombre y apellido",
    "Nome do responsável",
    "Ansprechpartnerin",
    "ឈ្មោះអ្នកតំណាង",
    "Who filled this in",
)


@pytest.mark.parametrize("heading", PEOPLE)
def test_names_of_people_are_left_out_whatever_the_language(heading):
    survey = read(f"Organisation,TWGs,{heading}\nVSO,Health,Sok Dara\nNPA,Land,Sok Dara\n")
    assert "Sok" not in repr(survey)
    assert uses(survey)[heading][0] == "left_out"


def test_every_column_is_accounted_for():
    head = "Timestamp,Organisation,TWGs,Type,Province,Position,E-mail,Comments"
    survey = read(f"{head}\n2026/01/01,VSO,Health,INGO,Kep,Officer,a@example.org,fine\n")
    assert uses(survey) == {
        "Timestamp": ("left_out", "tool"),
        "Organisation": ("organisation", ""),
        "TWGs": ("groups", ""),
        "Type": ("kept", "describes"),
        "Province": ("kept", "describes"),
        "Position": ("counted", "few_values"),
        "E-mail": ("left_out", "person"),
        "Comments": ("left_out", "unknown"),
    }
    assert survey.answers[0].attributes == {"type": "INGO", "province": "Kep"}


def test_a_column_is_kept_when_asked_for_and_masked_all_the_same():
    text = "Organisation,TWGs,Team\nVSO,Health,Ana Example <ana@example.org>\nNPA,Land,two people\n"
    survey = read(text, keep=("Team",))
    assert [answer.attributes["team"] for answer in survey.answers] == ["…", "two people"]
    assert read(text, keep=("Team",), personal=True).answers[0].attributes["team"].endswith("<ana@example.org>")
    with pytest.raises(LayoutError, match=r"no column 'Tem'.*keep="):
        read(text, keep=("Tem",))
    with pytest.raises(LayoutError, match="read as organisation or group"):
        read(text, keep=("TWGs",))


def test_what_rules_name_is_kept():
    survey = read("Organisation,TWGs,Position\nVSO,Health,Officer\n", attributes=("position", "nothing"))
    assert survey.answers[0].attributes == {"position": "Officer"}


def test_addresses_and_numbers_are_masked_inside_answers_and_names():
    survey = read(
        'Organisation,TWGs\nVSO,"Health (contact: Dara Sok, dara@example.org, 012 345 678); Land"\n'
        '"Trees (Ms. Maly, maly@example.org)",Land\n'
    )
    assert [(answer.organisation, answer.text) for answer in survey.answers] == [
        ("VSO", "Health (…); Land"),
        ("Trees (…)", "Land"),
    ]
    assert "masked in 2 cells" in str(survey.assumed[0])
    assert "personal=" in str(survey.assumed[0])
    kept = read("Organisation,TWGs\nVSO,Health (dara@example.org)\n", personal=True)
    assert kept.answers[0].text == "Health (dara@example.org)"


@pytest.mark.parametrize(
    ("cell", "masked"),
    [
        ("dara@example.org", "…"),
        ("call +855 12 345 678 please", "call … please"),
        ("Mme Claire Dupont", "Mme …"),
        ("លោក សុខ", "លោក …"),
        ("Land ០១២ ៣៤៥ ៦៧៨", "Land …"),
        ("Land ０１２-３４５-６７８, dara＠example.org", "Land …, …"),
        ("Land, dara@example.ខ្មែរ", "Land, …"),
        ("write to dara [at] example.org", "write to …"),
        ("Land 012/345/678", "Land …"),
        ("Land_012345678 Tel012345678", "Land_… Tel…"),
        ("Land 85512345678", "Land …"),
        ("06 12 34 56 78", "…"),
        ("01.23.45.67.89", "…"),
        ("office (023) 721 399", "office …"),
        ("012–999–111", "…"),
        ("012\u00ad999\u2011111", "…"),
        ("Mr.Sok Dara", "Mr. …"),
        ("Madame Dupont", "Madame …"),
        ("(2017) 2018-2022", "(2017) 2018-2022"),
        ("01.02.2017–31.05.2018", "01.02.2017–31.05.2018"),
        ("ឆ្នាំ ២០១៧-២០២២", "ឆ្នាំ ២០១៧-២០២២"),
        ("from 05/2017-12/2018", "from 05/2017-12/2018"),
        ("KH01020304", "KH01020304"),
        ("12345678", "12345678"),
        ("DR Congo", "DR Congo"),
        ("Plan 2017-2022", "Plan 2017-2022"),
        ("12 000 000", "12 000 000"),
        ("HIV/AIDS @ work", "HIV/AIDS @ work"),
        ("2026-01-02 09:00", "2026-01-02 09:00"),
    ],
)
def test_masking_takes_people_and_nothing_else(cell, masked):
    assert mask(cell) == masked


def test_long_cells_are_masked_in_time():
    assert mask("a" * 200_000) == "a" * 200_000
    assert len(mask("a" * 100_000 + "@" + "b" * 100_000)) > 1
    assert mask("(" * 50_000 + "1" * 50_000)


ROWS = "Organization,Cluster,Region,Type\n" + "".join(
    f"{name},WASH,{region},{kind}\n"
    for name, region, kind in [
        ("PAH", "Bay", "INGO"),
        ("PAH", "Bari", "INGO"),
        ("HALO", "Awdal", "INGO"),
        ("HALO", "Sool", "NNGO"),
        ("SOS", "Bay", "NNGO"),
        ("SOS", "Sool", "NNGO"),
    ]
)


def test_what_varies_within_an_organisation_is_no_fact_of_it():
    from twgnet.reconcile.decisions.rulings import Rulings
    from twgnet.reconcile.organisations.respondents import reconcile_organisations  # the next stage merges spellings

    survey = read(ROWS)
    assert uses(survey)["Region"] == ("counted", "few_values")
    kept = next(use for use in survey.columns if use.name == "Type")
    assert kept.several == {"HALO": ("INGO", "NNGO")}
    organisations = reconcile_organisations(survey, (), Rulings())[0]
    assert {name: made.type for name, made in organisations.items()} == {"PAH": "INGO", "HALO": SEVERAL, "SOS": "NNGO"}


@pytest.mark.parametrize("other", ["Donor", "Program Partner", "Lead Agency"])
def test_the_acronym_of_another_is_not_that_of_the_organisation(other):
    head = f"{other} Acronym,{other} Name,Implementing Partner Acronym,Implementing Partner Name,Cluster"
    survey = read(f"{head}\nEC,European Commission,DRC,Danish Refugee Council,WASH\n")
    assert survey.answers[0].organisation == "Danish Refugee Council"
    assert survey.answers[0].attributes == {"acronym": "DRC"}


def people_network():
    import networkx as nx

    graph = nx.Graph()
    about = {"type": "INGO", "contact": "Dara Sok", "chief": "Dara Sok", "note": "please call 012 345 678"}
    graph.add_node("VSO (dara@example.org)", bipartite=0, **about)
    graph.add_node("Health (012 345 678)", bipartite=1)
    graph.add_edge("VSO (dara@example.org)", "Health (012 345 678)")
    return graph


def test_of_a_network_too_only_what_describes_an_organisation_is_kept():
    survey = read_survey(people_network())
    assert uses(survey) == {
        "type": ("kept", "describes"),
        "contact": ("left_out", "person"),
        "chief": ("left_out", "unknown"),
        "note": ("left_out", "unknown"),
    }
    (answer,) = survey.answers
    assert (answer.organisation, answer.text, answer.attributes) == ("VSO (…)", "Health (…)", {"type": "INGO"})
    assert survey.named_groups == ("Health (…)",)
    assert "masked in 2 cells" in str(survey.assumed[0])


def test_an_attribute_of_a_network_is_kept_when_asked_for():
    graph = people_network()
    assert read_survey(graph, Options(keep=("note",))).answers[0].attributes["note"] == "please call …"
    assert read_survey(graph, attributes=("chief",)).answers[0].attributes["chief"] == "Dara Sok"
    whole = read_survey(graph, Options(personal=True)).answers[0]
    assert (whole.organisation, whole.attributes["contact"]) == ("VSO (dara@example.org)", "Dara Sok")
    with pytest.raises(LayoutError, match=r"no column 'notes'.*'note'"):
        read_survey(graph, Options(keep=("notes",)))


CALLED = "(Dara Sok, dara@example.org, 012 345 678)"


def test_headings_are_masked_as_cells_are():
    text = f'Organisation,"Health {CALLED}","Land {CALLED}","Notes {CALLED}"\nVSO,x,,fine\nNPA,,x,fine\n'
    survey = read(text)
    assert [answer.text for answer in survey.answers] == ["Health (…)", "Land (…)"]
    assert "ara" not in repr(survey)
    asked = read(text, keep=(f"Notes {CALLED}",))
    assert asked.answers[0].attributes == {next(iter(asked.answers[0].attributes)): "fine"}
    assert "dara@example.org" in read(text, personal=True).answers[0].text


def test_groups_in_rows_and_organisations_in_headings_are_masked():
    text = f'TWG,"VSO {CALLED}","NPA {CALLED}"\n"Health {CALLED}",x,\n"Land {CALLED}",,x\n"Gender",x,x\n'
    survey = read(text, layout="turned")
    assert {answer.organisation for answer in survey.answers} == {"VSO (…)", "NPA (…)"}
    assert survey.named_groups == ("Health (…)", "Land (…)", "Gender")
    assert "ara" not in repr(survey)


@pytest.mark.parametrize(
    "heading", ["Staff", "Staff member", "Founded by", "District chief", "Position holder", "TWG rep"]
)
def test_names_under_a_heading_that_also_describes_are_left_out(heading):
    survey = read(f"Organisation,Working group,{heading}\nVSO,Health,Dara Sok\nNPA,Land,Dara Sok\nKYA,Land,Vuth Chea\n")
    assert uses(survey)[heading][0] == "left_out"
    assert "Dara" not in repr(survey)


@pytest.mark.parametrize(
    ("heading", "values", "use"),
    [
        ("Staff", "12,40,7", "kept"),
        ("Founded", "1992,May 1999,2004", "kept"),
        ("District", "Kep,Kep,Angkor Chey", "counted"),
        ("Your position in the organisation", "Director,Officer,Officer", "counted"),
        ("How familiar are you with the process?", "very,a little,very", "counted"),
    ],
)
def test_what_describes_or_has_few_values_stays(heading, values, use):
    one, two, three = values.split(",")
    survey = read(f"Organisation,TWGs,{heading}\nVSO,Health,{one}\nNPA,Land,{two}\nKYA,Land,{three}\n")
    assert uses(survey)[heading][0] == use


PEOPLE = "Dara Sok,Vuth Chea,Maly Heng,Srey Keo,Rithy Oum,Bopha Tep,Kosal Ly,Vanna Mao".split(",")


def beside(heading: str, values: Iterable[str]) -> str:
    """Give what becomes of a column with a value for each of some organisations."""
    rows = [f"Rural Aid {number},Health,{value}" for number, value in enumerate(values, start=10)]
    return uses(read("\n".join([f"Organisation,TWGs,{heading}", *rows]) + "\n"))[heading][0]


@pytest.mark.parametrize("heading", ["Type", "Title", "Function", "Country rep", "Website admin", "Legal status"])
def test_a_column_of_which_each_organisation_has_its_own_is_no_kind(heading):
    assert beside(heading, PEOPLE) == "left_out"


@pytest.mark.parametrize(
    ("heading", "values", "use"),
    [
        ("Type", ["Local", "International", "Network", "Union", "Club", "Trust", "Local", "Local"], "kept"),  # .75
        ("Type", ["Local", "International", "Network", "Union", "Club", "Trust", "Board", "Local"], "left_out"),  # .88
        ("Type", ["Local", "International", "Network", "Union", "Club"], "kept"),  # of five each may be its own
        ("Title", ["Director", "Officer"] * 4, "counted"),
        ("Province", ["Takeo", "Kep", "Pailin", "Pursat", "Kratie", "Kampot", "Kandal", "Kampong Cham"], "kept"),
        ("Province base", ["Takeo", "Kep"] * 4, "kept"),
        ("Acronym", ["RA1", "RA2", "RA3", "RA4", "RA5", "RA6", "RA7", "RA8"], "kept"),
    ],
)
def test_kinds_recur_and_places_need_not(heading, values, use):
    assert beside(heading, values) == use
