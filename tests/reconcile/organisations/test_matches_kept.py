"""What hundreds of ways of writing names are matched with stays as it is until it is changed on purpose."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kept import assert_kept
from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name

HERE = Path(__file__).parent


def noisy(name: str, acronym: str, chance: random.Random) -> Iterator[str]:
    """Write a name in ways that people do."""
    words, place = name.split(), chance.randrange(1, len(name))
    yield name[:place] + name[place + 1 :]  # a letter lost
    yield name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :]  # two turned round
    yield " ".join(word for word in words if word != chance.choice(words)) or name
    yield chance.choice(["{} Cambodia", "{} Trust", "Friends of {}", "The {} Network", "UK - {}", "{} (Laos)"]).format(
        name
    )
    yield " ".join(reversed(words))
    if acronym:
        yield chance.choice(["{0} {1}", "{1} - {0}", "{1}", "{1} Nepal", "UN {1}", "{1}/{2}"]).format(
            name, acronym, words[0]
        )


@pytest.mark.parametrize("part", ["names", "lookalikes", "unseen"])
def test_what_names_are_matched_with_is_kept(part: str) -> None:
    with (HERE.parents[2] / f"benchmarks/organisations_{part}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    chance = random.Random(part)
    listed = MasterIndex([Organisation(str(i), row[0], row[1]) for i, row in enumerate(rows) if row[0]])
    texts = [text for row in rows for text in row[2].split("|") if text]
    texts += [text for row in rows if row[0] for text in noisy(row[0], row[1], chance)]
    matches = match_names([parse_name(text) for text in texts], listed)
    assert_kept(
        HERE / f"matches_{part}.tsv",
        (
            (text, match.status, match.rule, f"{match.score:.2f}", *(listed.known[i].name for i in match.indices))
            for text, match in zip(texts, matches, strict=True)
        ),
    )


def test_names_beside_each_number_are_matched_as_they_were() -> None:
    """Each name of `matches_beside.tsv` is matched otherwise when some number or comparison of this room changes."""
    path = HERE / "matches_beside.tsv"
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text, listed, *_ = line.split("\t")
        entries = [entry.partition("|") for entry in listed.split("; ")]
        index = MasterIndex([Organisation(str(place), name, short) for place, (name, _, short) in enumerate(entries)])
        (match,) = match_names([parse_name(text)], index)
        names = (index.known[place].name for place in match.indices)
        lines.append((text, listed, match.status, match.rule, f"{match.score:.1f}", *names))
    assert_kept(path, lines)
