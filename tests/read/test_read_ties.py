"""The fast reader of tie lists against the csv module and a dictionary."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twgnet.errors import LayoutError, ReadError
from twgnet.read import ReadOptions, chunks, read_ties
from twgnet.read.chunks import Chunk, Form, find_texts
from twgnet.read.coding import Keys, hash_texts

NAMES = st.one_of(
    st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=40),
    st.sampled_from(["Health", "TWG on HIV/AIDS", "Food, Security", 'the "Union"', "a\nb", "ក"]),
).filter(lambda name: name == name.strip() and any(map(str.isalnum, name)))  # a dash is no name
TIES = st.lists(st.tuples(NAMES, st.one_of(NAMES, st.just(""))), min_size=1, max_size=60)


def counted(ties):
    matrix = ties.biadjacency.tocoo()
    return {
        (ties.organisations[row], ties.groups[column]): int(count)
        for row, column, count in zip(*matrix.coords, matrix.data, strict=True)
    }


def write(path, rows, **options):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, **options)
    writer.writerow(("organisation", "group"))
    writer.writerows(rows)
    path.write_bytes(stream.getvalue().encode("utf-8"))
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=TIES,
    size=st.sampled_from([16, 64, 1 << 20]),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_same_as_the_csv_module(tmp_path_factory, rows, size, end, quoting):
    path = tmp_path_factory.mktemp("ties") / "ties.csv"
    write(path, rows, lineterminator=end, quoting=quoting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_CHUNK", size)
        ties = read_ties(path)
    assert ties.organisations == list(dict.fromkeys(organisation for organisation, _ in rows))
    assert ties.groups == list(dict.fromkeys(group for _, group in rows if group))
    assert counted(ties) == Counter(row for row in rows if row[1])


@pytest.mark.parametrize("size", range(8, 64))
def test_a_chunk_never_ends_inside_quotation_marks(tmp_path, monkeypatch, size):
    rows = [("a", "b"), ("c\nd", "e\nf"), ("\n\ng", 'h"\n"i'), ("j", "k\n\n")]
    path = tmp_path / "ties.csv"
    write(path, rows, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    monkeypatch.setattr(chunks, "_CHUNK", size)
    assert counted(read_ties(path)) == Counter((a.strip(), b.strip()) for a, b in rows)


def test_other_columns_order_delimiter_and_no_last_newline(tmp_path):
    path = tmp_path / "ties.tsv"
    path.write_text("TWG\tProvince\tNGO\nHealth\tKep\tVSO\n\nLand\t\t NPA \nHealth\tKep\tVSO")
    ties = read_ties(path)
    assert counted(ties) == {("VSO", "Health"): 2, ("NPA", "Land"): 1}


def test_windows_1252(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_bytes("organisation,group\nSociété,Santé\n".encode("cp1252"))
    assert counted(read_ties(path)) == {("Société", "Santé"): 1}


def test_columns_by_option(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("a,b\nVSO,Health\n")
    options = ReadOptions(organisation_column="a", group_columns=("b",))
    assert counted(read_ties(path, options)) == {("VSO", "Health"): 1}
    with pytest.raises(LayoutError):
        read_ties(path)


@pytest.mark.parametrize(
    ("rows", "row", "what"),
    [
        ("VSO,Health\nNPA,Land,Gender\n", 3, "more cells"),
        ("VSO,Health\n\n,Land\n", 4, "no organisation"),
        ('VSO,Health\nNPA,"Land\n', 3, "never closed"),
    ],
)
def test_bad_rows_say_where(tmp_path, rows, row, what):
    path = tmp_path / "ties.csv"
    path.write_text("organisation,group\n" + rows)
    with pytest.raises(ReadError, match=what) as caught:
        read_ties(path)
    assert caught.value.problems[0].place.row == row


def test_headings_without_ties_are_told(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("organisation,group\n")
    with pytest.raises(ReadError, match="no ties below the headings"):
        read_ties(path)


def test_missing_file(tmp_path):
    with pytest.raises(ReadError, match="cannot be opened"):
        read_ties(tmp_path / "none.csv")


@given(
    st.lists(
        st.binary(min_size=1, max_size=30).filter(lambda b: not set(b) & set(b',\n"')),
        min_size=2,
        max_size=20,
        unique=True,
    )
)
def test_different_texts_get_different_hashes(texts):
    rows = bytearray(b"".join(b"." + text + b".,g\n" for text in texts) + b"\0" * 8)
    found = find_texts(Chunk(rows, len(rows) - 8, 0), Form("a.csv", ",", 2, (0, 1), 0, 2))
    hashed = hash_texts(found[0], Keys(2**61 - 1, 0x9E3779B97F4A7C15))
    assert len(set(hashed.first.tolist())) == len(texts)
    assert len(set(hashed.second.tolist())) == len(texts)
