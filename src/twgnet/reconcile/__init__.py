"""What people wrote to registry ids: every fragment accounted for, decisions remembered."""

from twgnet._arguments import check_all
from twgnet.reconcile.decisions.file import load_decisions, would_lose
from twgnet.reconcile.evaluate import Evaluation, Mistake, evaluate_matches
from twgnet.reconcile.invited import match_invited
from twgnet.reconcile.quality import Quality, count_statuses
from twgnet.reconcile.registry.choose import choose_registry, open_registries
from twgnet.reconcile.registry.infer import infer_registry
from twgnet.reconcile.registry.load import known_names, load_registry
from twgnet.reconcile.registry.master import describe_merged, listed_names, load_master_list, load_organisations
from twgnet.reconcile.survey import reconcile_survey, settle_respondents

__all__ = [
    "Evaluation",
    "Mistake",
    "Quality",
    "choose_registry",
    "count_statuses",
    "describe_merged",
    "evaluate_matches",
    "infer_registry",
    "known_names",
    "listed_names",
    "load_decisions",
    "load_master_list",
    "load_organisations",
    "load_registry",
    "match_invited",
    "open_registries",
    "reconcile_survey",
    "settle_respondents",
    "would_lose",
]

check_all(__all__, globals())
