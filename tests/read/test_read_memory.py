"""What is already in memory: DataFrames and two-mode graphs."""

from __future__ import annotations

import io

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from twgnet.errors import LayoutError, ReadError
from twgnet.options import Options
from twgnet.read import read_survey


def pairs(survey):
    return [(answer.organisation, answer.text) for answer in survey.answers]


FRAME = pd.DataFrame(
    {
        "Organisation": ["VSO", "NPA", None],
        "Founded": [1958.0, float("nan"), 2000.0],
        "TWGs": ["Health; Gender", pd.NA, "Land"],
    }
)


def test_frame():
    survey = read_survey(FRAME)
    assert pairs(survey) == [("VSO", "Health; Gender"), ("NPA", "")]
    assert survey.answers[0].attributes == {"founded": "1958"}
    assert str(survey.answers[0].location) == "DataFrame, row 2, column TWGs"
    assert [problem.location.row for problem in survey.problems] == [4]
    assert survey.sha256 == read_survey(FRAME.copy()).sha256


def test_frame_with_a_named_index():
    assert pairs(read_survey(FRAME.set_index("Organisation"))) == pairs(read_survey(FRAME))


def test_matrix_frame():
    frame = pd.DataFrame({"CSO": ["VSO", "NPA"], "Health": [1, 0], "Land": [True, False]})
    survey = read_survey(frame)
    assert pairs(survey) == [("VSO", "Health"), ("VSO", "Land"), ("NPA", "")]
    assert survey.named_groups == ("Health", "Land")


def test_frames_that_cannot_be_used():
    with pytest.raises(ReadError, match="empty"):
        read_survey(pd.DataFrame())
    with pytest.raises(LayoutError):
        read_survey(FRAME[["Founded"]])
    with pytest.raises(LayoutError, match="no column 'Who'"):
        read_survey(FRAME, Options(org_col="Who"))


def two_mode(kind=nx.Graph):
    graph = kind()
    graph.add_node("o1", bipartite=0, name="VSO", type="INGO")
    graph.add_node("NPA", bipartite=0)
    graph.add_node("g1", bipartite=1, name="Health")
    graph.add_node("Land", bipartite=1)
    graph.add_edge("o1", "g1", weight=3)
    graph.add_edge("Land", "o1", certainty="tentative")
    return graph


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph])
def test_graph(kind):
    survey = read_survey(two_mode(kind))
    assert [(a.organisation, a.text, a.weight, a.whole) for a in survey.answers] == [
        ("VSO", "Health", 3, True),
        ("VSO", "(possibly) Land", 1, True),
        ("NPA", "", 1, False),
    ]
    assert survey.answers[0].attributes == {"type": "INGO"}
    assert survey.named_groups == ("Health", "Land")


def test_parallel_edges_are_counted():
    graph = two_mode(nx.MultiGraph)
    graph.add_edge("o1", "g1")
    assert read_survey(graph).answers[0].weight == 4


def test_every_problem_of_a_graph_is_listed():
    graph = two_mode()
    graph.add_edge("o1", "NPA")
    graph.add_node("stray")
    graph.add_nodes_from(range(50))
    with pytest.raises(ReadError) as caught:
        read_survey(graph)
    assert [problem.what[:35] for problem in caught.value.problems] == [
        "51 nodes are neither organisation n",
        "1 edge joins one side with itself: ",
    ]
    with pytest.raises(ReadError, match="no organisation"):
        read_survey(nx.Graph())


@pytest.mark.parametrize("source", [{"VSO"}, [], b"a,b", 5])
def test_what_is_no_survey_is_told(source):
    with pytest.raises(ReadError, match=r"(is not a survey.*a DataFrame, a two-mode graph|is empty)"):
        read_survey(source)


def test_an_open_text_is_read_as_its_bytes_are():
    text = "organisation,groups\nសមាគម,Gender\n"
    assert pairs(read_survey(io.StringIO(text))) == pairs(read_survey(io.BytesIO(text.encode())))


@pytest.mark.parametrize(("weight", "kept"), [(np.int64(5), 5), (2.0, 2), (2.5, 2.5), (0.5, 0.5), ("9", 9)])
def test_weights_of_any_library_and_of_text_count(weight, kept):
    graph = nx.Graph()
    graph.add_node("VSO", bipartite=0)
    graph.add_node("Health", bipartite=1)
    graph.add_edge("VSO", "Health", weight=weight)
    assert read_survey(graph).answers[0].weight == kept


