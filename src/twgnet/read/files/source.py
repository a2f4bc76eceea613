"""The bytes of the input, whatever it is: a path, standard input, an open file, the 2017 survey."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from os import PathLike, fsdecode
from pathlib import Path
from typing import IO

from twgnet.errors import Location, ReadError

BUNDLED = "cso_twg_2017"
MAX_BYTES = 1 << 29  # of one input; larger tables are read by an engine, see `large`


@dataclass(frozen=True, slots=True)
class Source:
    """An input's name, bytes and, for the bundled survey, what is known about it."""

    name: str
    data: bytes
    about: Mapping[str, object] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def open_source(source: str | PathLike[str] | IO[bytes] | IO[str] | None) -> Source:
    """Read the whole input, at most `MAX_BYTES` of it, or say why that cannot be done."""
    if source is None:
        return _bundled()
    if isinstance(source, str | PathLike):
        return _from_stdin() if source == "-" else _from_path(fsdecode(source))
    if not hasattr(source, "read"):
        kind = "empty_frame" if isinstance(source, list | tuple | dict) and not source else "no_survey"
        named = type(source).__name__
        raise ReadError(f"source.{kind}", location=Location("input"), kind=named, name=named)
    name = getattr(source, "name", None)
    name = readable(Path(name).name) if isinstance(name, str) else "input"
    return Source(name, _read(source, name))


def readable(name: str) -> str:
    r"""Give a file name that can be written anywhere: what is no Unicode in it becomes U+FFFD.

    >>> readable("caf\udce9.csv") == "caf\ufffd.csv"
    True
    """
    return "".join("\ufffd" if "\ud800" <= mark <= "\udfff" else mark for mark in name)


def _bundled() -> Source:
    import tomllib

    folder = _seeds()
    about = tomllib.loads(folder.joinpath(f"{BUNDLED}.toml").read_text(encoding="utf-8"))
    name = f"{BUNDLED}.csv"
    return Source(name, folder.joinpath(name).read_bytes(), about)


def _seeds() -> Path:
    packaged = Path(__file__).parents[2] / "seeds"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[4] / "seeds"  # a checkout keeps the data beside the code


def _from_stdin() -> Source:
    import sys

    if sys.stdin is None or sys.stdin.closed:
        raise ReadError("source.stdin_closed", location=Location("stdin"))
    return Source("stdin", _read(sys.stdin.buffer, "stdin"))


def _from_path(given: str) -> Source:
    if not given:
        raise ReadError("source.missing", location=Location("''"))
    path = Path(given)
    try:
        if path.is_dir():
            raise ReadError("source.folder", location=Location(str(path)))
        with path.open("rb") as file:
            name = readable(path.name)
            return Source(name, _read(file, name))
    except FileNotFoundError:
        raise ReadError("source.missing", location=Location(given)) from None
    except OSError as error:
        raise ReadError("source.cannot_open", location=Location(str(path)), reason=error.strerror or error) from None
    except ValueError:  # a zero, or half of a pair of signs
        raise ReadError("source.no_name", location=Location(readable(str(path)))) from None


def _read(file: IO[bytes] | IO[str], name: str) -> bytes:
    try:
        found = file.read(MAX_BYTES + 1)
    except (ValueError, TypeError) as error:  # it was closed, holds no text, or is read in another way
        reason = error if str(error) else type(error).__name__
        raise ReadError("source.unreadable", location=Location(name), reason=reason) from None
    data = found.encode("utf-8", "ignore") if isinstance(found, str) else found
    if not isinstance(data, bytes | bytearray):
        raise ReadError("source.unreadable", location=Location(name), reason=type(data).__name__)
    if not data:
        raise ReadError("source.empty", location=Location(name))
    if len(data) > MAX_BYTES:
        raise ReadError("source.too_large", location=Location(name), megabytes=MAX_BYTES >> 20)
    return data
