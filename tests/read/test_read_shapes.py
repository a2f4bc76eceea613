"""Every survey tool and every plain shape, one small file each: all tell the same story."""

from __future__ import annotations

from pathlib import Path

import pytest

from twgnet.options import Options
from twgnet.read import read_survey

SHAPES = Path(__file__).parent / "shapes"
FULL = (
    "TWG on Education",
    "TWG on Health",
    "TWG on HIV/AIDS",
    "TWG on Social Protection, Food Security and Nutrition",
)
SHORT = tuple(name.removeprefix("TWG on ") for name in FULL)
XML = ("education", "health", "hiv_aids", "social_protection")
ROWERS, TREES, NONE = "Rowers Union", "Friends of Trees", "No Ties Club"


def story(options, join=None):
    """Rowers want the first two, Friends of Trees the other two, the club none."""
    if join:
        end = ";" if join == ";." else ""
        first, second = (join[0].join(two) + end for two in (options[:2], options[2:]))
        if join == ", ":
            first, second = (", ".join(two) for two in (options[:2], options[2:]))
        return [(ROWERS, first, False), (TREES, second, False), (NONE, "", False)]
    return [
        *((ROWERS, option, True) for option in options[:2]),
        *((TREES, option, True) for option in options[2:]),
        (NONE, "", False),
    ]


def told(survey):
    return [(answer.organisation, answer.text, answer.whole) for answer in survey.answers]


OTHER = (TREES, "River board", False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kobo_both_labels.csv", story(FULL)),
        ("kobo_separate_xml.csv", story(XML)),
        ("kobo_summary_xml.csv", story(XML)),
        ("odk_central.csv", story(XML)),
        ("odk_central_split.csv", story(XML)),
        ("google_sheet.csv", story(FULL, ", ")),
        ("google_download.csv", story(FULL, ";")),
        ("microsoft_forms.csv", story(FULL, ";.")),
        ("surveymonkey.csv", [*story(FULL)[:4], OTHER, story(FULL)[4]]),
        ("limesurvey.csv", [*story(FULL)[:4], OTHER, story(FULL)[4]]),
        (
            "limesurvey_codes.csv",
            [*story(("edu", "health", "hiv", "spfsn"))[:4], OTHER, story(XML)[4]],
        ),
        ("qualtrics.csv", [*story(FULL)[:4], OTHER, story(FULL)[4]]),
        ("redcap.csv", story(XML)),
        ("redcap_labels.csv", story(FULL)),
        ("list.csv", story(FULL, ";")),
        ("transposed.tsv", story(FULL, ";")),
        ("matrix_x.csv", story(SHORT)),
        ("matrix_yes.tsv", story(SHORT)),
    ],
)
def test_each_shape_tells_the_same_story(name, expected):
    survey = read_survey(SHAPES / name)
    assert told(survey) == expected
    assert not survey.problems


@pytest.mark.parametrize("name", ["ties.csv", "choices.csv"])
def test_one_group_in_each_cell(name):
    pairs = [(organisation, text) for organisation, text, _ in told(read_survey(SHAPES / name))]
    assert pairs == [(organisation, text) for organisation, text, _ in story(FULL)]


def test_the_edges_of_gephi_keep_their_weights():
    survey = read_survey(SHAPES / "gephi.csv")
    assert [(a.organisation, a.text) for a in survey.answers] == [pair[:2] for pair in story(FULL)[:4]]
    assert [answer.weight for answer in survey.answers] == [1, 2.5, 1, 3]
    assert survey.meaning.code == "linked_to"


def test_space_joined_labels_need_the_known_names():
    path = SHAPES / "kobo_summary_labels.csv"
    assert told(read_survey(path, known=SHORT)) == story(FULL)
    assert told(read_survey(path))[0] == (ROWERS, "TWG on Education TWG on Health", False)


@pytest.mark.parametrize(
    ("name", "layout"),
    [("ties.csv", "ties"), ("list.csv", "list"), ("matrix_x.csv", "matrix"), ("hxl_3w.csv", "hxl")],
)
def test_layout_is_said(name, layout):
    assert read_survey(SHAPES / name).reading.layout == layout


def test_matrix_lists_every_option_ticked_or_not():
    assert read_survey(SHAPES / "matrix_x.csv").named_groups == (*SHORT, "Fisheries")


def test_attributes_come_along_under_plain_keys():
    answer = read_survey(SHAPES / "list.csv").answers[0]
    assert answer.attributes == {"type": "Local", "province": "Kampot"}
    answer = read_survey(SHAPES / "google_sheet.csv").answers[1]
    assert answer.attributes["type"] == "International organization"


PEOPLE = ("Sok Dara", "Chan Maly", "example.org", "012 345", "192.0.2")


@pytest.mark.parametrize("path", sorted(SHAPES.iterdir()), ids=lambda path: path.name)
def test_people_are_left_out_unless_asked_for(path):
    assert not any(person in repr(read_survey(path)) for person in PEOPLE)


def test_people_are_kept_when_asked_for():
    survey = read_survey(SHAPES / "choices.csv", Options(personal=True))
    assert survey.answers[0].attributes == {"contact": "Sok Dara", "email": "a@example.org"}


def test_hashtags_say_the_columns_and_rows_are_counted():
    survey = read_survey(SHAPES / "hxl_3w.csv")
    assert [(a.organisation, a.text, a.weight, a.location.row) for a in survey.answers] == [
        (ROWERS, "Education", 2, 4),
        (ROWERS, "Health", 1, 6),
        (TREES, "WASH", 1, 7),
    ]
    assert next(use.counts for use in survey.columns if use.name == "Province") == {
        "Kep": 2,
        "Kampot": 1,
        "Phnom Penh": 1,
    }
    assert survey.reading.header_row == 3


def test_hashtag_column_can_be_named():
    options = Options(group_cols=("#activity",))
    survey = read_survey(SHAPES / "hxl_3w.csv", options)
    assert [answer.text for answer in survey.answers] == ["Books", "Boats", "Oars", "Wells"]


def test_windows_text_with_quoted_newline():
    survey = read_survey(SHAPES / "windows.csv")
    assert [(a.organisation, a.text, a.location.row) for a in survey.answers] == [
        ("Société des Rameurs", "TWG on Education", 2),
        ('Friends of "Trees"', "TWG on HIV/AIDS\nTWG on Health", 3),
    ]
