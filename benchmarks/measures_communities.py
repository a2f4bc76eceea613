"""Prove the best modularity of two networks, and see that the search finds it.

Run: PYTHONPATH=src:tests python benchmarks/measures_communities.py
"""

from time import perf_counter

import twgnet
from networks import of_matrix, southern_women
from twgnet.measures.communities.find import find_communities
from twgnet.measures.communities.prove import bound_modularity
from twgnet.network import to_biadjacency


def main() -> None:
    """Compare on the Southern Women and on the 2017 survey."""
    survey = twgnet.build().network
    for name, network in (("Southern Women", of_matrix(southern_women())), ("2017 survey", survey)):
        ties = to_biadjacency(network)
        start = perf_counter()
        found = find_communities(ties).modularity
        middle = perf_counter()
        bound = bound_modularity(ties)
        print(f"{name}: {found:.10f} in {middle - start:.2f} s, bound {bound:.10f} in {perf_counter() - middle:.1f} s")


if __name__ == "__main__":
    main()
