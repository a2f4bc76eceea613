"""Who was invited and did not answer, those first whose answer could change most."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.gaps.coverage.strata import Strata
from twgnet.gaps.suggestions.shared_words import shared_words, telling_words
from twgnet.model.gaps import Gap, Nonrespondent
from twgnet.model.invited import Invited
from twgnet.model.message import Message, message
from twgnet.model.network import Network
from twgnet.model.registry import Organisation

DIGITS = 9  # beyond, the order of summation would decide who comes first


def rank_nonrespondents(
    network: Network, gaps: Sequence[Gap], invited: Invited, strata: Strata
) -> tuple[Nonrespondent, ...]:
    """Rank who did not answer by what an answer could change.

    Organisations first whose attributes say a word of a group whose verdict is open, then by how
    many open groups they are expected to want, from the share of their type that wants each. Equal
    ones share a rank.
    """
    undecided = [gap for gap in gaps if gap.verdict == "open"]
    words = telling_words(network.groups)
    ranked = []
    for organisation in invited.nonrespondents:
        shared = {gap.group_id: shared_words(organisation, words[gap.group_id]) for gap in undecided}
        shares = {gap.group_id: strata.share(organisation.type, gap.group_id) for gap in undecided}
        hinted = sum(map(bool, shared.values()))
        order = (-hinted, -round(sum(shares.values()), DIGITS))
        change = sorted(shares, key=lambda group_id: (not shared[group_id], -shares[group_id], group_id))
        ranked.append((order, organisation, tuple(change), _why(organisation, change, shared, strata)))
    ranked.sort(key=lambda one: (one[0], one[1].id))
    orders = [order for order, *_ in ranked]
    first = {order: rank for rank, order in reversed(list(enumerate(orders, 1)))}
    return tuple(
        Nonrespondent(one.id, one.name, one.acronym, one.type, first[order], change, why, one.attributes)
        for order, one, change, why in ranked
    )


def _why(
    organisation: Organisation, change: Sequence[str], shared: dict[str, dict[str, str]], strata: Strata
) -> Message:
    if not change:
        return message("gaps.nonrespondent.none_open")
    group_id = change[0]
    if shared[group_id]:
        word, attribute = next(iter(shared[group_id].items()))
        return message("gaps.nonrespondent.word", attribute=attribute, word=word, group=group_id)
    kind, stratum = organisation.type, strata.sizes.get(organisation.type)
    wanting = strata.wanting.get((kind, group_id), 0)
    if kind and stratum and wanting:
        return message("gaps.nonrespondent.type", n=wanting, answered=stratum.answered, type=kind, group=group_id)
    return message("gaps.nonrespondent.any", n=len(change))
