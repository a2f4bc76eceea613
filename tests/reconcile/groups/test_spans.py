"""How a piece of an answer is cut into spans, what each cut costs, and what a remark in brackets changes."""

import pytest

from twgnet.reconcile.groups.parse import _between, _cheapest, _cost, _keep, _listed, _spans, _weigh
from twgnet.reconcile.groups.result import EXTRA, MatchResult
from twgnet.reconcile.text.segments import atoms


def known(group: str, rule: str = "exact", *candidates: str) -> MatchResult:
    return MatchResult("matched", (group,), candidates or (group,), rule, 100.0)


def asked(*candidates: str) -> MatchResult:
    return MatchResult("review", (), candidates, "unclear")


def test_spans_are_runs_of_neighbours_seven_at_most_and_the_whole() -> None:
    assert _spans("a1, b1, c1") == ["a1", "a1, b1", "a1, b1, c1", "b1", "b1, c1", "c1"]
    assert _spans("land") == ["land"]
    assert _spans("") == [""]
    eight = ", ".join(f"a{n}" for n in range(8))
    spans = _spans(eight)
    assert eight in spans
    assert ", ".join(f"a{n}" for n in range(7)) in spans
    assert len(spans) == sum(range(2, 8)) + 7 + 1 + 1  # of one to seven atoms, and the whole
    assert len(_spans(eight.rsplit(", ", 1)[0])) == sum(range(1, 8))


@pytest.mark.parametrize(
    ("result", "length", "cost"),
    [
        (None, 1, 3),
        (None, 2, 6),
        (asked("A"), 2, 6),
        (known("A"), 3, 1),
        (known("A", "part"), 2, 1.3),
        (known("A", EXTRA), 2, 4.5),
        (known("A", EXTRA), 1, 1.3),
        (MatchResult("ignored"), 1, 1),
        (MatchResult("review", rule="topic"), 1, 1),
    ],
)
def test_a_name_costs_less_than_a_part_of_one_and_what_is_none_most(result, length: int, cost: float) -> None:
    assert _cost(result, length) == cost


@pytest.mark.parametrize(
    ("piece", "names", "cut"),
    [
        ("Land, Art", {"Land": "A", "Art": "B"}, ["Land", "Art"]),
        ("Land, Art", {"Land": "A", "Art": "B", "Land, Art": "C"}, ["Land, Art"]),  # rather one name than two
        ("Land, Art, Sea", {"Land": "A", "Art, Sea": "B", "Art": "C", "Sea": "D"}, ["Land", "Art, Sea"]),
        ("Land, boats", {"Land": "A"}, ["Land", "boats"]),
        ("boats, bread", {}, ["boats, bread"]),  # of equals the fewest spans
        ("Land", {"Land": "A"}, ["Land"]),
    ],
)
def test_the_cheapest_cut_is_taken_with_the_longest_names(piece: str, names: dict[str, str], cut: list[str]) -> None:
    assert _cheapest(piece, atoms(piece), {name: known(id) for name, id in names.items()}) == cut


def test_a_name_and_other_words_are_cut_where_the_name_alone_is_among_the_spans() -> None:
    piece = "Land, boats"
    more = {piece: known("A", EXTRA)}
    assert _cheapest(piece, atoms(piece), more) == [piece]
    assert _cheapest(piece, atoms(piece), more | {"Land": known("A")}) == ["Land", "boats"]
    assert _cheapest(piece, atoms(piece), more | {"Land": known("B", "part")}) == ["Land", "boats"]


@pytest.mark.parametrize(
    ("piece", "standing", "listed"),
    [
        ("Land, boats, Art", "Land Art", True),
        ("boats, Land, Art", "Land Art", True),  # the first needs no comma
        ("Land, Art & boats", "Land Art", False),
        ("Land, boats", "Land", True),  # one thing beside one name
        ("Land & boats", "Land", False),
        ("Land, boats, bread", "Land", False),
        ("boats, bread", "", False),
        ("Land, Land, boats", "Land Land", True),
    ],
)
def test_commas_set_what_is_not_known_apart(piece: str, standing: str, listed: bool) -> None:
    cut = [piece[atom.start : atom.end] for atom in atoms(piece)]
    assert _listed(piece, cut, standing.split()) is listed


@pytest.mark.parametrize(
    ("cut", "results", "kept"),
    [
        (["Land", "Art"], {"Land": known("A"), "Art": known("B")}, ["Land", "Art"]),
        (["Land", "boats"], {"Land": known("A"), "boats": asked()}, ["Land & boats"]),  # one word does not tell
        (["Mine Action", "boats"], {"Mine Action": known("A"), "boats": asked()}, ["Mine Action", "boats"]),
        (["Mine Action", "boats"], {"Mine Action": known("A", "part"), "boats": asked()}, ["Mine Action & boats"]),
        (["TWG Land", "boats"], {"TWG Land": known("A"), "boats": asked()}, ["TWG Land & boats"]),
        (["Land & boats"], {"Land & boats": known("A")}, ["Land & boats"]),
    ],
)
def test_a_cut_is_kept_where_every_side_or_a_name_of_two_words_stands(cut, results, kept) -> None:
    piece = " & ".join(cut)
    found = _keep(piece, asked("W"), cut, results)
    assert [one.text for one in found] == kept
    if len(found) == 1 and len(cut) > 1:
        assert found[0].result.candidates == ("A", "W")


def test_what_stands_between_spans_is_told_from_what_is_in_them() -> None:
    assert _between("Peace or War, Land or Art", ["Peace or War", "Land", "Art"]) == "|, | or |"


@pytest.mark.parametrize(
    ("whole", "outer", "inner", "means"),
    [
        (known("A"), asked(), [known("B")], ("matched", ("A",), ("A",))),  # known as it stands
        (asked("X"), known("A"), [], ("review", (), ("X",))),
        (asked("X"), known("A"), [known("A")], ("matched", ("A",), ("A",))),  # confirmed
        (asked("X"), known("A"), [asked("B")], ("matched", ("A",), ("A",))),  # a remark
        (asked("X"), known("A"), [known("B")], ("review", (), ("A", "B"))),  # contradicted
        (asked("X"), asked("B", "C"), [known("B")], ("matched", ("B",), ("B",))),
        (asked("X"), asked(), [known("B")], ("matched", ("B",), ("B",))),  # Khmer before its English name
        (asked("X"), asked("C"), [known("B")], ("review", (), ("C", "B"))),
        (asked("X"), asked("C"), [known("C"), known("B")], ("review", (), ("C", "B"))),  # two names
        (known("A", "part"), asked("C"), [known("C", "part")], ("review", (), ("C",))),
    ],
)
def test_a_remark_in_brackets_confirms_or_contradicts_the_name_before_it(whole, outer, inner, means) -> None:
    assert _weigh(whole, outer, *inner)[:3] == means
