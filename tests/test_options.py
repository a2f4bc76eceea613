"""The options of a study: whole numbers of any library, everything else told."""

from __future__ import annotations

import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from numpydoc.docscrape import get_doc_object

import twgnet
from twgnet.errors import OptionError
from twgnet.options import Options

GRANTED = {"seed": 0, "time_limit": 1, "seconds": 1}  # as `--seed` and `--time-limit` say


def test_numbers_of_numpy_are_numbers() -> None:
    options = twgnet.Options(invited=np.int64(109), seed=np.uint8(3))
    assert (options.invited, options.seed) == (109, 3)
    assert type(options.invited) is type(options.seed) is int


@pytest.mark.parametrize(("name", "value"), [("invited", 0), ("answered", 2.5), ("target", "3"), ("seed", -1)])
def test_what_is_no_such_number_is_told(name: str, value: object) -> None:
    with pytest.raises(OptionError, match=f"{name}= is {value!r}.*whole number of at least"):
        twgnet.Options(**{name: value})


@pytest.mark.parametrize("name", ["invited", "answered", "target", "time_limit"])
def test_a_number_beyond_all_bounds_is_told(name: str) -> None:
    with pytest.raises(OptionError, match=f"{name}= is too large. Give a whole number up to 1,000,000,000"):
        twgnet.Options(**{name: 10**400})


@pytest.mark.parametrize("blank", ["", " ", "\t", "\x1b"])
def test_a_meaning_of_blanks_is_none(blank: str) -> None:
    assert Options(means=blank).means is None


def test_one_column_is_no_list_of_letters() -> None:
    assert twgnet.Options(group_cols="TWGs").group_cols == ("TWGs",)


def test_changes_go_on_top_of_options() -> None:
    study = twgnet.build(None, twgnet.Options(invited=300, seed=4), invited=200)
    assert (study.invited, study.options.seed) == (200, 4)


def test_a_mistyped_option_suggests_the_one_that_was_meant() -> None:
    with pytest.raises(OptionError, match=r"no option 'inivted'\. Did you mean invited=\?"):
        twgnet.build(inivted=109)
    with pytest.raises(OptionError, match="The options are"):
        twgnet.build(zzz=1)


def test_a_study_sums_itself_up_and_gives_every_table() -> None:
    study = twgnet.build()
    assert "30 organisations, 19 groups, 71 interests." in str(study)
    assert "49 of 109 invited organisations answered." in str(study)
    assert "gaps" in study.tables
    assert [*study.tables["gaps"].columns[:3]] == ["group_id", "group", "tier"]
    assert len(study.tables) == len([*study.tables])


def test_each_attribute_of_a_study_is_described() -> None:
    study = twgnet.build()
    described = get_doc_object(twgnet.Study)["Attributes"]
    given = {name: getattr(study, name) for name in vars(study) if not name.startswith("_")}
    computed = {name for name in given if hasattr(twgnet.Study, name)}
    assert {one.name for one in described} == {*given} - computed
    kinds = {one.name: one.type.split()[0] for one in described}
    assert kinds == {name: type(given[name]).__name__ for name in kinds} | {"invited_list": "Invited"}


def test_a_notebook_shows_the_widest_gaps_first_in_the_words_of_the_report() -> None:
    study = twgnet.build()
    shown = study._repr_html_()
    assert "Of 19 groups, none is below target, 5 are not clear yet" in shown
    assert re.findall("<th>(.*)</th>", shown) == ["Group", "Interested", "Verdict"]
    cells = re.findall("<td>(.*)</td>", shown)
    assert cells[::3] == [*(gap.group for gap in study.coverage[:12]), "…"]
    assert cells[2::3] == ["not clear yet"] * 5 + ["reaches target"] * 7 + ["…"]
    assert "below target" not in twgnet.build([("A", "Land")], groups="infer", target=1)._repr_html_()
    assert "<script>" not in twgnet.build([("A", "<script>")], groups="infer")._repr_html_()


def test_a_table_that_is_none_is_told() -> None:
    with pytest.raises(OptionError, match=r"no table 'foo'.*interests"):
        twgnet.build().table("foo")


