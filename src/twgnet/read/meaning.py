"""What it means that an organisation and a group are linked: as asked, or by the headings."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.model.survey import Meaning
from twgnet.read.headings import read_heading
from twgnet.read.options import ReadOptions
from twgnet.vocabulary.headings.load import fold, heads_edges, meaning_words, meanings

# Concepts of headings, the most telling first: a committee that somebody wishes to join is wished for.
_BY_CONCEPT = (
    ("wants_to_join", frozenset({"wanted", "interest", "choice"})),
    ("member_of", frozenset({"member", "committee"})),
    ("works_in", frozenset({"cluster", "sector", "activity"})),
    ("supports", frozenset({"funder"})),
)


def choose_meaning(headings: Sequence[str], options: ReadOptions) -> Meaning:
    """Say what a link means, by the headings of the organisations and the groups.

    >>> choose_meaning(("NGO", "Cluster"), ReadOptions()).text, choose_meaning((), ReadOptions(means="advises")).text
    ('works in', 'advises')
    """
    if options.means:
        words = " ".join(options.means.split())
        return Meaning(meanings().get(fold(words), "other"), words)
    code = _by_headings(headings)
    return Meaning(code, meaning_words(code))


def _by_headings(headings: Sequence[str]) -> str:
    folded = [fold(heading) for heading in headings]
    if folded and heads_edges(headings[0], "source"):
        return "linked_to"
    concepts = frozenset().union(*(read_heading(heading).concepts for heading in headings))
    if any("interest" in heading for heading in folded):
        return "wants_to_join"
    found = (code for code, telling in _BY_CONCEPT if concepts & telling)
    return next(found, "wants_to_join" if any(folded[1:]) or not folded else "works_in")
