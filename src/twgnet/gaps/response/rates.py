"""How many of those invited answered, by what the list says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from twgnet.gaps.balance.kinds import sorting_attributes
from twgnet.gaps.headline import name_groups
from twgnet.model.gaps import ResponseRate
from twgnet.model.invited import Invited
from twgnet.model.message import Message, message
from twgnet.model.network import Network
from twgnet.model.reconciliation import Name

ENOUGH = 0.65  # a lower rate is warned of: a common floor of survey practice, no law of nature
WARNED = 4  # values named in the warning


def response_rates(invited: Invited) -> tuple[ResponseRate, ...]:
    """Count who was invited and who answered, for each value of each attribute that sorts the list."""
    present = set(invited.listed_as.values())
    found = []
    for attribute, known in sorting_attributes(invited.organisations, always=("type",)).items():
        asked = Counter(known.values())
        answered = Counter(value for id, value in known.items() if id in present)
        found += [ResponseRate(attribute, value, asked[value], answered[value]) for value in sorted(asked)]
    return tuple(found)


def warn_of_low_rates(rates: Sequence[ResponseRate]) -> Iterator[Message]:
    """Name for each attribute the kinds of organisation of which too few answered, the lowest rate first."""
    for attribute in dict.fromkeys(one.attribute for one in rates):
        low = sorted(
            (one for one in rates if one.attribute == attribute and one.rate < ENOUGH), key=lambda one: one.rate
        )
        if not low:
            continue
        shown = tuple(
            message("gaps.response.rate", value=one.value, answered=one.answered, invited=one.invited)
            for one in low[:WARNED]
        )
        if attribute == "type":
            yield message("gaps.response.low", rates=shown)
        else:
            yield message("gaps.response.low_by", attribute=attribute, rates=shown)


def describe_list(network: Network, invited: Invited | None, names: Sequence[Name] = ()) -> Iterator[Message]:
    """Say what was found on the list: names that stood there twice, respondents that do not.

    `names` tell whom a person ruled to be an organisation of its own, and whom a person may rule on.
    """
    if invited is None:
        return
    if invited.merged:
        yield message("gaps.response.merged", n=len(invited.merged), names=invited.merged[:WARNED])
    ruled = {name.organisation_id for name in names if name.rule == "decision"}
    open_to_rule = {name.organisation_id for name in names if name.rule not in ("decision", "own-name")}
    unlisted = [one for one in network.organisations if one.id in invited.unlisted]
    for code, several in (
        ("ruled_unlisted", [one for one in unlisted if one.id in ruled]),
        ("unlisted_rule", [one for one in unlisted if one.id not in ruled and one.id in open_to_rule]),
        ("unlisted", [one for one in unlisted if one.id not in ruled | open_to_rule]),
    ):
        shown = name_groups([one.name for one in several], WARNED)
        if several:
            yield message(f"gaps.response.{code}", n=len(several), names=shown, invited=invited.number)
