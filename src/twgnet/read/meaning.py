"""What it means that an organisation and a group are linked: as asked, or by the headings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from twgnet.model.survey import Meaning
from twgnet.options import Options
from twgnet.read.headings import read_heading
from twgnet.vocabulary.headings.load import fold, heads_edges, meaning_words, meanings

# Concepts of headings, the most telling first: a committee that somebody wishes to join is wished for.
_BY_CONCEPT = (
    ("wants_to_join", frozenset({"wanted", "interest", "choice"})),
    ("member_of", frozenset({"member", "committee"})),
    ("works_in", frozenset({"cluster", "sector", "activity"})),
    ("supports", frozenset({"funder"})),
)


_BY_GROUPS = (
    ("wants_to_join", frozenset({"twg", "group"})),
    ("member_of", frozenset({"committee"})),
    ("works_in", frozenset({"cluster", "sector"})),
)


def choose_meaning(
    headings: Sequence[str], options: Options, groups: Collection[str] = (), otherwise: str = "wants_to_join"
) -> Meaning:
    """Say what a link means, by the headings of organisations and groups, else by the names of the groups.

    >>> choose_meaning(("NGO", "Cluster"), Options()).text, choose_meaning((), Options(means="advises")).text
    ('works in', 'advises')
    >>> choose_meaning(("", ""), Options(), ["Tea party", "Lodge"], "linked_to").text
    'linked to'
    """
    if options.means:
        words = " ".join(options.means.split())
        return Meaning(meanings().get(fold(words), "other"), words)
    code = _by_headings(headings) or _by_groups(groups) or otherwise
    return Meaning(code, meaning_words(code))


def _by_headings(headings: Sequence[str]) -> str:
    folded = [fold(heading) for heading in headings]
    if folded and heads_edges(headings[0], "source"):
        return "linked_to"
    concepts = frozenset().union(*(read_heading(heading).concepts for heading in headings))
    if any("interest" in heading for heading in folded):
        return "wants_to_join"
    return next((code for code, telling in (*_BY_CONCEPT, *_BY_GROUPS) if concepts & telling), "")


def _by_groups(groups: Collection[str]) -> str:
    """Say what a link means where at least half of the groups are called committees, clusters or the like."""
    about = [read_heading(name).concepts for name in groups]
    shares = ((code, sum(bool(concepts & telling) for concepts in about)) for code, telling in _BY_GROUPS)
    return next((code for code, share in shares if share and 2 * share >= len(about)), "")
