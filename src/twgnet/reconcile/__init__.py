"""What people wrote to registry ids: every fragment accounted for, decisions remembered."""

from twgnet.reconcile.decisions import load_decisions
from twgnet.reconcile.infer import infer_registry
from twgnet.reconcile.master import load_organisations
from twgnet.reconcile.registry import known_names, load_registry
from twgnet.reconcile.settle import settle

__all__ = [
    "infer_registry",
    "known_names",
    "load_decisions",
    "load_organisations",
    "load_registry",
    "settle",
]
