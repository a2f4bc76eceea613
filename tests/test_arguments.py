"""Every argument of every public function: what is of a wrong type is told by its name, in words."""

import inspect
import io
from collections.abc import Sequence
from typing import IO

import pytest

import twgnet
from twgnet._arguments import check_arguments
from twgnet.errors import OptionError, TwgnetError
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