def test_unknown_numbers_are_nan_in_frames_and_stages_need_no_import_of_their_own() -> None:
    frame = twgnet.build(None, invited=None).table("gaps").frame()
    assert str(frame["low"].dtype) == "int64"
    data = {"organisation": ["A"], "groups": ["Land"]}
    unknown = twgnet.build(pd.DataFrame(data)).gaps
    assert unknown["low"].isna().all()
    assert str(unknown["low"].dtype) == "float64"
    assert twgnet.gaps.estimate_coverage(twgnet.build().network)[0].low is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("personal", "no"),
        ("all_sheets", 1),
        ("layout", 3),
        ("encoding", b"utf-8"),
        ("groups", 5),
        ("decisions", ["a.csv"]),
        ("rules", 2.5),
        ("title", object()),
        ("keep", 1.5),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_by_the_name_of_its_option(name, value):
    with pytest.raises(OptionError) as caught:
        twgnet.Options(**{name: value})
    assert f"{name}=" in str(caught.value) or name == "keep"


def test_tables_in_memory_are_options_too(tmp_path):
    groups = pd.DataFrame({"id": ["GEN"], "name": ["Gender"]})
    decisions = pd.DataFrame({"kind": ["group"], "text": ["TWG on Gender"], "ruling": ["GEN"]})
    study = twgnet.build(groups=groups, decisions=decisions, rules={"max_seats": 1})
    assert [group.id for group in study.network.groups] == ["GEN"]
    study.write(tmp_path / "out")
    kept = json.loads((tmp_path / "out/run.json").read_text(encoding="utf-8"))["options"]
    assert (kept["groups"], kept["decisions"], kept["rules"]) == ("DataFrame", "DataFrame", {"max_seats": 1})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"sheet": object()}, "sheet= is <object>. Give a text, or a list of texts."),
        ({"group_cols": 2.5}, "group_cols= is 2.5. Give a text, or a list of texts."),
        ({"groups": date(2026, 1, 2)}, "groups= is 2026-01-02. Give the name of a file, or a DataFrame."),
        ({"encoding": len}, "encoding= is <builtin_function_or_method>. Give a text."),
        ({"personal": "no"}, "personal= is 'no'. Give True or False."),
    ],
)
def test_what_is_said_of_a_value_of_the_wrong_kind(given, told):
    with pytest.raises(OptionError) as caught:
        twgnet.Options(**given)
    assert str(caught.value) == told


def test_what_is_no_option_or_table_of_a_study_is_told():
    with pytest.raises(OptionError, match=r"options of Study\(\) is dict"):
        twgnet.Study(None, {"groups": "infer"})
    with pytest.raises(OptionError, match="there is no table"):
        twgnet.build().table(["gaps"])


@pytest.mark.parametrize("package", ["gaps", "measures", "focal"])
def test_a_notebook_takes_for_granted_what_the_command_line_does(package: str) -> None:
    found = [*list_defaults(f"twgnet.{package}")]
    assert found
    assert [one for one in found if one[2] != GRANTED[one[1]]] == []
    assert {name: getattr(twgnet.Options(), name) for name in ("seed", "time_limit")} == {"seed": 0, "time_limit": 1}


def list_defaults(package: str) -> Iterator[tuple[str, str, object]]:
    """Give the function, name and default of every argument in a package that an option of the house is for."""
    root = import_module(package)
    for module in pkgutil.walk_packages(root.__path__, f"{package}."):
        for name, function in inspect.getmembers(import_module(module.name), inspect.isfunction):
            for one in inspect.signature(function).parameters.values() if function.__module__ == module.name else ():
                if one.name in GRANTED and one.default is not one.empty:
                    yield f"{module.name}.{name}", one.name, one.default


def test_options_made_by_hand_tell_slips_too() -> None:
    with pytest.raises(OptionError, match="Did you mean invited="):
        Options(inivted=3)  # type: ignore[call-arg]
    with pytest.raises(OptionError, match="The options are"):
        Options(zzz=3)  # type: ignore[call-arg]


@pytest.mark.parametrize("value", ["", 0, 1, None, "no"])
@pytest.mark.parametrize("name", ["show_people", "personal", "all_sheets"])
def test_a_flag_is_true_or_false(name: str, value: object) -> None:
    with pytest.raises(OptionError, match=f"{name}= is .*Give True or False"):
        Options(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["", 0, 1, "no"])
def test_blanks_are_filled_or_not_or_judged(value: object) -> None:
    assert [Options(fill_down=one).fill_down for one in (None, True, False)] == [None, True, False]
    with pytest.raises(OptionError, match=r"fill_down= is .*Give True or False"):
        Options(fill_down=value)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["target", "invited", "answered", "seed", "time_limit", "org_col", "sheet", "keep"])
def test_true_is_no_number_and_no_name(name: str) -> None:
    with pytest.raises(OptionError, match=f"{name}= is True"):
        Options(**({"invited": 9} | {name: True}))  # type: ignore[arg-type]
