"""The answer first: how many groups are short, open and met, and what would settle the open ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twgnet.model.gaps import Gap
from twgnet.model.message import Message, message, name_few

NAMES_SHOWN = 6  # more names make no sentence
FEW = 0.5  # of the missing answers: of more, how many there are is said too, for they are hard to get
LETTERS_SHOWN = 160  # of all names together; more, and the sentence has no end


def summarise_verdicts(gaps: Sequence[Gap]) -> tuple[Message, ...]:
    """Say how many groups are below the target, not clear yet, or reach it; then what settles these.

    Examples
    --------
    >>> [part.code for part in summarise_verdicts(())]
    ['gaps.nothing']
    """
    other = [gap.group for gap in gaps if gap.differs_by_type]
    by_type = [message("gaps.other_by_type", names=name_groups(other))] if other else []
    return (count_verdicts(gaps), *by_type, *_settling([gap for gap in gaps if gap.verdict == "open"]))


def count_verdicts(gaps: Sequence[Gap], most_named: int = NAMES_SHOWN) -> Message:
    """Say in one sentence how many groups are below the target, not clear yet, or reach it.

    Examples
    --------
    >>> count_verdicts(())
    Message(code='gaps.nothing', values={})
    """
    found = {verdict: [gap for gap in gaps if gap.verdict == verdict] for verdict in ("short", "open", "met")}
    kinds = [verdict for verdict, alike in found.items() if alike]
    if len(kinds) < 2:
        return message(f"gaps.all_{kinds[0]}", n=len(gaps)) if kinds else message("gaps.nothing")
    parts = [_count(verdict, alike, most_named) for verdict, alike in found.items() if alike or verdict != "open"]
    return message("gaps.headline", n=len(gaps), parts=tuple(parts))


def _count(verdict: str, gaps: Sequence[Gap], most_named: int) -> Message:
    if not gaps:
        return message(f"gaps.none_{verdict}")
    if verdict == "met" or len(gaps) > most_named:
        return message(f"gaps.count_{verdict}", n=len(gaps))
    return message(f"gaps.named_{verdict}", n=len(gaps), names=name_groups([gap.group for gap in gaps]))


def name_groups(names: Sequence[str], most: int = NAMES_SHOWN) -> tuple[str | Message, ...]:
    """Give as many names as a sentence of findings takes, and how many more there are."""
    return name_few(names, most, LETTERS_SHOWN)


def _settling(gaps: Sequence[Gap]) -> Iterator[Message]:
    """Say what would settle the open verdicts: more answers, and answers to check."""
    needed = sorted((gap.settled_by, gap.group) for gap in gaps if gap.settled_by)
    if needed:
        fewest, most = needed[0][0], needed[-1][0]
        first = [group for count, group in needed if count == fewest]
        if len(first) < len(gaps) and len(first) <= NAMES_SHOWN:
            yield message(f"gaps.settle_{'first' if len(first) == 1 else 'each'}", n=fewest, names=name_groups(first))
        missing = _missing(gaps[0])
        of = "_of" if most > missing * FEW else ""
        if len(needed) == len(gaps):
            yield message(f"gaps.settle_all{of}", n=most, missing=missing)
        elif fewest < most or len(first) > NAMES_SHOWN:
            yield message(f"gaps.settle_most{of}", n=most, missing=missing, settled=len(needed), open=len(gaps))
    unclear = [gap.group for gap in gaps if gap.open_answers]
    if unclear:
        yield message("gaps.check", names=name_groups(unclear))


def _missing(gap: Gap) -> int:
    """Give how many of those invited have no answer in the data, whether they answered or not."""
    return 0 if gap.at_most is None else gap.at_most - gap.organisations - gap.open_answers


def state_assumption(invited: int | None, answered: int | None, seen: int) -> Message:
    """Say in one short sentence what an interval takes for granted of those that did not answer."""
    if invited is None or answered is None:
        return message("gaps.assumption.unknown")
    if seen == invited:
        return message("gaps.assumption.complete", invited=invited)
    if seen < answered:
        file = message("gaps.assumption.in_brackets", n=answered - seen, seen=seen, answered=answered)
        return message(f"gaps.assumption.unseen{'_all' * (answered == invited)}", invited=invited, file=file)
    return message("gaps.assumption.alike", invited=invited)
