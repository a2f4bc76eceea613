"""What the network says: two-mode measures of nodes, pairs and communities."""

from twgnet._arguments import check_all
from twgnet.measures.catalogue import CORE, MEASURES, Measure, find_measures
from twgnet.measures.communities.find import find_communities
from twgnet.measures.communities.prove import bound_modularity
from twgnet.measures.communities.stability import community_stability
from twgnet.measures.compute import compute_measures, measure_nodes, without_largest
from twgnet.measures.pairs.find import Pairs, assess_pairs, find_pairs, weigh_by_degrees
from twgnet.measures.resample import compare_with_degree, is_too_large, resample_centrality
from twgnet.measures.tables import group_rows, measure_rows, organisation_rows, pair_rows
from twgnet.measures.two_mode import TwoModeGraph

__all__ = [
    "CORE",
    "MEASURES",
    "Measure",
    "Pairs",
    "TwoModeGraph",
    "assess_pairs",
    "bound_modularity",
    "community_stability",
    "compare_with_degree",
    "compute_measures",
    "find_communities",
    "find_measures",
    "find_pairs",
    "group_rows",
    "is_too_large",
    "measure_nodes",
    "measure_rows",
    "organisation_rows",
    "pair_rows",
    "resample_centrality",
    "weigh_by_degrees",
    "without_largest",
]

check_all(__all__, globals())
