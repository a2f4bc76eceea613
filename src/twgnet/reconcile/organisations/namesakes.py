"""Organisations of one name that the file itself tells apart, by an acronym or an id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from twgnet.model.coded import CodedAnswers
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.text.normalise import normalise

MARKS = ("organisation_id", "acronym")  # attributes that tell who an organisation is, the surest first


def tell_namesakes_apart(survey: Survey) -> Survey:
    """Name organisations of one name by what tells them apart; they stay two until a person rules.

    >>> from twgnet.errors import Location
    >>> rows = [("Hope", "HP"), ("HOPE", "HOPE-K"), ("Care", "C"), ("Care", "")]
    >>> answers = (Answer(name, "Health", Location("s"), {"acronym": acronym}) for name, acronym in rows)
    >>> [answer.organisation for answer in tell_namesakes_apart(Survey("s", tuple(answers))).answers]
    ['Hope (HP)', 'HOPE (HOPE-K)', 'Care', 'Care']
    """
    answers = survey.answers
    described = answers.attributes if isinstance(answers, CodedAnswers) else chain(*(one.attributes for one in answers))
    stated = set(described)
    for mark in MARKS:
        if mark in stated:
            survey = replace(survey, answers=_apart(survey.answers, mark))
    return survey


def _apart(answers: Sequence[Answer], mark: str) -> tuple[Answer, ...]:
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if stated := normalise(answer.attributes.get(mark, "")):
            marks[normalise(answer.organisation)].add(stated)
    several = {name for name, stated in marks.items() if len(stated) > 1}
    return tuple(_named(answer, mark) if normalise(answer.organisation) in several else answer for answer in answers)


def _named(answer: Answer, mark: str) -> Answer:
    stated = answer.attributes.get(mark, "").strip()
    return replace(answer, organisation=f"{answer.organisation} ({stated})") if stated else answer
