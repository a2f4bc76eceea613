"""Orders, positions and labels against brute force and properties."""

from __future__ import annotations

from itertools import combinations, permutations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import twgnet
from twgnet.render.map import order, stress
from twgnet.render.map.clusters import gather
from twgnet.render.map.drawn import picture_of
from twgnet.render.map.labels import fit, printable, text_width
from twgnet.render.map.order import order_columns
from twgnet.render.map.rows import set_in_rows
from twgnet.render.map.stress import place
from twgnet.render.map.write import _scenes
from twgnet.render.view_model import ViewModel


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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5), st.floats(20, 220), st.floats(20, 60)), max_size=40))
def test_boxes_in_rows_never_overlap_and_stay_in_the_width(boxes):
    points, sizes = [(x, y) for x, y, _, _ in boxes], [(w, h) for _, _, w, h in boxes]
    height, corners = set_in_rows(points, sizes, 1000)
    placed = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    assert all(left >= 0 and right <= 1000.01 and top >= 0 and bottom <= height for left, top, right, bottom in placed)
    for a, b in combinations(placed, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_box_alone_in_its_row_stands_at_its_point():
    _, corners = set_in_rows([(0, 0), (1, 0), (0.5, 9)], [(400, 20), (400, 20), (100, 20)], 1000)
    assert corners[2][0] == 450


def test_neighbours_in_a_path_lie_nearer_than_its_ends():
    points = place(6, [(i, i + 1) for i in range(5)])
    assert np.array_equal(points, place(6, [(i, i + 1) for i in range(5)]))
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert np.linalg.norm(points[0] - points[5]) > 3 * steps.max()


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 40), st.integers(100, 106)), max_size=120))
def test_clusters_hold_everyone_once_and_every_member_wants_what_names_its_cluster(ties):
    wanted = {one: {group for o, group in ties if o == one} for one in range(41)}
    clusters = gather(41, ties)
    members = [member for cluster in clusters for member in cluster.members]
    assert sorted(members) == list(range(41))
    for cluster in clusters:
        assert all(set(cluster.groups) <= wanted[member] for member in cluster.members)
        if not cluster.groups:
            assert not any(wanted[member] for member in cluster.members)


def test_the_commonest_pair_of_groups_makes_the_first_cluster():
    ties = [(o, g) for o in range(10) for g in (100, 101)] + [(o, 102) for o in range(8, 14)]
    first, *_ = gather(14, ties)
    assert (first.groups, first.members) == ((100, 101), tuple(range(10)))


@given(st.text(max_size=400), st.integers(1, 3))
def test_any_text_fits_and_turns_nothing(text, most):
    lines = fit(text, 120, 12, most)
    assert 1 <= len(lines) <= most
    assert all(line == printable(line) for line in lines)
    assert all(text_width(line, 12) <= 120 + 24 for line in lines)
    assert not set("".join(lines)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x00\n")


def test_a_network_of_very_many_boxes_is_placed_by_pivots(monkeypatch):
    """A long chain keeps its order along the page."""
    monkeypatch.setattr(stress, "ALL_PAIRS", 50)
    along = place(60, [(node, node + 1) for node in range(59)])[:, 0]
    steps = np.diff(along)
    assert (np.sign(steps) == np.sign(steps[0])).all()


def test_an_order_of_too_many_to_count_crossings_keeps_every_node(monkeypatch):
    monkeypatch.setattr(order, "COUNTED", 3)
    columns = order_columns(["a", "b", "c"], ["g", "h", "i"], [("a", "h"), ("b", "g"), ("c", "h")])
    assert sorted(columns.left + columns.right) == ["a", "b", "c"]
    assert columns.middle == ("g", "h", "i")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Decentralisation", ("Decentralisa-", "tion")),
        ("Deconcentration", ("Deconcentra-", "tion")),
        ("Strengthsbacklog", ("Strengthsba-", "cklog")),
        ("Zzzzzzzzzzzzzzzz", ("Zzzzzzzzzzzz-", "zzzz")),
    ],
)
def test_a_word_that_no_line_holds_is_broken_where_it_reads(word, parts):
    assert fit(word, 105, 13, 3) == parts


