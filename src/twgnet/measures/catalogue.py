"""Every measure of nodes there is. To add one: one file, one entry here, and its words in each language.

What a measure asks, how it is defined and where it is undefined stands in `wording/`, under
`measures.<name>`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from twgnet.errors import OptionError
from twgnet.measures.nodes.betweenness import betweenness_centrality
from twgnet.measures.nodes.closeness import closeness_centrality
from twgnet.measures.nodes.clustering import clustering, takes_too_long
from twgnet.measures.nodes.community import community
from twgnet.measures.nodes.core import core_number
from twgnet.measures.nodes.core_periphery import core_periphery
from twgnet.measures.nodes.degree import count_ties, degree_centrality, strength
from twgnet.measures.nodes.eigenvector import eigenvector_centrality, weighted_eigenvector_centrality
from twgnet.measures.nodes.equivalence_class import equivalence_class
from twgnet.measures.nodes.harmonic import harmonic_centrality
from twgnet.measures.nodes.redundancy import redundancy
from twgnet.measures.two_mode import Sides, TwoModeGraph


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of nodes: one column.

    Attributes
    ----------
    name
        Its column in tables and graph files.
    compute
        Gives one value for each row and one for each column of the network.
    citation
        Where its definition comes from.
    cost
        How the time grows; c is the number of classes of equivalent nodes, m of ties, n of nodes.
    core
        Whether `build` writes it; the others are there when asked for.
    whole
        Whether its values are whole numbers.
    too_long
        Says of a network whether it would take too long there.
    """

    name: str
    compute: Callable[[TwoModeGraph], Sides]
    citation: str
    cost: str
    core: bool = False
    whole: bool = False
    too_long: Callable[[TwoModeGraph], bool] | None = None


_BORGATTI = "Borgatti and Everett 1997, Social Networks 19:243-269"
_BONACICH = "Bonacich 1991, Social Networks 13:155-168"

MEASURES = (
    Measure("degree", count_ties, _BORGATTI, "m", core=True, whole=True),
    Measure("degree_centrality", degree_centrality, _BORGATTI, "m", core=True),
    Measure(
        "closeness",
        closeness_centrality,
        f"{_BORGATTI}; Wasserman and Faust 1994, p. 201",
        "c m, or c^2 groups where groups are few",
        core=True,
    ),
    Measure("betweenness", betweenness_centrality, f"{_BORGATTI}; Brandes 2001", "as closeness", core=True),
    Measure("eigenvector", eigenvector_centrality, _BONACICH, "m", core=True),
    Measure("community", community, "Barber 2007, Physical Review E 76:066102", "bounded", core=True),
    Measure("harmonic", harmonic_centrality, "Marchiori and Latora 2000, Physica A 285:539-546", "as closeness"),
    Measure("core_number", core_number, "Seidman 1983, Social Networks 5:269-287", "m", whole=True),
    Measure(
        "redundancy",
        redundancy,
        "Latapy, Magnien and Del Vecchio 2008, Social Networks 30:31-48",
        "pairs that share a neighbour",
    ),
    Measure(
        "clustering",
        clustering,
        "Opsahl 2013, Social Networks 35:159-167",
        "pairs near each other, times those near that share several",
        too_long=takes_too_long,
    ),
    Measure(
        "equivalence_class",
        equivalence_class,
        "Lorrain and White 1971, Journal of Mathematical Sociology 1:49-80",
        "m",
        whole=True,
    ),
    Measure("core_periphery", core_periphery, "Borgatti and Everett 1999, Social Networks 21:375-395", "m", whole=True),
    Measure("strength", strength, "Barrat et al. 2004, PNAS 101:3747-3752", "m"),
    Measure("weighted_eigenvector", weighted_eigenvector_centrality, _BONACICH, "m"),
)
CORE = tuple(measure for measure in MEASURES if measure.core)


def find_measures(names: str) -> tuple[Measure, ...]:
    """Give the measures of these names, joined by commas; `all` gives all, in order.

    Raises
    ------
    OptionError
        A name is none of a measure.

    >>> [measure.name for measure in find_measures("degree,harmonic")]
    ['degree', 'harmonic']
    """
    if names.strip() == "all":
        return MEASURES
    known = {measure.name: measure for measure in MEASURES}
    wanted = [name.strip().replace("-", "_") for name in names.split(",")]
    if unknown := [name for name in wanted if name not in known]:
        raise OptionError("options.unknown_measure", name=unknown[0], known=tuple(known))
    return tuple(known[name] for name in wanted)
