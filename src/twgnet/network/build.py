"""Settled interests and the registry to one network, with nothing lost and nothing dangling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from twgnet.errors import NetworkError, Problem, problem
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest, Reconciliation
from twgnet.model.registry import Group, Organisation, Registry


def build_network(reconciliation: Reconciliation, registry: Registry) -> Network:
    """Make the network of all organisations, all groups of the registry and every interest.

    Organisations that named no group and groups that nobody named are kept, so that absence is
    visible. Everything is sorted by id.

    Raises
    ------
    NetworkError
        An id occurs twice, an interest names an id that is on neither list, or a pair occurs twice.

    Examples
    --------
    >>> from twgnet.model.registry import Group, Organisation, Registry
    >>> registry = Registry("toy", "Toy", (Group("LAND", "Land"), Group("GEN", "Gender")))
    >>> network = build_network(Reconciliation((Organisation("vbnk", "VBNK"),), (), ()), registry)
    >>> [group.id for group in network.groups]
    ['GEN', 'LAND']
    """
    network = Network(
        tuple(sorted(reconciliation.organisations, key=lambda organisation: organisation.id)),
        tuple(sorted(registry.groups, key=lambda group: group.id)),
        tuple(sorted(reconciliation.interests, key=lambda tie: (tie.organisation_id, tie.group_id))),
    )
    if problems := [*_repeated(network), *_dangling(network)]:
        raise NetworkError(*problems)
    return network


def _repeated(network: Network) -> Iterable[Problem]:
    pairs = [f"{tie.organisation_id} - {tie.group_id}" for tie in network.interests]
    for what, ids in (
        ("organisation", _ids(network.organisations)),
        ("group", _ids(network.groups)),
        ("interest", pairs),
    ):
        for id, times in Counter(ids).items():
            if times > 1:
                yield problem(f"network.repeated_{what}", id=id, n=times)


def _dangling(network: Network) -> Iterable[Problem]:
    organisations, groups = set(_ids(network.organisations)), set(_ids(network.groups))
    for tie in network.interests:
        if tie.organisation_id not in organisations:
            yield _unknown(tie, "organisation", tie.organisation_id)
        if tie.group_id not in groups:
            yield _unknown(tie, "group", tie.group_id)


def _unknown(tie: Interest, what: str, id: str) -> Problem:
    return problem(f"network.unknown_{what}", interest=f"{tie.organisation_id} - {tie.group_id}", id=id)


def _ids(nodes: Sequence[Organisation | Group]) -> list[str]:
    return [node.id for node in nodes]
