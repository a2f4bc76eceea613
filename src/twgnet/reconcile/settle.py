"""The stage itself: every fragment of every answer accounted for, each distinct text once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from twgnet.model.registry import Organisation, Registry
from twgnet.model.settled import Decision, Interest, Mention, Settled
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.decisions import open_decisions
from twgnet.reconcile.duplicates import find_duplicates
from twgnet.reconcile.fragments import Fragment
from twgnet.reconcile.lexicon import Lexicon
from twgnet.reconcile.match import Verdict
from twgnet.reconcile.organisations import settle_organisations
from twgnet.reconcile.rulings import read_rulings, rule
from twgnet.reconcile.split import read_answer


def settle(
    survey: Survey,
    registry: Registry,
    organisations: Sequence[Organisation] = (),
    decisions: Sequence[Decision] = (),
) -> Settled:
    """Settle every name of a survey against the registry and, if given, the master list.

    Parameters
    ----------
    survey
        What was read.
    registry
        The groups; `organisations` is the master list, `decisions` what a person ruled.

    Returns
    -------
    Settled
        Mentions (nothing left out), interests, organisations and what is open, sorted by id;
        the same whatever the order of the rows.

    Raises
    ------
    DecisionsError
        A ruling names what does not exist, or contradicts another.
    """
    rulings = read_rulings(decisions, registry, organisations)
    people, names = settle_organisations(survey, organisations, rulings)
    lexicon = Lexicon(registry)

    @cache
    def read(text: str, whole: bool) -> list[tuple[Fragment, Verdict]]:
        pieces = read_answer(text, lexicon, whole=whole)
        return [ruled for piece, verdict in pieces for ruled in rule(piece, verdict, rulings)]

    mentions = tuple(
        sorted(
            (
                mention
                for answer in survey.answers
                for mention in _mentions(
                    answer, people[answer.organisation], read(answer.text, answer.whole)
                )
            ),
            key=lambda m: (m.organisation_id, m.source, m.row),
        )
    )
    everyone = tuple(sorted(set_of(people), key=lambda organisation: organisation.id))
    duplicates = find_duplicates(everyone, rulings)
    return Settled(
        everyone,
        mentions,
        tuple(_interests(mentions, {group.id: group.name for group in registry.groups})),
        names,
        duplicates,
        open_decisions(mentions, names, duplicates, decisions),
    )


def set_of(people: Mapping[str, Organisation]) -> list[Organisation]:
    """Give each organisation once."""
    return list({organisation.id: organisation for organisation in people.values()}.values())


def _mentions(
    answer: Answer, organisation: Organisation, pieces: Sequence[tuple[Fragment, Verdict]]
) -> Iterator[Mention]:
    for piece, verdict in pieces:
        yield Mention(
            answer.place.source,
            answer.place.row,
            organisation.id,
            organisation.name,
            piece.text,
            verdict.status,
            verdict.group_id,
            verdict.candidates,
            verdict.rule,
            verdict.score,
            "tentative" if piece.tentative else "certain",
            answer.weight,
            verdict.note,
        )


def _interests(mentions: Sequence[Mention], groups: Mapping[str, str]) -> Iterator[Interest]:
    pairs: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.status == "matched":
            pairs.setdefault((mention.organisation_id, mention.group_id), []).append(mention)
    for (organisation_id, group_id), same in sorted(pairs.items()):
        best = min(same, key=lambda m: (-m.score, m.source, m.row, m.text))
        hedged = all(mention.certainty == "tentative" for mention in same)
        yield Interest(
            organisation_id,
            best.organisation,
            group_id,
            groups[group_id],
            "tentative" if hedged else "certain",
            sum(mention.weight for mention in same),
            best.source,
            best.row,
            best.text,
            best.rule,
            best.score,
        )
