"""All findings about coverage, put together."""

from __future__ import annotations

from dataclasses import replace

from twgnet.gaps import notes
from twgnet.gaps.accuracy import accuracy
from twgnet.gaps.balance import against_chance, balance
from twgnet.gaps.coverage import coverage
from twgnet.gaps.fragility import fragility
from twgnet.gaps.suggestions import suggestions
from twgnet.model.gaps import Gaps
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
    found = Gaps(
        gaps,
        suggestions=suggestions(network, gaps),
        accuracy=accuracy(network, seed=seed),
        fragility=fragility(network),
        balance=balance(network),
        cells=against_chance(network),
        invited=invited,
        answered=answered,
    )
    trust = notes.on_accuracy(found.accuracy)
    return replace(found, notes=(*_notes(network, found, target), trust), trust=trust)


def _notes(network: Network, found: Gaps, target: int | None) -> tuple[str, ...]:
    every = (
        notes.on_targets(network, target),
        notes.on_absent(network, found.answered),
        notes.on_ranks(found.gaps),
        notes.on_sole_covers(network, found.fragility),
        notes.on_departures(network, found.fragility),
        notes.on_reach(found.fragility),
        notes.on_one_kind(found.balance),
        notes.on_power(found.cells),
    )
    return tuple(note for note in every if note)
