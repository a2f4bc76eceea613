"""The decisions file: what a person rules once is understood, kept, and never asked again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twgnet
from twgnet.errors import DecisionsError
from twgnet.model.reconciliation import Decision
from twgnet.reconcile import load_decisions, load_registry, reconcile_survey
from twgnet.reconcile.decisions.rulings import read_rulings
from twgnet.render.export.text_tables import to_csv
from twgnet.schema import tabulate

REGISTRY = load_registry("cambodia-2017")
HEADER = "kind,text,ruling,answer,other,candidates,where,note"
ROWS = (
    "group,TWG on Agriculture and Learn,accept,,,AW;FISH,,",
    "group,TWG on Natural Resource,,FR;fisheries,,,,",
    "group,TWG on Fish Product Manufacture and Aquaculture,not a group,,,FISH,,",
    "same,Save Wild Life,not the same,,Save Cambodia's Wildlife,,,",
)


def ruled(path: Path) -> tuple[set[tuple[str, str]], int, set[str]]:
    """Build with a decisions file; give the new ties, the open questions and the duplicates."""
    reconciliation = twgnet.build(decisions=path).reconciliation
    before = {(tie.organisation, tie.group_id) for tie in twgnet.build().reconciliation.interests}
    after = {(tie.organisation, tie.group_id) for tie in reconciliation.interests}
    waiting = sum(not decision.ruled for decision in reconciliation.decisions)
    return after - before, waiting, {pair.other for pair in reconciliation.duplicates}


AS_RULED = (
    {
        ("Action For Development (AFD)", "AW"),
        ("Samaky", "FR"),
        ("Samaky", "FISH"),
    },
    0,
    set(),
)


@pytest.mark.parametrize(
    ("encoding", "delimiter", "newline"),
    [
        ("utf-8", ",", "\n"),
        ("utf-8-sig", ";", "\r\n"),
        ("utf-16", "\t", "\r\n"),
        ("cp1252", ";", "\r\n"),
    ],
)
def test_a_file_is_understood_as_a_spreadsheet_saves_it(
    tmp_path: Path, encoding: str, delimiter: str, newline: str
) -> None:
    lines = [HEADER, *ROWS]
    if delimiter != ",":
        lines = [delimiter.join(f'"{cell}"' if ";" in cell else cell for cell in line.split(",")) for line in lines]
    path = tmp_path / "decisions.csv"
    path.write_bytes((newline.join(lines) + newline).encode(encoding))
    assert ruled(path) == AS_RULED


def test_rows_and_columns_may_change_their_order_and_case(tmp_path: Path) -> None:
    columns = HEADER.split(",")
    rows = [dict(zip(columns, row.split(","), strict=True)) for row in ROWS]
    random.Random(5).shuffle(rows)
    columns.reverse()
    lines = [",".join(column.upper() for column in columns)]
    lines += [",".join(row[column].upper() for column in columns) for row in rows]
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert ruled(path) == AS_RULED


def test_what_was_ruled_is_written_again_and_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    first = twgnet.build(decisions=path).reconciliation.decisions
    path.write_text(to_csv(tabulate("decisions", first)), encoding="utf-8")
    second = twgnet.build(decisions=path).reconciliation.decisions
    assert to_csv(tabulate("decisions", second)) == to_csv(tabulate("decisions", first))
    assert len(first) == len(ROWS)


def test_rulings_of_last_year_are_kept_though_nothing_asks_for_them(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"{HEADER}\ngroup,TWG on Tigers,ignore,,,,,\n", encoding="utf-8")
    texts = {decision.text for decision in twgnet.build(decisions=path).reconciliation.decisions}
    assert "TWG on Tigers" in texts


def test_every_problem_is_listed_with_its_row_and_nothing_is_applied(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    rows = ("group,A,NOPE", "group,B,accept", "same,C,perhaps", "group,D,GEN", "group,d,HEALTH")
    path.write_text("\n".join(["kind,text,ruling", *rows]), encoding="utf-8")
    with pytest.raises(DecisionsError) as caught:
        twgnet.build(decisions=path)
    places = [problem.location for problem in caught.value.problems]
    assert [place.row for place in places if place] == [2, 3, 4, 6]
    assert "contradicts that of row 5" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"a,b\n1,2\n", b"kind,text,ruling\nthing,A,accept\n"])
def test_garbage_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(content)
    with pytest.raises(DecisionsError):
        read_rulings(load_decisions(path), REGISTRY, ())


@pytest.mark.parametrize(
    ("ruling", "answer", "status", "ids"),
    [
        ("Accept", "", "matched", ("AW",)),
        (" ACCEPTED ", "", "matched", ("AW",)),
        ("", "Gender", "matched", ("GEN",)),
        ("d&d", "", "matched", ("D&D",)),
        ("split", "GEN; Health;gen", "matched", ("GEN", "HEALTH")),
        ("HIV/AIDS;Health", "", "matched", ("HIV", "HEALTH")),
        ("Not a group", "", "not_a_group", ()),
        ("no", "", "not_a_group", ()),
        ("IGNORE", "", "ignored", ()),
        ("1", "", "matched", ("AW",)),
        ("2", "", "matched", ("FISH",)),
    ],
)
def test_rulings_are_forgiving(ruling: str, answer: str, status: str, ids: tuple[str, ...]) -> None:
    decision = Decision("group", "Agri", ruling, answer, candidates=("AW", "FISH"))
    (understood,) = read_rulings([decision], REGISTRY, ()).groups.values()
    assert (understood.status, understood.group_ids) == (status, ids)


GROUPS = st.sampled_from([group.id for group in REGISTRY.groups])
DECISIONS = st.lists(st.builds(Decision, st.just("group"), st.sampled_from("abcdef"), GROUPS), max_size=8)


@given(DECISIONS, st.randoms())
def test_rulings_do_not_depend_on_the_order_of_rows(decisions: list[Decision], draw: random.Random) -> None:
    shuffled = draw.sample(decisions, len(decisions))
    try:
        understood = read_rulings(decisions, REGISTRY, ())
    except DecisionsError:
        with pytest.raises(DecisionsError):
            read_rulings(shuffled, REGISTRY, ())
    else:
        assert read_rulings(shuffled, REGISTRY, ()).groups == understood.groups


def test_what_people_note_is_masked_and_their_own_file_kept(tmp_path: Path) -> None:
    note = "call Mr. Sok Dara 012 345 678"
    out = tmp_path / "out"
    wants = [("Rowers", "Land"), ("Weavers", "Lnd and things")]
    groups = tmp_path / "groups.csv"
    groups.write_text("id,name\nLAND,Land\nWATER,Water\n", encoding="utf-8")
    out.mkdir()
    ruled = tmp_path / "decisions.csv"
    ruled.write_text(f'kind,text,ruling,note\ngroup,Lnd and things,LAND,"{note}"\n', encoding="utf-8")
    assert load_decisions(ruled)[0].note == "call Mr. … …"
    assert load_decisions(ruled, personal=True)[0].note == note
    twgnet.build(wants, groups=groups, layout="list").write(out, force=True)
    (out / "decisions.csv").write_bytes(ruled.read_bytes())
    study = twgnet.build(wants, groups=groups, layout="list", decisions=out / "decisions.csv")
    (kept,) = study.write(out)
    assert kept.read_bytes() == ruled.read_bytes()
    assert "Sok" not in (out / "decisions.csv").read_text(encoding="utf-8")
    again = twgnet.build(wants, groups=groups, layout="list", decisions=out / "decisions.csv")
    assert again.write(out) == []


@pytest.mark.parametrize(("number", "more"), [(3, ""), (4, "; and 1 more"), (5, "; and 2 more")])
def test_three_are_named_who_wrote_a_text_and_more_are_counted(number: int, more: str) -> None:
    study = twgnet.build(
        [(f"Club {i}", "Lnd and things") for i in range(number)], groups="cambodia-2017", layout="list"
    )
    (asked,) = (one for one in study.reconciliation.decisions if one.kind == "group")
    assert asked.where == f"Club 0 (row 2); Club 1 (row 3); Club 2 (row 4){more}"


def test_what_a_person_ruled_is_certain() -> None:
    ruling = Decision("group", "Lnd and things", "LAND")
    mentions = reconcile_survey(twgnet.build([("Rowers", "Lnd and things")]).survey, REGISTRY, (), [ruling]).mentions
    assert [(one.rule, one.group_id, one.score) for one in mentions] == [("decision", "LAND", 100.0)]


def test_no_decisions_are_none() -> None:
    assert load_decisions(None) == ()


def test_the_bundled_survey_is_written_twice_into_one_folder(tmp_path) -> None:
    """Its decisions have notes of twgnet's own, which are messages until they are said."""
    for _ in range(2):
        assert twgnet.build().write(tmp_path / "out", force=True) == []
