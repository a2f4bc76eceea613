"""How firm communities are: whether they are found again without some of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from twgnet.measures.communities.find import find_communities

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties

Labels = NDArray[np.intp]

KEPT = 0.8  # the share of rows in a sample: fewer ask more of a community
DRAWS = 50


def community_stability(ties: Ties, *, draws: int = DRAWS, seed: int = 0) -> dict[int, float]:
    """Give, for each community, how much of it comes back when a fifth of the rows is left out.

    The mean over draws of the largest Jaccard similarity with any community of the sample (Hennig
    2007, Comput. Stat. Data Anal. 52:258-271). From 0.75 a community is firm; below 0.6 it is better not
    spoken of. Rows are left out, never single ties: it is organisations that do not answer.

    Examples
    --------
    >>> from scipy import sparse
    >>> blocks = sparse.csr_array(np.kron(np.eye(2), np.ones((5, 3))))
    >>> community_stability(blocks, draws=5)
    {0: 1.0, 1: 1.0}
    """
    whole = find_communities(ties, seed)
    modules = np.unique(whole.rows[whole.rows >= 0]).tolist()
    rng = np.random.default_rng(seed)
    rows, found = ties.shape[0], []
    for _ in range(draws):
        kept = np.sort(rng.choice(rows, round(KEPT * rows), replace=False))
        sample = find_communities(ties[kept], seed)
        before = np.concatenate([whole.rows[kept], whole.columns])
        after = np.concatenate([sample.rows, sample.columns])
        found.append([_best_match(before == module, after) for module in modules])
    means = np.mean(found, axis=0).round(6).tolist() if found else []
    return dict(zip(modules, means, strict=True))


def _best_match(members: NDArray[np.bool_], labels: Labels) -> float:
    """Give the largest Jaccard similarity of a community with any of the labelled ones."""
    found = [labels == label for label in np.unique(labels[labels >= 0])]
    return max((float((members & one).sum() / (members | one).sum()) for one in found), default=0.0)
