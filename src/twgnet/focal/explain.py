"""One plain sentence for every seat: why this organisation, or why nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twgnet.focal.score import Candidate
from twgnet.model.focal import Rules


@dataclass(frozen=True, slots=True)
class Bench:
    """Those that named a group, and what became of them.

    `standing` are the candidates, best first; `excluded` how many the rules leave out; `seated`
    the candidates with a seat in this group; `full` the ids of all that hold `max_seats`.
    """

    group: str
    standing: Sequence[Candidate]
    excluded: int
    seated: Sequence[Candidate]
    full: frozenset[str]

    @property
    def runner_up(self) -> Candidate | None:
        """The best candidate without a seat in the group."""
        return next((one for one in self.standing if one not in self.seated), None)


def why_held(one: Candidate, bench: Bench, names: Mapping[str, str], rules: Rules) -> str:
    """Say why a candidate has its seat; `names` are those of the groups, by id."""
    hedge = "for certain" if one.certain else "tentatively"
    return (
        f"{_interests(one)}, named {hedge}; {_contact(one, names)};"
        f" score {one.score} of {rules.focus + rules.contact} (focus {one.focus} of {rules.focus},"
        f" contact {one.contact} of {rules.contact}); {_runner_up(one, bench, rules)}"
    )


def why_empty(bench: Bench, rules: Rules) -> str:
    """Say why nobody has a seat.

    >>> why_empty(Bench("Land", (), 0, (), frozenset()), Rules())
    'no organisation named Land'
    """
    standing, seated = len(bench.standing), len(bench.seated)
    if not standing and not bench.excluded:
        return f"no organisation named {bench.group}"
    if not standing:
        return f"{_organisations(bench.excluded)} named {bench.group}, excluded by the rules"
    named = f"named {bench.group}"
    if bench.excluded:
        named += f" (besides {bench.excluded} excluded by the rules)"
    if standing == seated:
        has = "it has the focal seat" if seated == 1 else "each has a seat here"
        return f"only {_organisations(standing)} {named}, and {has}"
    full = [one.organisation for one in bench.standing if one not in bench.seated]
    if len(full) == 1:
        return f"{full[0]}, the only {'other ' * bool(seated)}one that {named}, {_full(rules)}"
    who = f"the {len(full)} {'others' if seated else 'organisations'} that {named}"
    return f"{who} already hold {_seats(rules)} each"


def _interests(one: Candidate) -> str:
    return "its only interest" if one.interests == 1 else f"one of its {one.interests} interests"


def _contact(one: Candidate, names: Mapping[str, str]) -> str:
    if not one.others:
        return "nobody else named it"
    if not one.met:
        return "none of the others that named it shares another group with it"
    if one.others == 1:
        return f"the one other that named it also named {names[one.venue]}"
    return f"{one.met} of the {one.others} others that named it also named {names[one.venue]}"


def _runner_up(one: Candidate, bench: Bench, rules: Rules) -> str:
    other = bench.runner_up
    if other is None:
        return "no other candidate without a seat here"
    full = f", which {_full(rules)}" if other.organisation_id in bench.full else ""
    hedge = "" if other.certain else ", tentative"
    place = "ranked higher" if other.rank < one.rank else "next"
    if place == "ranked higher" and other.certain and not one.certain:
        place = "before it, as certain"
    return f"{place}: {other.organisation} (score {other.score}{hedge}){full}"


def _full(rules: Rules) -> str:
    return f"already holds {_seats(rules)}"


def _seats(rules: Rules) -> str:
    return "its one seat" if rules.max_seats == 1 else f"{rules.max_seats} seats"


def _organisations(number: int) -> str:
    return "one organisation" if number == 1 else f"{number} organisations"
