"""What is kept beside the answers: what describes an organisation, or was asked for; people stay out."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pandas as pd
import pytest

import twgnet
from twgnet.errors import LayoutError, ReadError
from twgnet.model.registry import SEVERAL
from twgnet.options import Options
from twgnet.read import read_survey


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
        (
            "Type",
            ["Local NGO", "International NGO", "Network", "Faith-based", "University", "Trade Union", "Club"],
            "kept",
        ),
        ("Type", ["Local NGO", "Network", "Club", *PEOPLE[:4]], "left_out"),  # under half are known kinds
        ("Type", ["Local", "International", "Network", "Union", "Club"], "kept"),  # of five each may be its own
        ("Title", ["Director", "Officer"] * 4, "counted"),
        ("Province", ["Takeo", "Kep", "Pailin", "Pursat", "Kratie", "Kampot", "Kandal", "Kampong Cham"], "kept"),
        ("Province base", ["Takeo", "Kep"] * 4, "kept"),
        ("Acronym", ["RA1", "RA2", "RA3", "RA4", "RA5", "RA6", "RA7", "RA8"], "kept"),
    ],
)
def test_kinds_recur_and_places_need_not(heading, values, use):
    assert beside(heading, values) == use


KHMER = ["សុខ ដារ៉ា", "ចាន់ ម៉ាលី", "វុធ ជា"]


@pytest.mark.parametrize(
    "heading", ["Type", "Title", "Function", "Country rep", "Website admin", "Legal status", "ប្រភេទ"]
)
@pytest.mark.parametrize("people", [PEOPLE[:3], [name.upper() for name in PEOPLE[:3]], KHMER])
def test_names_of_people_are_no_kind_however_often_they_recur(heading, people):
    assert beside(heading, people * 4) == "left_out"
    assert beside(heading, people) == "left_out"  # of three organisations


@pytest.mark.parametrize(
    "kinds",
    [
        ["Local NGO", "International NGO", "Faith Based", "Trade Union", "Farmer Group"],
        ["ONG Nationale", "ONG Internationale", "Mouvement de la Croix-Rouge"],
        ["Organización Local", "Fundación Privada", "Red Nacional"],
        ["អង្គការ ក្នុងស្រុក", "សមាគម អន្តរជាតិ"],
        ["A", "B", "C1"],
    ],
)
def test_kinds_in_capitals_are_kinds(kinds):
    assert beside("Type", kinds * 3) == "kept"


def test_a_person_or_a_sentence_among_kinds_is_left_out_and_said():
    odd = [
        "Please ask Sok Danara at the office",
        "Sok Danara",
        "Mr. Chan Maly",
        "dara at mail dot org",
        "see 012 345 678",
    ]
    kinds = ["Local NGO", "Local NGO", "Osan Osan", "Osan Osan", "Osan Osan", "Other (please specify)", *odd]
    rows = "".join(f"Rural Aid {n},Health,{kind}\n" for n, kind in enumerate(kinds, 10))
    survey = read(f"Organisation,TWGs,Type\n{rows}")
    found = [answer.attributes.get("type") for answer in survey.answers]
    assert found == [*kinds[:6], *[None] * 5]  # Osan Osan: three have it
    (note,) = (str(one) for one in survey.assumed)
    assert "5 values under 'Type' look like people's names or sentences" in note
    assert "keep=" in note
    assert [a.attributes["type"] for a in read(f"Organisation,TWGs,Type\n{rows}", keep=("Type",)).answers][-4:] == [
        "Sok Danara",
        "Mr. …",
        "…",
        "see …",
    ]
    assert all("type" in a.attributes for a in read(f"Organisation,TWGs,Type\n{rows}", personal=True).answers)


@pytest.mark.parametrize(
    ("heading", "values", "why"),
    [
        ("Address", ["12 Street 63", "1 Norodom"] * 4, "person"),
        ("អាសយដ្ឋាន", ["ផ្ទះ ១២", "ផ្ទះ ១៣"] * 4, "person"),
        ("Nationality", ["Khmer", "French"] * 4, "person"),
        ("Headed", PEOPLE[:3] * 3, "names"),
        ("Type", PEOPLE[:3] * 3, "names"),
        ("Type", [f"Kind {n}" for n in range(8)], "own"),
        ("Notes", ["fine", "good"] * 4, "unknown"),
    ],
)
def test_why_a_column_is_left_out_is_said_as_it_is(heading, values, why):
    rows = "".join(f"Rural Aid {n},Health,{value}\n" for n, value in enumerate(values, 10))
    assert uses(read(f"Organisation,TWGs,{heading}\n{rows}"))[heading] == ("left_out", why)


def test_given_names_among_positions_are_counted_by_no_name():
    values = ["Director"] * 4 + ["Bookkeeper"] * 3 + ["Dara", "Dara", "Maly"]
    rows = "".join(f"Rural Aid {n},Health,{value}\n" for n, value in enumerate(values, 10))
    (use,) = (use for use in read(f"Organisation,TWGs,Position\n{rows}").columns if use.name == "Position")
    assert use.counts == {"Director": 4, "Bookkeeper": 3, "…": 3}


def test_people_among_positions_are_counted_by_no_name():
    rows = "".join(
        f"Rural Aid {n},Health,{one}\n" for n, one in enumerate(["Director"] * 4 + ["Officer"] * 3 + PEOPLE[:1], 10)
    )
    (use,) = (use for use in read(f"Organisation,TWGs,Position\n{rows}").columns if use.name == "Position")
    assert use.counts == {"Director": 4, "Officer": 3, "…": 1}


def test_of_a_network_people_are_no_kinds_either():
    import networkx as nx

    def network(kinds):
        graph = nx.Graph()
        for number, kind in enumerate(kinds):
            graph.add_node(f"Rural Aid {number}", bipartite=0, type=kind)
            graph.add_edge(f"Rural Aid {number}", "Health")
        graph.add_node("Health", bipartite=1)
        return read_survey(graph)

    assert uses(network(PEOPLE[:3] * 2))["type"] == ("left_out", "names")
    mixed = network(["Local NGO", "Local NGO", "Sok Danara"])
    assert [answer.attributes for answer in mixed.answers] == [{"type": "Local NGO"}, {"type": "Local NGO"}, {}]
    assert "1 value under 'type'" in str(mixed.assumed[-1])


def test_two_answers_that_open_like_a_title_stay_two():
    groups = ["M. Mines", "M. Mainstreaming", "H.E. Students", "H.E. Policy", "Eng. Agriculture", "Eng. Energy"]
    rows = "".join(f"Rural Aid {n},{group}\n" for n, group in enumerate(groups, 10))
    assert [answer.text for answer in read(f"Organisation,TWGs\n{rows}").answers] == groups
    told = read("Organisation,TWGs\nVSO,Health (Mr Sok Dara)\nNPA,Land\n")
    assert [answer.text for answer in told.answers] == ["Health (Mr …)", "Land"]


def test_people_who_are_whole_answers_stay_two_and_unnamed():
    rows = "VSO,Mr Sok Dara\nNPA,Land; Ms Chan Maly\nKYA,mr sok dara\nWWF,Mr Sok Dara\n"
    answers = [answer.text for answer in read(f"Organisation,TWGs\n{rows}").answers]
    assert answers == ["Mr …", "Land; Ms … (2)", "mr sok dara", "Mr …"]
    assert read(f"Organisation,TWGs\n{rows}", personal=True).answers[0].text == "Mr Sok Dara"


def test_masking_never_makes_one_of_two_that_a_list_names():
    groups = ("Sanctions 1591 4000", "Sanctions 1718 4000", "Health (Ms Rose)", "Health (Ms Lily)")
    rows = "".join(f"Rural Aid {n},{group}\n" for n, group in enumerate(groups, 10))
    stream = io.BytesIO(f"Organisation,TWGs\n{rows}5512 3456 Club,Health\n".encode())
    stream.name = "answers.csv"
    survey = read_survey(stream, known=groups, listed=("5512 3456 Club",))
    assert [answer.text for answer in survey.answers] == [*groups, "Health"]
    assert survey.answers[-1].organisation == "5512 3456 Club"


def test_places_that_open_like_a_title_stay_places():
    survey = read(
        "Organisation,TWGs,Province,Team\nVSO,Health,Pak Beng,Pak Joko\nNPA,Land,Bà Rịa,two\n", keep=("Team",)
    )
    found = [answer.attributes for answer in survey.answers]
    assert found == [{"province": "Pak Beng", "team": "Pak …"}, {"province": "Bà Rịa", "team": "two"}]


NUMBERS = (
    "Organisation,TWGs\n099888777,Health\n092333444,Land\nKYA,Land\nVSO,Health\nRural Aid,Health\n099888777,Land\n"
)


def test_organisations_called_by_a_number_stay_apart_and_it_is_shown_nowhere():
    survey = read(NUMBERS)
    names = [answer.organisation for answer in survey.answers]
    assert names == ["… (2)", "… (3)", "KYA", "VSO", "Rural Aid", "… (2)"]
    assert "099888777" not in repr(survey)
    assert "092333444" not in repr(survey)
    assert "'… (2)' and '… (3)' are dates or numbers" in str(survey.problems[0])
    kept = read(NUMBERS, personal=True)
    assert kept.answers[0].organisation == "099888777"
    assert "'099888777'" in str(kept.problems[0])


def test_of_several_in_a_cell_each_is_told_by_its_row():
    rows = "012 345 678; KYA,Health\n092  333 444; VSO,Land\nRural Aid; KYA,Land\nNPA; VSO,Land\n"
    names = [answer.organisation for answer in read(f"Organisations,TWGs\n{rows}").answers]
    assert names == ["… (2)", "KYA", "… (3)", "VSO", "Rural Aid", "KYA", "NPA", "VSO"]


def test_nodes_called_by_a_number_stay_apart():
    import networkx as nx

    graph = nx.Graph()
    for name in ("dara@example.org", "maly@example.org", "VSO (012 345 678)"):
        graph.add_node(name, bipartite=0)
        graph.add_edge(name, "Health")
    graph.nodes["Health"]["bipartite"] = 1
    assert {answer.organisation for answer in read_survey(graph).answers} == {"… (1)", "… (3)", "VSO (…)"}


def test_people_in_the_names_of_files_and_sheets_are_masked():
    import openpyxl

    stream = io.BytesIO(b"Organisation,TWGs\nVSO,Health\n")
    stream.name = "dara@example.org 012345678.csv"
    survey = read_survey(stream)
    assert survey.source == "… ….csv"
    assert {answer.location.file for answer in survey.answers} == {"… ….csv"}
    assert read_survey(stream_of(stream), Options(personal=True)).source == stream.name
    book = openpyxl.Workbook()
    book.active.title = "Ms Chan Maly 012345678"
    for row in (("Organisation", "TWGs"), ("VSO", "Health")):
        book.active.append(row)
    book.save(whole := io.BytesIO())
    whole.seek(0)
    assert read_survey(whole).reading.sheet == "Ms … …"
    whole.seek(0)
    assert read_survey(whole, Options(sheet=("Ms Chan Maly 012345678",))).reading.sheet == "Ms … …"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ms Maly", "Ms …"),
        ("Answers of Mr Sok", "Answers of Mr …"),
        ("M. Mines", "M. Mines"),
        ("Ms Health", "Ms Health"),
        ("Samdech Techo Youth Association", "Samdech Techo Youth Association"),
        ("Answers (2017)", "Answers (2017)"),
    ],
)
def test_one_name_after_a_title_is_enough_in_the_name_of_a_file(name, shown):
    stream = io.BytesIO(b"Organisation,TWGs\nVSO,Health\n")
    stream.name = f"{name}.csv"
    assert read_survey(stream).source == f"{shown}.csv"


def stream_of(stream):
    again = io.BytesIO(stream.getvalue())
    again.name = stream.name
    return again


def test_a_table_of_our_own_is_masked_as_any_other():
    head = "organisation_id,organisation,group_id,group,certainty,weight"
    survey = read(f"{head}\nvso,VSO (dara@example.org),h,Health 012 345 678,certain,1\n")
    assert [(answer.organisation, answer.text) for answer in survey.answers] == [("VSO (…)", "Health …")]


def test_organisations_in_headings_called_by_a_number_stay_apart():
    survey = read("TWG,099888777,092333444,VSO\nHealth,x,,x\nLand,,x,x\nGender,x,x,\n", layout="turned")
    assert {(answer.organisation, answer.text) for answer in survey.answers if answer.text} == {
        ("… (2)", "Health"),
        ("… (2)", "Gender"),
        ("… (3)", "Land"),
        ("… (3)", "Gender"),
        ("VSO", "Health"),
        ("VSO", "Land"),
    }


TYPES = [("Alpha Aid", "NGO"), ("Beta Bridge", "NGO"), ("Cove Club", "CBO"), ("Dale Dam", "CBO"), ("Eve Fund", "NGO")]


def test_what_rules_score_keeps_kinds_and_no_sentences():
    rows = [(name, kind, "Health") for name, kind in TYPES]
    rows.append(("Fay Farm", "Please ask Secretta first, she has the key", "Health"))
    table = pd.DataFrame(rows, columns=["Organisation", "Type", "Working groups"])
    study = twgnet.build(table, rules={"score": {"Type": {"NGO": 5}}})
    assert not any("Secretta" in str(answer.attributes) for answer in study.survey.answers)
    assert {answer.attributes.get("type") for answer in study.survey.answers} >= {"NGO", "CBO"}
    asked = twgnet.build(table, rules={"score": {"Type": {"NGO": 5}}}, keep=("Type",))
    assert any("Secretta" in str(answer.attributes) for answer in asked.survey.answers)


def test_a_person_in_a_heading_that_is_listed_is_masked():
    rows = [(name, "yes" if n % 2 else "no", "Health") for n, (name, _) in enumerate(TYPES)]
    table = pd.DataFrame(rows, columns=["Organisation", "Approved by Mr Secret Sok", "Working groups"])
    names = [use.name for use in twgnet.build(table).survey.columns]
    assert "Approved by Mr …" in names
    kept = twgnet.build(table, keep=("Approved by Mr Secret Sok",))
    assert any(answer.attributes for answer in kept.survey.answers)


def test_an_object_without_a_text_is_refused():
    table = pd.DataFrame({"Organisation": ["Alpha Aid", "Beta Bridge"], "Working groups": [object(), "Land"]})
    with pytest.raises(ReadError, match="row 2: a cell holds object, which cannot be read as text"):
        twgnet.build(table)
