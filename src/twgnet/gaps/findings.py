"""All findings about coverage, put together."""

from __future__ import annotations

from twgnet.gaps.accuracy import accuracy
from twgnet.gaps.balance import against_chance, balance
from twgnet.gaps.coverage import TARGET, coverage
from twgnet.gaps.fragility import fragility
from twgnet.gaps.sentence import DEFAULT_TARGET, accuracy_in_words, power_in_words
from twgnet.gaps.suggestions import suggestions
from twgnet.model.gaps import Gap, Gaps
from twgnet.model.network import Network


def find_gaps(
    network: Network,
    *,
    invited: int | None = None,
    answered: int | None = None,
    target: int | None = None,
    seed: int = 0,
) -> Gaps:
    """Find what is missing, how sure that is, what is brittle and whom to ask.

    Parameters and errors are those of `coverage`, whose gaps come first, widest first; `seed`
    is for the folds in which the accuracy of the suggestions is measured.
    """
    gaps = coverage(network, invited=invited, answered=answered, target=target)
    precise = accuracy(network, seed=seed)
    cells = against_chance(network)
    return Gaps(
        gaps,
        suggestions=suggestions(network, gaps),
        accuracy=precise,
        fragility=fragility(network),
        balance=balance(network),
        cells=cells,
        notes=(
            *_on_targets(network, target),
            *_on_ranks(gaps),
            accuracy_in_words(precise),
            power_in_words(cells),
        ),
        invited=invited,
        answered=answered,
    )


def _on_targets(network: Network, target: int | None) -> list[str]:
    by_default = target is None and any(g.target is g.seats is None for g in network.groups)
    return [DEFAULT_TARGET.format(target=TARGET)] if by_default else []


def _on_ranks(gaps: tuple[Gap, ...]) -> list[str]:
    """Say so where the intervals leave the order of all groups open."""
    if len(gaps) < 2 or any((g.rank_low, g.rank_high) != (1, len(gaps)) for g in gaps):
        return []
    return [f"The answers do not rank the groups: each could hold any rank from 1 to {len(gaps)}."]
