"""The catalogues: the same codes with the same values in every language, plurals right."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import twgnet
from twgnet import errors
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


def options(template):
    """The options that a template names, which whoever shows it writes out."""
    return set(re.findall("⟨([^⟩]*)⟩", str(template)))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_says_the_same_with_the_same_values(language):
    english = dict(flatten(load_catalogue("en").entries.read_all()))
    other = dict(flatten(load_catalogue(language).entries.read_all()))
    assert english.keys() == other.keys()
    for code, template in english.items():
        assert fields(template) == fields(other[code]), code
        assert options(template) == options(other[code]), code


MESSAGES, PROBLEMS = ("message", "Message"), ("problem", "Problem")
OURS = {name for name, thing in vars(errors).items() if isinstance(thing, type) and name.endswith("Error")}


def codes_of_source():
    """Every code that the source says, as a pattern: what fills a formatted code may be anything."""
    for path in sorted(Path(twgnet.__file__).parent.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args):
                continue
            pattern = code_pattern(call.args[0])
            if call.func.id in MESSAGES and pattern:
                yield path.name, pattern
            elif (call.func.id in PROBLEMS or call.func.id in OURS) and pattern:
                yield path.name, rf"{pattern}\.what"


def code_pattern(text):
    match text:
        case ast.Constant(value=str(code)):
            return re.escape(code)
        case ast.JoinedStr(values=parts):
            return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in parts)
    return ""


def test_every_code_that_the_source_says_has_a_sentence():
    codes = "\n".join(code for code, _ in flatten(load_catalogue("en").entries.read_all()))
    patterns = set(codes_of_source())
    assert len(patterns) > 150
    assert not [pattern for pattern in patterns if not re.search(f"(?m)^{pattern[1]}$", codes)]


def test_readers_meet_no_word_that_the_glossary_refuses():
    glossary = (Path(__file__).parents[2] / "docs/glossary.md").read_text(encoding="utf-8")
    refused = re.findall('"([^"]+)"', glossary.partition("## Words for readers")[2])
    assert len(refused) > 8
    texts = {code: str(text).casefold() for code, text in flatten(load_catalogue("en").entries.read_all())}
    assert [(code, word) for code, text in texts.items() for word in refused if re.search(rf"\b{word}", text)] == []


def test_sentences_name_no_module_which_may_move():
    texts = [str(text) for _, text in flatten(load_catalogue("en").entries.read_all())]
    assert [text for text in texts if re.search(r"\btwgnet\.[a-z]", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_noun_is_one_the_language_knows(language):
    catalogue = load_catalogue(language)
    for code, template in flatten(catalogue.entries.read_all()):
        texts = template.values() if isinstance(template, dict) else [template]
        for spec in {spec for text in texts for _, name, spec, _ in Formatter().parse(text) if name and spec}:
            known = spec in ("list", "or", "series") or spec in catalogue._nouns
            assert known or re.fullmatch(r"[,.]?\d*[.,%fgds]*\d*[%fgds]?", spec), (code, spec)


def test_plurals_and_thousands():
    assert say(message("common.counted_organisations", n=1)) == "1 organisation"
    assert say(message("common.counted_organisations", n=1200)) == "1,200 organisations"
    assert "1,200" in say(message("common.counted_organisations", n=1200), "km")


@pytest.mark.parametrize(("texts", "joined"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), ("abc", "a, b and c")])
def test_lists_are_joined_as_english_joins_them(texts, joined):
    assert load_catalogue("en").join(tuple(texts)) == joined


@pytest.mark.parametrize(("length", "whole"), [(1_000, True), (1_001, False), (100_000, False)])
def test_a_text_in_a_sentence_fills_no_screen(length, whole):
    said = say(message("workbook_file.no_sheet.what", wanted="x" * length, sheets=("y" * length,)))
    assert ("x" * 1_000 + "'" in said) is whole
    assert ("…" in said) is not whole
    assert len(said) < 2_100
