"""How many changed constants and comparisons the tests notice: a seeded sample of mutants, or all of some rooms.

    python benchmarks/mutants.py [--sample 160] [--seed 0] [--rooms reconcile/groups gaps focal/choice.py ...]

Each mutant is one number off by one, or one comparison turned into its neighbour, made by cosmic-ray in a copy of
the source. It is killed when a test fails that reaches its line (for a constant of a module: the file), by the
coverage of one run without a mutant: tests and examples of the rooms. All are loaded once; each mutant is put into
the functions of a fork, or, where it stands outside of them, read anew. Tests that noticed others of the file come
first, then those beside it, then the quickest, some seconds of them. Survivors are printed with their line, so
that each gets a witness or is found to change nothing: such changes stand in `mutants_equal.tsv`, each with the
function (none for a constant of the module), the line before and after, and the reason. They are drawn no more.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import math
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import parso
from cosmic_ray.plugins import get_operator
from mutants_judge import ROOMS, Mutant, Suite, change, find_function

ROOT = Path(__file__).parent.parent
EQUAL = Path(__file__).with_name("mutants_equal.tsv")  # file, function, line, what it becomes, why that changes nothing
OPERATORS = (
    "core/NumberReplacer",
    *(f"core/ReplaceComparisonOperator_{change}" for change in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq")),
)


def list_mutants(room: str) -> Iterator[Mutant]:
    """Give every mutant of a room but those known to change nothing."""
    with EQUAL.open(encoding="utf-8", newline="") as file:
        equal = {tuple(row.values())[:-1] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    doubted = {(file, line) for file, _, line, _ in equal}
    top = Path("src/twgnet", room)
    for path in [top] if top.is_file() else sorted(top.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        nodes = list(walk(parso.parse(text)))
        inside = path.relative_to("src/twgnet").as_posix()
        for name in OPERATORS:
            operator = get_operator(name)()
            lines = [start[0] for node in nodes for start, _ in operator.mutation_positions(node)]
            mutants = [Mutant(str(path), name, index, line) for index, line in enumerate(lines)]
            yield from (
                mutant
                for mutant in mutants
                if (inside, take_line(text, mutant.line)) not in doubted or (inside, *describe(mutant)) not in equal
            )


def describe(mutant: Mutant) -> tuple[str, str, str]:
    """Give the function around a mutant, its line, and what that becomes, as the list of equals has them."""
    function = find_function(mutant)
    before = Path(mutant.path).read_text(encoding="utf-8")
    return function.name if function else "", *(take_line(text, mutant.line) for text in (before, change(mutant)))


def take_line(text: str, number: int) -> str:
    """Give a line of code without its indent and its comment."""
    return text.splitlines()[number - 1].partition("  # ")[0].strip()


def walk(node: parso.tree.NodeOrLeaf) -> Iterator[parso.tree.NodeOrLeaf]:
    """Give a node of a syntax tree and all below it."""
    yield node
    for child in getattr(node, "children", ()):
        yield from walk(child)


def wilson(killed: int, sample: int, z: float = 1.96) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson 1927)."""
    middle = (killed + z * z / 2) / (sample + z * z)
    half = z / (sample + z * z) * math.sqrt(killed * (sample - killed) / sample + z * z / 4)
    return middle - half, middle + half


def tell_alive(mutant: Mutant) -> None:
    """Print a survivor."""
    print(f"  alive: {mutant.path}:{mutant.line}", *describe(mutant), sep="\n    ", flush=True)


def tell(room: str, killed: set[Mutant], drawn: list[Mutant], every: int) -> None:
    """Print one line of the result."""
    if drawn:
        count = len(killed.intersection(drawn))
        low, high = wilson(count, len(drawn))
        share = f"{count / len(drawn):.1%}, 95 % {low:.0%}-{high:.0%}"
        print(f"{room}: {count} of {len(drawn)} killed ({share}), {every} in all")


def main() -> None:
    """Judge the mutants, or a sample of all rooms together; print the survivors and how many are killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="mutants, of all rooms together; every one without it")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rooms", nargs="+", default=ROOMS, help="rooms, or folders or files in them")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for part in ("pyproject.toml", "src", "tests", "seeds", "benchmarks", "docs"):
            (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, Path(folder) / part)
        os.chdir(folder)
        every = {room: list(list_mutants(room)) for room in args.rooms}
        drawn = [*itertools.chain(*every.values())]
        if args.sample:
            drawn = random.Random(args.seed).sample(drawn, args.sample)
        killed = Suite(tell_alive).judge(drawn)
        os.chdir(ROOT)
    for room, mutants in every.items():
        tell(room, killed, [mutant for mutant in drawn if mutant in set(mutants)], len(mutants))
    tell("all", killed, drawn, sum(map(len, every.values())))


if __name__ == "__main__":
    main()
