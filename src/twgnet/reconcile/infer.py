"""A registry of whatever the data names, for surveys without an official list."""

from __future__ import annotations

import re

from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Survey
from twgnet.reconcile.fragments import cut, fragment, is_no_answer


def infer_registry(survey: Survey) -> Registry:
    """Make a group of every name in the answers; equal but for case and spacing are one.

    Lists are cut only where a list is certain (`;` `|` newlines). The spelling used most often
    names the group.
    """
    spellings: dict[str, dict[str, int]] = {}
    for text, weight in _named(survey):
        piece = fragment(text)
        if not is_no_answer(piece):
            counts = spellings.setdefault(piece.bare, {})
            counts[text] = counts.get(text, 0) + weight
    taken: set[str] = set()
    groups = tuple(_group(key, spellings[key], taken) for key in sorted(spellings))
    return Registry("infer", f"Groups named in {survey.source}", groups)


def _named(survey: Survey) -> list[tuple[str, int]]:
    given = [
        (text, answer.weight)
        for answer in survey.answers
        for text in ([answer.text] if answer.whole else cut(answer.text))
    ]
    return given + [(text, 0) for text in survey.named_groups]


def _group(key: str, counts: dict[str, int], taken: set[str]) -> Group:
    name = min(counts, key=lambda text: (-counts[text], text))
    return Group(free_id(key, taken), name.strip(), official=False)


def free_id(key: str, taken: set[str], longest: int = 48) -> str:
    """Make a readable id that is not taken yet, and take it.

    >>> from twgnet.reconcile.normal import normal
    >>> taken = {"water"}
    >>> free_id("water", taken), free_id(normal("Food & Land"), taken)
    ('water-2', 'food-and-land')
    """
    slug = re.sub(r"\s+", "-", key)[:longest].strip("-") or "unnamed"
    number, unique = 1, slug
    while unique in taken:
        number += 1
        unique = f"{slug}-{number}"
    taken.add(unique)
    return unique
