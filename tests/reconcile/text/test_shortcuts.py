"""What is looked for first, for speed, changes nothing: texts of the noise model, and any others."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from twgnet.reconcile.text import hedges, normalise, prefixes, refusals, segments

PARTS = [
    *(
        "TWG",
        "twg on ",
        "Health",
        "health and ",
        "Sub-TWG on ",
        " and ",
        ", ",
        "; ",
        "on",
        "Land andForests",
        "wg on ",
        "Joint TWGs for ",
    ),
    *(
        "HealthTWG ",
        "TGW",
        "?",
        "maybe ",
        "possibly",
        "no ",
        "not ",
        "n",
        " - ",
        ".",
        "1. ",
        "a) ",
        "១. ",
        "២/ ",
        "* ",
        "។",
        "និង",
        "ស្ត្រី",
        "D’Water",
    ),
    *(
        "'s",
        "working group",
        "technical working groups",
        "\u00a0",
        " as well as ",
        "plus",
        "peut-être",
        "À confirmer",
        "(",
        ")",
        "NO",
        "ie",
    ),
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=7).map("".join) | st.text(max_size=20)


@given(TEXTS)
@example("១. Land ២. Health")
@example("Land, Technical Working Groups")
def test_a_text_is_cut_by_part_of_the_pattern_only_where_no_other_part_cuts(text: str) -> None:
    assert segments._cut_surely(text) == segments._SURE.split(text)


@given(TEXTS)
def test_a_piece_is_taken_for_one_atom_only_where_it_is(piece: str) -> None:
    hidden = segments._BRACKETS.sub(lambda found: "\0" * len(found[0]), piece)
    if segments._PERHAPS.search(hidden) and piece:
        segments.atoms.cache_clear()
        found = [piece[atom.start : atom.end] for atom in segments.atoms(piece)]
        assert found == [part for part in _cut(piece, hidden) if part]


def _cut(piece: str, hidden: str) -> list[str]:
    ends = [0]
    for found in segments._PERHAPS.finditer(hidden):
        ends += [found.start(), found.end()]
    ends.append(len(piece))
    return [piece[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]


@given(TEXTS)
def test_a_hedge_is_found_wherever_it_stands(text: str) -> None:
    whole = re.compile(rf"(?<!\w)(?:{hedges._WORDS})(?!\w)", re.IGNORECASE)
    if whole.search(text):
        assert hedges.drop_hedges(text)[1]


@given(TEXTS)
def test_a_refusal_is_found_wherever_it_stands(text: str) -> None:
    key = normalise.normalise(text)
    assert refusals.is_negated(key) == bool(refusals._NEGATED.search(key))


@given(TEXTS)
def test_apostrophes_and_glued_links_are_found_wherever_they_stand(text: str) -> None:
    apostrophes = re.compile("(?<=\\w)['\u2018\u2019\u02bc`\u00b4](?=\\w)")
    glued = re.compile(r"\b(and|of|for|on|the)(?=[A-Z][a-z])")
    assert normalise._APOSTROPHES.sub("", text) == apostrophes.sub("", text)
    assert normalise._GLUED.sub(r" \g<0>", text) == glued.sub(r"\1 ", text)


@given(TEXTS)
def test_only_what_may_lead_or_follow_is_stripped_and_wherever_it_stands(text: str) -> None:
    key = normalise.normalise(text)
    assert normalise.normalise(key) == key
    words = key.split()
    if words and not prefixes._may_lead(words[0]):
        assert prefixes._without_lead(words) == words
    if words and not prefixes._may_follow(words[-1]):
        assert prefixes._without_tail(words) == words
