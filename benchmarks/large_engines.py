"""Gaps of millions of ties by DuckDB, beside DuckDB's own plain GROUP BY; and by local Spark if asked.

Run: PYTHONPATH=src python benchmarks/large_engines.py [--ties 10000000] [--engines duckdb spark]
Groups are 200, unequal in size; organisations and groups are each written in two ways.
"""

import argparse
import resource
import tempfile
from pathlib import Path
from time import perf_counter, process_time

import duckdb

from twgnet.large import build_large
from twgnet.options import Options

DRAWN = """
COPY (
  SELECT CASE WHEN r % 7 = 0 THEN upper(name) ELSE name END AS organisation,
         CASE WHEN r % 5 = 0 THEN 'TWG on ' || topic ELSE topic END AS answer
  FROM (SELECT i AS r, 'Organisation ' || (hash(i) % {organisations}) AS name,
               'Theme ' || CAST(floor(200 * power((hash(i + 1) % 1000003) / 1000003.0, 2)) AS INTEGER) AS topic
        FROM range({ties}) t(i))
) TO '{path}' (FORMAT parquet)
"""
PLAIN = "SELECT answer, count(DISTINCT organisation) FROM read_parquet('{path}') GROUP BY answer"


def main() -> None:
    """Print seconds and the peak memory after each step."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ties", type=int, default=10_000_000)
    parser.add_argument("--organisations", type=int, default=100_000)
    parser.add_argument("--engines", nargs="*", default=["duckdb"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ties.parquet"
        duckdb.sql(DRAWN.format(ties=asked.ties, organisations=asked.organisations, path=path))
        _say("plain GROUP BY", lambda: duckdb.sql(PLAIN.format(path=path)).fetchall())
        for engine in asked.engines:
            options = Options(groups="infer", org_col="organisation", group_cols=("answer",))
            study = _say(
                f"{engine}: open, settle",
                lambda engine=engine, options=options: build_large(path, options, engine=engine),
            )
            _say(f"{engine}: gaps", lambda study=study: study.coverage)
            _say(f"{engine}: pairs of groups", study.group_pairs)


def _say(what: str, work):
    start, used = perf_counter(), process_time()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    clock, used = perf_counter() - start, process_time() - used
    print(f"{what}: {clock:.1f} s by the clock, {used:.1f} s of the processor, peak {peak:.0f} MB", flush=True)
    return result


if __name__ == "__main__":
    main()
