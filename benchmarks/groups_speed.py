"""How fast group names are settled: beside pandas reading the file, and beside one rapidfuzz `cdist`.

Asked: one million answers with 100,000 distinct spellings against the 19 groups within 12 times the
time that pandas needs to read their file; 100,000 distinct spellings against 10,000 names within 3
times a `cdist` with plain `ratio`; bounded memory. Seconds are of the processor, all threads together.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from groups_corpus import corpus
from rapidfuzz import fuzz, process

from twgnet.errors import Location
from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.read import read_survey
from twgnet.reconcile import load_registry, reconcile_survey

SYLLABLES = [a + b for a in "bdfghklmnprstv" for b in "aeio"]
ROWS = 2000  # of one block of the plain cdist


def million_answers(distinct: int, answers: int) -> None:
    """Answers of a thousand organisations, read from a file and settled."""
    registry = load_registry("cambodia-2017")
    spellings = sorted({case.text.replace("\n", " ") for case in corpus(registry, "held-out", 3 * distinct)})[:distinct]
    chance = random.Random(5)
    rows = [(f"Organisation {chance.randrange(1000)}", spellings[i % len(spellings)]) for i in range(answers)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.csv"
        pd.DataFrame(rows, columns=["Organisation", "TWGs"]).to_csv(path, index=False)
        pd.read_csv(path)  # what it imports is no part of reading
        start = time.process_time()
        pd.read_csv(path)
        plain = time.process_time() - start
        start = time.process_time()
        survey = read_survey(path)
        read = time.process_time() - start
    start = time.process_time()
    reconciliation = reconcile_survey(survey, registry)
    took = time.process_time() - start
    print(f"{answers:,} answers, {len(spellings):,} distinct, 19 groups: pandas {plain:.2f} s,", end=" ")
    print(f"read {read:.1f} s, settled {took:.1f} s, {len(reconciliation.mentions):,} mentions:", end=" ")
    print(f"{(read + took) / plain:.0f} x (goal 12), of which reading {read / plain:.0f} x")


def many_names(distinct: int, number: int) -> None:
    chance = random.Random(3)
    vocabulary = sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3000)})
    names = sorted({" ".join(chance.choices(vocabulary, k=chance.randint(2, 5))) for _ in range(number)})
    registry = Registry("many", "many", tuple(Group(f"g{i}", name) for i, name in enumerate(names)))
    texts = sorted({_slip(chance.choice(names), chance) for _ in range(distinct)})
    start = time.process_time()
    for first in range(0, len(texts), 2000):
        process.cdist(texts[first : first + 2000], names, scorer=fuzz.ratio, dtype=np.uint8, workers=-1)
    plain = time.process_time() - start
    rows = tuple(Answer("somebody", text, Location("many", row=i)) for i, text in enumerate(texts))
    start = time.process_time()
    reconciliation = reconcile_survey(Survey("many", rows), registry)
    took = time.process_time() - start
    print(f"{len(texts):,} distinct, {len(names):,} names: {took:.1f} s,", end=" ")
    print(f"{took / plain:.2f} x cdist ({plain:.1f} s; goal 3), {len(reconciliation.interests):,} groups named")


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
