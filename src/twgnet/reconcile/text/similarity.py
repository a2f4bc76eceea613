"""How alike two names are, word by word: what is covered, what is left over on either side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.fuzz import ratio

from twgnet.reconcile.text.normalise import REMEMBERED, stem

INFLECTED = 0.97


@dataclass(frozen=True, slots=True)
class WordThresholds:
    """From which similarity (0 to 1) words are one: lower takes other words for slips, higher asks about slips.

    `replaced` is for one word left over on either side, `supported` the same where the rest of
    the name is there, `joined` for another number of words run together; `short` is what a slip
    in a word of two to four letters is worth where the rest is there, `another` what a similarity
    to another word (hand and land) is: no proof on its own. `support` and `short_support` are
    the shares of the name that must be there. `form` is what a form of a word that is its
    beginning or end is worth, `beginning` the same of an abbreviation, `slip` what one slip costs.
    """

    replaced: float = 0.78
    joined: float = 0.85
    supported: float = 0.68
    support: float = 0.6
    short: float = 0.7
    short_support: float = 0.5
    another: float = 0.59
    form: float = 0.8
    beginning: float = 0.75
    slip: float = 0.75


THRESHOLDS = WordThresholds()
_SOUNDS = frozenset(("jg", "gj", "ck", "kc", "sz", "zs", "fp", "pf"))  # heard as the same
_TAIL = 4  # letters after a known word that make another word of it
_SHORTENED = 5  # letters that a form of a word shares with it, if it is not its beginning
_SLIPS_FROM = (4, 7, 12)  # letters of the longer word from which one, two, three slips leave a word what it is
_NUMBER = re.compile(r"\d+")
_FEW_SLIPS = 0.7  # the least share of letters that any number of slips allowed leaves as it is


class Similarity(NamedTuple):
    """A text held against a name; shares are of the weight of the words, 0 to 1.

    `covered` is how much of the name the text holds, `explained` how much of the text the
    name accounts for, `extra` and `missing` the words left over, `least` the similarity of the
    worst pair of words.
    """

    covered: float
    explained: float
    extra: tuple[str, ...]
    missing: tuple[str, ...]
    least: float

    @property
    def overall(self) -> float:
        """The order of candidates: what the text says counts more than what it leaves out."""
        return 0.6 * self.explained + 0.4 * self.covered


def word_similarity(query: str, known: str) -> float:
    """Give how surely a word is a form, an abbreviation or a misspelling of a known word.

    >>> word_similarity("issues", "issue"), word_similarity("banana", "gender")
    (0.97, 0.0)
    >>> word_similarity("pricate", "private") > word_similarity("privation", "private") > 0.7
    True
    """
    if query == known:
        return 1.0
    if query[0] != known[0] and query[-2:] != known[-2:]:
        return 0.0  # slips rarely fall on both ends of a word
    return _form_or_slip(query, known)


@lru_cache(REMEMBERED)
def _form_or_slip(query: str, known: str) -> float:
    if query.isdecimal() or known.isdecimal() or _differ_in_number(query, known):
        return 0.0  # 2017 is no slip for 2018, nor Ward4 for Ward3
    if stem(query) == stem(known):
        return INFLECTED
    shared = Prefix.similarity(query, known)
    longest = max(len(query), len(known))
    misspelt = _misspelt(query, known, longest)
    if misspelt and _is_other_word(query, known):
        return THRESHOLDS.another
    long_tail = shared == len(known) <= len(query) - _TAIL  # genderless
    if shared >= _SHORTENED and shared >= 0.6 * longest and not long_tail:
        return max(misspelt, THRESHOLDS.form)
    if shared == len(query) >= 3:
        return max(misspelt, THRESHOLDS.beginning)
    return misspelt


def _differ_in_number(query: str, known: str) -> bool:
    """Say if both hold numbers, not the same: Ward3, Ward4. Health1, with the mark of a footnote, is Health."""
    numbers, others = ([number.lstrip("0") for number in _NUMBER.findall(word)] for word in (query, known))
    return bool(numbers and others) and numbers != others


def _is_other_word(query: str, known: str) -> bool:
    """Say if another first letter makes another word of a short one: wealth, hand."""
    return len(query) == len(known) <= 6 and not _start_alike(query, known)


def _start_alike(query: str, known: str) -> bool:
    return query[0] == known[0] or query[0] + known[0] in _SOUNDS


def _misspelt(query: str, known: str, longest: int) -> float:
    allowed = bisect_right(_SLIPS_FROM, longest)
    if not allowed or min(len(query), len(known)) < 3:
        return 0.0
    if longest <= 8 and not _start_alike(query, known):
        allowed = 1
    slips = OSA.distance(query, known, score_cutoff=allowed)
    return 1 - THRESHOLDS.slip * slips / longest if slips <= allowed else 0.0


def most_alike(query: str, known: Collection[str]) -> list[tuple[str, float]]:
    """Give the words that a word of another stem may stand for, the most alike first.

    It gives what `word_similarity` with each of them would, only much faster.

    >>> most_alike("helth", ["health", "wealth", "mine"])
    [('health', 0.875)]
    """
    few_slips = process.extract(query, known, scorer=OSA.normalized_similarity, score_cutoff=_FEW_SLIPS, limit=None)
    near = {word for word, _, _ in few_slips}
    near.update(word for word in known if word.startswith(query[:_SHORTENED]))
    alike = sorted((-word_similarity(query, word), word) for word in near)
    return [(word, -minus) for minus, word in alike if minus]


def compare(
    query: Sequence[str],
    query_weights: Sequence[float],
    known: tuple[str, ...],
    known_weights: Sequence[float],
    pairs_with: PairsWith | None = None,
) -> Similarity:
    """Pair the words of a text with those of a name, the most alike first.

    `pairs_with` are those of the name, where it is compared with many texts.

    >>> known = ("public", "administration", "reform")
    >>> compare(["admin", "reform"], [1, 1], known, [1, 1, 1]).missing
    ('public',)
    """
    pairs_with = PairsWith(known) if pairs_with is None else pairs_with
    pairs = [(minus, i, j) for i, word in enumerate(query) for minus, j in pairs_with[word]]
    if not pairs and query and known and query[0][0] != known[0][0]:
        return Similarity(0.0, 0.0, tuple(query), known, 0.0)
    query_by: dict[int, float] = {}
    known_by: dict[int, float] = {}
    for minus, i, j in sorted(pairs):
        if i not in query_by and j not in known_by:
            query_by[i] = known_by[j] = -minus
    if len(query_by) < min(len(query), len(known)):  # as many words are paired on either side until some run together
        _run_together(query, known, query_by, known_by, _share(known_weights, known_by))
    return Similarity(
        _share(known_weights, known_by),
        _share(query_weights, query_by),
        tuple([word for i, word in enumerate(query) if i not in query_by]),
        tuple([word for j, word in enumerate(known) if j not in known_by]),
        min(query_by.values(), default=0.0),
    )


class PairsWith(dict[str, list[tuple[float, int]]]):
    """The words of one name that words may stand for, found once for each word."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self._known = known

    def __missing__(self, word: str) -> list[tuple[float, int]]:
        found = self[word] = _pairs_of(word, self._known)
        return found


