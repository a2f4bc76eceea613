"""Distinct spellings, few however many rows, settled as those of any survey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twgnet._gc import fewer_collections
from twgnet.errors import Location
from twgnet.gaps import EXACT_RULES
from twgnet.model.message import Message
from twgnet.model.reconciliation import Decision
from twgnet.model.registry import Organisation, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.options import Options
from twgnet.read import mask
from twgnet.reconcile import choose_registry, open_registries, reconcile_survey, settle_respondents

Spelling = tuple[str, int]  # a text, and how often it is there
Described = tuple[str, tuple[str, ...], int]  # an organisation, the values beside it, and how often it stands so


@dataclass(frozen=True, slots=True)
class Settled:
    """What the spellings mean.

    Attributes
    ----------
    registry, organisations
        The groups, and who answered, sorted by id.
    of_organisation
        For each spelling of an organisation, its place.
    of_group
        For each spelling that names a group: the spelling, the group's place, whether hedged and
        whether inexact (0 or 1). A spelling of two groups stands twice.
    to_check
        For each spelling that a person must look at: the spelling and the place of a candidate.
    notes
        What a person should know of the registry.
    """

    registry: Registry
    organisations: tuple[Organisation, ...]
    of_organisation: list[tuple[str, int]]
    of_group: list[tuple[str, int, int, int]]
    to_check: list[tuple[str, int]]
    notes: tuple[Message, ...]


@fewer_collections()
def settle_spellings(
    source: str,
    organisations: Sequence[Described],
    texts: Sequence[Spelling],
    options: Options,
    attributes: Sequence[str] = (),
    rulings: Sequence[Decision] = (),
    master: Sequence[Organisation] = (),
) -> Settled:
    """Settle each distinct spelling once, by the same reconciliation as a survey in memory."""
    survey = Survey(source, tuple(_answers(source, len({name for name, *_ in organisations}), texts)))
    registry, notes = choose_registry(
        survey, open_registries(options.groups, personal=options.personal), options.groups, rulings
    )
    mentions = reconcile_survey(survey, registry, (), rulings).mentions
    groups = sorted(registry.groups, key=lambda group: group.id)
    place = {group.id: number for number, group in enumerate(groups)}
    people = settle_respondents(
        Survey(source, tuple(_named(source, organisations, attributes))), registry, master, rulings
    )
    everyone = tuple(sorted({one.id: one for one in people.values()}.values(), key=lambda one: one.id))
    number = {one.id: i for i, one in enumerate(everyone)}
    return Settled(
        registry,
        everyone,
        [(spelling, number[one.id]) for spelling, one in people.items()],
        [
            (texts[m.row][0], place[m.group_id], int(m.certainty == "tentative"), int(m.rule not in EXACT_RULES))
            for m in mentions
            if m.status == "matched"
        ],
        [(texts[m.row][0], place[id]) for m in mentions if m.status == "review" for id in m.candidates],
        tuple(notes),
    )


def _answers(source: str, organisations: int, texts: Sequence[Spelling]) -> Iterable[Answer]:
    """Give each text once, from as many organisations a text as the data have a row.

    Whether texts are lists is decided by whether organisations have one row or several.
    """
    rows = sum(times for _, times in texts)
    several = max(1, round(len(texts) * organisations / max(1, rows)))
    for row, (text, times) in enumerate(texts):
        yield Answer(f"{row % several}", text, Location(source, row=row), {}, times)


def _named(source: str, organisations: Iterable[Described], attributes: Sequence[str]) -> Iterable[Answer]:
    somewhere = Location(source)
    for name, values, times in organisations:
        stated = {key: mask(value) for key, value in zip(attributes, values, strict=True) if value.strip()}
        yield Answer(name, "", somewhere, stated, times)
