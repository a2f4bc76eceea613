"""How many changed constants and comparisons the tests notice: a seeded sample of mutants.

    python benchmarks/mutants.py [--sample 100] [--seed 0] [--rooms reconcile gaps focal measures]

Each mutant is one number off by one, or one comparison turned into its neighbour, made by
cosmic-ray in a copy of the source; it is killed when a test fails that reaches the changed
function (for a constant of a module: the file), by the coverage of one run without a mutant:
tests and examples of the rooms, and tests of the commands. Those beside the file come first,
then the quickest, up to half a minute of them. Survivors are printed with their line, so that each
gets a witness or is found to change nothing: such changes stand in `mutants_equal.tsv`, each with the
function (none for a constant of the module), the line before and after, and the reason. They are drawn no more.
"""

from __future__ import annotations

import argparse
import ast
import csv
import itertools
import math
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import coverage
import hypothesis
import parso
import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).parent.parent
ROOMS = ("reconcile", "gaps", "focal", "measures")
LIMIT = 30  # seconds of tests for one mutant
CONTRACT = "tests/test_options.py"  # defaults, which are reached by import and not by a call
ROOM_TESTS = [f"{folder}/{room}" for folder in ("tests", "src/twgnet") for room in ROOMS]
TESTS = (*ROOM_TESTS, "tests/cli", CONTRACT)
PATIENCE = 8  # times what the tests take without a mutant; one that takes longer never ends
OPERATORS = (
    "core/NumberReplacer",
    *(f"core/ReplaceComparisonOperator_{change}" for change in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq")),
)
EQUAL = Path(__file__).with_name("mutants_equal.tsv")  # file, function, line, what it becomes, why that changes nothing
FORK = multiprocessing.get_context("fork")


class Mutant(NamedTuple):
    """One change of one file: the operator, at which of its places in the file, and the line."""

    path: str
    operator: str
    occurrence: int
    line: int


def list_mutants(room: str) -> Iterator[Mutant]:
    """Give every mutant of a room but those known to change nothing."""
    with EQUAL.open(encoding="utf-8", newline="") as file:
        equal = {tuple(row.values())[:-1] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    doubted = {(file, line) for file, _, line, _ in equal}
    for path in sorted(Path("src/twgnet", room).rglob("*.py")):
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


def change(mutant: Mutant) -> str:
    """Give the text of the file with the mutant in it."""
    text = Path(mutant.path).read_text(encoding="utf-8")
    return mutate_code(text, get_operator(mutant.operator)(), mutant.occurrence)


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


class Reach:
    """A plugin of pytest: write down which lines each test runs, and how long it takes."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, source=[f"src/twgnet/{room}" for room in ROOMS])
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            raise SystemExit(f"{report.nodeid} fails without a mutant")

    def lines(self) -> dict[str, dict[int, set[str]]]:
        """Give the tests that run each line of each file."""
        data = self.coverage.get_data()
        return {
            str(Path(file).relative_to(Path.cwd())): {
                line: set(tests) - {""} for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }


class Only:
    """A plugin of pytest: run only some tests, in their order."""

    def __init__(self, tests: list[str]) -> None:
        self.rank = {test: rank for rank, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.rank), key=lambda item: self.rank[item.nodeid])


def run_tests(paths: Iterable[str], plugin: object) -> int:
    """Run tests as the project runs them, but without looking for the smallest failing case."""
    sys.path[:0] = ["src", "tests"]
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutants", derandomize=True, deadline=None, phases=phases)
    chosen = ["-x", "-m", "not browser", "--ignore=tests/cli/test_streams.py", "--hypothesis-profile=mutants"]
    quiet = ["--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of hypothesis
    return pytest.main([*chosen, *quiet, *paths], plugins=[plugin])


def silence() -> None:
    """Send what a test run prints nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


class Suite:
    """The tests of the project in the working folder: which lines they reach, and what they cost."""

    def __init__(self) -> None:
        ours, theirs = FORK.Pipe(duplex=False)
        process = FORK.Process(target=self.measure, args=(theirs,))
        process.start()
        theirs.close()
        self.reached, self.seconds = ours.recv()
        self.contract = {test for test in self.seconds if test.startswith(CONTRACT)}
        process.join()

    def measure(self, answer: Connection) -> None:
        """Run every test once, without a mutant."""
        reach = Reach()
        reach.coverage.start()
        run_tests(TESTS, reach)
        reach.coverage.stop()
        answer.send((reach.lines(), reach.seconds))

    def list_tests(self, mutant: Mutant) -> list[str]:
        """Give the tests that run the changed function, those beside the file first, then the quickest."""
        reached = self.reached.get(mutant.path, {})
        tests = set().union(self.contract, *(reached.get(line, set()) for line in list_lines(mutant) or reached))
        beside = str(Path("tests") / Path(mutant.path).relative_to("src/twgnet").parent)
        ordered = sorted(tests, key=lambda test: (not test.startswith(beside), self.seconds[test]))
        ends = itertools.accumulate(self.seconds[test] for test in ordered)
        return [test for test, end in zip(ordered, ends, strict=True) if end <= LIMIT]

    def kills(self, mutant: Mutant) -> bool:
        """Tell whether a test fails on the mutant."""
        target = Path(mutant.path)
        code, times = target.read_text(encoding="utf-8"), target.stat()
        target.write_text(change(mutant), encoding="utf-8")
        os.utime(target, (0, 0))  # or the compiled code without the mutant would be taken, if both are as long
        try:
            tests = self.list_tests(mutant)
            return bool(tests) and self.fails(tests)
        finally:
            target.write_text(code, encoding="utf-8")
            os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))

    def fails(self, tests: list[str]) -> bool:
        """Run some tests in a process of their own."""
        process = FORK.Process(target=self.exit_with, args=(tests,))
        process.start()
        process.join(60 + PATIENCE * sum(self.seconds[test] for test in tests))
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode != 0

    def exit_with(self, tests: list[str]) -> None:
        """Run some tests and end with their verdict."""
        silence()
        sys.dont_write_bytecode = True  # what is compiled of a mutant is of no use to the next
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        os._exit(run_tests(dict.fromkeys(test.partition("::")[0] for test in tests), Only(tests)))


