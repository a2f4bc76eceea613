"""The network holds everybody and every group, and no tie that hangs in the air."""

from dataclasses import replace

import pytest

from twgnet.errors import NetworkError
from twgnet.model.reconciliation import Reconciliation
from twgnet.model.registry import Registry
from twgnet.network import build_network


@pytest.fixture(scope="module")
def parts(golden_network):
    network = golden_network
    reconciliation = Reconciliation(network.organisations, (), network.interests)
    return reconciliation, Registry("cambodia-2017", "Groups", network.groups)


def test_everybody_is_kept_and_sorted_whatever_the_order(parts, golden_network) -> None:
    reconciliation, registry = parts
    turned = replace(
        reconciliation,
        organisations=reconciliation.organisations[::-1],
        interests=reconciliation.interests[::-1],
    )
    assert build_network(turned, replace(registry, groups=registry.groups[::-1])) == golden_network
    silent = {node.id for node in golden_network.organisations} - {
        tie.organisation_id for tie in golden_network.interests
    }
    assert len(silent) == 4  # they named no group of the registry, and are still there


def test_ties_to_nobody_and_doubles_are_all_listed(parts) -> None:
    reconciliation, registry = parts
    tie = reconciliation.interests[0]
    broken = replace(
        reconciliation,
        organisations=(*reconciliation.organisations, reconciliation.organisations[0]),
        interests=(tie, tie, replace(tie, group_id="NONE"), replace(tie, organisation_id="nobody")),
    )
    with pytest.raises(NetworkError) as caught:
        build_network(broken, registry)
    text = str(caught.value)
    assert len(caught.value.problems) == 4
    assert f"the organisation {reconciliation.organisations[0].id} occurs 2 times" in text
    assert f"the link {tie.organisation_id} - {tie.group_id} occurs 2 times" in text
    assert "names the group 'NONE'" in text
    assert "names the organisation 'nobody'" in text
