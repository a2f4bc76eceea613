"""Settling many names against a long list, beside rapidfuzz `cdist` with plain `ratio`, in processor seconds.

python benchmarks/organisations_speed.py [names] [listed]
"""

from __future__ import annotations

import random
import resource
import sys
import time

from rapidfuzz import fuzz, process

from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name

SYLLABLES = "ba ca da ko ra sa mi to lo ne pu vi sre prey kam pong cham star way net aid plan".split()


def names(count: int, draw: random.Random) -> list[str]:
    def word() -> str:
        return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4)))

    made: dict[str, None] = {}
    while len(made) < count:
        made[" ".join(word() for _ in range(draw.randint(2, 4))).title()] = None
    return list(made)


def slip(name: str, draw: random.Random) -> str:
    place = draw.randrange(1, len(name) - 1)
    return name[:place] + name[place + draw.randint(0, 1) :] + draw.choice(("", " Organization"))


def main(wanted: int = 20_000, known: int = 10_000) -> None:
    draw = random.Random(7)
    listed = names(known, draw)
    texts = [slip(draw.choice(listed), draw) for _ in range(wanted)]
    start = time.process_time()
    index = MasterIndex([Organisation(str(i), name) for i, name in enumerate(listed)])
    matched = sum(m.status == "matched" for m in match_names([parse_name(t) for t in texts], index))
    ours = time.process_time() - start
    start = time.process_time()
    for block in range(0, wanted, 1000):
        process.cdist(texts[block : block + 1000], listed, scorer=fuzz.ratio, workers=-1)
    theirs = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{wanted} x {known}: {ours:.1f} s ({matched} matched), cdist {theirs:.1f} s")
    print(f"ratio {ours / theirs:.2f} (limit 3); peak memory {memory:.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
