"""One survey in memory, on DuckDB and on Spark: the same tables and the same sentences."""

import csv
import os
import shutil
import sys
from pathlib import Path

import pytest

import twgnet
from twgnet.errors import TwgnetError
from twgnet.gaps import summarise_verdicts
from twgnet.large import build_large, counts
from twgnet.measures import find_pairs, pair_rows
from twgnet.options import Options

NO_JAVA = "Spark needs Java, and there is none here"


@pytest.fixture(scope="module", params=["duckdb", "spark"])
def engine(request) -> str:
    """Give each engine whose packages are here; Spark needs Java as well."""
    packages = {"duckdb": ("duckdb", "pyarrow", "narwhals"), "spark": ("pyspark", "pyarrow", "narwhals")}
    for package in packages[request.param]:
        pytest.importorskip(package)
    if request.param == "spark":
        if shutil.which("java") is None:
            pytest.skip(NO_JAVA)
        os.environ["PYSPARK_PYTHON"] = sys.executable
    return str(request.param)


@pytest.fixture(scope="module")
def ties(tmp_path_factory) -> Path:
    """Give the bundled survey as one organisation and one answer a row, some rows twice, some empty."""
    path = tmp_path_factory.mktemp("large") / "ties.csv"
    answers = twgnet.build().survey.answers
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("Organisation", "Group"))
        writer.writerows((answer.organisation, answer.text) for answer in answers)
        writer.writerows((answer.organisation.upper(), answer.text) for answer in answers[:5])
        writer.writerows((nobody, "Health") for nobody in ("", " ", "\t", "\u00a0"))
        writer.writerow(("Silent Trust", ""))
    return path


def build_both(ties: Path, engine: str, **options):
    asked = {"groups": "cambodia-2017", **options}
    return twgnet.build(ties, **asked), build_large(ties, Options(**asked), engine=engine)


@pytest.mark.filterwarnings("ignore")  # Spark's own, of the Java it runs on
def test_an_engine_gives_what_memory_gives(ties, engine) -> None:
    study, large = build_both(ties, engine, invited=109, answered=49)
    assert [one.id for one in large.network.organisations] == [one.id for one in study.network.organisations]
    assert large.table("gaps") == study.table("gaps")
    assert summarise_verdicts(large.coverage) == summarise_verdicts(study.coverage)
    for null in ("hypergeometric", "sdsm"):
        ours, theirs = large.group_pairs(null), find_pairs(study, "groups", null=null)
        assert pair_rows(large.network, ours) == pair_rows(study.network, theirs)
        assert ours.headline() == theirs.headline()
    for side in ("organisations", "groups"):
        mine, whole = large.degrees(side), study.table(side)
        wanted = [whole.columns.index(column) for column in mine.columns]
        assert mine.rows == tuple(tuple(row[index] for index in wanted) for row in whole.rows)


@pytest.mark.filterwarnings("ignore")
def test_balance_by_attribute_is_that_of_memory(tmp_path, engine) -> None:
    """Two types, of which one wants Health only; one organisation has two types, one none, one two spellings."""
    path, kinds = tmp_path / "typed.csv", ("Local NGO", "International NGO")
    rows = [
        (f"Trust {n}", kinds[n % 2], group)
        for n in range(24)
        for group in (("Health",) if n % 2 else ("Land", "Fisheries", "Health")[: 1 + n % 3])
    ]
    rows += [("Trust 1", kinds[0], "Land"), ("Silent Trust", "", "Land"), ("TRUST 2", kinds[0], "Gender")]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Organisation", "Organisation type", "Group"), *rows])
    study, large = build_both(path, engine)
    assert large.network.organisations == study.network.organisations
    assert large.table("balance") == study.table("balance")
    assert len(large.balance) == 2 * len({row[2] for row in rows})


@pytest.mark.filterwarnings("ignore")
def test_groups_are_inferred_as_in_memory(ties, engine) -> None:
    study, large = build_both(ties, engine, groups="infer")
    assert large.table("gaps") == study.table("gaps")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("many", [1_000, 10])
def test_more_groups_than_a_word_holds_are_as_in_memory(tmp_path, engine, monkeypatch, many) -> None:
    """150 groups in two spellings each, and one that nobody who has a name wants; in words of many and of one."""
    monkeypatch.setattr(counts, "MANY", many)
    path = tmp_path / "many.csv"
    names, themes = ("Trust {}", "TRUST {}"), ("Theme {}", "TWG on Theme {}")
    rows = [(names[n % 2].format(n % 40), themes[n % 3 == 0].format(n * n % 151)) for n in range(1_200)]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Organisation", "Group"), *rows, ("", "Wanted by Nobody")])
    study, large = build_both(path, engine, groups="infer")
    assert large.table("gaps") == study.table("gaps")
    assert len(large.network.groups) > 60
    ours, theirs = large.group_pairs(), find_pairs(study, "groups")
    assert pair_rows(large.network, ours) == pair_rows(study.network, theirs)


@pytest.mark.filterwarnings("ignore")
def test_what_an_engine_cannot_do_is_refused_with_advice(ties, engine, tmp_path) -> None:
    for options, source in (
        ({"layout": "matrix"}, ties),
        ({"invited": str(ties)}, ties),
        ({}, tmp_path / "absent.parquet"),
        ({}, Path(__file__)),
    ):
        with pytest.raises(TwgnetError) as refused:
            build_large(source, Options(**options), engine=engine)
        assert refused.value.problems[0].advice


def test_parquet_and_a_folder_of_it(ties, tmp_path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("narwhals")
    for number in (0, 1):
        numbered = f"SELECT *, row_number() OVER () AS r FROM read_csv('{ties}', all_varchar=true)"
        half = f"SELECT * FROM ({numbered}) WHERE r % 2 = {number}"
        duckdb.sql(half).write_parquet(str(tmp_path / f"part-{number}.parquet"))
    whole = build_large(ties, Options(groups="cambodia-2017"))
    parts = build_large(tmp_path, Options(groups="cambodia-2017", org_col="Organisation", group_cols=("Group",)))
    assert parts.coverage == whole.coverage


def test_a_missing_engine_says_how_to_install_it(ties, monkeypatch) -> None:
    monkeypatch.setattr("twgnet.large.engines.find_spec", lambda name: None)
    with pytest.raises(TwgnetError, match=r"needs duckdb.*pip install 'twgnet\[large\]'"):
        build_large(ties)
    with pytest.raises(TwgnetError, match="no engine 'dask'"):
        build_large(ties, engine="dask")


def test_a_file_too_large_for_memory_is_read_as_the_advice_says(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from twgnet.cli import twgnet
    from twgnet.errors import ReadError

    monkeypatch.setattr("twgnet.read.files.source.MAX_BYTES", 10)
    file = tmp_path / "ties.csv"
    file.write_text("Organisation,Group\nAlpha,Health\nBeta,Gender\n", encoding="utf-8")
    refused = CliRunner().invoke(twgnet, ["gaps", str(file)]).exception
    assert isinstance(refused, ReadError)
    assert "twgnet gaps with ⟨engine⟩ duckdb" in refused.problems[0].advice
    assert CliRunner().invoke(twgnet, ["gaps", str(file), "--engine", "duckdb"]).exit_code == 0
