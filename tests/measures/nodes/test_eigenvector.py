"""The leading singular vectors, in one go and step by step, of long and of wide networks."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from networks import of_matrix
from twgnet.measures.nodes import eigenvector
from twgnet.measures.nodes.eigenvector import eigenvector_centrality
from twgnet.measures.two_mode import TwoModeGraph

CONNECTED = np.triu(np.ones((7, 5), int)) | np.eye(7, 5, -1, dtype=int) | np.eye(7, 5, -2, dtype=int)


@pytest.mark.parametrize("dense", [300, 0])
@pytest.mark.parametrize("matrix", [CONNECTED, CONNECTED.T])
def test_found_at_once_or_step_by_step_the_vectors_are_the_same(matrix, dense, monkeypatch) -> None:
    monkeypatch.setattr(eigenvector, "DENSE", dense)
    rows, columns = eigenvector_centrality(TwoModeGraph.of(of_matrix(matrix)))
    u, _, v = np.linalg.svd(matrix)
    assert rows == pytest.approx(np.abs(u[:, 0]))
    assert columns == pytest.approx(np.abs(v[0]))


@pytest.mark.parametrize(
    ("shape", "step_by_step"), [((300, 300), False), ((301, 300), False), ((300, 301), False), ((301, 301), True)]
)
def test_only_of_more_than_300_on_the_shorter_side_they_are_found_step_by_step(
    shape, step_by_step, monkeypatch
) -> None:
    asked = []
    monkeypatch.setattr("numpy.linalg.eigh", lambda gram: asked.append(gram.shape) or (None, np.ones(gram.shape)))
    eigenvector_centrality(TwoModeGraph(*map(range, shape), csr_array(np.ones(shape))))
    assert asked == ([] if step_by_step else [(300, 300)])
