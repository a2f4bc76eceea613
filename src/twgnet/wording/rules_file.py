"""The commented rules file to start from, with what this survey knows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from twgnet.focal.score import read_attribute
from twgnet.model.message import message
from twgnet.model.network import Network
from twgnet.model.registry import SEVERAL
from twgnet.wording.catalogue import say


def write_rules_file(network: Network) -> str:
    """Write a commented rules file with the ids and names of a survey, its examples on what the survey knows."""
    text = Path(__file__).with_name("rules_template.toml").read_text(encoding="utf-8")
    text = text.replace("{points}", _points(network)).replace("{quota}", _quota(network))
    groups = [f"#   {group.id}: {_line(group.name)}" for group in network.groups]
    organisations = [f"#   {one.id}: {_line(one.name)}" for one in network.organisations]
    return "\n".join([text, "# Groups (id: name)", *groups, "#", "# Organisations (id: name)", *organisations, ""])


def _points(network: Network) -> str:
    known = _commonest_value(network)
    if known is None:
        return _needs("points")
    name, value = known
    return _comment({f"[score.{name}]": "points", f"{value} = 20": ""})


def _quota(network: Network) -> str:
    """Write a quota that holds: one focal seat for the commonest kind among those that asked for a group."""
    known = _commonest_value(network)
    if known is None:
        return _needs("quota")
    name, value = known
    return _comment(
        {"[[quota]]": "quota", f"where = {{ {name} = {value} }}": "", 'of = "focal"': "of", "at_least = 1": "n"}
    )


def _needs(what: str) -> str:
    """Say what a rule would need that this survey does not tell; it stays a comment without its first mark."""
    return f"## {say(message(f'rules.template.no_{what}'))}"


def _comment(lines: Mapping[str, str]) -> str:
    notes = {line: f" # {say(message(f'rules.template.{note}'))}" if note else "" for line, note in lines.items()}
    return "\n".join(f"# {line:<25}{note}" if note else f"# {line}" for line, note in notes.items())


def _commonest_value(network: Network) -> tuple[str, str] | None:
    """Give, as TOML writes them, an attribute and its value that most organisations with an interest have."""
    asked = {tie.organisation_id for tie in network.interests}
    kept = [one for one in network.organisations if one.id in asked]
    for name in ("organisation_type", *sorted({name for one in kept for name in one.attributes})):
        values = Counter(filter(_is_plain, (read_attribute(one, name) for one in kept)))
        if values and _is_plain(name):
            return _key(name), _quote(min(values, key=lambda one: (-values[one], one)))
    return None


def _is_plain(text: str) -> bool:
    return bool(text) and text == _line(text) and not text.startswith(SEVERAL)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quote(name)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _line(text: str) -> str:
    return "".join(mark for mark in " ".join(text.split()) if mark.isprintable())
