"""Who of those invited is in the data, by id or by name."""

from twgnet.model.registry import Organisation
from twgnet.reconcile.invited import match_invited


def test_a_respondent_is_the_one_that_its_name_fits_best_and_nobody_is_two() -> None:
    invited = [Organisation("b", "Meadow Bridges Lantern"), Organisation("a", "Meadow Bridge")]
    respondents = [Organisation("r", "Meadw Bridge"), Organisation("s", "Meadow Brdge")]
    found = match_invited(respondents[:1], invited, by_name=True)
    assert (found.listed_as, found.unlisted) == ({"r": "a"}, ())
    assert match_invited(respondents, [*invited, Organisation("c", "Quay Club")], by_name=True).unlisted == ("s",)
