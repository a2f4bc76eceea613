"""All findings about coverage, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from twgnet.gaps import notes
from twgnet.gaps.balance.cells import against_chance
from twgnet.gaps.balance.kinds import assess_balance
from twgnet.gaps.coverage.estimate import estimate_coverage
from twgnet.gaps.coverage.strata import stratify
from twgnet.gaps.headline import state_assumption, summarise_verdicts
from twgnet.gaps.response.nonrespondents import rank_nonrespondents
from twgnet.gaps.response.rates import response_rates, warn_of_low_rates
from twgnet.gaps.robustness.curve import assess_robustness
from twgnet.gaps.structure.assess import assess_structure, shows_communities, summarise_structure
from twgnet.gaps.suggestions.accuracy import assess_accuracy
from twgnet.gaps.suggestions.suggest import suggest_organisations
from twgnet.model.gaps import Gaps, StructureMeasure
from twgnet.model.invited import Invited
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
    structure: tuple[StructureMeasure, ...] | None = None,
) -> Gaps:
    """Find what is missing, how sure that is, what is brittle and whom to ask.

    Parameters and errors are those of `estimate_coverage`, whose gaps come first, widest first; `seed`
    is for the folds in which the accuracy of the suggestions is measured, and for the random networks
    of `structure`, which is assessed unless it is given.
    """
    gaps = estimate_coverage(
        network, invited=invited, answered=answered, target=target, open_answers=open_answers, invited_list=invited_list
    )
    seen = len(network.organisations)
    if structure is None:
        structure = assess_structure(network, seed=seed)
    found = Gaps(
        gaps,
        suggestions=suggest_organisations(network, gaps),
        accuracy=assess_accuracy(network, seed=seed),
        fragility=assess_robustness(network),
        balance=assess_balance(network),
        cells=against_chance(network),
        structure=structure,
        pattern=summarise_structure(structure),
        communities_shown=shows_communities(structure),
        invited=invited,
        answered=answered,
        seen=seen,
        headline=summarise_verdicts(gaps),
        assumption=state_assumption(invited, answered, seen),
    )
    if invited_list is not None:
        found = _add_response(network, found, invited_list)
    trust = notes.on_accuracy(found.accuracy)
    return replace(found, notes=(*_notes(network, found, target), trust), trust=trust)


def _add_response(network: Network, found: Gaps, invited: Invited) -> Gaps:
    rates = response_rates(invited)
    ranked = rank_nonrespondents(network, found.gaps, invited, stratify(network, invited))
    return replace(found, nonrespondents=ranked, response=rates, warnings=tuple(warn_of_low_rates(rates)))


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
