"""TOML that somebody wrote: a rules file, a list of groups. Whatever it holds, an answer in words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from twgnet.errors import Location, TwgnetError

DEEPEST = 20  # tables and lists inside one another: a sane file has four; Python gives up at about a thousand
LONGEST = 64  # bits of a whole number, as TOML itself promises


class Toml(NamedTuple):
    """What a file says, and its text, to find where something stands."""

    entries: dict[str, Any]
    text: str


def load_toml(path: Path, location: Location, error: type[TwgnetError], invalid: str) -> Toml:
    """Read a TOML file, or raise an error of that class; `invalid` is the code for a line that is not TOML.

    An OSError is left to the caller, who knows what else the name could be.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if "\0" in text:  # UTF-16 without a mark
            raise error("toml.no_utf8", location=location)
        entries = tomllib.loads(text)
    except UnicodeDecodeError:
        raise error("toml.no_utf8", location=location) from None
    except tomllib.TOMLDecodeError as fault:
        raise error(invalid, location=location, reason=str(fault)) from None
    except RecursionError:
        raise error("toml.too_deep", location=location) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise error("toml.long_number", location=location) from None
    if code := _find_fault(entries):
        raise error(code, location=location)
    return Toml(entries, text)


def _find_fault(entries: dict[str, Any]) -> str:
    level: list[Any] = [entries]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if any(isinstance(one, int) and one.bit_length() > LONGEST for one in level):
            return "toml.long_number"
    return "toml.too_deep" if level else ""


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
