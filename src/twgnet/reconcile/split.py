"""An answer to its mentions: split where names stand on both sides, never inside a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from twgnet.reconcile.fragments import Fragment, cut, cut_at_prefixes, fragment, soft_joints
from twgnet.reconcile.lexicon import Lexicon
from twgnet.reconcile.match import Verdict, judge, prove

MAX_JOINTS = 40  # a longer run of commas is prose, not a list of names
Settle = Callable[[str], tuple[Fragment, Verdict] | None]
Settled = list[tuple[Fragment, Verdict]]


def read_answer(answer: str, lexicon: Lexicon, *, whole: bool = False) -> Settled:
    """Give every fragment of an answer with its verdict, in order; nothing is left out."""
    if whole:
        return _read_whole(answer, lexicon)
    return [
        settled
        for piece in cut(answer)
        for part in _parts(piece, lexicon)
        for settled in _read_part(part, lexicon)
    ]


def _read_whole(text: str, lexicon: Lexicon) -> Settled:
    piece = fragment(text)
    return [(piece, prove(piece, lexicon) or judge(piece, lexicon))]


def _parts(piece: str, lexicon: Lexicon) -> list[str]:
    return [piece] if prove(fragment(piece), lexicon) else cut_at_prefixes(piece) or [piece]


def _read_part(text: str, lexicon: Lexicon) -> Settled:
    """Try the text as one name, as a list of known names, as one misspelt name, as a loose list."""
    piece = fragment(text)
    proven = prove(piece, lexicon)
    if proven:
        return [(piece, proven)]
    strict = _segment(text, lambda part: _if_proven(part, lexicon))
    if strict:
        return strict
    verdict = judge(piece, lexicon)
    if verdict.status == "matched" or verdict.rule == "other-body":
        return [(piece, verdict)]
    loose = _segment(text, lambda part: _if_sure(part, lexicon))
    return loose or [(piece, verdict)]


def _if_proven(text: str, lexicon: Lexicon) -> tuple[Fragment, Verdict] | None:
    piece = fragment(text)
    verdict = prove(piece, lexicon)
    return (piece, verdict) if verdict else None


def _if_sure(text: str, lexicon: Lexicon) -> tuple[Fragment, Verdict] | None:
    piece = fragment(text)
    verdict = prove(piece, lexicon) or judge(piece, lexicon)
    return (piece, verdict) if verdict.status == "matched" else None


def _segment(text: str, settle: Settle) -> Settled:
    """Cut at joints so that every piece settles, in as few pieces as possible; else nothing.

    `best[k]` is the best reading of the text before joint k; a piece runs from one joint to
    a later one, so that a name with a comma inside is found whole.
    """
    joints = soft_joints(text)
    if not 0 < len(joints) <= MAX_JOINTS:
        return []
    starts = [0, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), len(text)]
    best: list[Settled | None] = [[]]
    for last, end in enumerate(ends):
        options = list(_readings(text, starts, end, last, best, settle))
        best.append(min(options, key=len) if options else None)
    return best[-1] or []


def _readings(
    text: str, starts: list[int], end: int, last: int, best: list[Settled | None], settle: Settle
) -> Iterator[Settled]:
    for first in range(max(0, last - 5), last + 1):
        before = best[first]
        part = text[starts[first] : end].strip()
        if before is None:
            continue
        if not part.strip(" .()[]"):
            yield before
        elif settled := settle(part):
            yield [*before, settled]
