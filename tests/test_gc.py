"""The collector is put back as it was, whatever happens."""

from __future__ import annotations

import gc

import pytest

from twgnet._gc import OBJECTS, fewer_collections


@fewer_collections()
def _fail() -> None:
    raise ZeroDivisionError(gc.get_threshold()[0])


@pytest.mark.parametrize("before", [(700, 10, 10), (OBJECTS * 2, 5, 5), (0, 10, 10)])
def test_thresholds_only_rise_and_are_put_back(before: tuple[int, int, int]) -> None:
    ours = gc.get_threshold()
    try:
        gc.set_threshold(*before)
        with pytest.raises(ZeroDivisionError) as during:
            _fail()
        assert during.value.args == (max(before[0], OBJECTS) if before[0] else 0,)
        assert gc.get_threshold() == before
    finally:
        gc.set_threshold(*ours)
