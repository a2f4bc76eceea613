"""How many of those invited answered, by what the list says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from twgnet.gaps.balance.kinds import sorting_attributes
from twgnet.model.gaps import ResponseRate
from twgnet.model.invited import Invited
from twgnet.model.message import Message, message
from twgnet.model.network import Network

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
    """Name the types of organisation of which too few answered, the lowest rate first."""
    low = sorted((one for one in rates if one.attribute == "type" and one.rate < ENOUGH), key=lambda one: one.rate)
    if low:
        shown = tuple(
            message("gaps.response.rate", value=one.value, answered=one.answered, invited=one.invited)
            for one in low[:WARNED]
        )
        yield message("gaps.response.low", rates=shown)


def describe_list(network: Network, invited: Invited | None) -> Iterator[Message]:
    """Say what was found on the list: names that stood there twice, respondents that do not."""
    if invited is None:
        return
    if invited.merged:
        yield message("gaps.response.merged", n=len(invited.merged), names=invited.merged[:WARNED])
    names = tuple(one.name for one in network.organisations if one.id in invited.unlisted)
    if names:
        yield message("gaps.response.unlisted", n=len(names), names=names[:WARNED], invited=invited.number)
