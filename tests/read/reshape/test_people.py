"""Members written as people with their organisations, and names that only look so."""

import pytest
from tests.read.reshape.test_reshape import pairs, read

PEOPLE = {
    "Ann Lee": "Alpha Aid",
    "Bo Ray": "Beta Fund",
    "Cy de la Dan": "Delta Union",
    "Eve Fox-Hill": "CARE",
    "Flo Ng": "Beta Fund",
}
TABLE = "Committee,Member\n{}"


def table(form):
    rows = (f'{"Health" if i % 2 else "Land"},"{form.format(*one)}"' for i, one in enumerate(PEOPLE.items()))
    return TABLE.format("\n".join(rows))


@pytest.mark.parametrize("form", ["{} ({})", "{} [{}]", "{}, {}", "{} - {}"])
def test_the_organisations_are_taken_and_that_is_said(form):
    survey = read(table(form))
    assert {name for name, _ in pairs(survey)} == set(PEOPLE.values())
    (said,) = [one for one in survey.problems if one.code == "layout.people_of"]
    assert "org_col=" in str(said)
    kept = read(table(form), org_col="Member")
    assert {name for name, _ in pairs(kept)} == {form.format(*one) for one in PEOPLE.items()}


@pytest.mark.parametrize(
    "names",
    [
        ("World Vision (Kep)", "Plan Cambodia (Kampot)", "Save Children (Takeo)"),  # places
        ("Aid Network (Alpha Aid)", "Ann Lee (Beta Fund)", "Bo Ray (Delta Union)"),  # one is no person
        ("Ann Lee (Alpha Aid)", "Bo Ray (Beta Fund)"),  # too few to tell
        ("Ann Lee (Alpha Aid)", "Beta Fund", "Delta Union", "Eps Trust"),
    ],
)
def test_names_that_only_look_so_are_kept(names):
    survey = read(TABLE.format("\n".join(f"Health,{name}" for name in names)))
    assert {name for name, _ in pairs(survey)} == set(names)
