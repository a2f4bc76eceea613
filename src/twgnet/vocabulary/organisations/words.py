"""The words of the data files beside this module, all languages together."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any


def _load() -> tuple[dict[str, Any], dict[str, Any], dict[str, dict[str, Any]]]:
    folder = files("twgnet.vocabulary.organisations")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    tables = {name: tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in names}
    return tables.pop("countries.toml"), tables.pop("international.toml"), tables


_COUNTRIES, _INTERNATIONAL, _LANGUAGES = _load()


def _words(kind: str) -> frozenset[str]:
    return frozenset(word for table in _LANGUAGES.values() for word in table.get(kind, ()))


def _pairs(kind: str) -> dict[str, Any]:
    return {key: value for table in _LANGUAGES.values() for key, value in table.get(kind, {}).items()}


def _spellings() -> dict[str, str]:
    """Give for each spelling the one word that stands for all of them."""
    return {
        spelling: word
        for table in _LANGUAGES.values()
        for word, spellings in table.get("spellings", {}).items()
        for spelling in spellings
    }


LINKS = _words("links")
LEGAL_SUFFIXES = _words("legal")
ORGANISATION_TYPES = _words("types") | LEGAL_SUFFIXES
STATE_BODIES = _words("state")
GOVERNMENT = _words("government")
SECTIONS = _words("sections")
GENERAL = _words("general")
SPELLINGS = _spellings()
TERMS: dict[str, str] = _pairs("terms")
TERM = re.compile(rf"\b({'|'.join(sorted(TERMS, key=len, reverse=True))})\b")
COUNTRIES = {word: country for country, words in _COUNTRIES.items() for word in (country, *words)}
COUNTRY_NAMES = frozenset(_COUNTRIES)
INTERNATIONAL: list[list[str]] = _INTERNATIONAL["names"]  # each by all its names
