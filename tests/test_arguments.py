"""Every argument of every public function: what is of a wrong type is told by its name, in words."""

import copy
import inspect
import io
import pickle
from collections.abc import Sequence
from decimal import Decimal
from typing import IO

import pytest

import twgnet
from twgnet._arguments import check_arguments
from twgnet.errors import OptionError, ReadError, TwgnetError
from twgnet.network import to_biadjacency

STAGES = ("read", "reconcile", "network", "measures", "gaps", "focal", "render")
WRONG = (None, 7, -1, float("nan"), True, "x", b"x", [1], {"a": 1}, object(), iter([]))
SLOW = {"community_stability"}


def public_functions():
    for stage in STAGES:
        package = getattr(twgnet, stage)
        for name in package.__all__:
            found = getattr(package, name)
            if inspect.isfunction(found) and name not in SLOW:
                yield pytest.param(found, id=f"{stage}.{name}")
    yield pytest.param(twgnet.build, id="build")


@pytest.fixture(scope="module")
def good():
    wants = {"Rowers": ["Land", "Water"], "Weavers": ["Land"], "Millers": ["Water", "Roads"]}
    study = twgnet.build(wants, groups="infer")
    network = study.network
    return {
        "network": network,
        "survey": study.survey,
        "registry": study.registry,
        "graph": study.graph,
        "reconciliation": study.reconciliation,
        "options": study.options,
        "results": study.results,
        "measures": study.measures,
        "structure": study.structure,
        "gaps": study.findings,
        "rules": None,
        "deliberation": study.deliberation,
        "group": "land",
        "organisation": "rowers",
        "group_id": "land",
        "organisations": network.organisations,
        "interests": network.interests,
        "ties": to_biadjacency(network),
        "mentions": study.reconciliation.mentions,
        "source": None,
        "path": "nowhere.csv",
    }


def fail_of(function, arguments):
    """Give the words of an error of ours; None without, and any other error comes through."""
    try:
        found = function(**arguments)
        list(found) if inspect.isgenerator(found) else None
    except TwgnetError as error:
        return str(error)
    return None


@pytest.mark.parametrize("function", [*public_functions()])
def test_a_wrong_argument_of_any_public_function_is_told_by_its_name(function, good) -> None:
    parameters = [
        one for one in inspect.signature(function).parameters.values() if one.kind not in (2, 4)
    ]  # no *these, **those
    needed = {one.name for one in parameters if one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD}
    for parameter in parameters:
        given = {name: good[name] for name in needed - {parameter.name} if name in good}
        for wrong in WRONG if needed <= {*given, parameter.name} else ():
            assert fail_of(function, {**given, parameter.name: wrong}) != ""


def test_the_message_names_function_argument_value_and_kind() -> None:
    with pytest.raises(OptionError, match=r"network of find_gaps\(\) is 7. It takes Network."):
        twgnet.gaps.find_gaps(7)
    with pytest.raises(OptionError, match=r"seed of assess_structure\(\) is 'x'. It takes int."):
        twgnet.gaps.assess_structure(twgnet.build().network, seed="x")


def test_an_error_that_is_none_of_the_arguments_stays_as_it_is() -> None:
    @check_arguments
    def fails(names: Sequence[str], table: dict[str, int]) -> int:
        return table[names[0]]

    @check_arguments
    def breaks(source: IO[bytes]) -> int:
        return [1][2]

    with pytest.raises(KeyError):
        fails(["a"], {})
    with pytest.raises(IndexError):
        breaks(io.BytesIO(b""))
    with pytest.raises(OptionError, match="names of fails"):
        fails([1], {})
    with pytest.raises(TypeError, match="missing"):
        fails()


WANTS = {"Rowers": ["Land"], "Weavers": ["Water", "Land"]}
NO_NAMES = ("\0", "a\ud800")


@pytest.mark.parametrize("name", NO_NAMES)
@pytest.mark.parametrize("option", ["groups", "organisations", "decisions", "rules", "seats", "people", "nominations"])
def test_a_name_that_no_file_can_have_is_called_so(option, name) -> None:
    with pytest.raises(TwgnetError, match="no file can have this name") as told:
        _ = twgnet.build(WANTS, **({"groups": "infer"} | {option: name})).proposal
    assert str(told.value).isprintable()


