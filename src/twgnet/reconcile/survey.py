"""The stage itself: every fragment of every answer accounted for, each distinct text once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from twgnet._gc import fewer_collections
from twgnet.errors import RegistryError, option
from twgnet.model.coded import CodedAnswers, texts_of
from twgnet.model.reconciliation import Decision, Interest, Mention, Reconciliation
from twgnet.model.registry import Organisation, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.decisions.effect import not_ruled, ruled_pairs, with_state
from twgnet.reconcile.decisions.file import open_decisions
from twgnet.reconcile.decisions.rulings import read_rulings, ruled_results
from twgnet.reconcile.groups.match import Matcher
from twgnet.reconcile.groups.parse import Fragment, Splitter
from twgnet.reconcile.invited import ask_about_unlisted
from twgnet.reconcile.many import CodedMentions, CodedNames
from twgnet.reconcile.nominations import settle_nominations
from twgnet.reconcile.organisations import (
    find_duplicates,
    reconcile_organisations,
    settle_names,
    tell_namesakes_apart,
)
from twgnet.reconcile.registry.lookalikes import ask_about_lookalikes
from twgnet.reconcile.text.lists import cut_lists

Mentions = tuple[Mention, ...] | CodedMentions


@fewer_collections()
def reconcile_survey(
    survey: Survey,
    registry: Registry,
    organisations: Sequence[Organisation] = (),
    decisions: Sequence[Decision] = (),
    listed_in: str = "organisations",
) -> Reconciliation:
    """Settle every name of a survey against the registry and, if given, the master list.

    Parameters
    ----------
    survey
        What was read.
    registry
        The groups; `organisations` is the master list, `decisions` what a person ruled.
    listed_in
        The option that the master list was given with: `organisations` or `invited`.

    Returns
    -------
    Reconciliation
        Mentions (nothing left out), interests, organisations and what is open, sorted by id;
        the same whatever the order of the rows.

    Raises
    ------
    RegistryError
        The master list holds not one organisation of the survey.
    DecisionsError
        A ruling names what does not exist, or contradicts another.
    """
    if registry.inferred:
        survey, _ = cut_lists(survey)
    survey = tell_namesakes_apart(survey)
    rulings = read_rulings(decisions, registry, organisations)
    people, names = reconcile_organisations(survey, organisations, rulings)
    settled = names.each if isinstance(names, CodedNames) else names
    if organisations and all(n.status == "new" and n.rule != "decision" for n in settled):
        raise RegistryError("registry_file.nobody_listed", n=len(organisations), option=option(listed_in))
    splitter = Splitter(Matcher(registry), ruled_results(rulings))
    mentions = _mentions(survey, splitter, people)
    everyone = tuple(sorted(set_of(people), key=lambda organisation: organisation.id))
    ruled = ruled_pairs(rulings, people)
    duplicates = tuple(not_ruled(find_duplicates(everyone), ruled, settled, organisations))
    further = (
        *ask_about_lookalikes(registry, mentions),
        *(ask_about_unlisted(settled) if organisations and listed_in == "invited" else ()),
    )
    asked = open_decisions(mentions, settled, duplicates, decisions, further)
    interests = tuple(_interests(mentions, {group.id: group.name for group in registry.groups}))
    nominations = settle_nominations(survey.nominations, people, mentions, interests, registry, splitter, duplicates)
    return Reconciliation(
        everyone,
        mentions,
        interests,
        names,
        duplicates,
        tuple(with_state(asked, mentions.kinds if isinstance(mentions, CodedMentions) else mentions, settled, ruled)),
        len(organisations),
        *nominations,
    )


def settle_respondents(
    survey: Survey, registry: Registry, organisations: Sequence[Organisation] = (), decisions: Sequence[Decision] = ()
) -> dict[str, Organisation]:
    """Give each name of an organisation, as written, the organisation that it is."""
    return settle_names(survey, organisations, read_rulings(decisions, registry, organisations))[0]


def set_of(people: Mapping[str, Organisation]) -> list[Organisation]:
    """Give each organisation once."""
    return list({organisation.id: organisation for organisation in people.values()}.values())


def _mentions(survey: Survey, splitter: Splitter, people: Mapping[str, Organisation]) -> Mentions:
    """Settle each distinct text once, then give every answer its fragments."""
    answers, nobody = survey.answers, map(_of_nobody, survey.unnamed)
    settled = {whole: splitter.parse_answers(texts_of(answers, whole=whole), whole=whole) for whole in (False, True)}
    if isinstance(answers, CodedAnswers):
        return CodedMentions(nobody, answers, settled[False] | settled[True], people)
    return (
        *nobody,
        *(
            mention
            for answer in _in_order(answers, people)
            for mention in _of_answer(answer, settled[answer.whole][answer.text], people[answer.organisation])
        ),
    )


def _in_order(answers: Sequence[Answer], people: Mapping[str, Organisation]) -> Sequence[Answer]:
    """Give the answers by organisation, those of one as they stand in the files."""
    places = [(answer.location.source, answer.location.row) for answer in answers]
    if any(one > other for one, other in pairwise(places)):
        answers = sorted(answers, key=lambda answer: (answer.location.source, answer.location.row))
    return sorted(answers, key=lambda answer: people[answer.organisation].id)


def _of_nobody(answer: Answer) -> Mention:
    location = answer.location
    return Mention(location.source, location.row, "", "", answer.text, "ignored", rule="no-organisation")


def _of_answer(answer: Answer, fragments: Sequence[Fragment], organisation: Organisation) -> list[Mention]:
    head = answer.location.source, answer.location.row, organisation.id, organisation.name
    return [
        Mention._make(
            (
                *head,
                text,
                result.status,
                group_id,
                result.candidates,
                result.rule,
                result.score,
                certainty,
                answer.weight,
                result.note,
            )
        )
        for text, result, certainty in fragments
        for group_id in result.group_ids or ("",)
    ]


def _interests(mentions: Mentions, groups: Mapping[str, str]) -> Iterator[Interest]:
    if isinstance(mentions, CodedMentions):
        yield from mentions.sum_up(groups)
        return
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
