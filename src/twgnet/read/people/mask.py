"""One cell without what tells of people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from twgnet.options import Options
from twgnet.read.people.addresses import MASK, SIGN_OR_DIGIT, address_parts, hide_addresses, split_all_apart
from twgnet.read.people.titles import first_words, hide_titled

__all__ = ["MASK", "describe_options", "is_hidden", "mask", "mask_answer", "spare", "surely_plain"]


@lru_cache(maxsize=1 << 12)
def mask(cell: str, *, names: bool = True, stated: bool = False, listed: bool = False) -> str:
    """Put `…` for e-mail addresses and telephone numbers, and for names of people after a title.

    Of what is itself an answer or a place (`stated`), only names that are added to it, or full names after a title
    without doubt. In the name of a group or an organisation on a list (`listed`), only numbers without doubt.

    >>> mask("Health (contact: Dara Sok, dara@example.org, 012 345 678); Gender")
    'Health (…); Gender'
    >>> mask("Ana Example <ana@example.org>"), mask("Ms. Chan Maly"), mask("Plan 2017-2022")
    ('…', 'Ms. …', 'Plan 2017-2022')
    """
    hidden = hide_addresses(cell, listed=listed)
    return hide_titled(hidden, stated=stated) if names else hidden


def mask_answer(
    cell: str, spared: re.Pattern[str] | None, stand_in: Callable[[str], str] | None = None, *, names: bool = True
) -> str:
    """Mask what is an answer or a name, but for what `spared` matches; `stand_in` names people who are whole answers.

    >>> mask_answer("Land; Health (Ms Rose)", spare(["Health (Ms Rose)"])), mask_answer("Land; Health (Ms Rose)", None)
    ('Land; Health (Ms Rose)', 'Land; Health (Ms …)')
    """
    if spared and (found := spared.search(cell)):
        sides = cell[: found.start()], cell[found.end() :]
        before, after = (mask_answer(text, spared, stand_in, names=names) for text in sides)
        return f"{before}{found[0]}{after}"
    if not names or stand_in is None:
        return mask(cell, names=names, stated=True)
    return hide_titled(hide_addresses(cell), stated=True, stand_in=stand_in)


def is_hidden(name: str, masked: str) -> bool:
    """Tell a name of which masking left no letter: whoever shows it must keep it apart from others.

    >>> is_hidden("012 345 678", "…"), is_hidden("Alpha (012 345 678)", "Alpha (…)"), is_hidden("…", "…")
    (True, False, False)
    """
    return masked != name and not any(map(str.isalnum, masked))


def surely_plain(cells: Sequence[str]) -> Iterator[str]:
    """Give cells in which nothing can be masked, most of them: to look at all at once is several times faster.

    >>> list(surely_plain(["Land", "Health (Ms Rose)", "dara@example.org", "TWG 3"]))
    ['Land']
    """
    telling = map((address_parts() | first_words()).isdisjoint, split_all_apart(cells))
    for cell, plain, sign in zip(cells, telling, map(SIGN_OR_DIGIT.search, cells), strict=False):
        if plain and not sign:
            yield cell


def spare(names: Iterable[str]) -> re.Pattern[str] | None:
    """Match those names that would be masked in an answer: a list that gives them says that they are no people."""
    changed = {" ".join(name.split()) for name in names if mask(name, stated=True) != name}
    if not changed:
        return None
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(changed, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def describe_options(options: Options) -> dict[str, Any]:
    """Give what was asked; people in the names of files are masked as they are in what the files hold.

    >>> describe_options(Options(rules="rules for Ms Rose.toml"))["rules"]
    'rules for Ms …'
    """
    asked = asdict(options)
    if options.personal:
        return asked
    files = {str(given): Path(given).name for given in options.inputs if isinstance(given, str | PathLike)}
    hidden = {given: mask(name) for given, name in files.items() if mask(name) != name}
    return {name: hidden.get(str(value), value) for name, value in asked.items()} if hidden else asked
