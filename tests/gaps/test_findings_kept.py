"""Every number and every sentence about gaps of a few surveys stays as it is until it is changed on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kept import assert_kept, list_values
from networks import of_matrix
from twgnet.gaps import find_gaps
from twgnet.model.invited import Invited
from twgnet.model.network import Network

SURVEYS = {  # organisations, groups, share of lines, invited that did not answer
    "few": (9, 5, 0.3, 6),
    "some": (26, 9, 0.2, 11),
    "many": (40, 14, 0.12, 30),
    "parts": (30, 8, 0.05, 0),
}


def draw_survey(kind: str) -> tuple[Network, Invited]:
    """Draw a survey whose organisations have types and say where they work; some are in parts that want the same."""
    rows, columns, share, silent = SURVEYS[kind]
    rng = np.random.default_rng(sum(kind.encode()))
    matrix = rng.random((rows + silent, columns)) < share * rng.uniform(0.3, 2.2, columns)
    if kind == "parts":
        matrix |= np.kron(np.eye(2, dtype=bool), np.ones((rows // 2, columns // 2), dtype=bool)) & (
            rng.random(matrix.shape) < 0.6
        )
    matrix[rows:] = False
    kinds = ("Local", "International", "Network")
    network = of_matrix(matrix, types=[kinds[n] for n in rng.integers(0, 3, len(matrix))])
    network = replace(
        network,
        groups=tuple(
            replace(group, name=name)
            for group, name in zip(network.groups, "Water Land Health Fish Roads Law Trade Youth".split(), strict=False)
        )
        + network.groups[8:],
    )
    topics = ["", "", "", "", "Water", "land and law", "Fish", "G08"]
    organisations = tuple(
        replace(one, attributes={"Focus": topics[n]} if topics[n] else {})
        for one, n in zip(network.organisations, rng.integers(0, len(topics), len(matrix)), strict=True)
    )
    answered = replace(network, organisations=organisations[:rows])
    return answered, Invited(organisations, {one.id: one.id for one in organisations[:rows]})


@pytest.mark.parametrize("kind", SURVEYS)
def test_what_is_found_about_gaps_is_kept(kind: str) -> None:
    network, invited = draw_survey(kind)
    given = {"invited": invited.number, "answered": len(network.organisations), "invited_list": invited}
    found = find_gaps(
        network,
        **(given if invited.nonrespondents else {}),
        open_answers={"G02": 2, "G04": 1} if kind != "parts" else None,
        target=5 if kind == "many" else None,
    )
    assert_kept(Path(__file__).parent / f"findings_{kind}.tsv", list_values(found, "gaps"))
