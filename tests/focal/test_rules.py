"""The rules file: every problem listed with what to do, never a traceback."""

import pytest

from twgnet.errors import RulesError
from twgnet.focal import Rules, load_rules


def write(tmp_path, text: str | bytes):
    path = tmp_path / "rules.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_is_left_out_keeps_its_default(tmp_path) -> None:
    assert load_rules(write(tmp_path, "")) == Rules()
    assert load_rules(write(tmp_path, "max_seats = 3")) == Rules(max_seats=3)


def test_every_rule_is_read_and_a_bom_does_no_harm(tmp_path) -> None:
    text = 'max_seats = 1\nalternates = 2\nexclude = ["b", "a"]\n[score]\nfocus = 10\ncontact = 0\n'
    expected = Rules(1, 2, ("b", "a"), 10, 0)
    assert load_rules(write(tmp_path, text)) == expected
    assert load_rules(str(write(tmp_path, b"\xef\xbb\xbf" + text.encode()))) == expected


def test_all_problems_are_listed_at_once(tmp_path) -> None:
    text = 'max_seats = 0\nalternates = true\nexclude = "vbnk"\nmaxseats = 2\n[score]\nfocus = "much"\npower = 5\n'
    with pytest.raises(RulesError) as caught:
        load_rules(write(tmp_path, text))
    found = [problem.what for problem in caught.value.problems]
    assert found == [
        "max_seats is 0",
        "alternates is True",
        "there is no rule 'maxseats'",
        "focus is 'much'",
        "there is no rule 'power'",
        "exclude is not a list of organisation ids",
    ]
    assert all(p.location and "rules.toml" in str(p.location) for p in caught.value.problems)
    assert all(p.advice for p in caught.value.problems)


@pytest.mark.parametrize(
    "content",
    [
        "max_seats = ",
        b"\xff\xfe\x00",
        "max_seats = 2\nmax_seats = 3",
        "score = 5",
        "max_seats = 1e9",
    ],
)
def test_what_is_no_rules_file_is_refused_with_its_name(tmp_path, content) -> None:
    with pytest.raises(RulesError, match=r"rules\.toml"):
        load_rules(write(tmp_path, content))


def test_a_missing_file_and_a_folder_are_refused(tmp_path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(RulesError, match="cannot read the rules"):
            load_rules(path)


@pytest.mark.parametrize(("name", "value"), [("max_seats", 0), ("alternates", -1), ("focus", 2.5), ("contact", True)])
def test_rules_of_a_library_user_keep_their_bounds(name: str, value: object) -> None:
    with pytest.raises(RulesError, match=f"{name} is {value!r}.*whole number from"):
        Rules(**{name: value})


def test_one_excluded_id_is_no_list_of_letters() -> None:
    assert Rules(exclude="vbnk").exclude == ("vbnk",)
