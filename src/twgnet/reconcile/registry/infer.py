"""A registry of whatever the data names, for surveys without an official list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from twgnet.model.coded import CodedAnswers, texts_of
from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.text.blanks import is_blank, names_all, names_all_but, names_none_yet
from twgnet.reconcile.text.hedges import plain_name
from twgnet.reconcile.text.ids import make_id
from twgnet.reconcile.text.keys import name_key, ruling_key
from twgnet.reconcile.text.lists import cut_lists
from twgnet.reconcile.text.refusals import without_refusal

_CODE = re.compile("[A-Z0-9]{1,4}")


def infer_registry(survey: Survey, elsewhere: Collection[str] = (), lists: Survey | None = None) -> Registry:
    """Make a registry of the groups that a survey's answers name, none of them official.

    Answers are cut where their column is one of lists. Names that differ in case, spacing,
    punctuation, the word for `and` or `TWG on` are one group, written as most answers write it.
    `elsewhere` are texts, by the keys of rulings, that a person ruled to mean something else; `lists`
    is the survey with its lists cut, where that is known already.

    >>> from twgnet.errors import Location
    >>> from twgnet.model.survey import Answer, Survey
    >>> texts = ["Bees; Trees", "bees", "Bees, Trees", "Salt, Pepper and Oil", "all"]
    >>> survey = Survey("s", tuple(Answer(text, text, Location("s")) for text in texts))
    >>> [group.name for group in infer_registry(survey).groups]
    ['Bees', 'Salt, Pepper and Oil', 'Trees']
    """
    entries: defaultdict[str, float] = defaultdict(
        float, dict.fromkeys(filter(None, map(plain_name, survey.named_groups)), 0.0)
    )
    lists = lists or cut_lists(survey)[0]
    named = blank_codes(survey) | tick_names(survey, lists)
    for text, weight in _weigh(lists.answers).items():
        if elsewhere and ruling_key(text) in elsewhere:
            continue
        if _is_name(text) or text in named:
            entries[plain_name(text)] += weight
    spellings: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for name in sorted(filter(None, entries)):
        spellings[name_key(name)][name] = entries[name]
    written = {key: min(names, key=lambda n: _first(n, names[n])) for key, names in spellings.items()}
    names = [name for key, name in written.items() if not _refuses(key, name, written.keys())]
    taken: set[str] = set()
    groups = (Group(make_id(name, taken), name, official=False) for name in sorted(names))
    ordered = tuple(sorted(groups, key=lambda group: group.id))
    return Registry("infer", f"Groups named in {survey.source}", ordered)


def _weigh(answers: Sequence[Answer]) -> Mapping[str, float]:
    """Give how often each text stands, by the weight of its answers."""
    if isinstance(answers, CodedAnswers):
        return answers.texts.tally()
    weights: defaultdict[str, float] = defaultdict(float)
    for answer in answers:
        weights[answer.text] += answer.weight
    return weights


def _first(name: str, count: float) -> tuple[float, bool, int, str]:
    """Order spellings: the most used, then those in upper and lower case, then those with their accents."""
    return -count, name.isupper() or name.islower(), -sum(not letter.isascii() for letter in name), name


def _is_name(text: str) -> bool:
    return not (is_blank(plain_name(text)) or names_all(text) or names_all_but(text) or names_none_yet(text))


def _refuses(key: str, name: str, keys: Collection[str]) -> bool:
    """Say if a name only refuses another one: `not Gender`."""
    left = name_key(without_refusal(name))
    return left != key and left in keys


def blank_codes(survey: Survey) -> frozenset[str]:
    """Give what usually means nothing (NA), but is a code here: among codes, and more than once.

    >>> from twgnet.errors import Location
    >>> from twgnet.model.survey import Answer, Survey
    >>> answers = [Answer("A", text, Location("s")) for text in ("NA", "HE", "ED", "NA")]
    >>> blank_codes(Survey("s", tuple(answers)))
    frozenset({'NA'})
    """
    texts = _texts(survey)
    if len(texts) < 2 or not all(map(_CODE.fullmatch, texts)):
        return frozenset()
    return frozenset(text for text, count in texts.items() if count > 1 and is_blank(text))


def tick_names(survey: Survey, lists: Survey) -> frozenset[str]:
    """Give what is a tick elsewhere (x), but names a group here: beside others in a list, or more than once in ties.

    >>> from twgnet.errors import Location
    >>> from twgnet.model.survey import Answer, Survey
    >>> survey = Survey("s", tuple(Answer("A", text, Location("s")) for text in ("x; y", "y; z", "x")))
    >>> tick_names(survey, cut_lists(survey)[0])
    frozenset({'x'})
    """
    texts, pieces = _texts(survey), _texts(lists)
    ticks = [text for text in pieces if len(text) == 1 and text.isalpha() and is_blank(text)]
    ties = texts_of(survey.answers, whole=True)
    alike = 2 * sum(len(text) == 1 for text in pieces) > len(pieces) > 2
    return frozenset(text for text in ticks if pieces[text] > texts[text] or ties[text] > 1 or alike)


def _texts(survey: Survey) -> Counter[str]:
    """Count how often each text stands, without blanks around it."""
    texts: Counter[str] = Counter()
    for whole in (False, True):
        for text, count in texts_of(survey.answers, whole=whole).items():
            texts[text.strip()] += count
    del texts[""]
    return texts
