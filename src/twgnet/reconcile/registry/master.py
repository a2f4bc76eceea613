"""The master list of organisations that names are settled against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from twgnet.errors import LayoutError, Problem, RegistryError, TwgnetError
from twgnet.model.registry import Organisation
from twgnet.read import Record, is_personal, name_source, read_records
from twgnet.reconcile.decisions.file import parts_of
from twgnet.reconcile.registry.infer import free_id
from twgnet.reconcile.text.normalise import normalise

NAME = ("organisation", "organization", "name")  # the first of these columns holds the name
OWN = ("acronym", "aliases", "type", "id", "organisation_id", "organisation_type")


def load_organisations(path: Any, *, personal: bool = False, repeated: bool = False) -> tuple[Organisation, ...]:
    """Read a master list: a table with `organisation` and, as known, acronym, aliases, type, id.

    Aliases are joined by `;`. Every other column is an attribute, but for names, addresses and
    telephone numbers of people, which are left out unless `personal`. An organisation that stands
    there twice is a problem unless `repeated`.

    Raises
    ------
    RegistryError
        The file cannot be used; every problem is listed with its row.
    """
    column, records = _read(path)
    problems = list(_problems(records, column, repeated=repeated))
    if not records:
        what = f"no organisation is listed in {name_source(path)}"
        problems.append(Problem(what, advice="write one organisation a row below the headings"))
    if problems:
        raise RegistryError(*problems)
    taken = {_own(record, "id") for record in records}
    own = {column, *OWN} | (set() if personal else _of_people(records))
    return tuple(_organisation(record, column, own, taken) for record in records)


def _read(path: Any) -> tuple[str, list[Record]]:
    refused = None
    for column in NAME:
        try:
            return column, read_records(path, needs=(column,))
        except LayoutError as error:
            refused = refused or error
        except TwgnetError as error:
            raise RegistryError(*error.problems) from None
    raise RegistryError(*(refused.problems if refused else ()))


def _problems(records: list[Record], column: str, *, repeated: bool) -> Iterator[Problem]:
    """Find rows without a name, and names and ids that an earlier row has."""
    rows: dict[tuple[str, str], int] = {}
    for record in records:
        name, own_id = record.values[column], _own(record, "id")
        if not normalise(name):
            yield Problem("no name in this row", record.location, "fill it or delete the row")
        for kind, written, key in (("name", name, normalise(name)), ("id", own_id, own_id)):
            first = rows.setdefault((kind, key), record.location.row)
            if key and not repeated and first != record.location.row:
                what = f"the {kind} {written!r} is already in row {first}"
                yield Problem(what, record.location, "delete one of the rows")


def _of_people(records: list[Record]) -> set[str]:
    return {
        name for name in records[0].values if is_personal(name, [record.values.get(name, "") for record in records])
    }


def _organisation(record: Record, column: str, own: set[str], taken: set[str]) -> Organisation:
    values = record.values
    return Organisation(
        _own(record, "id") or free_id(normalise(values[column]), taken),
        values[column].strip(),
        values.get("acronym", ""),
        _own(record, "type"),
        parts_of(values.get("aliases", "")),
        {name: cell for name, cell in values.items() if name not in own and cell},
    )


def _own(record: Record, name: str) -> str:
    """Give a cell that may stand under the heading of `organisations.csv` as well."""
    return record.values.get(name) or record.values.get(f"organisation_{name}", "")
