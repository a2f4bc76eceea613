"""Whom to ask: for each group with a gap, the organisations most like those that named it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.gaps.classes import classify_organisations
from twgnet.gaps.suggestions.shared_words import shared_words, telling_words
from twgnet.model.gaps import Gap, Suggestion
from twgnet.model.network import Network

if TYPE_CHECKING:
    from twgnet.gaps.suggestions.resemblance import Resemblance

MOST = 5  # suggestions a group


def suggest_organisations(network: Network, gaps: Iterable[Gap]) -> tuple[Suggestion, ...]:
    """Suggest whom to ask for each group with a gap.

    Organisations that did not name the group are ranked by degree-normalised three-step
    paths. Where nobody is like those who named it, words of the organisations'
    attributes are tried, and where these say nothing either, one row says "no signal".

    Returns
    -------
    tuple of Suggestion
        Up to five a group, groups in the order of the gaps.

    Examples
    --------
    >>> from twgnet.gaps import estimate_coverage
    >>> from twgnet.model.registry import Group
    >>> empty = Network((), (Group("LAND", "Land"),), ())
    >>> suggest_organisations(empty, estimate_coverage(empty))[0].why
    'no signal: nobody named it, and no attribute says a word of its name'
    """
    wanted = [gap for gap in gaps if gap.short]
    if not wanted:
        return ()
    sources = _Sources.of(network, [gap.group_id for gap in wanted])
    found: list[Suggestion] = []
    for gap in wanted:
        found += _by_paths(sources, gap) or _by_words(sources, gap) or [_nobody(gap)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sources:
    network: Network
    names: dict[str, str]
    degrees: Counter[str]
    words: dict[str, frozenset[str]]
    resemblance: Resemblance

    @classmethod
    def of(cls, network: Network, wanted: list[str]) -> _Sources:
        from twgnet.gaps.suggestions.resemblance import Resemblance

        return cls(
            network,
            {organisation.id: organisation.name for organisation in network.organisations},
            Counter(tie.organisation_id for tie in network.interests),
            telling_words(network.groups),
            Resemblance(classify_organisations(network), wanted),
        )


def _by_paths(sources: _Sources, gap: Gap) -> list[Suggestion]:
    found: list[Suggestion] = []
    alike = sources.resemblance
    for organisation, c, score in alike.candidates(gap.group_id, MOST):
        like = tuple(sources.names[id] for id in alike.like(gap.group_id, c))
        shared = ", ".join(alike.shared(gap.group_id, c))
        why = f"like {' and '.join(like)}, who named it; shared: {shared}"
        popular = alike.popularity_rank(gap.group_id, sources.degrees[organisation])
        found.append(
            Suggestion(
                group_id=gap.group_id,
                organisation_id=organisation,
                organisation=sources.names[organisation],
                rank=len(found) + 1,
                score=score,
                popularity_rank=popular,
                like=like,
                why=why,
            )
        )
    return found


def _by_words(sources: _Sources, gap: Gap) -> list[Suggestion]:
    words = sources.words[gap.group_id]
    inside = {t.organisation_id for t in sources.network.interests if t.group_id == gap.group_id}
    hits = [
        (-len(shared), candidate.id, shared)
        for candidate in sources.network.organisations
        if candidate.id not in inside and (shared := shared_words(candidate, words))
    ]
    found: list[Suggestion] = []
    for _, organisation, shared in sorted(hits, key=lambda hit: hit[:2])[:MOST]:
        says = ", ".join(f'{attribute} says "{word}"' for word, attribute in shared.items())
        why = f"nobody to compare with; its {says}"
        popular = sources.resemblance.popularity_rank(gap.group_id, sources.degrees[organisation])
        found.append(
            Suggestion(
                group_id=gap.group_id,
                organisation_id=organisation,
                organisation=sources.names[organisation],
                rank=len(found) + 1,
                score=None,
                popularity_rank=popular,
                why=why,
            )
        )
    return found


def _nobody(gap: Gap) -> Suggestion:
    if gap.organisations:
        reason = "nobody else named any group that those who named it also named"
    else:
        reason = "nobody named it"
    why = f"no signal: {reason}, and no attribute says a word of its name"
    return Suggestion(gap.group_id, "", "", 0, None, 0, (), why)
