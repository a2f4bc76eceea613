"""A registry of whatever the data names, for surveys without an official list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Survey
from twgnet.reconcile.text.normalise import squash
from twgnet.reconcile.text.phrases import bare, drop_hedges, is_blank
from twgnet.reconcile.text.segments import pieces


def infer_registry(survey: Survey) -> Registry:
    """Make a registry of the groups that a survey's answers name, none of them official.

    Answers are cut at `;`, `|` and new lines; at commas only where every side is itself an
    entry of somebody. Names that differ in case, spacing, punctuation or `TWG on` are one
    group, written as most answers write it.

    >>> from twgnet.errors import Location
    >>> from twgnet.model.survey import Answer, Survey
    >>> texts = ["Bees; Trees", "bees", "Bees, Trees", "Salt, Pepper and Oil"]
    >>> survey = Survey("s", tuple(Answer("A", text, Location("s")) for text in texts))
    >>> [group.name for group in infer_registry(survey).groups]
    ['Bees', 'Salt, Pepper and Oil', 'Trees']
    """
    entries = _entries(survey)
    alone = {_same(entry) for entry in entries if "," not in entry}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry, count in entries.items():
        for name in _at_commas(entry, alone):
            spellings[_same(name)][name] += count
    names = [min(written, key=lambda n: _first(n, written[n])) for written in spellings.values()]
    taken: set[str] = set()
    groups = (Group(_safe_id(name, taken), name, official=False) for name in sorted(names))
    ordered = tuple(sorted(groups, key=lambda group: group.id))
    return Registry("infer", f"Groups named in {survey.source}", ordered)


def _first(name: str, count: int) -> tuple[int, bool, str]:
    """Order spellings: the most used, then those in upper and lower case."""
    return -count, name.isupper() or name.islower(), name


def _entries(survey: Survey) -> Counter[str]:
    """Count what stands between the sure separators, by how it is written."""
    entries = Counter({_tidy(name): 0 for name in survey.named_groups})
    for answer in survey.answers:
        for piece in [answer.text] if answer.whole else pieces(answer.text):
            if not is_blank(piece):
                entries[_tidy(piece)] += answer.weight
    return Counter({entry: entries[entry] for entry in sorted(entries) if entry})


def _tidy(name: str) -> str:
    return " ".join(drop_hedges(name)[0].split()).strip(" ,.")


def _same(name: str) -> str:
    return squash(bare(name)) or name


def _at_commas(entry: str, alone: set[str]) -> list[str]:
    parts = [_tidy(part) for part in re.split("[,\uff0c]", entry)]
    return parts if len(parts) > 1 and all(_same(part) in alone for part in parts) else [entry]


def _safe_id(name: str, taken: set[str]) -> str:
    """Make an id that is safe as a file name in any script."""
    from hashlib import sha256

    plain = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
    return free_id(plain or f"g-{sha256(name.encode()).hexdigest()[:8]}", taken)


def free_id(key: str, taken: set[str], longest: int = 48) -> str:
    """Make a readable id that is not taken yet, and take it.

    >>> from twgnet.reconcile.text.normalise import normalise
    >>> taken = {"water"}
    >>> free_id("water", taken), free_id(normalise("Food & Land"), taken)
    ('water-2', 'food-and-land')
    """
    slug = re.sub(r"\s+", "-", key)[:longest].strip("-") or "unnamed"
    number, unique = 1, slug
    while unique in taken:
        number += 1
        unique = f"{slug}-{number}"
    taken.add(unique)
    return unique
