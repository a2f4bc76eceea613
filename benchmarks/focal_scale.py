"""How long a proposal of seats takes, and how long CP-SAT takes for the part that one sum can express.

    python benchmarks/focal_scale.py

Random interests, all rules at their defaults but for a cap on focal seats and a quota. CP-SAT (OR-Tools) is given the
same columns and rows and one weighted sum of filled seats and scores: no leximin, no everyone-first, no draw, no ties.
"""

import time

import numpy as np

from twgnet.focal import Deliberation, Rules
from twgnet.model.focal import Quota
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation

SIZES = ((30, 19, 71), (150, 25, 600), (1_000, 50, 4_275), (600, 460, 9_000), (100_000, 1_000, 300_000))


def sparse_network(organisations: int, groups: int, interests: int) -> Network:
    rng = np.random.default_rng(1)
    pairs = set(zip(rng.integers(0, organisations, interests), rng.integers(0, groups, interests), strict=True))
    nodes = [Organisation(f"o{i:06}", f"O{i:06}", type="Local" if i % 3 else "Other") for i in range(organisations)]
    columns = [Group(f"G{j:04}", f"g{j:04}") for j in range(groups)]
    ties = [
        Interest(nodes[i].id, nodes[i].name, columns[j].id, columns[j].name, "certain", 1, "s", 0, "", "exact", 100.0)
        for i, j in sorted(pairs)
    ]
    return Network(tuple(nodes), tuple(columns), tuple(ties))


def sum_with_cp_sat(deliberation: Deliberation) -> float:
    from ortools.sat.python import cp_model

    seats, model, solver = deliberation.model, cp_model.CpModel(), cp_model.CpSolver()
    take = [model.new_bool_var("") for _ in seats.candidate]
    deepest = 1 + int(seats.level.max())
    for keys, most in ((seats.candidate, 1), (seats.group * deepest + seats.level, 1), (seats.organisation, 2)):
        order = np.argsort(keys, kind="stable")
        for part in np.split(order, np.flatnonzero(np.diff(keys[order])) + 1):
            model.add(sum(take[column] for column in part) <= most)
    weights = (10_000 + seats.candidates[number].score for number in seats.candidate)
    model.maximize(sum(weight * one for weight, one in zip(weights, take, strict=True)))
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 120
    start = time.process_time()
    solver.solve(model)
    return time.process_time() - start


def main() -> None:
    quota = Quota({"type": "Local"}, "focal", at_least=1)
    for size in SIZES:
        network = sparse_network(*size)
        for name, rules in (("defaults", Rules()), ("cap and quota", Rules(max_focal=1, quotas=(quota,)))):
            if name != "defaults" and size[0] > 10_000:
                continue
            start = time.process_time()
            deliberation = Deliberation(network, rules)
            assigned = time.process_time() - start
            proposal = deliberation.propose()
            print(
                f"{size[0]} x {size[1]}, {name}: assigned in {assigned:.2f} s, with reasons"
                f" {time.process_time() - start:.2f} s, proven {proposal.proven}"
            )
        if size[0] <= 200:  # beyond, it does not end within its two minutes
            print(f"  CP-SAT, one sum: {sum_with_cp_sat(deliberation):.2f} s")


if __name__ == "__main__":
    main()
