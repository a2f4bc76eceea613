"""How fast group names are settled, as ratios to one rapidfuzz `cdist` with plain `ratio`.

Must hold: one million answers with 100,000 distinct spellings against the 19 groups in seconds;
100,000 distinct spellings against 10,000 names within 3 times the `cdist`; bounded memory.
"""

from __future__ import annotations

import random
import resource
import sys
import time

import numpy as np
from groups_corpus import corpus
from rapidfuzz import fuzz, process

from twgnet.errors import Location
from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import load_registry, reconcile_survey

SYLLABLES = [a + b for a in "bdfghklmnprstv" for b in "aeio"]
ROWS = 2000  # of one block of the plain cdist


def million_answers(distinct: int, answers: int) -> None:
    """One organisation, so that only the settling of groups is timed."""
    registry = load_registry()
    spellings = sorted({case.text for case in corpus(registry, "held-out", 3 * distinct)})[:distinct]
    rows = tuple(Answer("somebody", spellings[i % len(spellings)], Location("big", row=i)) for i in range(answers))
    start = time.perf_counter()
    reconciliation = reconcile_survey(Survey("big", rows), registry)
    took = time.perf_counter() - start
    print(f"{answers:,} answers, {len(spellings):,} distinct, 19 groups: {took:.1f} s,", end=" ")
    print(f"{len(reconciliation.mentions):,} mentions")


def many_names(distinct: int, number: int) -> None:
    chance = random.Random(3)
    vocabulary = sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3000)})
    names = sorted({" ".join(chance.choices(vocabulary, k=chance.randint(2, 5))) for _ in range(number)})
    registry = Registry("many", "many", tuple(Group(f"g{i}", name) for i, name in enumerate(names)))
    texts = sorted({_slip(chance.choice(names), chance) for _ in range(distinct)})
    start = time.perf_counter()
    for first in range(0, len(texts), 2000):
        process.cdist(texts[first : first + 2000], names, scorer=fuzz.ratio, dtype=np.uint8, workers=-1)
    plain = time.perf_counter() - start
    rows = tuple(Answer("somebody", text, Location("many", row=i)) for i, text in enumerate(texts))
    start = time.perf_counter()
    reconciliation = reconcile_survey(Survey("many", rows), registry)
    took = time.perf_counter() - start
    print(f"{len(texts):,} distinct, {len(names):,} names: {took:.1f} s,", end=" ")
    print(f"{took / plain:.2f} x cdist ({plain:.1f} s), {len(reconciliation.interests):,} groups named")


def _slip(name: str, chance: random.Random) -> str:
    letters = list(name)
    for _ in range(chance.choice([1, 1, 2])):
        letters[chance.randrange(1, len(letters))] = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(letters)


if __name__ == "__main__":
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    million_answers(int(100_000 * share), int(1_000_000 * share))
    many_names(int(100_000 * share), 10_000)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
