"""The options of a study: whole numbers of any library, everything else told."""

from __future__ import annotations

import numpy as np
import pytest

import twgnet
from twgnet.errors import OptionError


def test_numbers_of_numpy_are_numbers() -> None:
    options = twgnet.Options(invited=np.int64(109), seed=np.uint8(3))
    assert (options.invited, options.seed) == (109, 3)
    assert type(options.invited) is type(options.seed) is int


@pytest.mark.parametrize(
    ("name", "value"), [("invited", 0), ("answered", 2.5), ("target", "3"), ("seed", -1)]
)
def test_what_is_no_such_number_is_told(name: str, value: object) -> None:
    with pytest.raises(OptionError, match=f"--{name} is {value!r}.*whole number of at least"):
        twgnet.Options(**{name: value})
