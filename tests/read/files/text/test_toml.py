"""TOML that somebody wrote: read, or told, within a second."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

import twgnet
from twgnet.errors import Location, RulesError
from twgnet.focal.rules.load import load_rules
from twgnet.read.files.text.toml import load_toml


def load(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return load_toml(path, Location(path.name), RulesError, "rules.no_toml")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (".".join(["a"] * 100_000) + "=1", "toml.too_deep"),
        (".".join(['"a b"'] * 100_000) + "=1", "toml.too_deep"),
        (f"[{' . '.join(['a'] * 100_000)}]", "toml.too_deep"),
        ("a = {" + "b = {" * 2_000 + "}" * 2_001, "toml.too_deep"),
        ("x" * 3_000_000, "toml.too_large"),
        ("a = 1".encode("utf-16-le"), "toml.no_utf8"),
        ("a = 1".encode("utf-16"), "toml.no_utf8"),
        ("a = 0x" + "f" * 400_000, "toml.long_number"),
        ("a = " + "9" * 400_000, "toml.long_number"),
        ("a = " + "x" * 100_000, "rules.no_toml"),
    ],
    ids="dots quotes heading tables large half-marked marked hexadecimal digits letters".split(),
)
def test_what_no_person_writes_is_told(tmp_path, data, code):
    begin = process_time()
    with pytest.raises(RulesError) as caught:
        load(tmp_path / "rules.toml", data)
    assert [one.code for one in caught.value.problems] == [code]
    assert process_time() - begin < 3


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end")
def test_a_file_without_an_end_is_told():
    with pytest.raises(RulesError, match="not UTF-8"):
        load_rules("/dev/zero")


def test_texts_may_hold_dots_and_lines_may_end_as_in_any_system(tmp_path):
    text = "a = 1.5\rb = 'www." + "x-y. " * 150 + "'\r\nc = '" + "..." * 1_000 + "'\n" + "d.e.f = 2"
    assert load(tmp_path / "rules.toml", "\ufeff" + text).entries["d"] == {"e": {"f": 2}}


def test_of_problems_by_the_thousand_the_first_are_shown(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text("".join(f"k{number} = 1\n" for number in range(20_000)), encoding="utf-8")
    begin = process_time()
    with pytest.raises(RulesError) as caught:
        load_rules(path)
    assert len(caught.value.problems) == 20_000
    *first, last = str(caught.value).splitlines()
    assert [line.split(", ")[1].split(":")[0] for line in first] == [f"line {number}" for number in range(1, 51)]
    assert last == "19,950 more problems are not listed. Correct those above, then run it again."
    assert process_time() - begin < 5


def test_rules_of_very_many_limits_are_read_at_once():
    names = [f"organisation {number}" for number in range(5_000)]
    begin = process_time()
    assert len(load_rules({"max_seats_of": dict.fromkeys(names, 1)}).max_seats_of) == 5_000
    assert process_time() - begin < 2


def test_decisions_that_are_wrong_in_every_row_do_not_fill_the_terminal(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text("kind,text,ruling\n" + "group,Land,nothing of the kind\n" * 300, encoding="utf-8")
    with pytest.raises(twgnet.TwgnetError) as caught:
        twgnet.build(decisions=path)
    assert len(str(caught.value).splitlines()) == 51
