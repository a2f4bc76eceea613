"""What the gaps stage gives: coverage, how sure that is, what depends on few organisations, who to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from twgnet.model.invited import Invited
from twgnet.model.message import Message

Tier = Literal["none", "single", "thin", "covered"]
Verdict = Literal["short", "open", "met"]
Method = Literal["three-step paths", "popularity"]


class Inquiry(TypedDict):
    """What coverage hangs on beside the network: N, n, the target, answers to check by group, and those invited."""

    invited: int | None
    answered: int | None
    target: int | None
    open_answers: Mapping[str, int]
    invited_list: Invited | None


@dataclass(frozen=True, slots=True)
class Response:
    """How many organisations were invited (N), answered (n), and are seen in the data.

    >>> Response(109, 49, 30).unseen
    79
    """

    invited: int
    answered: int
    seen: int

    @property
    def unseen(self) -> int:
        """Answers that are not in the data, given or not."""
        return self.invited - self.seen


@dataclass(frozen=True, slots=True)
class Gap:
    """The coverage of one group: a row of `gaps.csv`.

    Numbers about all N organisations asked are None where N or n is unknown.

    Attributes
    ----------
    organisations, tentative
        Respondents naming the group, and how many of them hedged.
    sole_organisation
        The name of the only one, empty for any other number.
    estimate, low, high
        N x organisations / n and its exact 95 % interval, if answering is unrelated to interest.
    low_all, high_all, rank_low, rank_high
        The interval that holds for all groups at once, and the ranks it leaves (1 = most).
    at_most
        The bound without any assumption: every answer to check and every answer not seen is one.
    target, short
        How many organisations the group should have, and how many fewer named it.
    inexact
        Ties that rest on an inexact match of names (`spelling`, `word-order`, `part`, ...).
    flips_at
        The break-even odds ratio: how much keener (in odds) those that answered must be than the others
        for the 95 % interval to lie below the target, or to include it; None where there is no such
        ratio: enough want it, all answered, or the target is out of reach.
    why
        The finding as one plain sentence.
    verdict
        Among all invited: `met` (at least the target), `short` (below it) or `open`, from both
        95 % intervals and the answers to check; `open` too where the interval by type gives
        another. Where it is not known how many were invited, the respondents are all there are.
    p_short
        The probability of fewer than the target among all invited (Jeffreys' beta-binomial).
    seen
        Answers in the data.
    low_unseen, high_unseen
        The 95 % interval if answers that were given but are not in the data are like those seen;
        `low` to `high` counts them as interested in no group.
    open_answers
        Answers to check that could be this group.
    estimate_by_type, low_by_type, high_by_type
        Estimate and 95 % interval with each type of organisation on its own; None where no list
        of those invited gives types.
    differs_by_type
        Whether that interval gives another verdict than those of all types together.
    settled_by
        About how many more answers would settle an open verdict, with a chance of 4 in 5.
    """

    group_id: str
    group: str
    tier: Tier
    organisations: int
    tentative: int
    sole_organisation: str
    estimate: float | None
    low: int | None
    high: int | None
    low_all: int | None
    high_all: int | None
    rank_low: int | None
    rank_high: int | None
    at_most: int | None
    target: int
    short: int
    inexact: int
    flips_at: float | None
    why: Message
    verdict: Verdict = "open"
    p_short: float | None = None
    seen: int = 0
    low_unseen: int | None = None
    high_unseen: int | None = None
    open_answers: int = 0
    estimate_by_type: float | None = None
    low_by_type: int | None = None
    high_by_type: int | None = None
    settled_by: int | None = None
    differs_by_type: bool = False

    @property
    def reach(self) -> int | None:
        """The upper end if answers that are not in the data are like those seen; None where it is `high`."""
        return None if self.high_unseen == self.high else self.high_unseen


@dataclass(frozen=True, slots=True)
class Nonrespondent:
    """An organisation that was invited and did not answer: a row of `nonrespondents.csv`.

    Equal ones share a rank.

    `could_change` are the ids of groups whose verdict is open, those first that it is most likely
    to want.
    """

    organisation_id: str
    organisation: str
    acronym: str
    organisation_type: str
    rank: int
    could_change: tuple[str, ...]
    why: Message
    attributes: Mapping[str, str] = field(default_factory=dict)


def remind_first(found: Sequence[Nonrespondent], shown: int) -> Message | None:
    """Name those whose answer could change most; where more share the first rank, how many, and a few drawn."""
    names = tuple(one.organisation for one in found[:shown])
    tied = [one for one in found if one.rank == found[0].rank]
    types = {one.organisation_type for one in tied}
    if not names:
        return None
    if len(tied) <= shown:
        return Message("gaps.response.first", {"names": names})
    kind = types.pop() if len(types) == 1 else ""
    code = "gaps.response.first_of_type" if kind else "gaps.response.first_tied"
    return Message(code, {"n": len(tied), "type": kind, "names": names})


@dataclass(frozen=True, slots=True)
class ResponseRate:
    """How many of those invited with a value of an attribute answered: a row of `response.csv`."""

    attribute: str
    value: str
    invited: int
    answered: int

    @property
    def rate(self) -> float:
        """The share that answered, 0 to 1."""
        return self.answered / self.invited


NO_EVIDENCE = Message("gaps.ask.nobody")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation that could be asked to join a group with a gap, and the evidence.

    `rank` starts at 1; `score` is the degree-normalised three-step path score, None where the evidence
    is another; `like` are the names of up to two organisations that want the group and that it
    resembles most; `popularity_rank` is its place when candidates are ranked by how many groups they
    want. An empty `organisation_id` (rank 0) says that nobody can be suggested; `why` says the evidence.
    """

    group_id: str
    organisation_id: str
    organisation: str
    rank: int
    score: float | None
    popularity_rank: int
    like: tuple[str, ...] = ()
    why: Message = NO_EVIDENCE

    @property
    def most_active(self) -> tuple[str, ...]:
        """The names of the organisations that are most active elsewhere, named where nothing points to anyone."""
        reason = self.why.values["why"] if self.why.code == "gaps.ask.others" else self.why
        return tuple(reason.values["names"]) if reason.code == "gaps.ask.active" else ()


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well a way of suggesting finds interests hidden from it, on this very network.

    `auc` is the chance that a hidden interest of the group (of any group where `group_id` is empty)
    scores above an organisation that does not want the group. `reference` is its mean in random
    networks with the same totals, `reference_low` to `reference_high` what 95 % of these show, and
    `p` the share of them that do at least as well. `hidden` is how many interests were hidden in turn.
    """

    group_id: str
    method: Method
    auc: float
    reference: float
    reference_low: float
    reference_high: float
    p: float
    hidden: int


@dataclass(frozen=True, slots=True)
class SmallestSet:
    """A smallest set of organisations (ids) and the groups (ids) it leaves with nobody, or reaches.

    `proven` says no smaller set exists; otherwise the search was stopped and `bound` is the
    least size that could still be possible. `equal` is how many sets are as small, this one among
    them; None where they were not counted.
    """

    organisations: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    proven: bool = True
    bound: int = 0
    equal: int | None = None


@dataclass(frozen=True, slots=True)
class Fragility:
    """Which groups have nobody once organisations leave.

    Attributes
    ----------
    sole_covers
        Organisation id to the ids of the groups that only it names, most groups first.
    removal_set
        A smallest set whose leaving leaves more than half of the groups with nobody; of equally small
        ones a set that leaves most. Empty where more than half have nobody as it is.
    curve, worst_curve
        Pairs (q, share): the share of groups that somebody still wants after q organisations leave,
        expected where they leave at random, and in the worst case.
    worst_proven
        Whether the worst case is proven; otherwise it is the worst that was found.
    cover_once, cover_twice
        Smallest sets that reach every named group once; twice where two named it.
    """

    sole_covers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removal_set: SmallestSet = SmallestSet()
    curve: tuple[tuple[int, float], ...] = ()
    worst_curve: tuple[tuple[int, float], ...] = ()
    worst_proven: bool = True
    cover_once: SmallestSet = SmallestSet()
    cover_twice: SmallestSet = SmallestSet()


@dataclass(frozen=True, slots=True)
class StructureMeasure:
    """One number of the whole network: a row of `structure.csv`.

    `null_mean` to `p` hold it against `draws` random networks with the same totals of organisations
    and of groups; they are None where the totals alone decide the number.
    """

    measure: str
    value: float
    meaning: Message
    null_mean: float | None = None
    null_low: float | None = None
    null_high: float | None = None
    p: float | None = None
    draws: int | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """How one attribute (type, province, ...) is spread over the organisations of one group.

    `counts` holds the values heard; `concentration` is the sum of squared shares (HHI, 0..1) and
    `effective_number` its inverse; `only` is the one value heard, empty where several are;
    `missing` are the values that stand elsewhere in the network but not here; `unknown` counts
    organisations without a value, which no share includes.
    """

    group_id: str
    attribute: str
    counts: Mapping[str, int]
    concentration: float
    effective_number: float
    only: str = ""
    missing: tuple[str, ...] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an attribute in one group, against chance: a row of `balance.csv`.

    `p_fewer` and `p_more` are the chances of so few and of so many, given the size of the group and
    how many groups each organisation wants; `q` is the smaller after Benjamini and Hochberg over both
    directions of all testable cells of the attribute, None where the cell is not `testable`: where
    no count could show p <= .1.
    """

    group_id: str
    attribute: str
    value: str
    observed: int
    expected: float
    p_fewer: float
    p_more: float
    q: float | None
    testable: bool


UNKNOWN = Message("gaps.assumption.unknown")
NOTHING = Message("gaps.nothing")
TOO_FEW = Message("gaps.trust.too_few")


@dataclass(frozen=True, slots=True)
class Gaps:
    """All findings about coverage; `gaps` has the widest gap first, `notes` are for readers.

    `headline` says how many groups are short, open and met and what would settle the open ones,
    `finding` its first sentence without names; `assumption` what is taken for granted of
    organisations that did not answer, wherever an interval stands.
    `nonrespondents` and `response` are known where a list of those invited is given; `warnings`
    name the types of organisation of which too few answered. `structure` describes the whole
    network, `pattern` says whether there is any, and `communities_shown` whether the network falls
    into parts more than chance would give: only then communities mean something. `trust` says in a sentence how far
    the suggestions can be trusted.
    """

    gaps: tuple[Gap, ...]
    suggestions: tuple[Suggestion, ...] = ()
    accuracy: tuple[Accuracy, ...] = ()
    fragility: Fragility = Fragility()
    balance: tuple[Balance, ...] = ()
    cells: tuple[Cell, ...] = ()
    notes: tuple[Message, ...] = ()
    trust: Message = TOO_FEW
    invited: int | None = None
    answered: int | None = None
    seen: int = 0
    headline: tuple[Message, ...] = ()
    nonrespondents: tuple[Nonrespondent, ...] = ()
    response: tuple[ResponseRate, ...] = ()
    warnings: tuple[Message, ...] = ()
    structure: tuple[StructureMeasure, ...] = ()
    pattern: Message | None = None
    communities_shown: bool = False
    assumption: Message = UNKNOWN
    finding: Message = NOTHING
