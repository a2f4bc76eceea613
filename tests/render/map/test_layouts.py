"""Orders, positions and labels against brute force and properties."""

from __future__ import annotations

from itertools import combinations, permutations
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twgnet.render.map.labels import fit, printable, text_width
from twgnet.render.map.order import order_columns
from twgnet.render.map.stress import place


def crossings(side, middle, ties):
    ends = [(side.index(o), middle.index(g)) for o, g in ties if o in side]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(ends, 2))


def test_a_network_without_crossings_is_drawn_without():
    ties = [(f"o{i}", f"g{j}") for i in range(8) for j in (i // 2, (i + 1) // 2)]
    random = Random(1)
    organisations = random.sample([f"o{i}" for i in range(8)], 8)
    groups = random.sample([f"g{i}" for i in range(5)], 5)
    columns = order_columns(organisations, groups, ties)
    assert crossings(columns.left, columns.middle, ties) == 0
    assert crossings(columns.right, columns.middle, ties) == 0


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1))
def test_the_order_beats_chance_and_keeps_every_node(pairs):
    ties = sorted((f"o{o}", f"g{g}") for o, g in pairs)
    organisations, groups = [f"o{i}" for i in range(6)], [f"g{i}" for i in range(4)]
    columns = order_columns(organisations, groups, ties)
    assert sorted(columns.left + columns.right) == organisations
    assert sorted(columns.middle) == groups
    assert abs(len(columns.left) - len(columns.right)) <= 1
    sides = (columns.left, columns.right)
    found = sum(crossings(side, columns.middle, ties) for side in sides)
    by_chance = [sum(crossings(side, middle, ties) for side in sides) for middle in permutations(groups)]
    assert found <= sum(by_chance) / len(by_chance)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 30),
    st.sets(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40),
)
def test_positions_lie_in_the_frame_and_boxes_do_not_overlap(count, pairs):
    ties = [(a, b) for a, b in sorted(pairs) if a < b < count]
    points = place(count, ties, [(90, 30)] * count, (1000, 590))
    assert np.array_equal(points, place(count, ties, [(90, 30)] * count, (1000, 590)))
    assert (points >= (44.9, 14.9)).all()
    assert (points <= (955.1, 575.1)).all()
    for a, b in combinations(points, 2):
        assert abs(a[0] - b[0]) >= 89 or abs(a[1] - b[1]) >= 29


def test_neighbours_in_a_path_lie_nearer_than_its_ends():
    points = place(6, [(i, i + 1) for i in range(5)], [(20, 10)] * 6, (1000, 590))
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert np.linalg.norm(points[0] - points[5]) > 3 * steps.max()


@given(st.text(max_size=400), st.integers(1, 3))
def test_any_text_fits_and_turns_nothing(text, most):
    lines = fit(text, 120, 12, most)
    assert 1 <= len(lines) <= most
    assert all(line == printable(line) for line in lines)
    assert all(text_width(line, 12) <= 120 + 24 for line in lines)
    assert not set("".join(lines)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x00\n")
