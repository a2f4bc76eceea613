"""Tables of what is found, kept beside the tests: whoever changes a stage reads in the difference what it does.

`UPDATE_KEPT=1 pytest -k kept` writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path

from twgnet.model.message import Message


def assert_kept(path: Path, lines: Iterable[tuple[str, ...]]) -> None:
    """Hold lines against those of a file."""
    found = ["\t".join(line) for line in lines]
    if os.environ.get("UPDATE_KEPT"):
        path.write_text("\n".join([*found, ""]), encoding="utf-8")
    assert found == path.read_text(encoding="utf-8").splitlines()


def list_values(thing: object, name: str) -> Iterator[tuple[str, str]]:
    """Give all numbers, codes and texts of a record, each with where it stands; numbers to six digits."""
    if isinstance(thing, Message):
        yield name, thing.code
        yield from list_values(thing.values, name)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from list_values(getattr(thing, field.name), f"{name}.{field.name}")
    elif isinstance(thing, Mapping):
        for key in thing:
            yield from list_values(thing[key], f"{name}.{key}")
    elif isinstance(thing, tuple | list) and not all(isinstance(one, str | int) for one in thing):
        for number, one in enumerate(thing):
            yield from list_values(one, f"{name}.{number}")
    elif isinstance(thing, tuple | list):
        yield name, " | ".join(map(str, thing))
    elif thing is None or isinstance(thing, str | int | Fraction):
        yield name, str(thing)
    else:
        yield name, f"{float(thing):.6g}"
