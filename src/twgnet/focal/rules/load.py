"""The rules file: what the office decides before seats are proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

from twgnet.errors import SHOWN, Location, Problem, RulesError, problem
from twgnet.model.focal import BOUNDS, POINTS, ROLES, Must, Never, Quota, Rules, RulesFile, find_number_problem
from twgnet.read.files.text.toml import load_toml

NUMBERS = ("max_seats", "max_focal", "alternates", "draw_seed")
SWITCHES = ("everyone_first", "open_gaps")
TABLES = ("exclude", "max_seats_of", "seats", "score", "must", "never", "family", "quota")
SHARE = re.compile(r"\s*\d{1,9}(/\d{1,9}|\.\d{1,9})?\s*")  # an exponent of many digits would take hours


def load_rules(path: str | Path | Mapping[str, Any]) -> Rules:
    """Read the rules for focal organisations from a TOML file, or take them from a dictionary of its shape.

    What is left out keeps its default; names are looked up later, when the survey is known.

    Raises
    ------
    RulesError
        The file cannot be read, or says something that is no rule; every problem is listed.
    """
    name, text, entries = ("rules", "", dict(path)) if isinstance(path, Mapping) else (str(path), *_read(Path(path)))
    parser = _Parser(RulesFile(name, text))
    values = parser.parse(entries)
    if parser.problems:
        raise RulesError(*parser.problems)
    return Rules(**values, file=parser.file)


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    location = Location(str(path))
    try:
        entries, text = load_toml(path, location, RulesError, "rules.no_toml")
    except (OSError, ValueError) as error:  # a ValueError: a name of a file with a zero in it
        reason = getattr(error, "strerror", "") or error
        raise RulesError("rules.unreadable", location=location, reason=reason) from error
    if not entries and (not text.strip() or path.suffix.casefold() != ".toml"):
        raise RulesError("rules.no_rules_file", location=location)
    return text, entries


class _Parser:
    """Takes the file apart, and collects what is wrong."""

    def __init__(self, file: RulesFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def parse(self, entries: Mapping[str, Any]) -> dict[str, Any]:
        self.refuse_unknown(entries, (*NUMBERS, *SWITCHES, *TABLES))
        values = {key: self.number(key, entries[key]) for key in NUMBERS if key in entries}
        values |= {key: self.switch(key, entries[key]) for key in SWITCHES if key in entries}
        score = self.table(entries, "score")
        values |= {key: self.number(key, score[key]) for key in POINTS if key in score}
        values["points"] = {
            key: self.points(key, table)
            for key, table in score.items()
            if key not in POINTS and self.is_term(key, table)
        }
        numbers = {key: most for key, most in score.items() if key not in POINTS and _is_number(most)}
        values["proportional"] = {
            key: self.number("focus", most, key, f"[score] {key}") for key, most in numbers.items()
        }
        values["exclude"] = tuple(self.texts("exclude", entries.get("exclude", [])))
        limits = self.table(entries, "max_seats_of")
        values["max_seats_of"] = {
            name: self.number("max_seats", number, name, f"[max_seats_of] {name}") for name, number in limits.items()
        }
        values["seats"] = {name: self.seats(name, table) for name, table in self.table(entries, "seats").items()}
        values["must"] = tuple(Must(**one) for one in self.rules(entries, "must", "group organisation", "role"))
        values["never"] = tuple(Never(**one) for one in self.rules(entries, "never", "group organisation", "why"))
        families = self.rules(entries, "family", "organisations", "")
        values["families"] = tuple(tuple(self.texts("organisations", one["organisations"])) for one in families)
        values["quotas"] = tuple(map(self.quota, self.rules(entries, "quota", "where", "of at_least at_most")))
        self.check_roles(values["must"])
        return values

    def refuse(self, code: str, needle: str, **values: object) -> None:
        self.problems.append(problem(f"rules.{code}", self.locate(needle), **values))

    def locate(self, needle: str) -> Location:
        """Give the line of a problem; of one that is not shown the file alone: each look goes through all lines."""
        return self.file.locate(needle) if len(self.problems) < SHOWN else Location(self.file.path)

    def refuse_unknown(self, entries: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in map(str, entries):
            if key not in known and (near := get_close_matches(key, known, 1)):
                self.refuse("like", key, key=key, near=near[0])
            elif key not in known:
                self.refuse("unknown", key, key=key, known=tuple(sorted(known)))

    def number(self, key: str, value: Any, needle: str = "", shown: str = "") -> Any:
        if found := find_number_problem(key, value, None, shown):
            self.problems.append(replace(found, location=self.locate(needle or key)))
            return BOUNDS[key][0]
        return value

    def switch(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self.refuse("no_switch", key, key=key, value=value)
        return bool(value)

    def table(self, entries: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = entries.get(key, {})
        if isinstance(value, dict):
            return value
        self.refuse("no_table", key, key=key)
        return {}

    def texts(self, key: str, value: Any) -> list[str]:
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return value
        self.refuse("no_list", key, key=key)
        return []

    def is_term(self, key: str, table: Any) -> bool:
        if not isinstance(table, dict) and not _is_number(table):
            self.refuse("unknown_score", key, key=key, known=tuple(POINTS))
        return isinstance(table, dict)

    def points(self, key: str, table: Mapping[str, Any]) -> dict[str, int]:
        return {value: self.number("focus", points, value, f"[score.{key}] {value}") for value, points in table.items()}

    def seats(self, name: str, table: Any) -> tuple[int, int]:
        if not isinstance(table, dict) or not set(table) <= {"focal", "alternates"}:
            self.refuse("odd_seats", name, group=name, value=table)
            return 1, 1
        focal, alternates = (
            self.number("alternates", table.get(role, 1), name, f"{role} of [seats] {name}")
            for role in ("focal", "alternates")
        )
        return focal, alternates

    def rules(self, entries: Mapping[str, Any], key: str, needed: str, optional: str) -> list[dict[str, Any]]:
        several = entries.get(key, [])
        if not isinstance(several, list) or not all(isinstance(one, dict) for one in several):
            self.refuse("no_rules", key, key=key)
            return []
        good = []
        for one in several:
            wrong = {*one} - {*needed.split(), *optional.split()}
            missing = {*needed.split()} - {*one}
            for name in sorted(wrong | missing):
                code = ("without" if name in missing else "unknown_part") + "_optional" * bool(optional)
                parts = {"needed": tuple(needed.split()), "optional": tuple(optional.split())}
                self.refuse(code, f"[[{key}]]", key=key, name=name, **parts)
            texts = all(isinstance(one.get(name, ""), str) for name in ("group", "organisation", "role", "why"))
            if not texts:
                self.refuse("no_text", f"[[{key}]]", key=key)
            if texts and not wrong | missing:
                good.append(one)
        return good

    def quota(self, entries: Mapping[str, Any]) -> Quota:
        where, of = entries["where"], entries.get("of", "all")
        if not isinstance(where, dict) or not where or not all(isinstance(value, str) for value in where.values()):
            self.refuse("quota_where", "where")
            where = {}
        if of not in (*ROLES, "all"):
            self.refuse("quota_of", str(of), value=of)
        parts = {key: self.share(key, entries[key]) for key in ("at_least", "at_most") if key in entries}
        if not parts:
            self.refuse("quota_number", "[[quota]]")
        return Quota(where, of, **parts)

    def share(self, key: str, value: Any) -> int | Fraction:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        try:
            part = Fraction(value) if isinstance(value, str) and SHARE.fullmatch(value) else Fraction(-1)
        except ZeroDivisionError:
            part = Fraction(-1)
        if not 0 <= part <= 1:
            self.refuse("no_share", key, key=key, value=value)
        return part

    def check_roles(self, must: tuple[Must, ...]) -> None:
        for rule in must:
            if rule.role not in ("", *ROLES):
                self.refuse("role", rule.role, value=rule.role)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
