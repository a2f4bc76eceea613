"""The words of the data files beside this module, all languages together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables() -> tuple[Mapping[str, Any], ...]:
    folder = files("twgnet.vocabulary.answers")
    texts = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")) for _, file in texts)


@cache
def load_words(kind: str) -> tuple[str, ...]:
    """Give the words and phrases of a kind (`and`, `all`, `blank`, ...), lower case, longest first.

    >>> "as well as" in load_words("and"), "tous" in load_words("all")
    (True, True)
    """
    words = {word for table in _tables() for word in table.get(kind, ())}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def load_pairs(kind: str) -> dict[str, str]:
    """Give what is written and what it stands for, in the order of the files."""
    return {written: word for table in _tables() for written, word in table.get(kind, {}).items()}
