"""Ask next: for each group that may be short, the organisations that something points to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from twgnet.gaps.classes import classify_organisations
from twgnet.gaps.suggestions.shared_words import shared_words, telling_words
from twgnet.model.gaps import Accuracy, Gap, Suggestion
from twgnet.model.message import Message, message
from twgnet.model.network import Network

if TYPE_CHECKING:
    from twgnet.gaps.suggestions.resemblance import Resemblance

MOST = 5  # suggestions a group
MOST_ACTIVE = 3  # of those that nothing but their activity speaks for
LEVEL = 0.05


def suggest_organisations(
    network: Network, gaps: Iterable[Gap], accuracy: Sequence[Accuracy] = (), *, seed: int = 0
) -> tuple[Suggestion, ...]:
    """Suggest whom to ask next for each group that does not surely reach its target.

    Evidence goes first: attributes that say a word of the group's name; then, only where hidden
    interests of this very group were found better than in random networks with the same totals, what
    organisations with like interests want (degree-normalised three-step paths). Where there is none, one
    row says that nothing points to anyone, and names the most active, equal ones drawn by `seed`.

    Returns
    -------
    tuple of Suggestion
        Up to five a group, groups in the order of the gaps.

    Examples
    --------
    >>> from twgnet.gaps import estimate_coverage
    >>> from twgnet.model.registry import Group
    >>> empty = Network((), (Group("LAND", "Land"),), ())
    >>> suggest_organisations(empty, estimate_coverage(empty))[0].why.code
    'gaps.ask.nobody'
    """
    wanted = [gap for gap in gaps if gap.verdict != "met"]
    if not wanted:
        return ()
    sources = _Sources.of(network, [gap.group_id for gap in wanted], seed)
    trusted = trusted_groups(accuracy)
    found: list[Suggestion] = []
    for gap in wanted:
        group_id = gap.group_id
        some = [*_by_words(sources, group_id), *(_by_paths(sources, group_id) if group_id in trusted else ())]
        found += _number(some) or [_nobody(sources, group_id)]
    return tuple(found)


def trusted_groups(accuracy: Sequence[Accuracy]) -> set[str]:
    """Give the groups whose own hidden interests were found better than by chance, as all groups' were."""
    by_paths = {one.group_id: one for one in accuracy if one.method == "three-step paths"}
    if "" not in by_paths or by_paths[""].p > LEVEL:
        return set()
    return {group_id for group_id, one in by_paths.items() if group_id and one.p <= LEVEL}


@dataclass(frozen=True, slots=True)
class _Sources:
    network: Network
    names: dict[str, str]
    degrees: Counter[str]
    inside: set[tuple[str, str]]
    words: dict[str, frozenset[str]]
    resemblance: Resemblance
    active: list[str]

    @classmethod
    def of(cls, network: Network, wanted: list[str], seed: int) -> _Sources:
        from twgnet.gaps.suggestions.resemblance import Resemblance

        degrees = Counter(tie.organisation_id for tie in network.interests)
        drawn = sorted(degrees)
        Random(seed).shuffle(drawn)  # noqa: S311
        return cls(
            network,
            {organisation.id: organisation.name for organisation in network.organisations},
            degrees,
            {(tie.organisation_id, tie.group_id) for tie in network.interests},
            telling_words(network.groups),
            Resemblance(classify_organisations(network), wanted),
            sorted(drawn, key=lambda id: -degrees[id]),
        )

    def suggest(
        self, group_id: str, organisation: str, why: Message, score: float | None = None, like: tuple[str, ...] = ()
    ) -> Suggestion:
        popular = self.resemblance.popularity_rank(group_id, self.degrees[organisation])
        return Suggestion(group_id, organisation, self.names[organisation], 0, score, popular, like, why)


def _by_words(sources: _Sources, group_id: str) -> list[Suggestion]:
    words = sources.words[group_id]
    hits = [
        (-len(shared), candidate.id, shared)
        for candidate in sources.network.organisations
        if (candidate.id, group_id) not in sources.inside and (shared := shared_words(candidate, words))
    ]
    return [
        sources.suggest(
            group_id,
            organisation,
            message("gaps.ask.word", attribute=next(iter(shared.values())), word=next(iter(shared)), group=group_id),
        )
        for _, organisation, shared in sorted(hits, key=lambda hit: hit[:2])[:MOST]
    ]


def _by_paths(sources: _Sources, group_id: str) -> Iterator[Suggestion]:
    alike = sources.resemblance
    for organisation, c, score in alike.candidates(group_id, MOST):
        like = tuple(sources.names[id] for id in alike.like(group_id, c))
        why = message("gaps.ask.like", names=like, shared=alike.shared(group_id, c), group=group_id)
        yield sources.suggest(group_id, organisation, why, score, like)


def _number(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Name each organisation once, by its first evidence, and count from 1."""
    from dataclasses import replace

    first = {one.organisation_id: one for one in reversed(found)}
    kept = [one for one in found if first[one.organisation_id] is one][:MOST]
    return [replace(one, rank=rank) for rank, one in enumerate(kept, 1)]


def _nobody(sources: _Sources, group_id: str) -> Suggestion:
    """Say that nothing points to anyone, and name the most active; equally active ones are drawn."""
    active = [one for one in sources.active if (one, group_id) not in sources.inside][:MOST_ACTIVE]
    names = tuple(sources.names[one] for one in active)
    why = message("gaps.ask.active", n=len(names), names=names) if names else message("gaps.ask.nobody")
    return Suggestion(group_id, "", "", 0, None, 0, (), why)


def explain_accuracy(accuracy: Sequence[Accuracy]) -> Message:
    """Say how far what organisations have in common points to further interest, against chance."""
    overall = next((one for one in accuracy if one.method == "three-step paths" and not one.group_id), None)
    if overall is None:
        return message("gaps.trust.too_few")
    code = "better" if overall.p <= LEVEL else "chance"
    trusted = tuple(sorted(trusted_groups(accuracy)))
    return message(
        f"gaps.trust.{code}",
        auc=overall.auc,
        low=overall.reference_low,
        high=overall.reference_high,
        groups=message("gaps.trust.groups", n=len(trusted), names=trusted) if trusted else message("gaps.trust.none"),
    )
