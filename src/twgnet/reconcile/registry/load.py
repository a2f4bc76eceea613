"""The registry of groups: one that ships with twgnet, a file, or a table in memory."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any

from twgnet.errors import Location, Problem, RegistryError, problem
from twgnet.model.registry import Group, OtherBody, Registry
from twgnet.read import Form, mask, name_source
from twgnet.read.files.text.toml import load_toml
from twgnet.reconcile.registry.problems import find_problems
from twgnet.reconcile.text.ids import make_id

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9&+._-]{0,63}")
_TEXTS = ("id", "name", "acronym", "name_km", "lead")
_LISTS = ("aliases", "sources")
_BODY_LISTS = ("aliases", "nearest", "sources")
_NUMBERS = ("target", "seats")
_NAMES = ("name", "acronym", "name_km", "aliases", "nearest")  # what a group is called: it may be named for a person
GROUPS = Form(
    "groups",
    RegistryError,
    (("id", "name"), ("group_id", "group"), ("name",), ("group",)),
    further=(*_TEXTS, *_LISTS, *_NUMBERS),
)


def load_registry(source: Any, *, personal: bool = False) -> Registry:
    """Load a registry that ships with twgnet by its name, or one from a file or a DataFrame.

    A file is TOML with `[[groups]]` (id, name, and optionally acronym, aliases, name_km, lead,
    target, seats, sources), or a table (.csv, .xlsx, ...) with the same words as columns, or
    `group_id` and `group` as in `groups.csv`. A table may leave the ids out. Addresses and numbers in a
    file are masked unless `personal`, and titled names where no group is called.

    Raises
    ------
    RegistryError
        There is no such registry, or it is unusable: every problem is listed.

    >>> registry = load_registry("cambodia-2017")
    >>> len(registry.groups), registry.groups[0].name
    (19, 'Agriculture and Water')
    """
    data, file, rows = _open(source)
    stem = Path(file).stem
    if not personal and not (isinstance(source, str) and source in _shipped()):
        data, stem = _mask(data), mask(stem)
    problems: list[Problem] = []
    entries = _entries(data, "groups", file, problems)
    locations = rows or [Location(file, part=f"group {n}") for n in range(1, len(entries) + 1)]
    read = (_group(entry, location, problems) for entry, location in zip(entries, locations, strict=True))
    groups = tuple(group for group in read if group)
    registry = Registry(
        id=str(data.get("id", stem)),
        title=str(data.get("title", stem)),
        groups=tuple(sorted(groups, key=lambda group: group.id)),
        other_bodies=tuple(_bodies(data, file, problems)),
        sources=tuple(_sources(data, file, problems)),
        valid=str(data.get("valid", "")),
        general=_list(data, "general", Location(file), problems),
    )
    problems += find_problems(registry, Location(file))
    if problems:
        raise RegistryError(*problems)
    return registry


def shipped_registries() -> tuple[Registry, ...]:
    """Load every registry that ships with twgnet."""
    return tuple(map(load_registry, _shipped()))


def known_names(registry: Registry) -> tuple[str, ...]:
    """Give every name, acronym and alias of the groups, to recognise them in a file."""
    names = (
        name
        for group in registry.groups
        for name in (group.name, group.id, group.acronym, group.name_km, *group.aliases)
    )
    return tuple(name for name in names if name)


def _open(source: Any) -> tuple[dict[str, Any], str, list[Location]]:
    """Give the content, the name of the file, and where each group stands if it is a table."""
    if not isinstance(source, str | PathLike):
        return _open_table(source)
    source = os.fspath(source)
    shipped = resources.files("twgnet") / "registries" / f"{source}.toml"
    if re.fullmatch(r"[\w.-]{1,100}", source) and shipped.is_file():
        return tomllib.loads(shipped.read_text(encoding="utf-8")), f"{source}.toml", []
    path = Path(source)
    if path.suffix.lower() != ".toml" and path.suffix:
        return _open_table(path)
    try:
        file = load_toml(path, Location(path.name), RegistryError, "registry_file.no_toml")
    except (OSError, ValueError) as error:  # a ValueError: a name of a file with a zero in it
        reason = getattr(error, "strerror", "") or error
        raise RegistryError("registry_file.unknown", source=source, reason=reason, known=tuple(_shipped())) from None
    return file.entries, path.name, []


def _mask(value: Any, key: str = "") -> Any:
    """Mask addresses and numbers in every text but ids, and titled names but in what a group is called."""
    if isinstance(value, dict):
        return {name: _mask(inside, name) for name, inside in value.items()}
    if isinstance(value, list):
        return [_mask(inside, key) for inside in value]
    return (
        mask(value, names=key not in _NAMES, listed=key in _NAMES) if isinstance(value, str) and key != "id" else value
    )


def _open_table(source: Any) -> tuple[dict[str, Any], str, list[Location]]:
    (*_, column), records, problems = GROUPS.read(source)
    GROUPS.refuse(problems)
    taken = {record.values.get("id") or record.values.get("group_id", "") for record in records}
    groups = [_named(record.values, column, taken) for record in records]
    return {"groups": groups}, name_source(source), [record.location for record in records]


def _named(values: Mapping[str, str], column: str, taken: set[str]) -> dict[str, str]:
    """Give a row of a table with `id` and `name`, whatever its columns are called."""
    name, own = values[column], values.get("id") or values.get("group_id", "")
    stated = "id" in values or "group_id" in values
    return {**values, "name": name, "id": own if stated else make_id(name, taken)}


def _shipped() -> list[str]:
    folder = resources.files("twgnet") / "registries"
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def _entries(data: Mapping[str, Any], key: str, file: str, problems: list[Problem]) -> list[Mapping[str, Any]]:
    entries = data.get(key, [])
    if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    problems.append(problem("registry_file.no_tables", Location(file), key=key))
    return []


def _sources(data: Mapping[str, Any], file: str, problems: list[Problem]) -> Iterator[str]:
    sources = data.get("sources", {})
    if isinstance(sources, dict):
        yield from (f"{key}: {text}" for key, text in sources.items())
    else:
        problems.append(problem("registry_file.no_sources", Location(file)))


def _group(entry: Mapping[str, Any], location: Location, problems: list[Problem]) -> Group | None:
    texts = {key: str(entry.get(key, "")).strip() for key in _TEXTS}
    before = len(problems)
    if not texts["name"]:
        problems.append(problem("registry_file.no_group_name", location))
    if not _ID.fullmatch(texts["id"]):
        problems.append(problem("registry_file.odd_id", location, id=texts["id"]))
    numbers = {key: _number(entry, key, location, problems) for key in _NUMBERS}
    lists = {key: _list(entry, key, location, problems) for key in _LISTS}
    if len(problems) > before:
        return None
    return Group(**texts, **numbers, **lists)  # type: ignore[arg-type]


def _number(entry: Mapping[str, Any], key: str, location: Location, problems: list[Problem]) -> int | None:
    value = entry.get(key)
    if value in (None, ""):
        return None
    if str(value).isdecimal() and int(value) > 0:
        return int(value)
    problems.append(problem("registry_file.no_number", location, key=key, value=value))
    return None


def _list(entry: Mapping[str, Any], key: str, location: Location, problems: list[Problem]) -> tuple[str, ...]:
    value = entry.get(key, ())
    if isinstance(value, str):
        value = re.split(r"[;|\n]", value)
    if not isinstance(value, list | tuple):
        problems.append(problem("registry_file.no_texts", location, key=key, value=value))
        return ()
    return tuple(text for part in value if (text := str(part).strip()))


def _bodies(data: Mapping[str, Any], file: str, problems: list[Problem]) -> Iterator[OtherBody]:
    for key, ask in (("other_bodies", False), ("topics", True)):
        for number, entry in enumerate(_entries(data, key, file, problems), 1):
            location = Location(file, part=f"{key} {number}")
            lists = {key: _list(entry, key, location, problems) for key in _BODY_LISTS}
            yield OtherBody(str(entry.get("name", "")), what=str(entry.get("what", "")), ask=ask, **lists)
