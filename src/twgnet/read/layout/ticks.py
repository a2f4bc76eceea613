"""The cells of a matrix: ticked, not ticked, perhaps, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterable

_YES = set("1 1.0 x ✓ ✔ ☑ ✗ yes y true oui selected checked ticked on interested បាទ ចាស".split())
_NO = set("0 0.0 no n false non - – — off unchecked n/a na none ទេ".split()) | {"not interested"}
_PERHAPS = re.compile(
    r"(?:yes|y|x|✓|✔|1)?\s*[(\[]?\s*"
    r"(?P<hedge>\?+|may\s?be|perhaps|possibl[ey]|probably|not sure( yet)?|unsure|to be confirmed"
    r"|tb[cd]|undecided|ប្រហែល(ជា)?)\s*[)\]]?",
    re.IGNORECASE,
)


def is_tick(cell: str) -> bool | None:
    """Read a cell of a matrix: ticked, not ticked, or (None) something else.

    >>> is_tick("X"), is_tick("0"), is_tick("TWG on Health")
    (True, False, None)
    """
    word = cell.casefold()
    if word in _YES:
        return True
    return False if word in _NO else None


def told(cell: str, option: str) -> str | None:
    """Give what a cell says of an option: the option, hedged or not, nothing, or (None) unclear.

    >>> told("yes", "Land"), told("Maybe", "Land"), told("no", "Land"), told("Kep", "Land")
    ('Land', 'Land (Maybe)', '', None)
    """
    if not cell or cell == option:
        return option if cell else ""
    tick = is_tick(cell)
    if tick is not None:
        return option if tick else ""
    perhaps = _PERHAPS.fullmatch(cell)
    return f"{option} ({perhaps['hedge']})" if perhaps else None


def mostly_told(cells: Iterable[str], option: str) -> bool:
    """Say if most of the filled cells, if there are any, tell whether an option was chosen."""
    clear = [told(cell, option) is not None for cell in cells if cell]
    return not clear or 2 * sum(clear) > len(clear)
