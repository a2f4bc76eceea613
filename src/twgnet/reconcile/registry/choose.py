"""Which registry a survey is held against: the one asked for, one that its texts fit, or its own names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from twgnet.errors import Location, RegistryError, option
from twgnet.model.coded import texts_of
from twgnet.model.message import Message, message, name_few
from twgnet.model.reconciliation import Decision
from twgnet.model.registry import Registry
from twgnet.model.survey import Survey
from twgnet.reconcile.groups.match import Matcher
from twgnet.reconcile.groups.parse import Fragment, Splitter
from twgnet.reconcile.groups.result import WHOLE
from twgnet.reconcile.registry.infer import blank_codes, infer_registry, tick_names
from twgnet.reconcile.registry.load import load_registry, shipped_registries
from twgnet.reconcile.registry.lookalikes import describe_lookalikes
from twgnet.reconcile.text.keys import name_key, ruling_key
from twgnet.reconcile.text.lists import Doubt, cut_lists, doubt_names
from twgnet.reconcile.text.normalise import normalise, words
from twgnet.reconcile.text.prefixes import TWG

FEW = 4  # codes named in a line

INFER = "infer"


@dataclass(frozen=True, slots=True)
class ChoiceThresholds:
    """When a shipped registry is used unasked. Higher shares ask for it more often by name.

    `share` is the least weight of the distinct texts that must be names of its groups: lower
    takes foreign lists that share some topics for ours, higher loses noisy copies of ours.
    `common` is what a name of one plain word (Health) weighs beside one that tells more
    (Mine Action, TWG on Health): every list in the world has a group on health. `telling` is how
    many names of the second kind there must be, unless the file itself asks for TWGs: fewer takes
    any list of topics for ours. A code of `code` letters tells as much (SPFSN): fewer takes HIV for ours.
    `most` texts are looked at, evenly spread: more costs time and changes nothing.
    """

    share: float = 0.5
    common: float = 0.5
    telling: int = 1
    code: int = 4
    most: int = 1000


THRESHOLDS = ChoiceThresholds()


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a survey a registry knows: `known` of the distinct `texts` are its groups.

    `telling` are those that not every list in the world has.
    """

    registry: Registry
    texts: int
    known: int
    telling: int
    share: float


def open_registries(groups: Any, *, personal: bool = False) -> tuple[Registry, ...]:
    """Give the registries that may hold the groups of a survey.

    The one asked for; none if the groups are to be inferred; else all that ship with twgnet.

    >>> [registry.id for registry in open_registries(None)], open_registries("infer")
    (['cambodia-2017'], ())
    """
    if isinstance(groups, str) and groups == INFER:
        return ()
    return shipped_registries() if groups is None else (load_registry(groups, personal=personal),)


def choose_registry(
    survey: Survey,
    registries: Sequence[Registry],
    groups: Any = None,
    decisions: Sequence[Decision] = (),
) -> tuple[Registry, tuple[Message, ...]]:
    """Choose the registry of a survey; say which one and why first, then what may be wrong with it.

    Parameters
    ----------
    survey
        What was read.
    registries
        Those that may hold the groups, as `open_registries` gives them.
    groups
        What was asked for; None leaves the choice to the data.
    decisions
        What a person ruled: a ruling that names a group of a registry chooses it.
    """
    if groups is not None and registries:
        (asked,) = registries
        return asked, (message("registry.asked", registry=asked.title, n=len(asked.groups)),)
    for registry in registries:
        if any(_names_group(decision, registry) for decision in decisions):
            return registry, (message("registry.ruled", registry=registry.title, n=len(registry.groups)),)
    overlaps = [_measure_overlap(survey, registry) for registry in registries]
    best = max(overlaps, key=lambda overlap: overlap.share, default=None)
    telling = THRESHOLDS.telling * (not _asks_for_twgs(survey))
    if best and best.share > THRESHOLDS.share and best.telling >= telling:
        return best.registry, (_describe(best),)
    ruled = [decision for decision in decisions if decision.kind == "group" and decision.ruled]
    lists, doubts = cut_lists(survey)
    inferred = infer_registry(survey, {ruling_key(one.text) for one in ruled if not _keeps_name(one)}, lists)
    if not inferred.groups:
        where = Location(survey.source, column=", ".join(survey.reading.group_columns))
        raise RegistryError("registry_file.no_group_named", location=where)
    code = "registry.inferred" if groups is None else "registry.asked_to_infer"
    chosen = message(code, n=len(inferred.groups), option=option("groups"))
    doubts = (*doubts, *doubt_names([group.name for group in inferred.groups], {one.separator for one in doubts}))
    notes = (*_describe_doubts(doubts), *_describe_names(survey, lists, inferred))
    return inferred, (chosen, *notes, *describe_lookalikes(inferred, {ruling_key(one.text) for one in ruled}))


