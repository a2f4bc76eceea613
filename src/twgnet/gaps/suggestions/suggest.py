"""Ask next: for each group that may be short, the organisations that something points to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, TypeVar

from twgnet.gaps.balance.kinds import TYPE
from twgnet.gaps.classes import classify_organisations
from twgnet.gaps.headline import name_groups
from twgnet.gaps.suggestions.clues import Clue, Clues
from twgnet.model.gaps import Accuracy, Cell, Gap, Nonrespondent, Suggestion
from twgnet.model.message import Message, message
from twgnet.model.network import Network

if TYPE_CHECKING:
    from twgnet.gaps.suggestions.resemblance import Resemblance

MOST = 5  # suggestions a group
MOST_ACTIVE = 3  # of those that nothing but their activity speaks for
LEVEL = 0.05

Who = TypeVar("Who")


def suggest_organisations(
    network: Network,
    gaps: Iterable[Gap],
    accuracy: Sequence[Accuracy] = (),
    *,
    nonrespondents: Sequence[Nonrespondent] = (),
    cells: Iterable[Cell] = (),
    seed: int = 0,
) -> tuple[Suggestion, ...]:
    """Suggest whom to ask next for each group that does not surely reach its target.

    Evidence goes first: attributes that name the group, or say a word of its name, those of organisations
    that did not answer before others'; then non-respondents of a kind that wants the group more than chance
    would give; then, only where hidden interests of this very group were found better than in random
    networks with the same totals, what organisations with like interests want (degree-normalised three-step
    paths). Where there is none, one row says that nothing points to anyone, and names the most active.
    Equal ones are drawn by `seed`.

    Parameters
    ----------
    nonrespondents
        Who was invited and did not answer, the first rank first.
    cells
        What kinds of organisation want each group, against chance.

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
    sources = _Sources.of(network, [gap.group_id for gap in wanted], nonrespondents, seed)
    keen = [cell for cell in cells if cell.q is not None and cell.q <= LEVEL and cell.p_more < cell.p_fewer]
    trusted = trusted_groups(accuracy)
    found: list[Suggestion] = []
    for gap in wanted:
        group_id = gap.group_id
        some = [
            *_by_clues(sources, group_id),
            *_by_kind(sources, [cell for cell in keen if cell.group_id == group_id]),
            *(_by_paths(sources, group_id) if group_id in trusted else ()),
        ]
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
    nonrespondents: Sequence[Nonrespondent]
    names: dict[str, str]
    groups: dict[str, str]
    degrees: Counter[str]
    inside: set[tuple[str, str]]
    unanswered: dict[str, list[tuple[Nonrespondent, Clue]]]
    answered: dict[str, list[tuple[str, Clue]]]
    resemblance: Resemblance
    drawn: dict[str, int]
    active: list[str]

    @classmethod
    def of(cls, network: Network, wanted: list[str], nonrespondents: Sequence[Nonrespondent], seed: int) -> _Sources:
        from twgnet.gaps.suggestions.resemblance import Resemblance

        degrees = Counter(tie.organisation_id for tie in network.interests)
        ids = [*(one.id for one in network.organisations), *(one.organisation_id for one in nonrespondents)]
        drawn = sorted(ids)
        Random(seed).shuffle(drawn)  # noqa: S311
        clues = Clues(network.groups)
        return cls(
            network,
            nonrespondents,
            {organisation.id: organisation.name for organisation in network.organisations},
            {group.id: group.name for group in network.groups},
            degrees,
            {(tie.organisation_id, tie.group_id) for tie in network.interests},
            _by_group(clues, ((one, one.attributes) for one in nonrespondents)),
            _by_group(clues, ((one.id, one.attributes) for one in network.organisations)),
            Resemblance(classify_organisations(network), wanted),
            {id: place for place, id in enumerate(drawn)},
            sorted((id for id in drawn if degrees[id]), key=lambda id: -degrees[id]),
        )

    def suggest(
        self, group_id: str, organisation: str, why: Message, score: float | None = None, like: tuple[str, ...] = ()
    ) -> Suggestion:
        popular = self.resemblance.popularity_rank(group_id, self.degrees[organisation])
        return Suggestion(group_id, organisation, self.names[organisation], 0, score, popular, like, why)


