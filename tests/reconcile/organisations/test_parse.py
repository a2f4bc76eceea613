"""What a name says, part by part: its short forms, its country, its branch."""

import pytest

from twgnet.reconcile.organisations.parse import (
    _branch,
    _capitals,
    _without_acronyms,
    abbreviates,
    find_country,
    is_acronym,
    parse_name,
)


@pytest.mark.parametrize(
    ("part", "short"),
    [
        ("A", False),
        ("AB", True),
        ("ABCDEFGHIJKL", True),
        ("ABCDEFGHIJKLM", False),
        ("AAAbb", True),  # three capitals in five
        ("AAbb", False),
        ("A1B", True),
        ("A B", False),
        ("UK", False),
        ("Lake", False),
    ],
)
def test_a_short_form_is_a_word_of_two_to_twelve_letters_most_of_them_capitals(part: str, short: bool) -> None:
    assert is_acronym(part) is short


@pytest.mark.parametrize(
    ("acronym", "stands"),
    [("WFP", True), ("FP", True), ("WP", True), ("PF", False), ("WX", False), ("ORLD", False), ("WW", False)],
)
def test_letters_stand_in_order_from_the_start_of_a_word(acronym: str, stands: bool) -> None:
    assert abbreviates(acronym, "World Food Programme") is stands


@pytest.mark.parametrize(
    ("part", "spelt", "acronyms"),
    [
        ("World Food Programme WFP", "World Food Programme", ["WFP"]),
        ("WFP World Food Programme", "World Food Programme", ["WFP"]),
        ("WFP World Food Programme WP", "World Food Programme", ["WFP", "WP"]),
        ("XY World Food Programme", "XY World Food Programme", []),
        ("Food FP", "Food FP", []),
        ("FL Food Lake", "Food Lake", ["FL"]),
        ("WORLD FOOD WF", "WORLD FOOD WF", []),
    ],
)
def test_a_short_form_before_or_behind_its_name_is_taken_off(part: str, spelt: str, acronyms: list[str]) -> None:
    assert _without_acronyms([part]) == ([spelt], acronyms)


@pytest.mark.parametrize(
    ("words", "branch"),
    [
        ("plan cambodia", "cambodia"),
        ("plan cambodian", "cambodia"),
        ("friends of cambodia", ""),
        ("aid for cambodia", ""),
        ("cambodia", "cambodia"),
        ("cambodia plan", ""),  # whose it is, not where
        ("oxfam nepal novib", "nepal"),
        ("oxfam nepali novib", ""),
        ("ministry norway", ""),
        ("plan", ""),
        ("", ""),
    ],
)
def test_a_name_ends_in_the_country_of_the_branch_or_holds_it(words: str, branch: str) -> None:
    assert _branch(words.split()) == branch


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("ADRA Cambodia", ["ADRA"]),
        ("AD Cambodia", []),
        ("ADR-Lake ADS", ["ADR", "ADS"]),
        ("UNICEF USA", ["UNICEF"]),
        ("UN OCHA", ["OCHA"]),
        ("WORLD VISION", []),
        ("LAKE RIVER USA", []),
        ("ADR2 Lake", []),
        ("USA Lake", []),
    ],
)
def test_capitals_among_words_are_short_forms(part: str, found: list[str]) -> None:
    assert _capitals([part]) == found


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("nepal", "nepal"),
        ("nepall", ""),
        ("norvegian", "norway"),
        ("norvvegian", ""),
        ("cambodja", "cambodia"),
        ("germanyx", ""),
    ],
)
def test_a_long_country_may_be_misspelt_by_a_letter(word: str, country: str) -> None:
    assert find_country(word) == country


def test_a_short_form_is_known_without_the_un_before_it_where_enough_is_left() -> None:
    assert parse_name("UNOCHA").short_forms == {"unocha", "ocha"}
    assert parse_name("UNABC").short_forms == {"unabc", "abc"}
    assert parse_name("UNAB").short_forms == {"unab"}


@pytest.mark.parametrize(
    ("text", "label", "branch", "state"),
    [
        ("Canada - Lake Office", "canada", "", ""),
        ("Lake Office - Canada", "", "canada", ""),
        ("Government of Nepal", "", "", "nepal"),
        ("Nepal", "", "nepal", "nepal"),
        ("Nepal Kenya", "", "kenya", ""),
        ("Lake Nepal", "", "nepal", ""),
    ],
)
def test_a_country_is_a_label_a_branch_or_all_of_a_name(text: str, label: str, branch: str, state: str) -> None:
    name = parse_name(text)
    assert (name.label, name.branch, name.state) == (label, branch, state)


@pytest.mark.parametrize(
    ("text", "phrases", "acronyms"),
    [
        ("Lake Forum (LF)", [("lake", "forum")], {"lf"}),
        ("Lake, River and Sea", [("lake", "river", "sea")], set()),
        ("Lake Child / River Aid", [("lake", "child", "river", "aid"), ("lake", "child"), ("river", "aid")], set()),
        ("Lake Board - River Aid", [("lake", "board", "river", "aid"), ("lake", "board")], set()),  # below an office
        ("Lake - River Aid", [("lake", "river", "aid"), ("lake",), ("river", "aid")], set()),
        ("LF-USA", [("lf",)], set()),
        ("LF", [("lf",)], {"lf"}),
        ("The", [("the",)], set()),
    ],
)
def test_a_name_is_taken_apart_the_whole_first(text: str, phrases: list[tuple[str, ...]], acronyms: set[str]) -> None:
    name = parse_name(text)
    assert [*name.phrases] == phrases
    assert name.acronyms == acronyms


def test_a_country_is_set_apart_from_the_short_form_before_it() -> None:
    name = parse_name("Lake Forum ACF-USA")
    assert (name.acronyms, name.countries) == ({"acf"}, {"usa"})
    assert parse_name("Lake Forum ACF-Lake").acronyms == {"acf"}
    assert parse_name("Ac-USA").acronyms == {"acusa"}  # where that is no short form


@pytest.mark.parametrize(("text", "more"), [("ACF Norway", True), ("Norway", False), ("Lake / Norway", True)])
def test_a_country_alone_names_nobody(text: str, more: bool) -> None:
    assert parse_name(text).names_more is more
