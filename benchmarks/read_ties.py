"""Ten million ties: read_ties (to a biadjacency matrix) against parsers that only code integers.

    python benchmarks/read_ties.py [rows]

Each reader runs in a process of its own, several times in turn; the best time counts. polars,
duckdb and pandas with pyarrow take part where they are installed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
READERS = {
    "twgnet read_ties": """
from twgnet.read import read_ties
ties = read_ties(path)
""",
    "pandas": """
import pandas as pd
frame = pd.read_csv(path)
codes = [pd.factorize(frame[column]) for column in frame]
""",
    "polars": """
import polars as pl
frame = pl.read_csv(path, schema={"organisation": pl.Categorical, "group": pl.Categorical})
codes = [frame[column].to_physical().to_numpy() for column in frame.columns]
""",
    "duckdb": """
import duckdb
base = duckdb.connect()
base.execute(f"create table t as select * from read_csv('{path}', header = true)")
for c in ("organisation", "group"):
    base.execute(f'create table "{c}s" as select "{c}", row_number() over () - 1 as "{c}_i"'
                 f' from (select distinct "{c}" from t)')
codes = base.execute('select organisation_i, group_i from t join organisations'
                     ' using (organisation) join groups using ("group")').fetchnumpy()
""",
}
FRAME = """
import resource, sys, time
path, start = sys.argv[1], time.perf_counter()
{code}
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def write_ties(path: Path, rows: int) -> None:
    """Write ties of a tenth as many organisations, a few of them very active."""
    import numpy as np

    random = np.random.default_rng(1)
    organisations, groups = max(rows // 10, 1), max(rows // 1000, 20)
    names = [f"Organisation for Rural Progress {i:07d}" for i in range(organisations)]
    weights = 1 / np.arange(1, groups + 1) ** 0.6
    with path.open("w", encoding="utf-8") as file:
        file.write("organisation,group\n")
        for start in range(0, rows, 1_000_000):
            size = min(1_000_000, rows - start)
            left = (organisations * random.random(size) ** 2).astype(int)
            right = random.choice(groups, size, p=weights / weights.sum())
            pairs = zip(left.tolist(), right.tolist(), strict=True)
            file.writelines(f"{names[a]},Group {b:05d}\n" for a, b in pairs)


def run(code: str, path: Path) -> tuple[float, float] | None:
    """Run one reader in a new process; None where its library is missing."""
    done = subprocess.run(
        [sys.executable, "-c", FRAME.format(code=code), str(path)], capture_output=True, text=True
    )
    if done.returncode:
        return None
    seconds, peak = map(float, done.stdout.splitlines()[-1].split())  # after progress bars
    return seconds, peak


def main() -> None:
    """Measure every reader and print the ratios."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ties.csv"
        write_ties(path, rows)
        size = path.stat().st_size
        best: dict[str, tuple[float, float]] = {}
        for _ in range(ROUNDS):
            for name, code in READERS.items():
                result = run(code, path)
                if result:
                    best[name] = min(best.get(name, result), result)
    fastest = min(seconds for name, (seconds, _) in best.items() if not name.startswith("twgnet"))
    print(f"{rows:,} rows, {size / 1e6:.0f} MB; fastest other {fastest:.2f} s")
    for name, (seconds, peak) in best.items():
        print(
            f"{name:18} {seconds:6.2f} s = {seconds / fastest:4.2f}x,"
            f" {peak / 1e6:5.0f} MB = {peak / size:4.2f}x the file"
        )


if __name__ == "__main__":
    main()
