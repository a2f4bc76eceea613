"""What is no kind of organisation and no position, whatever the heading says: names of people, sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache

from twgnet.read.people.mask import mask
from twgnet.vocabulary.headings.load import cell_words, fold, heading_concepts
from twgnet.vocabulary.organisations.words import COUNTRIES, GENERAL, GOVERNMENT, ORGANISATION_TYPES, STATE_BODIES
from twgnet.vocabulary.people.load import kind_words, plain_words

KIND_CONCEPTS = frozenset({"type", "legal", "scope", "size", "position"})  # of headings under which kinds stand
FEW_ORGANISATIONS = 6  # of fewer, each may well be of another kind
OWN = 0.75  # values for each organisation: with more, nearly each has its own, as people are
RECURS = 3  # organisations that state a kind: more loses rare kinds, fewer keeps a person who answers for two
LONGEST = 8  # words of a kind that does not recur: fewer loses long ones, more keeps sentences
NAME_WORDS = (2, 4)  # words of the name of a person
MOSTLY = 0.5  # of the distinct values of a column: where more read as names of people, all of it may be
_OF = ("organisation", "partner", "committee", "cluster", "group", "twg", "sector", "person", "position", "country")


def doubt_kinds(values: Counter[str], organisations: int, *, people: bool = True) -> str:
    """Say why a column of kinds may hold names of people instead, as `ColumnUse.why`; nothing where it does not.

    Without `people`, only whether nearly each organisation has its own value.

    >>> doubt_kinds(Counter(["Sok Dara", "Chan Maly"]), 2), doubt_kinds(Counter(["Local NGO", "Faith Based"]), 2)
    ('names', '')
    """
    if each_has_its_own(values, organisations):
        return "own"
    return "names" if people and may_be_people(values) else ""


def may_be_people(values: Collection[str]) -> bool:
    """Tell a column whose values read as names of people, none a known kind or country.

    >>> may_be_people({"Sok Dara", "Chan Maly"}), may_be_people({"Local NGO", "Faith Based", "Sok Dara"})
    (True, False)
    """
    names = sum(map(_reads_as_name, values))
    return names > MOSTLY * len(values)


def each_has_its_own(values: Collection[str], organisations: int) -> bool:
    """Tell a column of which nearly each organisation has its own value.

    Known kinds may each stand once: local NGO, network, trade union.

    >>> each_has_its_own([f"Officer {n}" for n in range(7)], 8), each_has_its_own(["Officer", "officer"], 8)
    (True, False)
    """
    if sum(map(_is_kind, values)) >= MOSTLY * len(values):
        return False
    return organisations >= FEW_ORGANISATIONS and len({value.casefold() for value in values}) > OWN * organisations


def find_no_kinds(values: Mapping[str, int], *, positions: bool = False) -> frozenset[str]:
    """Give those of the values, each with how many organisations state it, that are no kind: people, talk.

    Among positions, single words that are not known may be given names.

    >>> sorted(find_no_kinds({"Local NGO": 9, "Faith Based": 1, "Sok Dara": 1, "Please ask Dara": 1, "Osan Osan": 3}))
    ['Please ask Dara', 'Sok Dara']
    >>> find_no_kinds({"Director": 1, "Dara": 2, "Bookkeeper": 3}, positions=True)
    frozenset({'Dara'})
    """
    return frozenset(
        value for value, count in values.items() if mask(value) != value or _is_odd(value, count, positions)
    )


def _is_odd(value: str, count: int, positions: bool) -> bool:
    if count >= RECURS or fold(value) in cell_words("other"):
        return False
    words = plain_words(value)
    if len(words) > LONGEST or not kind_words("talk").isdisjoint(words):
        return True
    if len(words) == 1:
        return positions and words[0].isalpha() and value[0].isupper() and not _is_known(words[0])
    return _reads_as_name(value)


def _reads_as_name(value: str) -> bool:
    """Tell two to four capitalised words, none of them known of kinds, positions or countries."""
    words = value.split()
    if not NAME_WORDS[0] <= len(words) <= NAME_WORDS[1]:
        return False
    if not all(word[0].isalpha() and (word[0].isupper() or word.lower() == word.upper()) for word in words):
        return False
    return not any(map(_is_known, plain_words(value))) and fold(value) not in COUNTRIES


def _is_kind(value: str) -> bool:
    words = plain_words(value)
    return bool(words) and all(map(_is_known, words))


def _is_known(word: str) -> bool:
    folded = fold(word)
    return word in _known() or folded in _known() or not heading_concepts().get((folded,), frozenset()).isdisjoint(_OF)


@cache
def _known() -> frozenset[str]:
    return kind_words("known") | ORGANISATION_TYPES | STATE_BODIES | GOVERNMENT | GENERAL | {*COUNTRIES}
