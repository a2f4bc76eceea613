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
    modules = range(int(whole.rows.max(initial=-1)) + 1)
    rng = np.random.default_rng(seed)
    rows, found = ties.shape[0], []
    for _ in range(draws):
        kept = np.sort(rng.choice(rows, max(1, round(KEPT * rows)), replace=False))
        sample = find_communities(ties[kept], seed)
        before = np.concatenate([whole.rows[kept], whole.columns])
        after = np.concatenate([sample.rows, sample.columns])
        found.append([_best_match(before == module, after) for module in modules])
    means = np.mean(found, axis=0).round(6).tolist() if found else []
    return dict(zip(modules, means, strict=True))


def _best_match(members: NDArray[np.bool_], labels: Labels) -> float:
    """Give the largest Jaccard similarity of a community with any of the labelled ones."""
    inside = np.bincount(labels[members & (labels >= 0)], minlength=int(labels.max(initial=0)) + 1)
    sizes = np.bincount(labels[labels >= 0], minlength=len(inside))
    either = members.sum() + sizes - inside
    return float((inside / np.maximum(either, 1)).max(initial=0.0))
