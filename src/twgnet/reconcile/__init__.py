"""What people wrote to registry ids: every fragment accounted for, decisions remembered."""

from twgnet.reconcile.decisions import holds_other_rulings, load_decisions
from twgnet.reconcile.effect import describe_names
from twgnet.reconcile.gold import GoldScore, Mistake, score_against_gold
from twgnet.reconcile.infer import infer_registry
from twgnet.reconcile.master import load_organisations
from twgnet.reconcile.quality import Quality, quality
from twgnet.reconcile.registry import known_names, load_registry
from twgnet.reconcile.settle import settle

__all__ = [
    "GoldScore",
    "Mistake",
    "Quality",
    "describe_names",
    "holds_other_rulings",
    "infer_registry",
    "known_names",
    "load_decisions",
    "load_organisations",
    "load_registry",
    "quality",
    "score_against_gold",
    "settle",
]
