"""The best assignment of seats, proven by an exact solver (HiGHS, through scipy)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twgnet.focal.score import Candidate
from twgnet.focal.seat_model import Chair, Puzzle
from twgnet.model.focal import Rules


def assign(candidates: Mapping[str, Sequence[Candidate]], rules: Rules) -> dict[Chair, Candidate]:
    """Give every chair that can be filled its candidate.

    What is asked for, each wish only among the best for those before it:

    1. most focal seats filled, 2. most first alternates (then second ones, ...),
    3. fewest seats held by those that hedged, 4. the highest sum of scores,
    5. chair by chair (focal seats first, by group id), the best ranked candidate.

    No organisation has two chairs in a group, or more than `rules.max_seats` in all. The last
    wish leaves one answer only: the outcome does not depend on the order of the data.

    Examples
    --------
    >>> assign({}, Rules())
    {}
    """
    levels = range(rules.alternates + 1)
    choices = [
        (one, (group, level))
        for group, some in sorted(_worth_considering(candidates, rules).items())
        for level in levels
        for one in some
    ]
    if not choices:
        return {}
    puzzle = Puzzle(choices, rules.max_seats)
    for level in levels:
        puzzle.wish([int(chair[1] == level) for _, chair in choices])
    puzzle.wish([-int(not one.certain) for one, _ in choices])
    puzzle.wish([one.score for one, _ in choices])
    for chair in sorted({chair for _, chair in choices}, key=lambda chair: (chair[1], chair[0])):
        puzzle.fix(chair)
    return puzzle.outcome()


def _worth_considering(candidates: Mapping[str, Sequence[Candidate]], rules: Rules) -> dict[str, Sequence[Candidate]]:
    """Leave out candidates so far down the ranking that no best assignment can need them.

    A better ranked candidate without a seat in the group is passed over only when it holds
    `max_seats` seats in other groups, and there are only so many seats in other groups.
    """
    own = rules.alternates + 1
    elsewhere = own * (sum(map(bool, candidates.values())) - 1)
    enough = own + max(0, elsewhere) // rules.max_seats
    return {group: some[:enough] for group, some in candidates.items()}
