"""Ids that a person can read in a file name, whatever the script."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from twgnet.reconcile.text.ids import LONGEST, make_id


def test_ids_are_folded_transliterated_and_cut_at_words() -> None:
    assert make_id("Société d'Études (SÉ)", set()) == "societe-detudes-se"
    assert re.fullmatch("[a-z0-9-]+", make_id("អង្គការ សមាគម", set()))
    long = make_id("Association of the many organisations for the long names of the Mekong", set())
    assert long == "association-of-the-many-organisations-for-the"
    assert make_id("x" * 60, set()) == "x" * LONGEST


def test_an_id_of_48_letters_is_whole_and_one_of_49_is_cut() -> None:
    assert make_id(f"{'x' * 40} {'y' * 7}", set()) == f"{'x' * 40}-{'y' * 7}"
    assert make_id(f"{'x' * 40} {'y' * 8}", set()) == "x" * 40
    assert make_id("x" * 48, set()) == make_id("x" * 49, set()) == "x" * 48


@given(st.lists(st.text(max_size=80), max_size=30))
def test_ids_are_safe_and_unique(names: list[str]) -> None:
    taken: set[str] = set()
    ids = [make_id(name, taken) for name in names]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)
