"""Names that a person ruled to be of one organisation, each class under one of its names."""

from __future__ import annotations

from collections.abc import Mapping


def same_name_keys(same: Mapping[frozenset[str], bool]) -> dict[str, str]:
    """Give for every name ruled to be the same as another the name that stands for all of them.

    The longest name stands for its class, the first in the alphabet of equally long ones.

    >>> one, other = frozenset(("a", "ab")), frozenset(("ab", "abc"))
    >>> sorted(same_name_keys({one: True, other: True, frozenset(("x", "y")): False}).items())
    [('a', 'abc'), ('ab', 'abc'), ('abc', 'abc')]
    """
    classes: dict[str, set[str]] = {}
    for pair, are_one in same.items():
        if are_one:
            joined = set().union(*(classes.get(name, {name}) for name in pair))
            classes.update(dict.fromkeys(joined, joined))
    return {name: min(members, key=lambda name: (-len(name), name)) for name, members in classes.items()}
