"""The same survey in every shape becomes the same network."""

from __future__ import annotations

from pathlib import Path

import pytest

import twgnet

SHAPES = Path(__file__).parent / "shapes"
OTHERS = {"hxl_3w.csv", "windows.csv", "gephi.csv"}
TIES = {
    ("Rowers Union", "EDU"),
    ("Rowers Union", "HEALTH"),
    ("Friends of Trees", "HIV"),
    ("Friends of Trees", "SP&FSN"),
}


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(SHAPES.iterdir()) if path.name not in OTHERS],
    ids=lambda path: path.name,
)
def test_every_shape_gives_the_same_network(path):
    network = twgnet.build(path).network
    assert {(tie.organisation, tie.group_id) for tie in network.interests} == TIES
    assert len(network.organisations) == 3


def test_hashtags_with_the_groups_the_data_name():
    network = twgnet.build(SHAPES / "hxl_3w.csv", groups="infer").network
    assert sorted((i.organisation, i.group, i.weight) for i in network.interests) == [
        ("Friends of Trees", "WASH", 1),
        ("Rowers Union", "Education", 2),
        ("Rowers Union", "Health", 1),
    ]
