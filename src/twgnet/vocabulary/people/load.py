"""The words of the data files beside this module, all languages together."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

from twgnet.vocabulary.headings.load import fold

UNACCENTED = 7  # letters from which a word is known without its accents too; a shorter one is another's name: lý, Ly


@cache
def _tables() -> list[dict[str, Any]]:
    here = sorted(files(__package__).iterdir(), key=lambda file: file.name)
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in here if file.name.endswith(".toml")]


@cache
def title_words(place: str) -> frozenset[str]:
    """Give the titles of people that stand `before` a name, before it with a dot (`dotted`), or `after` it.

    `plain` are titles and nothing else, however they are written; `particles` stand inside a name.
    `sure` are titles without doubt, `full` before a full name, of which `initials` are none before anything else;
    `bodies` are words of organisations and topics, `joins` part one answer from the next.

    >>> "Lok Chumteav" in title_words("before"), "M" in title_words("dotted"), "先生" in title_words("after")
    (True, True, True)
    """
    return frozenset(word for table in _tables() for word in table.get("titles", {}).get(place, ()))


@cache
def address_words() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Give for each language the words for the sign and for the dot of an address.

    >>> (("at",), ("dot",)) in address_words()
    True
    """
    tables = (table["address"] for table in _tables() if "address" in table)
    return tuple((tuple(words["at"]), tuple(words["dot"])) for words in tables)


@cache
def number_words() -> frozenset[str]:
    """Give the folded words before numbers that are no telephone's: of a registration, a standard, a law.

    >>> {"iso", "registration"} <= number_words()
    True
    """
    return frozenset(fold(word) for table in _tables() for word in table.get("numbers", {}).get("before", ()))


@cache
def kind_words(use: str) -> frozenset[str]:
    """Give the words of kinds of organisations and positions (`known`), and those of talk (`talk`).

    >>> "local" in kind_words("known"), "please" in kind_words("talk")
    (True, True)
    """
    written = {
        word for table in _tables() for text in table.get("kinds", {}).get(use, ()) for word in plain_words(text)
    }
    return frozenset(written | {fold(word) for word in written if len(word) >= UNACCENTED})


@cache
def position_words(use: str) -> frozenset[str]:
    """Give the folded titles of a rank (`lead`, `manage`, `serve`, `assist`, `help`), or words beside a title.

    >>> "directrice" in position_words("lead"), "deputy" in position_words("below")
    (True, True)
    """
    return frozenset(fold(word) for table in _tables() for word in table.get("positions", {}).get(use, ()))


def plain_words(text: str) -> list[str]:
    """Cut a text into words in small letters that keep their accents.

    >>> plain_words("Công đoàn")
    ['công', 'đoàn']
    """
    words = unicodedata.normalize("NFC", text).casefold().replace("-", " ").split()
    return [word.strip("()[].,;:/") for word in words]
