"""How long a user waits, as ratios to something known, measured in turn in one run.

    python benchmarks/startup.py

Each pair runs A B A B ...; the figure is the median of the pairwise ratios.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9
PYTHON = sys.executable
CLICK = "import click\n@click.command()\ndef c(): 'Say hello.'\nc(['--help'], standalone_mode=False)"
LIBRARIES = "import pandas, networkx, matplotlib.pyplot, pyvis"
PAIRS = {
    "import twgnet / bare python": (["-c", "import twgnet"], ["-c", "pass"], "1.5 + 20 ms"),
    "twgnet --help / bare click": (["-m", "twgnet", "--help"], ["-c", CLICK], "2"),
    "twgnet gaps / import pandas": (["-m", "twgnet", "gaps"], ["-c", "import pandas"], "1.0"),
    "twgnet build / import the libraries": (
        ["-m", "twgnet", "build", "-q", "-o", "{folder}"],
        ["-c", LIBRARIES],
        "2.5",
    ),
}


def seconds(args: list[str], folder: str) -> float:
    start = time.perf_counter()
    command = [PYTHON, *(arg.format(folder=folder) for arg in args)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, (ours, theirs, limit) in PAIRS.items():
            seconds(ours, folder), seconds(theirs, folder)
            pairs = [(seconds(ours, folder), seconds(theirs, folder)) for _ in range(RUNS)]
            ratio = statistics.median(a / b for a, b in pairs)
            median = statistics.median(a for a, _ in pairs)
            print(f"{name:38} {ratio:5.2f} (limit {limit}); {1000 * median:6.0f} ms")


if __name__ == "__main__":
    main()
