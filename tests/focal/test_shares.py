"""What a quota may be written as: a number of seats, or a share of them."""

from fractions import Fraction
from pathlib import Path

import pytest

from twgnet.errors import RulesError
from twgnet.focal import load_rules


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("0", 0),
        ("3", 3),
        ('"1/3"', Fraction(1, 3)),
        ('"0"', 0),
        ('"1"', 1),
        ('"0.25"', Fraction(1, 4)),
        ('"100/100"', 1),
    ],
)
def test_a_quota_is_a_number_or_a_share_from_none_to_all(written: str, part: object, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(f'[[quota]]\nwhere = {{ type = "Local" }}\nat_most = {written}\n', encoding="utf-8")
    (quota,) = load_rules(path).quotas
    assert quota.at_most == part
    assert isinstance(quota.at_most, Fraction) is written.startswith('"')


@pytest.mark.parametrize("written", ["-1", "true", '"101/100"', '"-1/3"', "0.5", '"many"'])
def test_what_is_neither_is_refused(written: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(f'[[quota]]\nwhere = {{ type = "Local" }}\nat_least = {written}\n', encoding="utf-8")
    with pytest.raises(RulesError):
        load_rules(path)
