"""Words that an organisation's attributes share with a group's name: the signal of last resort."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from twgnet.model.registry import Group, Organisation

WORD = re.compile(r"[^\W\d_]{4,}")


def telling_words(groups: Sequence[Group]) -> dict[str, frozenset[str]]:
    """Give, for each group id, the words of its names that no other group's names hold.

    >>> telling_words([Group("LAND", "Land Reform"), Group("FR", "Forestry Reform")])["LAND"]
    frozenset({'land'})
    """
    words = {g.id: {w for text in (g.name, *g.aliases) for w in words_of(text)} for g in groups}
    holders = Counter(word for found in words.values() for word in found)
    return {id: frozenset(w for w in found if holders[w] == 1) for id, found in words.items()}


def words_of(text: str) -> set[str]:
    """Give the words of four letters or more, in lower case."""
    return set(WORD.findall(text.casefold()))


def shared_words(organisation: Organisation, words: frozenset[str]) -> dict[str, str]:
    """Give each word of the group that an attribute holds, with the attribute's name.

    >>> shared_words(Organisation("a", "A", attributes={"sector": "Land rights"}), {"land"})
    {'land': 'sector'}
    """
    return {
        word: attribute
        for attribute, value in sorted(organisation.attributes.items())
        for word in sorted(words_of(value) & words)
    }
