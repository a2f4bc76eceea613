"""The words of the pages in each language: one data file a language, the same keys in all."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "km")
PARTS = ("both", "report", "map")


@cache
def load_words(language: str, *parts: str) -> dict[str, str]:
    """Read the interface words of one language, or of some of its `PARTS`.

    >>> load_words("en")["answered"].format(n=49, N=109)
    '49 of 109 organisations asked have answered.'
    >>> "legend" in load_words("en", "both", "report")
    False
    """
    path = Path(__file__).with_name(f"{language}.toml")
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: text for part in parts or PARTS for key, text in words[part].items()}