@lru_cache(1 << 16)  # words meet the few names near them again and again while one block of texts is settled
def _pairs_of(word: str, known: tuple[str, ...]) -> list[tuple[float, int]]:
    """Give the words of a name that a word may stand for, by position, each after its similarity as a minus."""
    alike = enumerate([word_similarity(word, other) for other in known])
    return [(-similarity, j) for j, similarity in alike if similarity]


def _run_together(
    query: Sequence[str],
    known: Sequence[str],
    query_by: dict[int, float],
    known_by: dict[int, float],
    support: float,
) -> None:
    """Pair all words left over on both sides when, without blanks, they are nearly the same."""
    query_left = [i for i in range(len(query)) if i not in query_by]
    known_left = [j for j in range(len(known)) if j not in known_by]
    if query[query_left[0]][0] != known[known_left[0]][0]:
        return
    one = "".join([query[i] for i in query_left])
    other = "".join([known[j] for j in known_left])
    if _differ_in_number(one, other):
        return
    single = len(query_left) == len(known_left) == 1
    if min(len(one), len(other)) >= 5:
        needed = THRESHOLDS.joined if len(query_left) != len(known_left) else THRESHOLDS.replaced
        needed = THRESHOLDS.supported if single and support >= THRESHOLDS.support else needed
        alike = ratio(one, other, score_cutoff=100 * needed) / 100
    else:
        alike = THRESHOLDS.short if single and support >= THRESHOLDS.short_support and _one_slip(one, other) else 0.0
    if alike:
        query_by.update(dict.fromkeys(query_left, alike))
        known_by.update(dict.fromkeys(known_left, alike))


def _one_slip(query: str, known: str) -> bool:
    """Say if two short words, hiv and hi, differ in one letter, and are no numbers."""
    letters = not query.isdecimal() and min(len(query), len(known)) > 1
    return letters and OSA.distance(query, known) <= 1


def _share(weights: Sequence[float], paired: dict[int, float]) -> float:
    whole = fsum(weights)
    return fsum([weights[i] * alike for i, alike in paired.items()]) / whole if whole else 0.0
