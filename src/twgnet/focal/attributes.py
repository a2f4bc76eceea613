"""Which attributes of the organisations a rules file speaks of, so that reading keeps their columns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from twgnet.errors import Location, RulesError
from twgnet.model.focal import POINTS
from twgnet.read.files.text.toml import load_toml


def attributes_named(rules: object) -> tuple[str, ...]:
    """Name the attributes that rules give points or quotas for; problems are reported when the rules are read.

    >>> attributes_named({"score": {"focus": 60, "position": {"Director": 20}}})
    ('position',)
    >>> attributes_named({"score": {"focus": 60, "attendance": 20}})
    ('attendance',)
    """
    tables = _open(rules)
    score, quotas = tables.get("score", {}), tables.get("quota", [])
    names = {*score} - {*POINTS} if isinstance(score, Mapping) else set()
    for quota in quotas if isinstance(quotas, list) else []:
        where = quota.get("where", {}) if isinstance(quota, Mapping) else {}
        names |= set(where) if isinstance(where, Mapping) else set()
    return tuple(sorted(map(str, names)))


def _open(rules: object) -> Mapping[str, object]:
    if isinstance(rules, Mapping):
        return rules
    if not isinstance(rules, str | Path):
        return {}
    try:
        return load_toml(Path(rules), Location(""), RulesError, "rules.no_toml").entries
    except (OSError, ValueError, RulesError):
        return {}
