"""What is missing, what depends on few organisations, and what missing answers leave open."""

from twgnet._arguments import check_all
from twgnet.gaps.balance.cells import against_chance, weigh_kinds
from twgnet.gaps.balance.kinds import assess_balance
from twgnet.gaps.coverage.estimate import EXACT_RULES, Tally, estimate_coverage
from twgnet.gaps.coverage.open_answers import count_open_answers
from twgnet.gaps.coverage.targets import check_invited
from twgnet.gaps.explain import explain_group
from twgnet.gaps.find import find_gaps, find_nonrespondents
from twgnet.gaps.headline import state_assumption, summarise_verdicts
from twgnet.gaps.notes import on_balance, on_targets
from twgnet.gaps.response.rates import describe_list, response_rates, warn_of_low_rates
from twgnet.gaps.robustness.curve import assess_robustness
from twgnet.gaps.robustness.rows import fragility_rows
from twgnet.gaps.structure.assess import assess_structure, hide_communities, shows_communities, summarise_structure
from twgnet.gaps.suggestions.accuracy import assess_accuracy
from twgnet.gaps.suggestions.suggest import suggest_organisations

__all__ = [
    "EXACT_RULES",
    "Tally",
    "against_chance",
    "assess_accuracy",
    "assess_balance",
    "assess_robustness",
    "assess_structure",
    "check_invited",
    "count_open_answers",
    "describe_list",
    "estimate_coverage",
    "explain_group",
    "find_gaps",
    "find_nonrespondents",
    "fragility_rows",
    "hide_communities",
    "on_balance",
    "on_targets",
    "response_rates",
    "shows_communities",
    "state_assumption",
    "suggest_organisations",
    "summarise_structure",
    "summarise_verdicts",
    "warn_of_low_rates",
    "weigh_kinds",
]

check_all(__all__, globals())
