"""The master list of organisations that names are settled against."""

from __future__ import annotations

from pathlib import Path

from twgnet.errors import Problem, RegistryError, TwgnetError
from twgnet.model.registry import Organisation
from twgnet.read import read_records
from twgnet.reconcile.infer import free_id
from twgnet.reconcile.normal import normal

OWN = ("organisation", "acronym", "aliases", "type", "id")


def load_organisations(path: str | Path) -> tuple[Organisation, ...]:
    """Read a master list: a table with `organisation` and, as known, acronym, aliases, type.

    Aliases are joined by `;`. Every other column is an attribute.

    Raises
    ------
    RegistryError
        The file cannot be used; every problem is listed with its row.
    """
    try:
        records = read_records(path, needs=("organisation",))
    except TwgnetError as error:
        raise RegistryError(*error.problems) from None
    taken: set[str] = set()
    rows: dict[str, int] = {}
    people, problems = [], []
    for record in records:
        values = record.values
        key = normal(values["organisation"])
        if not key:
            problems.append(
                Problem("no name in this row", record.place, "fill it or delete the row")
            )
        elif rows.setdefault(key, record.place.row) != record.place.row:
            problems.append(
                Problem(
                    f"{values['organisation']!r} is already in row {rows[key]}",
                    record.place,
                    "delete one of the rows",
                )
            )
        else:
            people.append(
                Organisation(
                    values.get("id") or free_id(key, taken),
                    values["organisation"].strip(),
                    values.get("acronym", ""),
                    values.get("type", ""),
                    tuple(
                        part.strip()
                        for part in values.get("aliases", "").split(";")
                        if part.strip()
                    ),
                    {column: cell for column, cell in values.items() if column not in OWN and cell},
                )
            )
    if problems:
        raise RegistryError(*problems)
    return tuple(people)
