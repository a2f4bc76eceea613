"""Core and periphery: a part of both sides that holds most ties, and the rest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from twgnet.measures.two_mode import Side, Sides, TwoModeGraph


class CorePeriphery(NamedTuple):
    """The least degree that puts a row and a column in the core, and how well the split fits."""

    rows: int
    columns: int
    fit: float


def core_periphery(graph: TwoModeGraph) -> Sides:
    """Say of each node whether it is in the core: 1 or 0, NaN where no split fits."""
    best = fit_core_periphery(graph)
    if best is None:
        rows, columns = (np.full(len(side), np.nan) for side in graph.degrees)
        return rows, columns
    return (graph.degrees[0] >= best.rows) * 1.0, (graph.degrees[1] >= best.columns) * 1.0


def fit_core_periphery(graph: TwoModeGraph) -> CorePeriphery | None:
    """Find the split by degree that is most like an ideal core and periphery.

    Ideally all core rows are tied to all core columns, and nobody else to anybody. The fit is
    the correlation of the cells with that ideal (Borgatti and Everett 1999, Social Networks
    21:375-395). Cores are taken by degree, so that equal nodes are never parted. None where no
    split fits better than none.

    Examples
    --------
    >>> import networkx as nx
    >>> best = fit_core_periphery(TwoModeGraph.of(nx.davis_southern_women_graph()))
    >>> best.rows, best.columns, round(best.fit, 3)
    (3, 8, 0.391)
    """
    if not graph.ties.nnz:
        return None
    (row_least, row_level), (column_least, column_level) = (
        np.unique(side, return_inverse=True) for side in graph.degrees
    )
    inside = np.zeros((len(row_least), len(column_least)))
    np.add.at(inside, (np.repeat(row_level, graph.degrees[0]), column_level[graph.ties.indices]), 1.0)
    inside = _from_above(_from_above(inside).T).T  # ties of rows and columns of at least these degrees
    rows = _from_above(np.bincount(row_level, minlength=len(row_least)))
    columns = _from_above(np.bincount(column_level, minlength=len(column_least)))
    cells = len(graph.rows) * len(graph.columns)
    density = graph.ties.nnz / cells
    fit = _correlation(np.outer(rows, columns) / cells, inside * density / graph.ties.nnz, density)
    if np.isinf(fit.max()):
        return None
    i, j = np.unravel_index(int(fit.argmax()), fit.shape)
    return CorePeriphery(int(row_least[i]), int(column_least[j]), float(fit[i, j]))


def _from_above(counts: Side) -> Side:
    """Sum up along the first axis from its end."""
    return np.asarray(counts[::-1].cumsum(0)[::-1])


def _correlation(core: Side, both: Side, density: float) -> Side:
    """Correlate ties with core cells, from the shares of cells that are core, both, and ties; -inf where undefined."""
    with np.errstate(invalid="ignore", divide="ignore"):
        fit = (both - core * density) / np.sqrt(core * (1 - core) * density * (1 - density))
    return np.where(np.isfinite(fit), fit, -np.inf)
