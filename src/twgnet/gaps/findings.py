"""All findings about coverage, put together."""

from __future__ import annotations

from twgnet.gaps.coverage import TARGET, coverage
from twgnet.gaps.fragility import fragility
from twgnet.gaps.sentence import DEFAULT_TARGET
from twgnet.model.gaps import Gaps
from twgnet.model.network import Network


def find_gaps(
    network: Network,
    *,
    invited: int | None = None,
    answered: int | None = None,
    target: int | None = None,
) -> Gaps:
    """Find what is missing, how sure that is, what is brittle and whom to ask.

    Parameters and errors are those of `coverage`; its gaps come first and widest first.
    """
    gaps = coverage(network, invited=invited, answered=answered, target=target)
    return Gaps(
        gaps,
        fragility=fragility(network),
        notes=_notes(network, target),
        invited=invited,
        answered=answered,
    )


def _notes(network: Network, target: int | None) -> tuple[str, ...]:
    by_default = target is None and any(g.target is g.seats is None for g in network.groups)
    return (DEFAULT_TARGET.format(target=TARGET),) if by_default else ()