def test_cells_that_are_lists_are_their_items():
    groups = [["Land", "Gender"], ("Land",), {"Land", "Gender"}, []]
    frame = pd.DataFrame({"organisation": ["VSO", "NPA", "KYA", "ANK"], "groups": groups})
    wanted = [("VSO", "Land; Gender"), ("NPA", "Land"), ("KYA", "Gender; Land"), ("ANK", "")]
    assert pairs(read_survey(frame)) == wanted


PAIRS = [("VSO", "Health"), ("NPA", "Land")]


def test_pairs_series_and_columns_that_are_only_counted():
    for table in (PAIRS, pd.DataFrame(PAIRS), pd.Series(["Health", "Land"], index=["VSO", "NPA"])):
        assert pairs(read_survey(table)) == PAIRS
    headed = pd.DataFrame([("Organisation", "TWGs"), *PAIRS])
    assert pairs(read_survey(headed)) == PAIRS
    assert pairs(read_survey(pd.DataFrame(PAIRS), Options(org_col="1", group_cols="0"))) == [
        ("Health", "VSO"),
        ("Land", "NPA"),
    ]


def test_an_unnamed_index_of_texts_holds_the_organisations():
    ticks = pd.DataFrame({"Health": [1, 0], "Land": [0, 1]}, index=["VSO", "NPA"])
    assert pairs(read_survey(ticks)) == PAIRS
    assert pairs(read_survey(FRAME.set_axis(["a", "b", "c"]))) == pairs(read_survey(FRAME))
    assert pairs(read_survey(FRAME[::-1])) == pairs(read_survey(FRAME))[::-1]


def test_graphs_as_gephi_writes_them():
    graph = nx.Graph()
    graph.add_node("0", bipartite="0", label="VSO")
    graph.add_node("1", bipartite="1.0", label="Health")
    graph.add_edge("0", "1", weight=2.5)
    assert [(a.organisation, a.text, a.weight) for a in read_survey(graph).answers] == [("VSO", "Health", 2.5)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ([("A", "G"), ("B", "H")], [("A", "G", 1), ("B", "H", 1)]),
        ([("A", "G", 2.5), ("B", "H", 1)], [("A", "G", 2.5), ("B", "H", 1)]),
        ([("x", "Health; care, and more")], [("x", "Health; care, and more", 1)]),
        ([(7, 1), (8, 1)], [("7", "1", 1), ("8", "1", 1)]),
        ({"Caritas": ["Land", "Health"], "Nobody's": []}, [("Caritas", "Health", 1), ("Caritas", "Land", 1)]),
    ],
)
def test_ties_in_memory_say_themselves_what_they_are(source, expected):
    assert [(a.organisation, a.text, a.weight) for a in read_survey(source).answers if a.text] == expected


def test_columns_that_are_counted_are_named_as_pandas_names_them():
    frame = pd.DataFrame([["x", "Abel Club", "Health"], ["x", "Cain Club", "Land"]])
    ruled = Options(org_col="1", group_cols=("2",))
    assert pairs(read_survey(frame, ruled)) == [("Abel Club", "Health"), ("Cain Club", "Land")]
    two = frame[[1, 2]].set_axis([0, 1], axis=1)
    turned = Options(org_col="1", group_cols=("0",))
    assert pairs(read_survey(two, turned)) == [("Health", "Abel Club"), ("Land", "Cain Club")]
    with pytest.raises(LayoutError, match="no column '0'; the columns are 1 'x', 2 'y'"):
        read_survey(two.set_axis(["x", "y"], axis=1), Options(org_col="0"))


def test_records_and_frames_of_other_libraries():
    records = [{"organisation": "VSO", "group": "Health"}, {"organisation": "NPA", "group": "Land"}]
    assert pairs(read_survey(records)) == [("VSO", "Health"), ("NPA", "Land")]

    class Arrow:
        def to_pandas(self):
            return pd.DataFrame(records)

    assert pairs(read_survey(Arrow())) == [("VSO", "Health"), ("NPA", "Land")]
    with pytest.raises(ReadError, match="type ndarray is not a survey"):
        read_survey(np.array([[1, 0], [0, 1]]))


@pytest.mark.parametrize(("name", "said"), [("Nutri\u00adtion", True), ("Nutrition", False), ("សុខ\u200bភាព", False)])
def test_marks_that_nobody_sees_are_said_of_a_table_in_memory(name, said):
    survey = read_survey(pd.DataFrame({"Organisation": ["VSO", "NPA"], "TWGs": ["Health", name]}))
    found = [problem for problem in survey.problems if problem.code == "encoding.unseen_mark"]
    assert [(one.location.row, one.values["mark"], one.values["n"]) for one in found] == [(3, "U+00AD", 1)] * said
