"""All findings about gaps, put together: coverage, fragility, balance, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twgnet.gaps import notes
from twgnet.gaps.balance.cells import against_chance
from twgnet.gaps.balance.kinds import assess_balance
from twgnet.gaps.coverage.estimate import estimate_coverage
from twgnet.gaps.coverage.strata import stratify
from twgnet.gaps.headline import count_verdicts, state_assumption, summarise_verdicts
from twgnet.gaps.response.nonrespondents import rank_nonrespondents
from twgnet.gaps.response.rates import response_rates, warn_of_low_rates
from twgnet.gaps.robustness.curve import assess_robustness
from twgnet.gaps.robustness.removal import SECONDS
from twgnet.gaps.structure.assess import assess_structure, shows_communities, summarise_structure
from twgnet.gaps.suggestions.accuracy import assess_accuracy
from twgnet.gaps.suggestions.suggest import explain_accuracy, suggest_organisations
from twgnet.model.gaps import Gap, Gaps, Nonrespondent, StructureMeasure
from twgnet.model.invited import Invited
from twgnet.model.message import Message
from twgnet.model.network import Network


def find_gaps(
    network: Network,
    *,
    invited: int | None = None,
    answered: int | None = None,
    target: int | None = None,
    open_answers: Mapping[str, int] | None = None,
    invited_list: Invited | None = None,
    seed: int = 0,
    time_limit: int = SECONDS,
    structure: tuple[StructureMeasure, ...] | None = None,
    coverage: tuple[Gap, ...] | None = None,
) -> Gaps:
    """Find what is missing, how sure that is, what depends on few organisations and who to ask.

    Parameters and errors are those of `estimate_coverage`, whose gaps come first, widest first; `seed`
    is for the folds in which the accuracy of the suggestions is measured, and for the random networks
    of `structure`. That and `coverage` are worked out unless they are given. Each search for a smallest
    set may take `time_limit` seconds.
    """
    gaps = coverage or estimate_coverage(
        network, invited=invited, answered=answered, target=target, open_answers=open_answers, invited_list=invited_list
    )
    found = Gaps(
        gaps,
        fragility=assess_robustness(network, seconds=time_limit),
        balance=assess_balance(network),
        cells=against_chance(network),
        response=() if invited_list is None else response_rates(invited_list),
        structure=assess_structure(network, seed=seed) if structure is None else structure,
        invited=invited,
        answered=answered,
        seen=len(network.organisations),
    )
    found = _suggest(network, _summarise(found), find_nonrespondents(network, gaps, invited_list, seed=seed), seed)
    return replace(found, notes=tuple(_notes(network, found, target)))


def _summarise(found: Gaps) -> Gaps:
    """Add what is said of all groups together."""
    return replace(
        found,
        headline=summarise_verdicts(found.gaps),
        finding=count_verdicts(found.gaps, most_named=0),
        assumption=state_assumption(found.invited, found.answered, found.seen),
        warnings=tuple(warn_of_low_rates(found.response)),
        pattern=summarise_structure(found.structure),
        communities_shown=shows_communities(found.structure),
    )


def _suggest(network: Network, found: Gaps, nonrespondents: tuple[Nonrespondent, ...], seed: int) -> Gaps:
    """Add whom to ask next, and how far that is to be trusted."""
    accuracy = assess_accuracy(network, seed=seed)
    suggestions = suggest_organisations(
        network, found.gaps, accuracy, nonrespondents=nonrespondents, cells=found.cells, seed=seed
    )
    return replace(
        found,
        suggestions=suggestions,
        accuracy=accuracy,
        trust=explain_accuracy(network, accuracy),
        nonrespondents=nonrespondents,
    )


def find_nonrespondents(
    network: Network, gaps: Sequence[Gap], invited_list: Invited | None, *, seed: int = 0
) -> tuple[Nonrespondent, ...]:
    """Give who did not answer, those first whose answer could change most; nobody where no list was given.

    Equal ones are drawn by `seed`.
    """
    if invited_list is None:
        return ()
    return rank_nonrespondents(network, gaps, invited_list, stratify(network, invited_list), seed=seed)


def _notes(network: Network, found: Gaps, target: int | None) -> Iterator[Message]:
    yield from found.warnings
    yield from notes.on_targets(network, target)
    yield from notes.on_ranks(found.gaps)
    yield from notes.on_sole_covers(network, found.fragility)
    yield from notes.on_removal(network, found.fragility)
    yield from notes.on_covers(found.fragility)
    yield from notes.on_one_kind(network, found.balance)
    yield from notes.on_balance(network, found.cells)
    yield from filter(None, [found.pattern])
    yield found.trust
