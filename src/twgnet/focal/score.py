"""What speaks for an organisation in a group it asked for: every point accounted for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b
from itertools import chain, permutations

from twgnet._gc import fewer_collections
from twgnet.model.focal import Candidate, Rules, Term
from twgnet.model.network import Network
from twgnet.model.registry import Organisation

NUMBER = re.compile(r"\s*-?\d{1,15}([.,]\d{1,15})?\s*", re.ASCII)
TYPE_NAMES = ("type", "organisation_type")


@fewer_collections()
def find_candidates(
    network: Network,
    rules: Rules,
    *,
    seed: int = 0,
    invited: Iterable[tuple[str, str]] = (),
    placed: Iterable[tuple[str, str]] = (),
    nominated: Mapping[tuple[str, str], int] | None = None,
    duplicates: Iterable[Sequence[str]] = (),
) -> dict[str, list[Candidate]]:
    """Give for each group those that may stand, best first; equals by the public draw.

    Parameters
    ----------
    invited, placed
        Pairs of group and organisation that did not ask: "ask next" candidates, and those
        that a rule places.
    nominated
        Points for nominations, by group and organisation; None where nobody was asked.
    duplicates
        Pairs of organisations that may be one: nobody's contact counts both of them in a group.

    Examples
    --------
    >>> find_candidates(Network((), (), ()), Rules())
    {}
    """
    book = _Book(network, rules, seed, nominated, duplicates)
    standing: dict[str, list[tuple[bool, int, bytes, Candidate]]] = {group.id: [] for group in network.groups}
    asked = {(tie.group_id, tie.organisation_id): tie.certainty == "certain" for tie in network.interests}
    others = {pair for pair in (*invited, *placed) if pair not in asked and pair[0] in standing}
    for pair in sorted({*asked, *others}):
        if pair[1] not in rules.exclude:
            one = book.candidate(*pair, asked.get(pair))
            standing[pair[0]].append((*one.merit, one.lot, one))
    return {id: [place[3] for place in sorted(several)] for id, several in standing.items()}


def draw_lot(seed: int, *names: str) -> bytes:
    """Draw a lot for names: a hash, so that neither the alphabet nor the order of rows matters.

    >>> draw_lot(1, "A", "Land") == draw_lot(1, "A", "Land") != draw_lot(2, "A", "Land")
    True
    """
    return blake2b("\0".join((str(seed), *names)).encode(), digest_size=32).digest()


def read_attribute(organisation: Organisation, name: str) -> str:
    """Give the value of an attribute, whatever the case of its name.

    >>> read_attribute(Organisation("a", "A", type="Local", attributes={"Province": "Takeo"}), "province")
    'Takeo'
    """
    if name.casefold() in TYPE_NAMES:
        return organisation.type
    return next((value for key, value in organisation.attributes.items() if key.casefold() == name.casefold()), "")


def leave_out_hopeless(
    candidates: Mapping[str, Sequence[Candidate]], rules: Rules, families: Iterable[Iterable[str]], all_up_to: float
) -> list[Candidate]:
    """Leave out, of more than `all_up_to` candidates, those that no best assignment can seat.

    Where as many organisations as a group has seats want this group alone, one of them has no seat anywhere
    whenever somebody ranked strictly below them all is seated; putting it there instead is better in
    some objective and worse in none. Only caps may hold besides, or the exchange could break a rule, and
    those want the group alone who have no family that could keep them out.
    """
    everyone = [one for several in candidates.values() for one in several]
    if len(everyone) <= all_up_to or rules.must or rules.never or rules.quotas:
        return everyone
    kin = set(chain.from_iterable(families))
    interests = Counter(one.organisation_id for one in everyone)
    kept: list[Candidate] = []
    for group, several in candidates.items():
        seats = sum(rules.seats_of(group))
        free = [
            one.merit
            for one in several
            if interests[one.organisation_id] == 1
            and rules.limit(one.organisation_id)
            and one.organisation_id not in kin
        ]
        worst = free[seats - 1] if 0 < seats <= len(free) else (True, 0)
        kept += several[: bisect_right(several, worst, key=lambda one: one.merit)]  # they come best first
    return kept


def is_row_weight(network: Network, name: str) -> bool:
    """Say if a number that is scored is the weight of the rows, which then differ in it."""
    if name.casefold() != "weight" or any(read_attribute(one, name) for one in network.organisations):
        return False
    return any(tie.weight != 1 for tie in network.interests)


def read_number(text: str) -> Fraction | None:
    """Give the number that an attribute is; None where it is none.

    >>> read_number("12"), read_number("0,5"), read_number("many")
    (Fraction(12, 1), Fraction(1, 2), None)
    """
    return Fraction(text.strip().replace(",", ".")) if NUMBER.fullmatch(text) else None


class _Book:
    """What scores are made of, counted once."""

    def __init__(
        self,
        network: Network,
        rules: Rules,
        seed: int,
        nominated: Mapping[tuple[str, str], int] | None,
        duplicates: Iterable[Sequence[str]],
    ) -> None:
        self.rules, self.seed, self.nominated = rules, seed, nominated
        self.organisations = {one.id: one for one in network.organisations}
        self.names = {group.id: group.name for group in network.groups}
        self.groups_of: dict[str, list[str]] = {}
        self.shared: dict[str, dict[str, int]] = {group.id: {} for group in network.groups}
        self.terms: dict[tuple[bool, int, int, int], tuple[Term, ...]] = {}
        for tie in network.interests:
            self.groups_of.setdefault(tie.organisation_id, []).append(tie.group_id)
        self.together = _join_interests(self.groups_of, duplicates)
        distinct = {id(groups): groups for groups in self.together.values()}.values()
        self.wanted = Counter(chain.from_iterable(distinct))
        for groups in distinct:
            for one, other in permutations(groups, 2):
                self.shared[one][other] = self.shared[one].get(other, 0) + 1
        asked = bool(rules.points or rules.proportional)
        self.of_rows = [name for name in rules.proportional if is_row_weight(network, name)]
        self.numbers = [name for name in rules.proportional if name not in self.of_rows]
        self.weight = {(tie.group_id, tie.organisation_id): tie.weight for tie in network.interests}
        self.heaviest: dict[str, float] = {}
        for tie in network.interests:
            self.heaviest[tie.group_id] = max(tie.weight, self.heaviest.get(tie.group_id, 0))
        self.highest = {name: _highest(network, name) for name in self.numbers}
        self.further = {one.id: self._score_attributes(one) for one in network.organisations} if asked else {}

    def candidate(self, group_id: str, organisation_id: str, certain: bool | None) -> Candidate:
        organisation = self.organisations[organisation_id]
        interests = self.groups_of.get(organisation_id, [])
        counted = group_id in self.together.get(organisation_id, ())
        met, venue = _find_venue(group_id, interests, self.shared[group_id], counted)
        others = self.wanted[group_id] - counted
        terms = (
            *self._interest(bool(certain), len(interests), met, others),
            *self.further.get(organisation_id, ()),
            *self._row_weight(group_id, organisation_id),
            *self._nominations(group_id, organisation_id),
        )
        return Candidate(
            organisation_id,
            organisation.name,
            group_id,
            bool(certain),
            certain is not None,
            terms,
            sum([term.points for term in terms]),
            len(interests),
            others,
            met,
            venue,
            draw_lot(self.seed, organisation.name, self.names[group_id]),
        )

    def _interest(self, certain: bool, interests: int, met: int, others: int) -> tuple[Term, ...]:
        """Give the terms that the answers alone decide; few differ, so that each is made once."""
        key, rules = (certain, interests, met, others), self.rules
        if key not in self.terms:
            terms = (
                Term("commitment", rules.commitment * certain, rules.commitment),
                Term("focus", _rounded(rules.focus, interests), rules.focus),
                Term("contact", _rounded(rules.contact * met, others), rules.contact),
            )
            self.terms[key] = terms[not rules.commitment :]
        return self.terms[key]

    def _row_weight(self, group_id: str, organisation_id: str) -> tuple[Term, ...]:
        """Give the points for the weight of a row, beside the heaviest of its group."""
        weight, heaviest = self.weight.get((group_id, organisation_id), 0), self.heaviest.get(group_id, 0)
        part = Fraction(max(weight, 0)) / Fraction(heaviest) if heaviest > 0 else Fraction(0)
        most = self.rules.proportional
        return tuple(Term(name, int(most[name] * part + Fraction(1, 2)), most[name]) for name in self.of_rows)

    def _nominations(self, group_id: str, organisation_id: str) -> tuple[Term, ...]:
        if self.nominated is None:
            return ()
        return (Term("nominations", self.nominated.get((group_id, organisation_id), 0), 100),)

    def _score_attributes(self, organisation: Organisation) -> tuple[Term, ...]:
        terms = []
        for name, points in self.rules.points.items():
            value = read_attribute(organisation, name).strip().casefold()
            given = next((number for key, number in points.items() if key.strip().casefold() == value), 0)
            terms.append(Term(name, given, max(points.values(), default=0)))
        for name in self.numbers:
            most = self.rules.proportional[name]
            part = max(read_number(read_attribute(organisation, name)) or 0, 0) / self.highest[name]
            terms.append(Term(name, int(most * part + Fraction(1, 2)), most))
        return tuple(terms)


def _highest(network: Network, name: str) -> Fraction:
    """Give the highest value of an attribute that is a number; 1 where none is above 0."""
    numbers = (read_number(read_attribute(one, name)) for one in network.organisations)
    return max((number for number in numbers if number and number > 0), default=Fraction(1))


def _join_interests(
    groups_of: Mapping[str, list[str]], duplicates: Iterable[Sequence[str]]
) -> Mapping[str, Collection[str]]:
    """Give for each organisation the groups that it wants, or one of those that may be the same organisation.

    Organisations that may be one have one collection in common.

    >>> together = _join_interests({"a": ["X"], "b": ["X", "Y"], "c": ["X"]}, [("a", "b")])
    >>> list(together["a"]), together["a"] is together["b"], list(together["c"])
    (['X', 'Y'], True, ['X'])
    """
    together = {one: dict.fromkeys(groups) for one, groups in groups_of.items()}
    for several in duplicates:
        joined = {id(groups): groups for one in several if (groups := together.get(one)) is not None}
        union = {group: None for groups in joined.values() for group in groups}
        together |= {one: union for one, groups in together.items() if id(groups) in joined}
    return together


def _find_venue(group: str, interests: Collection[str], shared: Mapping[str, int], counted: bool) -> tuple[int, str]:
    """Find the other group of an organisation where it meets most others of `group`; the first id of equals.

    The organisation is no other; `counted` says whether it stands among those shared.
    """
    met, venue = 0, ""
    for other in interests:
        meets = shared.get(other, 0) if other != group else 0
        if meets > met or (meets == met and other < venue):
            met, venue = meets, other
    met -= counted
    return (met, venue) if met > 0 else (0, "")


def _rounded(points: int, parts: int) -> int:
    """Divide and round half up, in whole numbers."""
    return (2 * points + parts) // (2 * parts) if parts else 0
