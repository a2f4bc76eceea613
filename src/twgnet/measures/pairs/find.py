"""Pairs of organisations, or of groups, that share more than chance would give."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from twgnet.errors import OptionError, option
from twgnet.measures.pairs.chance import Chance, Whole
from twgnet.measures.pairs.configuration import by_configuration_model
from twgnet.measures.pairs.fixed_degrees import by_fixed_degrees
from twgnet.measures.pairs.hypergeometric import by_hypergeometric
from twgnet.measures.two_mode import TwoModeGraph
from twgnet.model.message import Message, message
from twgnet.network.false_discovery import false_discovery
from twgnet.network.projection import Projection, project

Null = Literal["hypergeometric", "sdsm", "fdsm"]
Side = Literal["organisations", "groups"]
NULLS: tuple[Null, ...] = ("hypergeometric", "sdsm", "fdsm")
DRAWS = 10_000
ALL_PAIRS = 1_000  # nodes: beyond, only the nearest of each are kept where nothing else is asked
NEAREST = 10
SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one side, in order of their nodes, against one null model.

    Attributes
    ----------
    nodes
        The nodes of the side; `found.a` and `found.b` are places in it.
    found
        Shared count, Newman weight and Jaccard of each pair.
    chance
        What the null model expects of each pair, p, and the least p that it could have.
    q
        p adjusted for all pairs of nodes that have ties (Benjamini and Hochberg 1995).
    telling
        Whether the network is large enough for any pair to be significant at all.
    side, null, draws
        What was asked; `draws` is 0 where nothing was drawn.
    """

    nodes: tuple[Hashable, ...]
    found: Projection
    chance: Chance
    q: NDArray[np.float64]
    telling: bool
    side: Side
    null: Null
    draws: int

    def headline(self) -> Message:
        """Say what the pairs show as a whole."""
        count = int((self.q < SIGNIFICANT).sum())
        code = "pairs.found" if count else "pairs.none" if self.telling else f"pairs.too_few_{self.side}"
        return message(code, n=count, pairs=len(self.q))


def find_pairs(
    source: Any,
    side: Side = "organisations",
    *,
    nodes: Iterable[Hashable] | None = None,
    null: Null = "hypergeometric",
    top: int | None = None,
    least: float = 0.0,
    draws: int = DRAWS,
    seed: int = 0,
) -> Pairs:
    """Find the pairs of one side that share nodes of the other, and weigh them against chance.

    Parameters
    ----------
    source
        A study, a network, or a two-mode networkx graph (`nodes` are its rows, or those with
        `bipartite` 0: these are the organisations).
    side
        Pairs of which side.
    null
        What counts as chance: `hypergeometric` holds the degrees of this side and takes all nodes
        of the other alike; `sdsm` holds the degrees of both sides on average; `fdsm` holds them
        exactly, by drawing.
    top
        Keep only the nearest so many of each node, by Newman weight. Left out: all pairs up to
        1,000 nodes, beyond that the 10 nearest.
    least
        Leave out pairs of a Newman weight below this.
    draws, seed
        For `fdsm`.

    Raises
    ------
    OptionError
        There is no such side or null model, or a number is out of its range.

    Examples
    --------
    >>> import networkx as nx
    >>> pairs = find_pairs(nx.davis_southern_women_graph(), null="sdsm")
    >>> len(pairs.q), round(float(pairs.chance.p.min()), 3), pairs.telling
    (139, 0.088, False)
    """
    _check(side, null, top, draws)
    graph = TwoModeGraph.of(source, nodes)
    graph = graph if side == "organisations" else graph.transposed
    if top is None and len(graph.rows) > ALL_PAIRS:
        top = NEAREST
    found = project(graph.ties, top=top, least=least)
    if null == "fdsm":
        chance = by_fixed_degrees(graph.ties, found, draws, seed)
    else:
        chance = weigh_by_degrees(*graph.degrees, found, null)
    return assess_pairs(graph.rows, graph.degrees[0], found, chance, side, null, draws if null == "fdsm" else 0)


def weigh_by_degrees(degree: Whole, other_degree: Whole, found: Projection, null: Null) -> Chance:
    """Weigh pairs by a null model that needs the degrees of both sides only."""
    if null == "sdsm":
        return by_configuration_model(degree, other_degree, found)
    return by_hypergeometric(degree, len(other_degree), found)


def assess_pairs(
    nodes: tuple[Hashable, ...],
    degree: Whole,
    found: Projection,
    chance: Chance,
    side: Side,
    null: Null,
    draws: int = 0,
) -> Pairs:
    """Adjust the chances of pairs for how many there are, and see whether any could be significant at all."""
    tied = int((degree > 0).sum())
    tests = max(len(found.a), tied * (tied - 1) // 2)
    q = np.array(false_discovery(chance.p.tolist(), tests))
    at_best = np.array(false_discovery(chance.least_p.tolist(), tests))
    telling = bool((at_best < SIGNIFICANT).any())
    return Pairs(nodes, found, chance, q, telling, side, null, draws)


def _check(side: str, null: str, top: int | None, draws: int) -> None:
    for name, value, known in (("side", side, ("organisations", "groups")), ("null", null, NULLS)):
        if value not in known:
            raise OptionError("options.unknown_choice", name=name, value=value, known=tuple(known))
    for name, number in (("top", top), ("draws", draws)):
        if number is not None and number < 1:
            raise OptionError("options.whole_number_of", option=option(name), value=number, least=1)
