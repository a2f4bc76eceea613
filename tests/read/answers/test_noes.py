"""Ticks that are taken back are no links, and that is said; what the sentence advises works."""

import io

import pytest

from twgnet.read import read_survey

TICKS = "Organisation,Health,Education,Water\nAda,{no},x,{no}\nBell,x,,x\nCove,,x,\nDale,x,x,\n"


def read(text):
    stream = io.BytesIO(text.encode())
    stream.name = "ticks.csv"
    return read_survey(stream)


def pairs(survey):
    return {(answer.organisation, answer.text) for answer in survey.answers if answer.text}


@pytest.mark.parametrize("word", ["Withdrawn", "declined", "x (withdrawn)", "x - withdrew", "withdrawn 2023"])
def test_a_tick_that_is_taken_back_is_no_link_and_that_is_said(word):
    survey = read(TICKS.format(no=word))
    assert ("Ada", "Education") in pairs(survey)
    assert len(pairs(survey)) == 6
    assert f"2 cells say '{word}' and are not counted as links" in " ".join(map(str, survey.assumed))
    followed = read(TICKS.format(no="yes"))
    assert len(pairs(followed)) == 8
    assert not followed.assumed