def _by_group(clues: Clues, known: Iterable[tuple[Who, Mapping[str, str]]]) -> dict[str, list[tuple[Who, Clue]]]:
    """Give for each group those whose attributes hold a clue to it."""
    found: dict[str, list[tuple[Who, Clue]]] = {}
    for who, attributes in known:
        for group_id, clue in clues.find_all(attributes).items():
            found.setdefault(group_id, []).append((who, clue))
    return found


def _by_clues(sources: _Sources, group_id: str) -> list[Suggestion]:
    """Suggest who is said to have to do with a group: a name before a word, non-respondents before others."""
    hits = []
    for one, clue in sources.unanswered.get(group_id, ()):
        hits.append((not clue.named, False, one.rank, _ask_again(group_id, one, clue.reason)))
    for id, clue in sources.answered.get(group_id, ()):
        if (id, group_id) not in sources.inside:
            hits.append((not clue.named, True, 0, sources.suggest(group_id, id, clue.reason)))
    return [hit[3] for hit in sorted(hits, key=lambda hit: (*hit[:3], sources.drawn[hit[3].organisation_id]))][:MOST]


def _by_kind(sources: _Sources, keen: Iterable[Cell]) -> Iterator[Suggestion]:
    """Suggest non-respondents of a kind that wants a group more than chance would give."""
    for cell in keen:
        known = {
            "n": cell.observed,
            "attribute": cell.attribute,
            "value": cell.value,
            "group": sources.groups[cell.group_id],
        }
        why = message("gaps.ask.kind", **known)
        alike = [one for one in sources.nonrespondents if _kind(one, cell.attribute) == cell.value]
        for one in sorted(alike, key=lambda one: (one.rank, sources.drawn[one.organisation_id]))[:MOST]:
            yield _ask_again(cell.group_id, one, why)


def _kind(one: Nonrespondent, attribute: str) -> str:
    return one.organisation_type if attribute == TYPE else one.attributes.get(attribute, "").strip()


def _ask_again(group_id: str, one: Nonrespondent, why: Message) -> Suggestion:
    """Suggest a non-respondent; it has no page of its own, so that the sentence names it."""
    sentence = message("gaps.ask.unanswered", name=one.organisation, why=why)
    return Suggestion(group_id, one.organisation_id, one.organisation, 0, None, 0, (), sentence)


def _by_paths(sources: _Sources, group_id: str) -> Iterator[Suggestion]:
    alike = sources.resemblance
    for organisation, c, score in alike.candidates(group_id, MOST):
        like = tuple(sources.names[id] for id in alike.like(group_id, c))
        why = message(
            "gaps.ask.like", names=like, shared=name_groups([sources.groups[id] for id in alike.shared(group_id, c)])
        )
        yield sources.suggest(group_id, organisation, why, score, like)


def _number(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Name each organisation once, by its first evidence, and count from 1."""
    from dataclasses import replace

    first = {one.organisation_id: one for one in reversed(found)}
    kept = [one for one in found if first[one.organisation_id] is one][:MOST]
    return [replace(one, rank=rank) for rank, one in enumerate(kept, 1)]


def _nobody(sources: _Sources, group_id: str) -> Suggestion:
    """Say that nothing points to anyone, and name the most active; equally active ones are drawn."""
    outside = (sources.names[one] for one in sources.active if (one, group_id) not in sources.inside)
    names = tuple(islice(outside, MOST_ACTIVE))
    why = message("gaps.ask.active", names=names) if names else message("gaps.ask.nobody")
    if unheard := len(sources.nonrespondents):
        why = message("gaps.ask.others", why=why, n=unheard)
    return Suggestion(group_id, "", "", 0, None, 0, (), why)


def explain_accuracy(network: Network, accuracy: Sequence[Accuracy]) -> Message:
    """Say how far what organisations have in common points to further interest, against chance."""
    overall = next((one for one in accuracy if one.method == "three-step paths" and not one.group_id), None)
    if overall is None:
        return message("gaps.trust.too_few")
    code = "better" if overall.p <= LEVEL else "chance"
    known = trusted_groups(accuracy)
    trusted = [group.name for group in network.groups if group.id in known]
    return message(
        f"gaps.trust.{code}",
        auc=overall.auc,
        low=overall.reference_low,
        high=overall.reference_high,
        groups=message("gaps.trust.groups", n=len(trusted), names=name_groups(trusted))
        if trusted
        else message("gaps.trust.none"),
    )
