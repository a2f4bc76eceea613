"""The master list of organisations that names are settled against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from twgnet.errors import Problem, RegistryError, problem
from twgnet.model.message import Message, message
from twgnet.model.registry import Organisation
from twgnet.read import Form, Record, find_no_kinds, is_personal, mask, name_source
from twgnet.reconcile.decisions.file import parts_of
from twgnet.reconcile.text.ids import make_id
from twgnet.reconcile.text.normalise import normalise

ORGANISATIONS = Form("organisations", RegistryError, (("organisation",), ("organization",), ("name",)))
SHOWN = 5  # names that a message tells
_IDS = ("id", "organisation_id")
_TYPES = ("type", "organisation_type")
OWN = ("acronym", "aliases", "type", "id", "organisation_id", "organisation_type")


def load_organisations(source: Any, *, personal: bool = False) -> tuple[Organisation, ...]:
    """Read a master list, as `load_master_list`, and give the organisations alone."""
    return load_master_list(source, personal=personal)[0]


def load_master_list(
    source: Any, *, personal: bool = False
) -> tuple[tuple[Organisation, ...], tuple[str | Message, ...]]:
    """Read a master list: a table with `organisation` and, as known, acronym, aliases, type, id.

    Aliases are joined by `;`. Every other column is an attribute, but for names, addresses and
    telephone numbers of people, which are left out unless `personal`. Rows of one name are one
    organisation, unless their acronyms differ. Addresses and numbers in what is kept are masked.

    Returns
    -------
    The organisations, each once, and the names that stood there more than once, with types that contradict.

    Raises
    ------
    RegistryError
        The file cannot be used; every problem is listed with its row.
    """
    (column,), records, problems = ORGANISATIONS.read(source)
    problems += _problems(records, column)
    if not records:
        problems.append(problem("registry_file.no_organisation", source=name_source(source)))
    ORGANISATIONS.refuse(problems)
    taken = {_own(record, "id") for record in records}
    own = {column, *OWN} | (set() if personal else _of_people(records))
    if not personal:
        odd = find_no_kinds(Counter(filter(None, (_own(record, "type") for record in records))))
        records = [replace(record, values=_masked(record, column, odd)) for record in records]
    found: dict[tuple[str, str], Organisation] = {}
    merged: dict[str, str | Message] = {}
    for record in records:
        key = _key(record, column, found)
        organisation = _organisation(record, column, own, set() if key in found else taken)
        if key in found:
            merged.setdefault(found[key].name, found[key].name)
            if _contradicts(found[key].type, organisation.type):
                merged[found[key].name] = _two_types(found[key], organisation)
            organisation = _merge(found[key], organisation)
        found[key] = organisation
    return tuple(_unify_types(found.values())), tuple(merged.values())


def listed_names(organisations: Iterable[Organisation]) -> tuple[str, ...]:
    """Give every name, acronym and alias of listed organisations."""
    names = (name for one in organisations for name in (one.name, one.acronym, *one.aliases))
    return tuple(filter(None, names))


def _contradicts(first: str, other: str) -> bool:
    return bool(first and other) and normalise(first) != normalise(other)


def _two_types(kept: Organisation, other: Organisation) -> Message:
    return message("registry.two_types", name=kept.name, kept=kept.type, other=other.type)


def describe_merged(names: Sequence[str | Message]) -> tuple[Message, ...]:
    """Say which organisations stood in the master list more than once."""
    return (message("registry.merged", n=len(names), names=tuple(names[:SHOWN])),) if names else ()


def _key(record: Record, column: str, found: Collection[tuple[str, str]]) -> tuple[str, str]:
    """Give what rows of one organisation share: the name, and the acronym if both state one."""
    name, acronym = normalise(record.values[column]), normalise(record.values.get("acronym", ""))
    earlier = [key for key in found if key[0] == name] if (name, acronym) not in found else []
    unstated = [key for key in earlier if not key[1] or not acronym]
    return unstated[0] if unstated else (name, acronym)


def _merge(one: Organisation, again: Organisation) -> Organisation:
    """Give one organisation of two rows: what the first leaves out is taken of the second."""
    return Organisation(
        one.id,
        one.name,
        one.acronym or again.acronym,
        one.type or again.type,
        tuple(dict.fromkeys((*one.aliases, *again.aliases))),
        {**again.attributes, **one.attributes},
    )


def _unify_types(organisations: Iterable[Organisation]) -> Iterator[Organisation]:
    """Write a type as it is written first: `Local NGO` and `local NGO ` are one."""
    first: dict[str, str] = {}
    for one in organisations:
        kind = first.setdefault(normalise(one.type) or one.type, one.type)
        yield one if kind == one.type else replace(one, type=kind)


def _problems(records: list[Record], column: str) -> Iterator[Problem]:
    """Find rows without a name, and ids that an earlier row gives to another name."""
    owners: dict[str, tuple[str, int]] = {}
    for record in records:
        name, own_id = normalise(record.values[column]), _own(record, "id")
        if not name:
            yield problem("registry_file.no_organisation_name", record.location)
        owner, row = owners.setdefault(own_id, (name, record.location.row))
        if own_id and owner != name:
            yield problem("registry_file.id_taken", record.location, own_id=own_id, row=row)


def _of_people(records: list[Record]) -> set[str]:
    return {
        name for name in records[0].values if is_personal(name, [record.values.get(name, "") for record in records])
    }


def _masked(record: Record, column: str, odd: Collection[str]) -> dict[str, str]:
    """Mask addresses and numbers in all cells but ids, and titled names but in what the organisation is called.

    What is no kind of organisation is none here either.
    """
    called = {column, "acronym", "aliases"}

    def hide(name: str, cell: str) -> str:
        hidden = mask(cell, names=name not in called, listed=name in called)
        nameless = name == column and hidden != cell and not any(map(str.isalnum, hidden))
        return f"{hidden} ({record.location.row})" if nameless else hidden  # two numbers are two organisations

    cells = ((name, "" if name in _TYPES and cell in odd else cell) for name, cell in record.values.items())
    return {name: cell if name in _IDS else hide(name, cell) for name, cell in cells}


def _organisation(record: Record, column: str, own: set[str], taken: set[str]) -> Organisation:
    values = record.values
    return Organisation(
        _own(record, "id") or make_id(values[column], taken),
        values[column].strip(),
        values.get("acronym", ""),
        _own(record, "type"),
        parts_of(values.get("aliases", "")),
        {name: cell for name, cell in values.items() if name not in own and cell},
    )


def _own(record: Record, name: str) -> str:
    """Give a cell that may stand under the heading of `organisations.csv` as well."""
    return record.values.get(name) or record.values.get(f"organisation_{name}", "")