def find_function(mutant: Mutant) -> ast.FunctionDef | None:
    """Give the smallest function around a mutant: none for a constant of the module."""
    tree = ast.parse(Path(mutant.path).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    around = [node for node in functions if node.lineno <= mutant.line <= (node.end_lineno or 0)]
    return max(around, key=lambda node: node.lineno, default=None)


def list_lines(mutant: Mutant) -> range:
    """Give the lines of the body of the function around a mutant."""
    function = find_function(mutant)
    return range(function.body[0].lineno, (function.end_lineno or 0) + 1) if function else range(0)


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


def preload() -> None:
    """Load the large libraries once; every run of tests is a fork of this process."""
    import highspy  # noqa: F401
    import networkx  # noqa: F401
    import pandas  # noqa: F401
    import rapidfuzz  # noqa: F401
    import scipy.sparse.linalg
    import scipy.stats  # noqa: F401


def main() -> None:
    """Sample mutants of all rooms together, print the survivors and how many are killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100, help="mutants, of all rooms together")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rooms", nargs="+", default=ROOMS)
    args = parser.parse_args()
    preload()
    with tempfile.TemporaryDirectory() as folder:
        for part in ("pyproject.toml", "src", "tests", "seeds", "benchmarks", "docs"):
            (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, Path(folder) / part)
        os.chdir(folder)
        suite = Suite()
        every = {room: list(list_mutants(room)) for room in args.rooms}
        drawn = random.Random(args.seed).sample([*itertools.chain(*every.values())], args.sample)
        killed = {mutant for mutant in drawn if suite.kills(mutant) or tell_alive(mutant)}
        os.chdir(ROOT)
    for room, mutants in every.items():
        tell(room, killed, [mutant for mutant in drawn if mutant in set(mutants)], len(mutants))
    tell("all", killed, drawn, sum(map(len, every.values())))


if __name__ == "__main__":
    main()
