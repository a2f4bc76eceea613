"""Who answered: one organisation for all spellings of its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from twgnet.model.registry import Organisation
from twgnet.model.settled import Name
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.infer import free_id
from twgnet.reconcile.normal import normal
from twgnet.reconcile.rulings import Rulings

_ACRONYM = re.compile(r"\(([^()\s]{2,12})\)\s*$")


def settle_organisations(
    survey: Survey, master: Sequence[Organisation], rulings: Rulings
) -> tuple[dict[str, Organisation], tuple[Name, ...]]:
    """Give each name as written its organisation, and say how each was settled.

    Names that are equal but for case, spacing and punctuation are one; so are names that a
    person ruled to be the same. With a master list a name takes the listed organisation's id.
    """
    spellings: dict[str, list[Answer]] = {}
    for answer in survey.answers:
        spellings.setdefault(_twin(normal(answer.organisation), rulings), []).append(answer)
    taken = {organisation.id for organisation in master}
    known = {
        normal(name): organisation
        for organisation in master
        for name in (*organisation.aliases, organisation.name)
    }
    people: dict[str, Organisation] = {}
    for key in sorted(spellings):
        listed = known.get(key)
        made = listed or _make(key, spellings[key], taken)
        for answer in spellings[key]:
            people[answer.organisation] = made
    return people, tuple(_names(survey.answers, people, known))


def _twin(key: str, rulings: Rulings) -> str:
    """Give the key that stands for all names ruled to be the same as this one."""
    group, waiting = {key}, [key]
    while waiting:
        one = waiting.pop()
        for pair, same in rulings.same.items():
            if same and one in pair and not pair <= group:
                waiting += pair - group
                group |= pair
    return min(group, key=lambda name: (-len(name), name))


def _make(key: str, answers: Sequence[Answer], taken: set[str]) -> Organisation:
    name = _commonest(answer.organisation.strip() for answer in answers)
    acronym = _ACRONYM.search(name)
    attributes = {
        column: _commonest(
            answer.attributes[column] for answer in answers if answer.attributes.get(column)
        )
        for column in sorted({column for answer in answers for column in answer.attributes})
    }
    return Organisation(
        free_id(key, taken),
        name,
        acronym[1] if acronym else "",
        attributes.pop("type", ""),
        attributes=attributes,
    )


def _commonest(texts: Iterable[str]) -> str:
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text), default="")


def _names(
    answers: Sequence[Answer], people: Mapping[str, Organisation], known: Mapping[str, Organisation]
) -> list[Name]:
    seen: dict[tuple[str, int, str], Name] = {}
    for answer in answers:
        text, place = answer.organisation, answer.place
        listed = normal(text) in known
        seen[place.source, place.row, text] = Name(
            place.source,
            place.row,
            text,
            "matched" if listed else "new",
            people[text].id,
            rule="exact" if listed else "own-name",
            score=100.0,
        )
    return [seen[key] for key in sorted(seen)]