def test_no_name_of_the_registry_is_broken_on_a_phone(real_results):
    scene = _scenes(picture_of(ViewModel(real_results)))[1]
    groups = [box for box in scene.boxes if box.node.side == "group"]
    assert len(groups) == 19
    assert [box.lines for box in groups if any(line.endswith("-") for line in box.lines)] == []


def shaped(name, size=6):
    """Networks in which many axes, or both ways of one, are as good as each other."""
    ties = {
        "complete": [(a, size + b) for a in range(size) for b in range(size)],
        "cycle": [(a, size + (a + step) % size) for a in range(size) for step in (0, 1)],
        "parts": [(a, size + a) for a in range(size)],
        "star": [(a, size) for a in range(size)],
        "chain": [(a, size + b) for a in range(size) for b in (a - 1, a) if b >= 0],
        "none": [],
    }
    return 2 * size, ties[name]


SHAPES = ["complete", "cycle", "parts", "star", "chain", "none"]


def turned(values, vectors, random):
    """The same axes as another library may give them: either way round, and equally long ones mixed."""
    vectors = vectors.copy()
    for value in np.unique(values.round(9)):
        same = np.flatnonzero(values.round(9) == value)
        vectors[:, same] = vectors[:, same] @ np.linalg.qr(random.standard_normal((len(same), len(same))))[0]
    return vectors


@pytest.fixture(params=range(3))
def other_library(request, monkeypatch):
    """A library of linear algebra that turns axes, and that rounds its sums otherwise."""
    random, (svd, eigh, inv) = np.random.default_rng(request.param), (np.linalg.svd, np.linalg.eigh, np.linalg.inv)

    def other_svd(table, **options):
        left, lengths, axes = svd(table, **options)
        return left, lengths, turned(lengths, axes.T, random).T

    def other_eigh(table):
        values, vectors = eigh(table)
        return values, turned(values, vectors, random)

    def start():
        monkeypatch.setattr(np.linalg, "svd", other_svd)
        monkeypatch.setattr(np.linalg, "eigh", other_eigh)
        monkeypatch.setattr(
            np.linalg, "inv", lambda table: inv(table) * (1 + 1e-15 * random.standard_normal(table.shape))
        )

    return start


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("pairs", [stress.ALL_PAIRS, 3])
def test_places_are_the_same_whatever_library_finds_the_axes(shape, pairs, monkeypatch, other_library):
    monkeypatch.setattr(stress, "ALL_PAIRS", pairs)
    monkeypatch.setattr(stress, "PIVOTS", 5)
    before = place(*shaped(shape)).round(6)
    other_library()
    assert np.array_equal(place(*shaped(shape)).round(6), before)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_order_is_the_same_whatever_library_finds_the_axes(shape, other_library):
    organisations, groups = [f"{i:02}" for i in range(6)], [f"{i:02}" for i in range(6, 12)]
    ties = [(f"{a:02}", f"{b:02}") for a, b in shaped(shape)[1]]
    before = order_columns(organisations, groups, ties)
    other_library()
    assert order_columns(organisations, groups, ties) == before


def test_parts_that_no_tie_connects_are_unrolled_one_by_one():
    ties = [(f"{part}o{i}", f"{part}g{j}") for part in "ab" for i in range(8) for j in (i // 2, (i + 1) // 2)]
    random = Random(2)
    organisations, groups = (sorted({tie[side] for tie in ties}) for side in (0, 1))
    random.shuffle(groups)
    columns = order_columns(organisations, groups, ties)
    assert [group[0] for group in columns.middle] in ([*"aaaaabbbbb"], [*"bbbbbaaaaa"])
    assert crossings(columns.left, columns.middle, ties) == crossings(columns.right, columns.middle, ties) == 0


def test_gathered_organisations_are_named_by_both_their_groups_or_by_none():
    long = ("Technical working group on water, sanitation and hygiene", "Technical working group on land and housing")
    rows = [{"Organisation": f"Organisation {i}", "Groups": "; ".join(long) if i < 150 else ""} for i in range(210)]
    view = ViewModel(twgnet.build(rows, groups="infer").results)
    for scene in _scenes(picture_of(view)):
        names = [" ".join(box.lines[:-1]) for box in scene.boxes if box.node.side == "cluster"]
        assert sorted(names) == ["No group", " + ".join(sorted(long))]
