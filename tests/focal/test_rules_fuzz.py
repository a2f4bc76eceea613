"""Whatever stands in a rules file: rules, or an error that says what is wrong; never a traceback."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import of_matrix
from twgnet.errors import RulesError
from twgnet.focal import load_rules, propose

NETWORK = of_matrix(np.ones((3, 2), int), types=["Local", "Local", "Other"])
WORDS = st.sampled_from(["o000", "O001", "G00", "g01", "focal", "Local", "type", "1/2", "*", "", "x"])
LEAVES = st.one_of(st.booleans(), st.integers(-1, 3), st.floats(allow_nan=False), WORDS)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)
RULE = st.fixed_dictionaries(
    {},
    optional={
        "group": WORDS | LEAVES,
        "organisation": WORDS | LEAVES,
        "organisations": st.lists(WORDS, max_size=3) | LEAVES,
        "role": WORDS,
        "why": LEAVES,
        "where": st.dictionaries(WORDS, WORDS, max_size=2) | LEAVES,
        "of": WORDS,
        "at_least": LEAVES,
        "at_most": LEAVES,
    },
)
FILES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            ("max_seats", "max_focal", "alternates", "everyone_first", "draw_seed", "open_gaps", "other"), VALUES
        ),
        **dict.fromkeys(("exclude", "max_seats_of", "seats", "score"), VALUES),
        **{key: st.lists(RULE, max_size=2) | LEAVES for key in ("must", "never", "family", "quota")},
    },
)


@given(FILES)
@settings(max_examples=250, deadline=None)
def test_any_content_is_rules_or_a_plain_error(said) -> None:
    problems, seats = [], ()
    try:
        seats = propose(NETWORK, load_rules(said)).seats
    except RulesError as error:
        problems = error.problems
    assert seats or problems or said.get("seats")
    assert all(problem.what and problem.advice for problem in problems)
