"""Results in which every text that people write is hostile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    '"><svg onload=alert(4)>',
    "' onmouseover='alert(5)",
    "javascript:alert(6)//href",
    "</title></style><b>bold</b>",
    "--><!-- ]]> <![CDATA[",
    "{{ 7*7 }} {% raw %} ${7*7} {n}",
    "\u202eesrever\u2066 and \u200f more",
    "=cmd|' /C calc'!A0",
    "x" * 10_000,
    "ក្រុមការងារ 🇰🇭 👩‍👩‍👧 \u0301\u0301",
    "line\nbreak\ttab\u2028end \x00\x07",
    "",
    "   ",
)
PEOPLE = set(
    "name acronym name_km type aliases text why organisation group title provenance source note"
    " sole_organisation runner_up lead like where attribute value only".split()
)


def poisoned(results: Any) -> Any:
    """Give the same results with a payload in every field that people write."""
    payloads = cycle(PAYLOADS)
    parts = ("survey", "registry", "reconciliation", "network", "gaps", "seats")
    return replace(results, **{part: _poison(getattr(results, part), payloads) for part in parts})


def _poison(value: Any, payloads: Iterator[str]) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{f.name: _field(f.name, getattr(value, f.name), payloads) for f in fields(value)},
        )
    if hasattr(value, "_fields"):
        values = {name: _field(name, getattr(value, name), payloads) for name in value._fields}
        return type(value)(**values)
    if isinstance(value, tuple):
        return tuple(_poison(one, payloads) for one in value)
    return value


def _field(name: str, value: Any, payloads: Iterator[str]) -> Any:
    if name in PEOPLE and isinstance(value, str):
        return next(payloads)
    if name in PEOPLE and isinstance(value, tuple):
        return tuple(next(payloads) for _ in range(2))
    if name == "attributes":
        return {next(payloads): next(payloads) for _ in range(3)}
    if isinstance(value, Mapping):
        return value
    return _poison(value, payloads)
