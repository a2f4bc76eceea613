"""Who answered: one organisation for all spellings of its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from twgnet.model.coded import CodedAnswers
from twgnet.model.reconciliation import Name
from twgnet.model.registry import SEVERAL, Organisation
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.decisions.rulings import Rulings
from twgnet.reconcile.many import CodedNames
from twgnet.reconcile.organisations.decide import Match, match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name
from twgnet.reconcile.text.ids import make_id
from twgnet.reconcile.text.normalise import normalise

_ACRONYM = re.compile(r"\(([^()\s]{2,12})\)\s*$")


def reconcile_organisations(
    survey: Survey, master: Sequence[Organisation], rulings: Rulings
) -> tuple[dict[str, Organisation], tuple[Name, ...] | CodedNames]:
    """Give each name as written its organisation, and say how each was settled."""
    people, matches = settle_names(survey, master, rulings)
    answers = survey.answers
    if isinstance(answers, CodedAnswers):
        return people, CodedNames(answers, _names(answers.one_of_each(), people, matches, master, rulings))
    return people, tuple(_names(answers, people, matches, master, rulings))


def settle_names(
    survey: Survey, master: Sequence[Organisation], rulings: Rulings
) -> tuple[dict[str, Organisation], dict[str, Match]]:
    """Give each name as written its organisation, and by its normal form how it was found in the master list.

    Names that are equal but for case, spacing and punctuation are one; so are names that a
    person ruled to be the same. With a master list a name takes the listed organisation's id.
    """
    by_name: defaultdict[str, list[Answer]] = defaultdict(list)
    answers = survey.answers
    for answer in answers.one_of_each() if isinstance(answers, CodedAnswers) else answers:
        by_name[answer.organisation].append(answer)
    spellings: defaultdict[str, list[Answer]] = defaultdict(list)
    for name, same in by_name.items():
        spellings[_key(name, rulings)] += same
    matches = _match(spellings, master, rulings)
    taken = {organisation.id for organisation in master}
    people: dict[str, Organisation] = {}
    for key in sorted(spellings):
        match = matches[key]
        listed = master[match.indices[0]] if match.status == "matched" else None
        made = _make(key, spellings[key], set() if listed else taken)
        made = _complete(listed, made) if listed else made
        for answer in spellings[key]:
            people[answer.organisation] = made
    return people, matches


def _key(name: str, rulings: Rulings) -> str:
    """Give what stands for a name and all names that are, or were ruled to be, the same."""
    key = normalise(name) or name.strip()
    return rulings.same_as.get(key, key)


def _match(
    spellings: Mapping[str, Sequence[Answer]], master: Sequence[Organisation], rulings: Rulings
) -> dict[str, Match]:
    """Match every name to the master list by the clearest of its spellings; rulings go first."""
    if not master:
        return dict.fromkeys(spellings, Match("new", (), "own-name", 100.0))
    texts = {(key, answer.organisation) for key, same in spellings.items() for answer in same}
    texts |= {(key, name) for name, key in rulings.same_as.items() if key in spellings}
    ordered = sorted(texts)
    found = match_names([parse_name(text) for _, text in ordered], MasterIndex(master))
    matches: dict[str, Match] = {}
    for (key, _), match in zip(ordered, found, strict=True):
        matches[key] = max(matches.get(key, match), match, key=_clarity)
    position_of = {organisation.id: position for position, organisation in enumerate(master)}
    for text, ruled in rulings.organisations.items():
        indices = (position_of[ruled],) if ruled else ()
        matches[_key(text, rulings)] = Match("matched" if ruled else "new", indices, "decision", 100.0)
    return matches


def _clarity(match: Match) -> tuple[int, float]:
    return ("new", "review", "matched").index(match.status), match.score


def _make(key: str, answers: Sequence[Answer], taken: set[str]) -> Organisation:
    name = _commonest(answers)
    acronym = _ACRONYM.search(name)
    described = [answer.attributes for answer in answers if answer.attributes]
    attributes = {
        column: _one_value(values[column] for values in described if values.get(column))
        for column in sorted(set().union(*described))
    }
    stated = attributes.pop("acronym", "").removeprefix(SEVERAL)
    return Organisation(
        make_id(normalise(name) or key, taken),
        name,
        stated or (acronym[1] if acronym else ""),
        attributes.pop("type", ""),
        attributes=attributes,
    )


def _complete(listed: Organisation, stated: Organisation) -> Organisation:
    """Give a listed organisation with what only the survey says of it."""
    known = {name.casefold() for name in listed.attributes}
    further = {name: value for name, value in stated.attributes.items() if name.casefold() not in known}
    return replace(listed, type=listed.type or stated.type, attributes={**listed.attributes, **further})


def _one_value(values: Iterable[str]) -> str:
    """Give the value of an attribute that all answers of an organisation agree on."""
    distinct = {" ".join(value.split()).casefold(): value for value in values}
    return next(iter(distinct.values())) if len(distinct) == 1 else SEVERAL


def _commonest(answers: Sequence[Answer]) -> str:
    """Give the spelling that most answers write, each by its weight."""
    if len(answers) == 1:
        return answers[0].organisation.strip()
    counts: defaultdict[str, float] = defaultdict(float)
    for answer in answers:
        counts[answer.organisation.strip()] += answer.weight
    return min(counts, key=lambda text: (-counts[text], text), default="")


def _names(
    answers: Sequence[Answer],
    people: Mapping[str, Organisation],
    matches: Mapping[str, Match],
    master: Sequence[Organisation],
    rulings: Rulings,
) -> list[Name]:
    rows = {
        (answer.location.source, answer.location.row, answer.organisation): matches[_key(answer.organisation, rulings)]
        for answer in answers
    }
    return [
        Name(
            source,
            row,
            text,
            match.status,
            people[text].id,
            tuple(master[index].id for index in match.indices),
            match.rule,
            match.score,
        )
        for (source, row, text), match in sorted(rows.items(), key=lambda item: item[0])
    ]
