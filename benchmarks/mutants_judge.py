"""Judge mutants: load the tests once, and run those that reach a changed line in a fork that has the change."""

from __future__ import annotations

import ast
import gc
import itertools
import os
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import coverage
import hypothesis
import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOMS = ("reconcile", "gaps", "focal", "measures")
LIMIT = 12  # seconds of tests for one mutant
CONTRACT = "tests/test_options.py"  # defaults, which are reached by import and not by a call
TESTS = [*([f"tests/{room}", f"src/twgnet/{room}"] for room in ROOMS), [CONTRACT]]
PATIENCE = 8  # times what the tests take without a mutant; one that takes longer never ends
FORK = get_context("fork")


class Mutant(NamedTuple):
    """One change of one file: the operator, at which of its places in the file, and the line."""

    path: str
    operator: str
    occurrence: int
    line: int


def change(mutant: Mutant) -> str:
    """Give the text of the file with the mutant in it."""
    text = Path(mutant.path).read_text(encoding="utf-8")
    return mutate_code(text, get_operator(mutant.operator)(), mutant.occurrence)


def find_function(mutant: Mutant) -> ast.FunctionDef | None:
    """Give the smallest function around a mutant: none for a constant of the module."""
    tree = ast.parse(Path(mutant.path).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    around = [node for node in functions if node.lineno <= mutant.line <= (node.end_lineno or 0)]
    return max(around, key=lambda node: node.lineno, default=None)


def is_inside(mutant: Mutant) -> bool:
    """Say if a mutant stands in the body of a function, that can be put in the place of another."""
    function = find_function(mutant)
    return function is not None and mutant.line >= function.body[0].lineno


class Reach:
    """A plugin of pytest: write down which lines each test runs, and how long it takes."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, source=[f"src/twgnet/{room}" for room in ROOMS])
        self.seconds: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration

    def list_lines(self) -> list[tuple[str, int, list[str]]]:
        """Give the lines that tests run: file, number, tests."""
        data = self.coverage.get_data()
        return [
            (str(Path(file).relative_to(Path.cwd())), line, sorted(filter(None, tests)))
            for file in data.measured_files()
            for line, tests in data.contexts_by_lineno(file).items()
        ]


class Runner:
    """A plugin of pytest: run some tests in their order, and end with the first that fails."""

    def __init__(self, seconds: dict[str, float], tests: list[str], answer: Connection) -> None:
        self.seconds, self.tests, self.answer = seconds, tests, answer

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        chosen = [items[test] for test in self.tests if test in items]
        for item, following in itertools.zip_longest(chosen, chosen[1:]):
            signal.setitimer(signal.ITIMER_PROF, 10 + PATIENCE * self.seconds[item.nodeid])  # or it never ends
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.answer.send(report.nodeid)
            os._exit(1)


class Judge:
    """A plugin of pytest: with all tests loaded, judge mutants in their stead, by putting them into the functions."""

    def __init__(self, suite: Suite, mutants: Iterable[Mutant]) -> None:
        self.suite, self.mutants, self.killed = suite, mutants, set[Mutant]()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session = session
        every = gc.get_objects()
        functions = (one for one in every if isinstance(one, FunctionType))
        self.loaded = [one for one in functions if "/src/twgnet/" in one.__code__.co_filename]
        self.remembering = [one for one in every if hasattr(type(one), "cache_clear")]
        self.killed.update(mutant for mutant in self.mutants if self.suite.kills(mutant, self.swap))
        return True

    def swap(self, mutant: Mutant, before: str, runner: Runner) -> None:
        """Put a mutant into the functions of its file, and run its tests."""
        both = (before, Path(mutant.path).read_text(encoding="utf-8"))
        codes = dict(zip(*(list_codes(compile(text, mutant.path, "exec")) for text in both), strict=True))
        for function in self.loaded:
            if function.__code__.co_filename.endswith(mutant.path):
                function.__code__ = codes.get(function.__code__, function.__code__)
        for one in self.remembering:  # what the loading of tests looked up
            one.cache_clear()
        self.session.config.pluginmanager.register(runner)
        runner.pytest_runtestloop(self.session)


def list_codes(code: CodeType) -> Iterator[CodeType]:
    """Give a piece of compiled code and all inside it."""
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from list_codes(part)


def run_tests(paths: Iterable[str], plugin: object) -> int:
    """Run tests as the project runs them, but without looking for the smallest failing case."""
    sys.path[:0] = ["src", "tests"]
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutants", derandomize=True, deadline=None, phases=phases, max_examples=60)
    quiet = ["--tb=no", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:terminalreporter"]
    return pytest.main([*quiet, "-m", "not browser", "--hypothesis-profile=mutants", *paths], plugins=[plugin])


def silence() -> None:
    """Send what a test run prints nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def measure(paths: list[str]) -> tuple[list[tuple[str, int, list[str]]], dict[str, float]]:
    """Run some tests once, without a mutant: which lines they reach, and how long they take."""
    reach = Reach()
    reach.coverage.start()
    if run_tests(paths, reach):
        raise RuntimeError(f"tests of {paths} fail without a mutant")
    reach.coverage.stop()
    return reach.list_lines(), reach.seconds


def read_afresh(_: Mutant, __: str, runner: Runner) -> None:
    """Load a mutant that stands outside of functions, with all that takes it from there, and run its tests."""
    os._exit(run_tests(dict.fromkeys(test.partition("::")[0] for test in runner.tests), runner))


class Suite:
    """The tests of the project in the working folder: which lines they reach, what they cost, what they noticed."""

    def __init__(self, tell_alive: Callable[[Mutant], None]) -> None:
        self.tell_alive = tell_alive
        self.reached: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.seconds: dict[str, float] = {}
        self.noticed: dict[str, Counter[str]] = defaultdict(Counter)
        with FORK.Pool(2, maxtasksperchild=1) as pool:
            for lines, seconds in pool.map(measure, TESTS, chunksize=1):
                self.seconds.update(seconds)
                for file, line, tests in lines:
                    self.reached[file][line].update(tests)

    def judge(self, mutants: Iterable[Mutant]) -> set[Mutant]:
        """Give the mutants on which a test fails."""
        inside = [mutant for mutant in mutants if is_inside(mutant)]
        outside = {mutant for mutant in mutants if not is_inside(mutant) and self.kills(mutant, read_afresh)}
        judge = Judge(self, inside)
        run_tests(itertools.chain(*TESTS), judge)
        return outside | judge.killed

    def list_tests(self, mutant: Mutant) -> list[str]:
        """Give the tests that run the changed line: those that noticed others, those beside the file, the quickest."""
        reached = self.reached[mutant.path]
        contract = [test for test in self.seconds if test.startswith(CONTRACT)]
        every = set().union(contract, *reached.values())  # whichever test loads a module first reaches its constants
        tests = (is_inside(mutant) and reached[mutant.line]) or every
        beside = (str(Path("tests") / Path(mutant.path).relative_to("src/twgnet").parent), CONTRACT)
        noticed = self.noticed[mutant.path]
        ordered = sorted(tests, key=lambda test: (-noticed[test], not test.startswith(beside), self.seconds[test]))
        ends = itertools.accumulate(self.seconds[test] for test in ordered)
        return [test for test, end in zip(ordered, ends, strict=True) if end <= LIMIT]

    def kills(self, mutant: Mutant, run: Callable[[Mutant, str, Runner], None]) -> bool:
        """Say if a test fails on the mutant, in a process of its own."""
        target = Path(mutant.path)
        code, times = target.read_text(encoding="utf-8"), target.stat()
        target.write_text(change(mutant), encoding="utf-8")
        os.utime(target, (0, 0))  # or the compiled code without the mutant would be taken, if both are as long
        ours, theirs = FORK.Pipe(duplex=False)
        process = FORK.Process(target=self.run, args=(run, mutant, code, theirs))
        try:
            process.start()
            process.join()
        finally:
            target.write_text(code, encoding="utf-8")
            os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
        noticed = ours.poll()
        if noticed:
            self.noticed[mutant.path][ours.recv()] += 1
        fails = noticed or process.exitcode not in (0, 1)  # 1: an error of ours
        if not fails:
            self.tell_alive(mutant)
        return fails

    def run(self, run: Callable[[Mutant, str, Runner], None], mutant: Mutant, before: str, answer: Connection) -> None:
        """Run the tests of a mutant and end."""
        silence()
        sys.dont_write_bytecode = True  # what is compiled of a mutant is of no use to the next
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        run(mutant, before, Runner(self.seconds, self.list_tests(mutant), answer))
        os._exit(0)
