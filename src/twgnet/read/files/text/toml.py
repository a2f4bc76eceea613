"""TOML that somebody wrote: a rules file, a list of groups. Whatever it holds, an answer in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from twgnet.errors import Location, TwgnetError

DEEPEST = 20  # tables and lists inside one another: a sane file has four; Python gives up at about a thousand
MAX_BYTES = 2 << 20  # some ten thousand groups with their other names; Python reads about a megabyte a second
_DOTTED = re.compile(  # a key of hundreds of parts, each of which Python makes a table of all before it
    r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){200}"""
)
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
        data = _read_some(path)
    except ValueError:  # a zero, or half of a pair of signs
        raise error("source.no_name", location=location) from None
    try:
        text = re.sub("\r\n?", "\n", data.decode("utf-8-sig"))
        if code := _check_text(text):
            raise error(code, location=location)
        entries = tomllib.loads(text)
    except UnicodeDecodeError:
        raise error("toml.no_utf8", location=location) from None
    except tomllib.TOMLDecodeError as broken:
        raise error(invalid, location=location, reason=str(broken)) from None
    except RecursionError:
        raise error("toml.too_deep", location=location) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise error("toml.long_number", location=location) from None
    if code := _check_entries(entries):
        raise error(code, location=location)
    return Toml(entries, text)


def _read_some(path: Path) -> bytes:
    with path.open("rb") as stream:  # which may never end
        return stream.read(MAX_BYTES + 1)


def _check_text(text: str) -> str:
    if "\0" in text:
        return "toml.no_utf8" if text.count("\0") * 3 > len(text) else "toml.zero"  # UTF-16 without a mark, or a slip
    if len(text) > MAX_BYTES:
        return "toml.too_large"
    return "toml.too_deep" if _DOTTED.search(text) else ""


def _check_entries(entries: dict[str, Any]) -> str:
    level: list[Any] = [entries]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if any(isinstance(one, int) and one.bit_length() > LONGEST for one in level):
            return "toml.long_number"
    return "toml.too_deep" if level else ""


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
