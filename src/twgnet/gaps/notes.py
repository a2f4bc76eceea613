"""What a reader of the gaps should know besides: the findings on all groups as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.gaps.coverage.targets import TARGET
from twgnet.model.gaps import Accuracy, Balance, Cell, Fragility, Gap, SmallestSet
from twgnet.model.network import Network

LEVEL = 0.05


def on_targets(network: Network, target: int | None) -> str:
    """Say where the target is twgnet's default, and not a rule."""
    if target is not None or all(g.target is not None or g.seats is not None for g in network.groups):
        return ""
    return (
        f"The target of {TARGET} organisations a group is a default, not a rule; give --target, or"
        " a target in the registry."
    )


def on_absent(network: Network, answered: int | None) -> str:
    """Say what is supposed of those who are told to have answered but are not in the data."""
    absent = (answered or 0) - len(network.organisations)
    if absent <= 0:
        return ""
    return (
        f"{absent} of the {answered} who answered are not in the data: they are counted as having"
        " named no group. If they named some, counts, intervals and bounds are too low."
    )


def on_ranks(gaps: Sequence[Gap]) -> str:
    """Say so where the intervals leave the order of all groups open."""
    if len(gaps) < 2 or any((g.rank_low, g.rank_high) != (1, len(gaps)) for g in gaps):
        return ""
    return f"The answers do not rank the groups: each could hold any rank from 1 to {len(gaps)}."


def on_sole_covers(network: Network, found: Fragility) -> str:
    """Name the organisations without which a group has nobody."""
    names = {organisation.id: organisation.name for organisation in network.organisations}
    held = [f"{names[id]} ({', '.join(groups)})" for id, groups in found.sole_covers.items()]
    return f"Groups that hang on one organisation: {'; '.join(held)}." if held else ""


def on_departures(network: Network, found: Fragility) -> str:
    """Say how many departures leave more than half of the groups without anyone."""
    best = found.departures
    if not best.organisations:
        return ""
    return (
        f"{_size(best)} leaving would leave {len(best.groups)} of {len(network.groups)} groups"
        f" without anyone{_proof(best)}."
    )


def on_reach(found: Fragility) -> str:
    """Say how few organisations reach every named group once and twice."""
    if not found.reach_once.groups:
        return ""
    return (
        f"{_size(found.reach_once)} together named every named group{_proof(found.reach_once)};"
        f" {_size(found.reach_twice)} did so twice where two named it{_proof(found.reach_twice)}."
    )


def _size(found: SmallestSet) -> str:
    count = len(found.organisations)
    return f"{count} organisation{'s' * (count != 1)}"


def _proof(found: SmallestSet) -> str:
    if found.proven:
        return " (proven: no fewer)"
    return f" (not proven: between {found.bound} and {len(found.organisations)} is the fewest)"


def on_one_kind(found: Sequence[Balance]) -> str:
    """Name the groups in which several organisations are all of one kind."""
    alone = [f"{b.group_id} ({b.attribute}: {b.only})" for b in found if b.only and b.counts[b.only] > 1 and b.missing]
    return f"Groups that hear only one kind: {', '.join(alone)}." if alone else ""


def on_accuracy(found: Sequence[Accuracy]) -> str:
    """Say whether the suggestions are better than asking those who named most groups."""
    if not found:
        return held_out(found)
    paths, popularity = found[0], found[1]
    error = (paths.error**2 + popularity.error**2) ** 0.5
    better = paths.auc - popularity.auc > 2 * error
    verdict = "" if better else " That is no better, within the error, than popularity."
    return held_out(found) + verdict


def held_out(found: Sequence[Accuracy]) -> str:
    """Say how often suggestions place a hidden interest well."""
    if not found:
        return "Too few interests to measure how well the suggestions work."
    paths, popularity = found[0], found[1]
    return (
        f"Suggestions rank a hidden interest above a non-interest with chance {paths.auc:.2f}"
        f" ± {paths.error:.2f} (guessing 0.50, popularity {popularity.auc:.2f}"
        f" ± {popularity.error:.2f})."
    )


def on_power(cells: Sequence[Cell]) -> str:
    """Say how many cells of kinds by groups could show a shortfall at all, and how many do."""
    if not cells:
        return (
            "No type or other attribute sorts the organisations, so nothing is said of balance;"
            " give --organisations with a column such as type or province."
        )
    able = sum(cell.testable for cell in cells)
    found = sum(cell.q is not None and cell.q <= LEVEL for cell in cells)
    return (
        f"{found} of {len(cells)} cells (kind of organisation x group) hold fewer or more than chance"
        f" would give (false-discovery rate 5 %). Only {able} are large enough to show anything:"
        " where nothing is found, balance is not proven."
    )
