"""Fixtures shared by all tests: the golden 2017 network, without reading or reconciling."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import settings

from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation

# The same cases at every run; `--hypothesis-profile=explore` looks for new ones, and many more of them.
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=48)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=500)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent
GROUPS_2017 = "AW D&D EDU FISH FR GEN HEALTH HIV IRI LAND LJR MA P&H PAR PFM PPR PSD RWSSH SP&FSN".split()


@pytest.fixture(scope="session")
def golden_network() -> Network:
    """The real survey as checked by hand: 30 organisations, 19 groups, 71 interests."""
    with (ROOT / "seeds/cso_twg_2017.csv").open(encoding="utf-8", newline="") as file:
        names = [row["Interest by"] for row in csv.DictReader(file)]
    with (ROOT / "tests/golden/interests_2017.csv").open(encoding="utf-8", newline="") as file:
        ties = list(csv.DictReader(file))
    ids = {name: name.lower().replace(" ", "-").strip("()") for name in names}
    return Network(
        tuple(Organisation(ids[name], name) for name in sorted(names, key=ids.__getitem__)),
        tuple(Group(id, f"Group {id}") for id in GROUPS_2017),
        tuple(
            sorted(
                (
                    Interest(
                        ids[tie["organisation"]],
                        tie["organisation"],
                        tie["group_id"],
                        f"Group {tie['group_id']}",
                        tie["certainty"],
                        1,
                        "golden",
                        0,
                        "",
                        "exact",
                        100.0,
                    )
                    for tie in ties
                ),
                key=lambda tie: (tie.organisation_id, tie.group_id),
            )
        ),
    )
