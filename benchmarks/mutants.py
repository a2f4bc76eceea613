"""How many changed constants and comparisons the tests notice: a seeded sample of mutants.

    python benchmarks/mutants.py [--sample 100] [--seed 0] [--rooms reconcile gaps focal measures]

Each mutant is one number off by one, or one comparison turned into its neighbour, made by
cosmic-ray in a copy of the source; it is killed when a test of its room fails. Survivors are
printed, so that each gets a witness or is found to change nothing.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import parso
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).parent.parent
LIMIT = 600  # seconds; a mutant that never ends is killed
ROOMS = ("reconcile", "gaps", "focal", "measures")
OPERATORS = (
    "core/NumberReplacer",
    *(f"core/ReplaceComparisonOperator_{change}" for change in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq")),
)


class Mutant(NamedTuple):
    """One change of one file: the operator, and at which of its places in the file."""

    path: Path
    operator: str
    occurrence: int


def list_mutants(room: str) -> Iterator[Mutant]:
    """Give every mutant of a room."""
    for path in sorted((ROOT / "src/twgnet" / room).rglob("*.py")):
        tree = parso.parse(path.read_text(encoding="utf-8"))
        for name in OPERATORS:
            operator = get_operator(name)()
            count = sum(len(list(operator.mutation_positions(node))) for node in walk(tree))
            yield from (Mutant(path, name, occurrence) for occurrence in range(count))


def walk(node: parso.tree.NodeOrLeaf) -> Iterator[parso.tree.NodeOrLeaf]:
    """Give a node of a syntax tree and all below it."""
    yield node
    for child in getattr(node, "children", ()):
        yield from walk(child)


def is_killed(mutant: Mutant, copy: Path, room: str) -> bool:
    """Tell whether a test of the room fails on the mutant."""
    target = copy / mutant.path.relative_to(ROOT)
    code = target.read_text(encoding="utf-8")
    changed = mutate_code(code, get_operator(mutant.operator)(), mutant.occurrence)
    if changed is None:
        return True
    target.write_text(changed, encoding="utf-8")
    try:
        return any(fails(tests, target, copy) for tests in nearest_tests(mutant.path, copy, room))
    finally:
        target.write_text(code, encoding="utf-8")


def nearest_tests(path: Path, copy: Path, room: str) -> list[str]:
    """Give the tests of a room that could notice, those beside the file first."""
    beside = Path("tests") / path.relative_to(ROOT / "src/twgnet").parent
    return [str(beside), f"tests/{room}"] if len(beside.parts) > 2 and (copy / beside).is_dir() else [f"tests/{room}"]


def fails(tests: str, target: Path, copy: Path) -> bool:
    """Run some tests, and the examples of a file."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", tests, str(target)]
    try:
        return subprocess.run(command, cwd=copy, capture_output=True, timeout=LIMIT, check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main() -> None:
    """Sample mutants of each room and print how many are killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100, help="mutants of each room")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rooms", nargs="+", default=ROOMS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "output", "pictures"))
        for room in args.rooms:
            every = list(list_mutants(room))
            sample = random.Random(args.seed).sample(every, min(args.sample, len(every)))
            alive = []
            for mutant in sample:
                if not is_killed(mutant, copy, room):
                    alive.append(mutant)
                    print(f"  alive: {mutant.path.relative_to(ROOT)} {mutant.operator} {mutant.occurrence}", flush=True)
            killed = len(sample) - len(alive)
            print(f"{room}: {killed} of {len(sample)} killed ({killed / len(sample):.0%}), {len(every)} in all")


if __name__ == "__main__":
    main()
