"""How well organisation names are settled against a master list, on variants people really write.

    python benchmarks/organisations_accuracy.py

`organisations_names.tsv` holds well-known organisations, their acronym and variant spellings (from
general knowledge of how they are written: acronyms, country offices, translations, slips); its last
row holds names of organisations that are not on the list. `organisations_lookalikes.tsv` holds many
that are nearly called the same. The rules were looked at on both; `organisations_unseen.tsv` was
written after the rules and measured once. Beside ours: single scorers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name

Variants = list[tuple[str, int | None]]


def read(part: str) -> tuple[list[Organisation], Variants]:
    """Read a list, and every variant with the position of its organisation."""
    path = Path(__file__).with_name(f"organisations_{part}.tsv")
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    master = [Organisation(str(i), row[0], row[1]) for i, row in enumerate(rows) if row[0]]
    variants = [(text, i if row[0] else None) for i, row in enumerate(rows) for text in row[2].split("|") if text]
    return master, variants


def ours(master: list[Organisation], variants: Variants) -> None:
    """Print precision of what is used, recall, and how often the right one is shown."""
    matches = list(match_names([parse_name(text) for text, _ in variants], MasterIndex(master)))
    pairs = list(zip(variants, matches, strict=True))
    listed = sum(truth is not None for _, truth in variants)
    used = [(text, truth, match) for (text, truth), match in pairs if match.status == "matched"]
    right = sum(match.indices[0] == truth for _, truth, match in used)
    shown = sum(truth in match.indices[:3] for (_, truth), match in pairs if truth is not None)
    print(f"{listed} variants of {len(master)} organisations, {len(variants) - listed} not listed")
    print(
        f"ours: precision {right / len(used):.3f}, recall {right / listed:.3f},"
        f" among the first three {shown / listed:.3f}"
    )
    for text, truth, match in used:
        if match.indices[0] != truth:
            print(f"  wrong: {text} -> {master[match.indices[0]].name} ({match.rule})")


def one_scorer(scorer: Callable[..., float], master: list[Organisation], variants: Variants) -> None:
    """Print the best recall one scorer reaches with a cut that keeps 0.97 precision."""
    names = [one.name for one in master]
    found = [process.extractOne(text, names, scorer=scorer, processor=utils.default_process) for text, _ in variants]
    listed = sum(truth is not None for _, truth in variants)
    best = (0.0, 101)
    for cut in range(50, 101):
        used = [place == truth for (_, score, place), (_, truth) in zip(found, variants, strict=True) if score >= cut]
        if used and sum(used) / len(used) >= 0.97:
            best = max(best, (sum(used) / listed, cut))
    print(f"{scorer.__name__}: recall {best[0]:.3f} at precision 0.97 (cut {best[1]})")


def main() -> None:
    for part in ("names", "lookalikes", "unseen"):
        print(f"\n{part}:")
        master, variants = read(part)
        ours(master, variants)
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio, fuzz.WRatio):
            one_scorer(scorer, master, variants)


if __name__ == "__main__":
    main()
