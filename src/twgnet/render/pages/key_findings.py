"""The key findings in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twgnet.model.results import Results

NAMED = 6  # names listed before "and n more"


def key_findings(results: Results) -> list[str]:
    """Say what a reader should remember, most important first."""
    return [sentence for part in (_gaps, _largest, _departures, _seats, _open_names) for sentence in part(results)]


def _gaps(results: Results) -> Iterator[str]:
    by_tier: dict[str, list[str]] = {}
    for gap in results.gaps.gaps:
        by_tier.setdefault(gap.tier, []).append(gap.group)
    if nobody := by_tier.get("none"):
        yield f"Nobody who answered named {listed(nobody)}."
    if single := by_tier.get("single"):
        count = "One group hangs" if len(single) == 1 else f"{len(single)} groups hang"
        yield f"{count} on a single organisation: {listed(single)}."
    if results.invited and results.invited > results.answered:
        silent = results.invited - results.answered
        yield (
            f"{silent} of the {results.invited} organisations asked did not answer, so a gap among"
            " those who answered is not proof of a gap among all: see the intervals."
        )


def _largest(results: Results) -> Iterator[str]:
    degrees = {one.id: one.degree for one in results.measures.organisations}
    if not degrees or not max(degrees.values()):
        return
    first = max(sorted(degrees), key=lambda one: degrees[one])
    names = {one.id: one.name for one in results.network.organisations}
    alone = results.gaps.fragility.sole_covers.get(first, ())
    groups = {one.id: one.name for one in results.network.groups}
    only = f"; only it named {listed([groups[one] for one in alone])}" if alone else ""
    share = degrees[first] / len(results.network.interests)
    yield (
        f"{names[first]} named {degrees[first]} of {len(groups)} groups, {share:.0%} of all"
        f" interests{only}. Measures of who is central are shown with and without it."
    )


def _departures(results: Results) -> Iterator[str]:
    departures = results.gaps.fragility.departures
    if departures.organisations and departures.proven:
        yield (
            f"If the wrong {len(departures.organisations)} organisations left, more than half of"
            " the groups would have nobody."
        )


def _seats(results: Results) -> Iterator[str]:
    for role, words in (("focal", "a focal organisation"), ("alternate", "an alternate")):
        seats = [seat for seat in results.seats if seat.role == role]
        filled = sum(bool(seat.organisation_id) for seat in seats)
        if seats:
            yield f"{filled} of {len(seats)} groups could have {words}."


def _open_names(results: Results) -> Iterator[str]:
    waiting = sum(mention.status == "review" for mention in results.reconciliation.mentions)
    if waiting:
        verb = "fragment waits" if waiting == 1 else "fragments wait"
        yield f"{waiting} {verb} for a person to say which group is meant."
    if results.reconciliation.duplicates:
        pairs = [f"{pair.organisation} / {pair.other}" for pair in results.reconciliation.duplicates]
        yield f"Possibly one organisation under two names: {listed(pairs)}."


def listed(names: Sequence[str]) -> str:
    """Join names for a sentence, cutting a long list short.

    >>> listed(["Land", "Health", "Gender"])
    'Land, Health and Gender'
    """
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