@pytest.mark.parametrize("name", NO_NAMES)
def test_sources_and_folders_of_such_names(name) -> None:
    with pytest.raises(TwgnetError, match="no file can have this name") as told:
        twgnet.build(name)
    assert str(told.value).isprintable()
    with pytest.raises(TwgnetError, match="not the name of a folder"):
        twgnet.build(WANTS, groups="infer").write(name)


def test_a_folder_of_too_long_a_name_is_told(tmp_path) -> None:
    with pytest.raises(TwgnetError, match="cannot be written"):
        twgnet.build(WANTS, groups="infer").write(tmp_path / ("x" * 300))


def test_texts_that_no_file_can_hold_are_borne(tmp_path) -> None:
    study = twgnet.build(WANTS, groups="infer", title="A\ud800\x1b[2J\x9bB", means="likes\ud800")
    study.write(tmp_path / "out")
    assert study.survey.title == "A\ufffd [2J B"
    lone = io.StringIO("Organisation,TWGs\nRow\ud800ers,Land\nWeavers,Water\n")
    assert [one.name for one in twgnet.build(lone, groups="infer").network.organisations] == ["Rowers", "Weavers"]


def test_a_closed_file_is_told() -> None:
    stream = io.StringIO("Organisation,TWGs\nRowers,Land\n")
    stream.close()
    with pytest.raises(TwgnetError, match="before it is closed"):
        twgnet.build(stream)


def test_numbers_that_python_will_not_write_or_compare() -> None:
    import pandas as pd

    with pytest.raises(TwgnetError, match="no column is recognised as the groups"):
        twgnet.build(pd.DataFrame({"Organisation": ["A", "B"], 10**5000: ["Land", "Water"]}), groups="infer")
    frame = pd.DataFrame({"Organisation": ["A", "B"], "TWGs": [Decimal("sNaN"), "Water"]})
    assert len(twgnet.build(frame, groups="infer").network.interests) == 1


def test_rules_that_are_named_by_numbers() -> None:
    with pytest.raises(TwgnetError, match="there is no rule '1'"):
        twgnet.build(WANTS, groups="infer", rules={1: 2})


@pytest.mark.parametrize(("option", "value"), [("encoding", "cp1252"), ("sheet", "A"), ("all_sheets", True)])
def test_what_a_table_in_memory_cannot_obey_is_refused(option, value) -> None:
    import pandas as pd

    for table in (WANTS, pd.DataFrame({"Organisation": ["A", "B"], "TWGs": ["Land", "Water"]})):
        with pytest.raises(TwgnetError, match=f"no sheets and no encoding. Leave {option}= out"):
            twgnet.build(table, groups="infer", **{option: value})


def test_an_argument_is_named_by_the_function_that_was_called():
    with pytest.raises(OptionError, match=r"^source of find_pairs\(\) is 3\. It takes nx\.Graph"):
        twgnet.measures.find_pairs(3)


def test_a_study_is_copied_and_pickled_with_what_was_computed():
    study = twgnet.build(None)
    gaps = study.gaps
    assert study.proposal.seats
    assert pickle.loads(pickle.dumps(study)).gaps.equals(gaps)
    assert copy.deepcopy(study).gaps.equals(gaps)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ({"VSO": ["Health"], "NPA": "Land"}, "'NPA' has 'Land', which is not a list of groups"),
        ({"VSO": ["Health"], 7: ["Land"]}, "7 has \\["),
        ([("VSO", "Health", "x")], r"item 1 is \('VSO', 'Health', 'x'\), which is not an answer"),
        ([("VSO", "Health"), ("NPA",)], r"item 2 is \('NPA',\), which is not an answer"),
        ([{"Organisation": "VSO", "TWGs": "Health"}, object()], "item 2 is object, which is not an answer"),
    ],
)
def test_one_wrong_value_among_right_ones_is_told(source, said):
    with pytest.raises(ReadError, match=said):
        twgnet.build(source)


@pytest.mark.parametrize("force", ["no", None, 1])
def test_force_is_yes_or_no(tmp_path, force):
    with pytest.raises(OptionError, match=r"force of write\(\) is .*It takes bool"):
        twgnet.build([("VSO", "Health"), ("NPA", "Land")]).write(tmp_path / "out", force=force)
    assert not (tmp_path / "out").exists()
