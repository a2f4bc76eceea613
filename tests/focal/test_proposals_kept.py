"""Every seat, reason, price and number of a few proposals stays as it is until it is changed on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from kept import assert_kept, list_values
from networks import of_matrix
from twgnet.focal import Deliberation, Rules, explain_choice, move_weights
from twgnet.model.focal import HeldSeat, Must, Never, Person, Quota
from twgnet.model.network import Network

LOCAL = {"type": "Local"}
CASES: dict[str, dict[str, object]] = {
    "plain": {},
    "ruled": {
        "rules": Rules(
            max_seats=3,
            alternates=2,
            max_focal=1,
            focus=50,
            contact=30,
            commitment=10,
            exclude=("o002",),
            seats={"G01": (2, 1)},
            max_seats_of={"o004": 1},
            must=(Must("G03", "o006", "focal"),),
            never=(Never("G00", "o001", "conflict of interest"),),
            families=(("o007", "o008"), ("o009", "o010", "o011")),
            quotas=(Quota(LOCAL, "focal", at_least=Fraction(1, 3)), Quota({"type": "*"}, "all", at_most=9)),
            points={"position": {"Officer": 5, "Director": 20}},
        ),
        "people": [Person("Sok", "o003", {"position": "Director"}), Person("Dara", "o003", {"position": "Officer"})],
        "duplicates": [("o005", "o012")],
    },
    "impossible": {
        "rules": Rules(
            max_seats=1,
            must=(Must("G00", "o000"), Must("G01", "o001", "focal"), Must("G01", "o003", "focal")),
            seats={"G01": (2, 1)},
            quotas=(Quota(LOCAL, "focal", at_most=0), Quota({"type": "Network"}, "focal", at_most=1)),
        )
    },
    "held": {
        "rules": Rules(everyone_first=False),
        "held": [
            HeldSeat("G00", "focal", "o001", "O001", "serving", "2025-01-01", "2026-12-31"),
            HeldSeat("G00", "alternate", "o004", "O004", "proposed"),
            HeldSeat("G02", "focal", "o005", "O005", "declined"),
            HeldSeat("G02", "alternate", "o003", "O003", "accepted"),
            HeldSeat("G03", "focal", "o013", "O013", "asked"),
        ],
        "max_changes": 9,
    },
    "ballots": {
        "ballots": {
            "G00": [frozenset({"o001", "o003"}), frozenset({"o003"}), frozenset({"o004", "o000"})],
            "G02": [frozenset({"o005"}), frozenset({"o005", "o003"}), frozenset({"o009"}), frozenset({"o009"})],
        },
        "rules": Rules(seats={"G02": (2, 1)}, commitment=20),
    },
}


def draw_survey() -> Network:
    """Draw a survey of 22 organisations with types, a fourth of whose interests are hedged."""
    rng = np.random.default_rng(22)
    matrix = rng.random((22, 7)) < rng.uniform(0.1, 0.5, 7)
    matrix[:, 6] = False  # nobody wants it
    network = of_matrix(matrix, types=[("Local", "International", "Network")[n] for n in rng.integers(0, 3, 22)])
    ties = (replace(tie, certainty="tentative") if rng.random() < 0.25 else tie for tie in network.interests)
    return replace(network, interests=tuple(ties))


def list_lines(deliberation: Deliberation, network: Network) -> Iterator[tuple[str, str]]:
    yield from list_values(deliberation.propose(), "proposal")
    yield from list_values([*deliberation.describe(), *deliberation.assess_nominations()], "notes")
    yield from list_values([*move_weights(deliberation)], "shifts")
    for one in network.organisations[:9]:
        yield from list_values([*explain_choice(deliberation, "G02", one.id)], f"why.{one.id}")


@pytest.mark.parametrize("kind", CASES)
def test_what_is_proposed_is_kept(kind: str) -> None:
    case, network = dict(CASES[kind]), draw_survey()
    rules = case.pop("rules", Rules())
    deliberation = Deliberation(network, rules, seed=3, **case)
    assert_kept(Path(__file__).parent / f"proposals_{kind}.tsv", list_lines(deliberation, network))
