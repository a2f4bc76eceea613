"""Curves of time and memory against ties, for each measure and for `build`, other libraries beside them.

Run: PYTHONPATH=src nice python benchmarks/measures_curves.py [--sizes 1e3 1e4 1e5 1e6 1e7] [--limit SECONDS]

Prints a table for each measure and draws docs/pictures/curves_time.svg and curves_memory.svg. Networks and
libraries are those of measures_scale.py, each piece of work in a process of its own; 1e7 is its L. A library that
does not end within the limit (of the processor, with making its network), or took an eighth of it, is not asked
for more ties. What was found is kept in --kept, so that a run that was stopped goes on.
"""

import argparse
import csv
import json
import os
import sys
import tempfile
from pathlib import Path

from measures_scale import SHAPES, draw, measure

SIZES = ("1e3", "1e4", "1e5", "1e6", "1e7")
WORKS = ("degree", "components", "core", "eigenvector", "clustering")
WORKS += ("opsahl", "projection", "paths", "communities", "build")
LIBRARIES = ("twgnet", "igraph", "networkit", "networkx")
COLOURS = {"twgnet": "#0b5cad", "igraph": "#c2410c", "networkit": "#15803d", "networkx": "#6b7280"}
NAMES = {
    "paths": "betweenness and closeness",
    "clustering": "clustering (Robins-Alexander)",
    "opsahl": "clustering of nodes (Opsahl)",
}
PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
TOO_LARGE = {("networkx", "1e7")}  # making the network takes more than a minute
LEAST = {"seconds": 1e-6, "megabytes": 0.1}  # drawn at least so high
Found = dict[str, float] | None


def build(size: str, limit: float) -> Found:
    """Run the whole of `twgnet build` on a file of such a network, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ties.csv"
        ties = draw(*SHAPES[size], heavy=False).tocoo()
        with file.open("w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(("Organisation", "Group"))
            writer.writerows((f"Organisation {a}", f"Theme {b}") for a, b in zip(ties.row, ties.col, strict=True))
        command = ("-m", "twgnet", "build", "-q", str(file), "-o", str(Path(folder) / "out"))
        silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
        limited = ["sh", "-c", f'ulimit -t {limit:.0f}; exec "$@"', "sh", sys.executable, *command]
        process = os.posix_spawnp("sh", limited, os.environ, file_actions=silent)
        _, status, used = os.wait4(process, 0)
    return None if status else {"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}


def collect(sizes: list[str], limit: float, kept: Path) -> dict[str, Found]:
    """Measure what was not measured before, size after size, as long as a library keeps up."""
    found: dict[str, Found] = json.loads(kept.read_text()) if kept.exists() else {}
    slow: set[tuple[str, str]] = set()
    for size in sizes:
        for work in WORKS:
            for library in LIBRARIES[:1] if work == "build" else LIBRARIES:
                key = f"{work} {library} {size}"
                if (work, library) in slow or (library, size) in TOO_LARGE:
                    continue
                if key not in found:
                    shape = "L" if size == "1e7" else size
                    found[key] = build(shape, limit) if work == "build" else measure(shape, work, library, limit)
                    kept.write_text(json.dumps(found))
                one = found[key]
                if one is None or one["seconds"] > limit / 8:
                    slow.add((work, library))
    return found


def print_tables(found: dict[str, Found], sizes: list[str]) -> None:
    """Print seconds and megabytes of each library by size, one line a piece of work and library."""
    print(f"| work | library | {' | '.join(sizes)} |\n|{' --- |' * (2 + len(sizes))}")
    for work in WORKS:
        for library in LIBRARIES:
            cells = [found.get(f"{work} {library} {size}") for size in sizes]
            if any(cells):
                shown = ("–" if one is None else f"{one['seconds']:.2g} s, {one['megabytes']:.0f} MB" for one in cells)
                print(f"| {NAMES.get(work, work)} | {library} | {' | '.join(shown)} |")


def draw_curves(found: dict[str, Found], sizes: list[str], of: str, title: str, file: Path) -> None:
    """Draw one panel a piece of work, both axes in powers of ten."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "twgnet", "font.size": 8})
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(5, 2, figsize=(7, 12), sharex=True, layout="constrained")
    for panel, work in zip(panels.flat, WORKS, strict=True):
        for library in LIBRARIES:
            points = [
                (float(size), max(one[of], LEAST[of]))
                for size in sizes
                if (one := found.get(f"{work} {library} {size}"))
            ]
            if points:
                panel.loglog(*zip(*points, strict=True), "o-", ms=3, color=COLOURS[library], label=library)
        panel.set_title(NAMES.get(work, work), loc="left")
        panel.grid(alpha=0.3)
        panel.minorticks_off()
    for panel in panels[-1]:
        panel.set_xlabel("ties")
    figure.suptitle(title)
    panels.flat[0].legend(frameon=False)
    figure.savefig(file, metadata={"Date": None})


def main() -> None:
    """Measure, print and draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", nargs="*", default=SIZES)
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "twgnet_curves.json")
    asked = parser.parse_args()
    found = collect(asked.sizes, asked.limit, asked.kept)
    print_tables(found, asked.sizes)
    for of, title in (
        ("seconds", "Seconds of the processor"),
        ("megabytes", "Peak memory beyond the network, MB (build: in all)"),
    ):
        draw_curves(found, asked.sizes, of, title, PICTURES / f"curves_{'time' if of == 'seconds' else 'memory'}.svg")


if __name__ == "__main__":
    main()
