"""How much a text resembles each known name: several views together, never one threshold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from twgnet.reconcile.lexicon import Known, Lexicon
from twgnet.reconcile.normal import stem, words

# words that may be added to or left out of any name without changing what it names
FILLERS = frozenset(
    "affair affairs area areas cambodia cambodian committee component government group groups"
    " issue issues khmer kingdom matter matters meeting national official related royal sector"
    " sectors sub technical thematic theme topic working".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One name held against a text.

    `explained` is the share of the text that the name accounts for, `covered` the share of
    the name that stands in the text (both 0..1, by weight of words); `whole` compares the
    two as strings (0..100). `strange` and `missing` are the words left over on either side.
    """

    known: Known
    explained: float
    covered: float
    whole: float
    strange: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def score(self) -> float:
        """One number to rank by, 0..100."""
        return max(self.whole, 100 * (0.6 * self.explained + 0.4 * self.covered))


def weigh(text: str, lexicon: Lexicon) -> list[Evidence]:
    """Hold a text against every group and body, the best name of each, best first."""
    parts = without_fillers(words(text))
    best: dict[object, Evidence] = {}
    for known in lexicon.names:
        evidence = _compare(parts, known, lexicon)
        old = best.get(known.owner)
        if old is None or _order(evidence) < _order(old):
            best[known.owner] = evidence
    return sorted(best.values(), key=_order)


def without_fillers(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out words that change no name, unless nothing else is there."""
    return tuple(part for part in parts if part not in FILLERS) or parts


def _order(evidence: Evidence) -> tuple[object, ...]:
    return (-round(evidence.score, 6), -evidence.covered, evidence.known.ids, evidence.known.key)


def _compare(parts: tuple[str, ...], known: Known, lexicon: Lexicon) -> Evidence:
    name = without_fillers(known.words)
    here = {part: max((likeness(part, other) for other in name), default=0.0) for part in parts}
    there = {other: max((likeness(part, other) for part in parts), default=0.0) for other in name}
    return Evidence(
        known,
        _share(here, lexicon),
        _share(there, lexicon),
        _whole(" ".join(parts), " ".join(name)),
        tuple(part for part, like in here.items() if not like),
        tuple(other for other, like in there.items() if not like),
    )


def _share(likenesses: dict[str, float], lexicon: Lexicon) -> float:
    total = sum(lexicon.weight(word) for word in likenesses)
    found = sum(like * lexicon.weight(word) for word, like in likenesses.items())
    return found / total if total else 0.0


@lru_cache(maxsize=500_000)
def likeness(one: str, other: str) -> float:
    """Say how surely two words are one, 0 to 1: equal, inflected, cut short, misspelt."""
    if one == other:
        return 1.0
    if stem(one) == stem(other):
        return 0.98
    short, long = sorted((one, other), key=len)
    shared = _shared_start(one, other)
    if shared >= 4 and (shared == len(short) or (shared >= 5 and shared >= 0.6 * len(long))):
        return 0.9  # admin / administration, private / privation
    from rapidfuzz.distance import OSA

    like = OSA.normalized_similarity(one, other)
    return like if like >= _enough(one, other) else 0.0


def _shared_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _enough(one: str, other: str) -> float:
    """Longer words may hold more slips; a wrong first letter is a rare slip."""
    length = max(len(one), len(other))
    needed = 1.0 if length <= 3 else 0.75 if length <= 5 else 0.7
    return needed if one[:1] == other[:1] else max(needed, 0.82)


def _whole(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    squeezed = fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other), squeezed)
