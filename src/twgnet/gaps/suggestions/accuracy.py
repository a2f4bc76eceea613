"""How well suggestions find interests that were hidden from them, on this very network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from twgnet.gaps.suggestions.path_scores import normalised, three_step_scores
from twgnet.model.gaps import Accuracy, Method
from twgnet.model.network import Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scorer = Callable[[Any], Callable[[int], NDArray[np.float64]]]

FOLDS = 10
AT_ONCE = 1 << 20  # scores of one fold that are computed together
FEWEST_TIES = 20  # with fewer, the accuracy would itself be a guess
REPEATS = 10
REPEAT_UP_TO = 2_000  # ties; with more, one round is exact enough
ONE_FOLD_FROM = 20_000  # ties; from here one fold of 2 000 is exact enough
FIRST = 5


def assess_accuracy(network: Network, *, seed: int = 0) -> tuple[Accuracy, ...]:
    """Measure how well suggestions find hidden interests, beside two baselines.

    A tenth of the interests is hidden in turn (10 folds, in small networks 10 times over),
    organisations are scored on the rest, and each hidden interest is compared with every
    organisation that did not name the group. The standard error takes organisations,
    not interests, as the independent units.

    Returns
    -------
    tuple of Accuracy
        Three-step paths, popularity (how many groups an organisation named) and random
        order; nothing where there are fewer than 20 interests, or nobody to compare with.

    References
    ----------
    Dacrema, M. F., Cremonesi, P. and Jannach, D. (2019). Are we really making much
    progress? RecSys 2019. (Why simple baselines stand beside.)
    """
    if len(network.interests) < FEWEST_TIES:
        return ()
    import numpy as np

    rng = np.random.default_rng(seed)
    ties = _Ties(network)
    scorers: dict[Method, Scorer] = {
        "three-step paths": _by_paths,
        "popularity": lambda known: lambda _group: known.sum(axis=1),
        "random": lambda known: lambda _group: rng.random(known.shape[0]),
    }
    records = {method: _Record(ties.who) for method in scorers}
    for hidden in _folds(len(ties.who), rng):
        known = ties.without(hidden)
        for method, scorer in scorers.items():
            scores = scorer(known)
            for group, asked in ties.by_group(hidden):
                records[method].add(asked, *ties.places(scores(group), group, asked))
    return tuple(record.summary(m) for m, record in records.items() if record.times.any())


class _Ties:
    """The interests as places in a matrix of organisations by groups."""

    def __init__(self, network: Network) -> None:
        import numpy as np

        row = {organisation.id: i for i, organisation in enumerate(network.organisations)}
        column = {group.id: j for j, group in enumerate(network.groups)}
        places = sorted((row[t.organisation_id], column[t.group_id]) for t in network.interests)
        self.who, self.which = np.array(places).T
        self.shape = (len(row), len(column))
        self.outside = self.without(np.array([], dtype=int)).toarray() == 0

    def without(self, hidden: NDArray[np.int64]) -> Any:
        """Give the sparse matrix of all ties but the hidden ones."""
        import numpy as np
        from scipy import sparse

        who, which = np.delete(self.who, hidden), np.delete(self.which, hidden)
        return sparse.csr_array((np.ones(len(who)), (who, which)), shape=self.shape)

    def by_group(self, hidden: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
        """Give each group that lost ties, with those ties."""
        for group in sorted(set(self.which[hidden].tolist())):
            yield group, hidden[self.which[hidden] == group]

    def places(
        self, scores: NDArray[np.float64], group: int, asked: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], int]:
        """Give how many that did not name the group score better (a tie is half), of how many."""
        import numpy as np

        others = np.sort(scores[self.outside[:, group]])
        mine = scores[self.who[asked]]
        below = np.searchsorted(others, mine, "left")
        upto = np.searchsorted(others, mine, "right")
        return len(others) - (below + upto) / 2, len(others)


class _Record:
    """Sums per hidden tie of how it was placed."""

    def __init__(self, who: NDArray[np.int64]) -> None:
        import numpy as np

        self.who = who
        self.times, self.auc, self.hits = np.zeros((3, len(who)))

    def add(self, hidden: NDArray[np.int64], better: NDArray[np.float64], of: int) -> None:
        if of:
            self.times[hidden] += 1
            self.auc[hidden] += 1 - better / of
            self.hits[hidden] += better < FIRST

    def summary(self, method: Method) -> Accuracy:
        import numpy as np

        asked = self.times > 0
        auc = self.auc[asked] / self.times[asked]
        off = np.bincount(self.who[asked], auc - auc.mean())
        clusters = len(set(self.who[asked].tolist()))
        error = np.sqrt((off**2).sum() * clusters / max(clusters - 1, 1)) / len(auc)
        hits = (self.hits[asked] / self.times[asked]).mean()
        return Accuracy(method, float(auc.mean()), float(error), float(hits), len(auc))


def _folds(ties: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    import numpy as np

    if ties >= ONE_FOLD_FROM:
        yield np.sort(rng.permutation(ties)[: ONE_FOLD_FROM // FOLDS])
        return
    for _ in range(REPEATS if ties <= REPEAT_UP_TO else 1):
        yield from (np.sort(fold) for fold in np.array_split(rng.permutation(ties), FOLDS))


def _by_paths(known: Any) -> Callable[[int], NDArray[np.float64]]:
    import numpy as np

    alone = np.ones(known.shape[0], dtype=np.int64)
    ties = normalised(known, alone)
    if known.shape[0] * known.shape[1] <= AT_ONCE:
        scores = three_step_scores(ties, alone, np.arange(known.shape[1]))
        return lambda group: scores[:, group]
    return lambda group: three_step_scores(ties, alone, np.array([group]))[:, 0]
