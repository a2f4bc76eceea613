"""What reconciliation gives: every fragment of every answer accounted for, and the interests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from twgnet.errors import Location
from twgnet.model.message import Message
from twgnet.model.registry import Organisation

Status = Literal["matched", "review", "not_a_group", "ignored"]
Certainty = Literal["certain", "tentative"]
State = Literal["open", "used", "unused"]


class Mention(NamedTuple):  # made by the million: several times faster than a dataclass
    """One fragment of an answer and what became of it: a row of `mentions.csv`.

    A fragment that names two groups gives two mentions. `candidates` are group ids, best
    first; `score` is 0 to 100; `rule` is the word for the evidence (`exact`, `alias`,
    `abbreviation`, `word-order`, `spelling`, `part`, `decision`, ...).
    """

    source: str
    row: int
    organisation_id: str
    organisation: str
    text: str
    status: Status
    group_id: str = ""
    candidates: tuple[str, ...] = ()
    rule: str = ""
    score: float = 0.0
    certainty: Certainty = "certain"
    weight: float = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    """An organisation's interest in joining a group (not membership): an edge of the network.

    `certainty` is tentative when every mention of the pair was hedged; `weight` counts
    the mentions; location, text, rule and score are those of the best-scored mention.
    """

    organisation_id: str
    organisation: str
    group_id: str
    group: str
    certainty: Certainty
    weight: float
    source: str
    row: int
    text: str
    rule: str
    score: float


class Name(NamedTuple):
    """How one organisation name was settled against the master list: a row of `names.csv`."""

    source: str
    row: int
    text: str
    status: Literal["matched", "review", "new"]
    organisation_id: str
    candidates: tuple[str, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two organisations that may be one: never merged unasked."""

    organisation_id: str
    organisation: str
    other_id: str
    other: str
    score: float
    why: Message


@dataclass(frozen=True, slots=True)
class Decision:
    """A question for a person, and the ruling once given: a row of `decisions.csv`.

    `kind` is `group` (what does this text mean?), `organisation` (who is this?) or
    `same` (are these two one?). An empty `ruling` is still open. `location` is the row of the
    decisions file that it was read from.
    """

    kind: str
    text: str
    ruling: str = ""
    answer: str = ""
    other: str = ""
    candidates: tuple[str, ...] = ()
    where: str = ""
    note: Message | str = ""
    state: State = "open"
    location: Location | None = None

    @property
    def ruled(self) -> bool:
        """Whether a person has ruled on it."""
        return bool(self.ruling or self.answer)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The whole outcome of reconciliation, every table sorted by id.

    `listed` is how many organisations the master list holds, 0 without one. `ballots` are, by group id, the
    organisations (ids) that each respondent trusts to speak, None where the survey does not ask; `unknown_nominees`
    are the locations of nominations that name no organisation of the survey; `nominated_for` are the groups
    (names) that each heading of nominations names, none where they are for all that a respondent wants;
    `unlisted_headings` name a group that is not listed, so that nominations below them are for none.
    """

    organisations: tuple[Organisation, ...]
    mentions: Sequence[Mention]
    interests: tuple[Interest, ...]
    names: Sequence[Name] = ()
    duplicates: tuple[Duplicate, ...] = ()
    decisions: tuple[Decision, ...] = ()
    listed: int = 0
    ballots: Mapping[str, Sequence[frozenset[str]]] | None = None
    unknown_nominees: tuple[Location, ...] = ()
    nominated_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlisted_headings: tuple[str, ...] = ()


def find_open_answers(mentions: Iterable[Mention], interests: Iterable[Interest]) -> dict[str, list[Mention]]:
    """Give, for each group id, the answers to check that could be this group, one for each organisation.

    An organisation that already wants to join the group has none.

    Examples
    --------
    >>> unclear = Mention("s", 1, "a", "A", "Land or Forest", "review", candidates=("LAND", "FR"))
    >>> {id: [one.text for one in found] for id, found in find_open_answers([unclear, unclear], []).items()}
    {'LAND': ['Land or Forest'], 'FR': ['Land or Forest']}
    """
    seen = {(interest.organisation_id, interest.group_id) for interest in interests}
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        for group_id in mention.candidates if mention.status == "review" else ():
            if (mention.organisation_id, group_id) not in seen:
                seen.add((mention.organisation_id, group_id))
                found.setdefault(group_id, []).append(mention)
    return found
