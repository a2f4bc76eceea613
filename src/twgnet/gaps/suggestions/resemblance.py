"""Who resembles those that named a group, and in what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from twgnet.gaps.classes import OrganisationClasses
from twgnet.gaps.suggestions.path_scores import normalised, three_step_scores

MOST_LIKE = 2


class Resemblance:
    """Three-step path scores of all organisations for the wanted groups.

    Works on classes of organisations that want the same groups: they score alike.
    """

    def __init__(self, classes: OrganisationClasses, wanted: Sequence[str]) -> None:
        self.classes = classes
        self._named = classes.wanted
        self._sizes = classes.sizes
        self._degrees = self._named.sum(axis=1)
        self._column = {group_id: j for j, group_id in enumerate(classes.groups)}
        self._ties = normalised(sparse.csr_array(self._named.astype(float)), self._sizes)
        columns = np.array([self._column[group_id] for group_id in wanted])
        scores = three_step_scores(self._ties, self._sizes, columns)
        self._scores = dict(zip(wanted, scores.T, strict=True))

    def candidates(self, group_id: str, most: int) -> list[tuple[str, int, float]]:
        """Give the best organisations that did not name the group: id, class and score."""
        inside = self._named[:, self._column[group_id]]
        scores = np.where(inside, 0.0, self._scores[group_id])
        cut = np.sort(scores)[-most:][0] if len(scores) else 0.0
        likely = np.flatnonzero((scores > 0) & (scores >= cut))
        found = [(-scores[c], organisation, int(c)) for c in likely for organisation in self.classes.members[c][:most]]
        return [(organisation, c, float(-score)) for score, organisation, c in sorted(found)[:most]]

    def like(self, group_id: str, candidate: int) -> tuple[str, ...]:
        """Give the ids of those in the group that add most to the candidate's score."""
        column = self._column[group_id]
        inside = np.flatnonzero(self._named[:, column])
        rows = self._ties[inside]
        alike = (rows @ self._ties[[candidate]].T).toarray().ravel()
        adds = np.round(alike * rows[:, [column]].toarray().ravel(), 10)
        found = sorted(
            (-value, organisation)
            for value, c in zip(adds, inside, strict=True)
            if value > 0
            for organisation in self.classes.members[c][:MOST_LIKE]
        )
        return tuple(organisation for _, organisation in found[:MOST_LIKE])

    def shared(self, group_id: str, candidate: int) -> tuple[str, ...]:
        """Give the ids of the candidate's groups that somebody in the group also named."""
        inside = self._named[self._named[:, self._column[group_id]]].any(axis=0)
        both = inside & self._named[candidate]
        return tuple(self.classes.groups[j] for j in np.flatnonzero(both))

    def popularity_rank(self, group_id: str, degree: int) -> int:
        """Give the place among candidates ranked by how many groups they named; 1 = most."""
        outside = ~self._named[:, self._column[group_id]]
        return 1 + int(self._sizes[outside & (self._degrees > degree)].sum())
