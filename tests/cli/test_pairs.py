"""`twgnet pairs` and `twgnet centrality --measures`, as a user runs them."""

import csv
import io
import json

import networkx as nx
import pytest

import twgnet


def test_pairs_in_every_format(run) -> None:
    table = run("pairs", "--side", "groups", "-q")
    assert table.code == 0
    assert "shared" in table.out
    assert "false discovery" in table.out or "too few" in table.out
    rows = list(
        csv.DictReader(io.StringIO(run("pairs", "--side", "groups", "-q", "--format", "csv").out.lstrip("\ufeff")))
    )
    assert list(rows[0]) == "a_id a b_id b shared expected p q jaccard newman".split()
    assert json.loads(run("pairs", "--side", "groups", "-q", "--format", "json").out)[0]["shared"] >= 1


def test_pairs_as_a_graph(run, tmp_path) -> None:
    path = tmp_path / "pairs.graphml"
    result = run("pairs", "--top", "2", "--graphml", str(path), "--format", "csv", "-q")
    assert result.code == 0
    graph = nx.read_graphml(path)
    assert graph.number_of_edges() == len(result.out.strip().splitlines()) - 1
    assert all({"shared", "newman", "p"} <= set(data) for *_, data in graph.edges(data=True))


def test_no_file_is_replaced_by_a_graph_of_pairs(run, tmp_path) -> None:
    survey = tmp_path / "survey.csv"
    survey.write_text("Organisation,Groups\nVBNK,Health\nCARE,Health\n", encoding="utf-8")
    before = survey.read_bytes()
    refused = run("pairs", str(survey), "-q", "--graphml", str(survey))
    assert refused.code == 1
    assert "already there" in refused.err
    assert "another name to --graphml" in refused.err
    assert survey.read_bytes() == before
    assert run("pairs", str(survey), "-q", "--graphml", str(tmp_path / "other.graphml")).code == 0


def test_all_measures_and_one(run) -> None:
    every = run("centrality", "--measures", "all", "--format", "json", "-q")
    assert {"organisation_id", "redundancy", "core_number", "clustering"} <= set(json.loads(every.out)[0])
    one = run("centrality", "--measures", "harmonic", "--side", "groups", "--format", "json", "-q")
    assert list(json.loads(one.out)[0]) == ["group_id", "group", "harmonic"]
    wrong = run("centrality", "--measures", "influence")
    assert wrong.code != 0
    assert "no measure 'influence'" in wrong.err
    assert "Traceback" not in wrong.err


def test_what_an_engine_does_not_do_is_refused_before_anything_is_read(run) -> None:
    for asked in (("gaps", "x.csv", "--explain", "LAND"), ("pairs", "-"), ("centrality",)):
        refused = run(*asked, "--engine", "duckdb")
        assert refused.code == 1
        assert "--engine" in refused.err
        assert "Traceback" not in refused.err
    refused = run("centrality", "x.csv", "--engine", "duckdb", "--measures", "betweenness")
    assert refused.code == 1


def test_an_engine_prints_what_memory_prints(run, tmp_path) -> None:
    for package in ("duckdb", "narwhals", "pyarrow"):
        pytest.importorskip(package)
    path = tmp_path / "ties.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = [(answer.organisation, answer.text) for answer in twgnet.build().survey.answers]
        csv.writer(file).writerows([("Organisation", "Group"), *rows])
    for asked in (("gaps",), ("gaps", "--invited", "109"), ("pairs", "--side", "groups")):
        for style in ("table", "csv"):
            told = (asked[0], path, *asked[1:], "--groups", "cambodia-2017", "--format", style, "-q")
            memory, duckdb = run(*told), run(*told, "--engine", "duckdb")
            assert (duckdb.code, duckdb.out) == (0, memory.out), duckdb.err
    counted = run("centrality", path, "--groups", "cambodia-2017", "--engine", "duckdb", "--format", "json", "-q")
    assert json.loads(counted.out)[0]["degree"] >= 0


def test_balance_by_attribute_is_a_table_for_memory_and_engine(run, tmp_path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("narwhals")
    path = tmp_path / "typed.csv"
    rows = [f"Trust {n},{('Local', 'Foreign')[n % 2]},{('Health', 'Land')[n % 2]}" for n in range(12)]
    path.write_text("\n".join(["Organisation,Organisation type,Group", *rows]), encoding="utf-8")
    asked = ("gaps", str(path), "--groups", "cambodia-2017", "--balance", "--format", "csv")
    memory, engine = run(*asked), run(*asked, "--engine", "duckdb")
    assert memory.out.startswith("group_id,attribute,value,observed,expected")
    assert memory.out == engine.out
    read = (*asked[:-2], "-q")
    memory, engine = run(*read), run(*read, "--engine", "duckdb")
    assert memory.out == engine.out
    assert memory.out.startswith("4 of 4 comparisons show a kind of organisation")


def test_balance_of_organisations_without_types_says_what_is_missing(run) -> None:
    said = run("gaps", "--balance", "-q").out
    assert " ".join(said.split()).startswith("The types of the organisations are not known, so balance cannot be")
    assert "group_id" not in said
    assert run("gaps", "--balance", "--format", "csv").out.startswith("group_id,")


def test_all_measures_leave_out_what_would_take_too_long_and_say_so(run, monkeypatch) -> None:
    monkeypatch.setattr("twgnet.measures.nodes.clustering.STEPS", 100)
    every = run("centrality", "--measures", "all", "--format", "json")
    assert every.code == 0
    assert "clustering" not in json.loads(every.out)[0]
    assert "Left out, since it would take too long" in every.err
    assert run("centrality", "--measures", "clustering").code == 1
