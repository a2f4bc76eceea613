"""The catalogues: the same codes with the same values in every language, plurals right."""

import re
from string import Formatter

import pytest

from twgnet.model.message import message
from twgnet.wording.catalogue import LANGUAGES, load_catalogue, say

PLURALS = {"zero", "one", "two", "few", "many", "other"}  # the categories of CLDR


def flatten(entries, prefix=""):
    for key, value in entries.items():
        if isinstance(value, dict) and not PLURALS.issuperset(value):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def fields(template):
    texts = template.values() if isinstance(template, dict) else [template]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name} - {"n"}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_says_the_same_with_the_same_values(language):
    english = dict(flatten(load_catalogue("en").entries))
    other = dict(flatten(load_catalogue(language).entries))
    assert english.keys() == other.keys()
    for code, template in english.items():
        assert fields(template) == fields(other[code]), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_noun_is_one_the_language_knows(language):
    catalogue = load_catalogue(language)
    for code, template in flatten(catalogue.entries):
        texts = template.values() if isinstance(template, dict) else [template]
        for spec in {spec for text in texts for _, name, spec, _ in Formatter().parse(text) if name and spec}:
            known = spec in ("list", "or") or spec in catalogue._nouns
            assert known or re.fullmatch(r"[,.]?\d*[.,%fgds]*\d*[%fgds]?", spec), (code, spec)


def test_plurals_and_thousands():
    assert say(message("common.counted_organisations", n=1)) == "1 organisation"
    assert say(message("common.counted_organisations", n=1200)) == "1,200 organisations"
    assert "1,200" in say(message("common.counted_organisations", n=1200), "km")


@pytest.mark.parametrize(("texts", "joined"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), ("abc", "a, b and c")])
def test_lists_are_joined_as_english_joins_them(texts, joined):
    assert load_catalogue("en").join(tuple(texts)) == joined
