"""The process that reads what can lie: limits of memory and time, and grids as lines of JSON.

A spreadsheet can lie about its size in ways that only its reader finds out, and a web page can be
written so that its parser takes hours. Their readers (one of them compiled code, which ends its whole
process when memory runs out) therefore never run in the process of the caller: whatever they do, the
caller gets grids or one error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from threading import Timer
from typing import IO, Any

from twgnet import errors
from twgnet.errors import Location, Problem, ReadError, TwgnetError
from twgnet.read.files.coded import MANY, Coder
from twgnet.read.files.grid import Grid, Row
from twgnet.read.files.source import Source

MAX_SECONDS = 20  # for all of one file, of the 30 s of a whole answer; five million cells take about half of it
MAX_MEMORY = 3 << 29  # bytes of address space, where the system can limit it
_START = """
import json, sys
sys.path[:] = json.loads(sys.stdin.buffer.readline())
from twgnet.read.files.child import serve
serve()
"""


def read_in_child(reader: str, source: Source, **options: Any) -> list[Grid]:
    """Let `reader` (`module.function`, beside this module) read a file in a process of its own.

    Raises
    ------
    ReadError
        The file is damaged, locked or too large, or takes too much memory or time.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 -- our own code in our own Python
            [sys.executable, "-I", "-X", "utf8", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        raise ReadError("source.no_process", location=Location(source.name), reason=error) from None
    timer = Timer(MAX_SECONDS, process.kill)
    with process:
        timer.start()
        try:
            _ask(process.stdin, source.data, {"reader": reader, "name": source.name, "options": options})
            return _receive(process.stdout, source.name)
        finally:
            timer.cancel()
            process.kill()


def _ask(stream: IO[bytes] | None, data: bytes, question: dict[str, Any]) -> None:
    if stream is not None:
        with suppress(OSError), stream:  # a process that has died says no more; its silence tells
            stream.write(b"\n".join((json.dumps(sys.path).encode(), json.dumps(question).encode(), b"")))
            stream.write(data)


def _receive(stream: IO[bytes] | None, name: str) -> list[Grid]:
    grids: list[Grid] = []
    rows: list[Row] = []
    coder: Coder | None = None
    with suppress(ValueError):  # a line cut short by its end
        for line in stream or ():
            found = json.loads(line)
            if isinstance(found, list) and coder:
                coder.add(found[0], found[1:])
            elif isinstance(found, list):
                rows.append(Row(found[0], tuple(found[1:])))
                coder = Coder(rows) if len(rows) == MANY else None
            elif "error" in found:
                raise _error(found)
            elif "done" in found:
                return grids
            else:
                grids.append(_grid(found, coder.rows() if coder else tuple(rows)))
                rows, coder = [], None
    raise ReadError("source.too_heavy", location=Location(name))


def _error(found: dict[str, Any]) -> TwgnetError:
    kind = getattr(errors, found["error"])
    problems = [_problem(problem) for problem in found["problems"]]
    error: TwgnetError = kind(*problems)
    return error


def _grid(found: dict[str, Any], rows: Sequence[Row]) -> Grid:
    problems = tuple(map(_problem, found.pop("problems")))
    return Grid(**{**found, "rows": rows, "problems": problems, "hidden": tuple(found["hidden"])})


def _problem(found: dict[str, Any]) -> Problem:
    location = found["location"]
    return Problem(found["code"], location and Location(**location), found["values"])


def serve() -> None:
    """Answer one question on standard input: the body of the process that reads."""
    _limit()
    question = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    module, _, function = question["reader"].rpartition(".")
    read = getattr(import_module(f"twgnet.read.files.{module}"), function)
    try:
        grids: Iterable[Grid] = read(data, question["name"], **question["options"])
        for grid in grids:
            for row in grid.rows:
                _send([row.number, *row.cells])
            about = {key: getattr(grid, key) for key in ("file", "format", "sheet", "encoding", "hidden")}
            _send({**about, "problems": list(map(asdict, grid.problems))})
        _send({"done": True})
    except TwgnetError as error:
        _send({"error": type(error).__name__, "problems": list(map(asdict, error.problems))})
    sys.stdout.flush()


def _send(found: object) -> None:
    sys.stdout.buffer.write(json.dumps(found, default=str).encode() + b"\n")


def _limit() -> None:
    """Limit what this process may take, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CPU, MAX_SECONDS), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
