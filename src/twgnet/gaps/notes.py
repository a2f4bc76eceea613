"""What a reader of the gaps should know besides: the findings on all groups as messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twgnet.gaps.coverage.targets import TARGET
from twgnet.gaps.headline import name_groups
from twgnet.model.gaps import Balance, Cell, Fragility, Gap, SmallestSet
from twgnet.model.message import Message, message
from twgnet.model.network import Network

LEVEL = 0.05
SHOWN = 8  # groups or organisations named in a sentence


def on_targets(network: Network, target: int | None) -> Iterator[Message]:
    """Say where the target is twgnet's default, and not a rule."""
    if target is None and any(g.target is None and g.seats is None for g in network.groups):
        yield message("gaps.note.target", n=TARGET)


def on_ranks(gaps: Sequence[Gap]) -> Iterator[Message]:
    """Say so where the answers leave the order of all groups open."""
    if len(gaps) > 1 and all((g.rank_low, g.rank_high) == (1, len(gaps)) for g in gaps):
        yield message("gaps.note.ranks")


def on_sole_covers(network: Network, found: Fragility) -> Iterator[Message]:
    """Name the organisations without which a group has nobody."""
    names = {organisation.id: organisation.name for organisation in network.organisations}
    of_group = _names(network)
    held = tuple(
        message("gaps.note.sole", name=names[id], groups=name_groups([of_group[group] for group in groups]))
        for id, groups in list(found.sole_covers.items())[:SHOWN]
    )
    if held:
        yield message("gaps.note.soles", n=sum(map(len, found.sole_covers.values())), held=held)


def on_removal(network: Network, found: Fragility) -> Iterator[Message]:
    """Say how many organisations leaving leave more than half of the groups with nobody."""
    best = found.removal_set
    if best.organisations:
        size = {"n": len(best.organisations), "lost": len(best.groups), "groups": len(network.groups)}
        yield message("gaps.note.removal", **size, proof=_proof(best))


def on_covers(found: Fragility) -> Iterator[Message]:
    """Say how few organisations want every wanted group together, once and twice."""
    for code, best in (("cover", found.cover_once), ("cover_twice", found.cover_twice)):
        if best.organisations:
            yield message(f"gaps.note.{code}", n=len(best.organisations), proof=_proof(best))


def _proof(found: SmallestSet) -> Message:
    if not found.proven:
        return message("gaps.note.bound", low=found.bound, high=len(found.organisations))
    if found.equal and found.equal > 1:
        return message("gaps.note.proven_equal", n=found.equal)
    return message("gaps.note.proven_only" if found.equal else "gaps.note.proven")


def on_one_kind(network: Network, found: Sequence[Balance]) -> Iterator[Message]:
    """Name the groups that several organisations want, all of one kind."""
    alone = [one for one in found if one.only and one.counts[one.only] > 1 and one.missing]
    if alone:
        names = _names(network)
        shown = tuple(message("gaps.note.kind", group=names[one.group_id], value=one.only) for one in alone[:SHOWN])
        yield message("gaps.note.one_kind", n=len(alone), groups=shown)


def on_balance(network: Network, cells: Sequence[Cell]) -> Iterator[Message]:
    """Say how many cells of kinds by groups could show anything, and which do."""
    if not cells:
        yield message("gaps.note.no_kinds")
        return
    names = _names(network)
    able = sum(cell.testable for cell in cells)
    found = sorted((cell for cell in cells if cell.q is not None and cell.q <= LEVEL), key=lambda cell: cell.q or 0)
    named = tuple(
        message(
            "gaps.note.fewer" if cell.p_fewer < cell.p_more else "gaps.note.more",
            value=cell.value,
            group=names[cell.group_id],
            observed=cell.observed,
            expected=cell.expected,
        )
        for cell in found[:SHOWN]
    )
    code = "balance_found" if found else "balance"
    yield message(f"gaps.note.{code}", n=len(found), cells=len(cells), able=able, found=named)
    if found and able < len(cells):
        yield message("gaps.note.able", able=able, cells=len(cells))


def _names(network: Network) -> dict[str, str]:
    return {group.id: group.name for group in network.groups}