def _asks_for_twgs(survey: Survey) -> bool:
    """Say if a heading of the groups says what they are: `TWGs`, `Technical Working Groups`."""
    headings = (normalise(heading) for heading in survey.reading.group_columns)
    return any({*heading.split()} & TWG or "technical working group" in heading for heading in headings)


def _keeps_name(decision: Decision) -> bool:
    """Say if a person ruled that a text means the group of its own name."""
    return name_key(decision.text) in {name_key(decision.answer), name_key(decision.ruling)}


def _describe_doubts(doubts: Iterable[Doubt]) -> Iterator[Message]:
    """Say which names may be lists."""
    for doubt in doubts:
        yield message("registry.may_be_lists", n=doubt.texts, separator=doubt.separator, option=option("separator"))


def _describe_names(survey: Survey, lists: Survey, inferred: Registry) -> Iterator[Message]:
    """Say which codes usually mean nothing, and which ticks name a group."""
    if codes := blank_codes(survey):
        yield message("registry.codes", n=len(codes), codes=tuple(sorted(codes)))
    names = [group.name for group in inferred.groups]
    if all(map(str.isdecimal, names)):
        yield message("registry.numbers", n=len(names), names=name_few(names, FEW), option=option("groups"))
    named = {*names} & tick_names(survey, lists)
    for text in sorted(named):
        yield message("registry.tick", text=text)


def _names_group(decision: Decision, registry: Registry) -> bool:
    """Say if a person ruled for a group of this registry, where no group of another was to choose from."""
    ids = {group.id for group in registry.groups}
    names = ids | {group.name for group in registry.groups}
    return (
        decision.kind == "group"
        and decision.ruled
        and ids.issuperset(decision.candidates)
        and bool(names & {*decision.candidates, decision.answer, decision.ruling})
    )


def _describe(overlap: Overlap) -> Message:
    return message(
        f"registry.fits{'_all' * (overlap.known == overlap.texts)}",
        registry=overlap.registry.title,
        groups=len(overlap.registry.groups),
        known=overlap.known,
        n=overlap.texts,
        option=option("groups"),
    )


def _measure_overlap(survey: Survey, registry: Registry) -> Overlap:
    """Weigh the distinct texts of a survey that are names of groups against those that are not."""
    fragments = dict(_distinct(survey, Splitter(Matcher(registry))))
    weights = [_weight(fragment) for fragment in fragments.values()]
    known = sum(map(bool, weights))
    total = fsum(weights) + len(weights) - known
    return Overlap(registry, len(weights), known, weights.count(1.0), fsum(weights) / total if total else 0.0)


def _distinct(survey: Survey, splitter: Splitter) -> Iterator[tuple[str, Fragment]]:
    """Give one fragment for each distinct name that the answers hold."""
    for whole in (False, True):
        texts = sorted(texts_of(survey.answers, whole=whole))
        texts = sorted({*texts, *survey.named_groups}) if whole else texts
        sample = texts[:: 1 + len(texts) // THRESHOLDS.most]
        for fragments in splitter.parse_answers(sample, whole=whole).values():
            for fragment in fragments:
                if fragment.result.status != "ignored":
                    yield ruling_key(fragment.text), fragment


def _weight(fragment: Fragment) -> float:
    """Give what a text tells for the registry: nothing if it is no name of a group for certain."""
    result = fragment.result
    if result.status != "matched" or result.rule not in WHOLE:
        return 0.0
    tokens = words(normalise(fragment.text))
    own_code = result.rule == "abbreviation" and len(tokens[0]) >= THRESHOLDS.code
    return 1.0 if len(tokens) > 1 or own_code else THRESHOLDS.common
