"""The words of the pages in each language: one data file a language, the same keys in all."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "km")


@cache
def load_words(language: str) -> dict[str, str]:
    """Read the interface words of one language.

    >>> load_words("en")["answered"].format(n=49, N=109)
    '49 of 109 organisations asked have answered.'
    """
    text = Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}
