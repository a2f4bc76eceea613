"""What is asked of the rows, once for every engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twgnet.large.engines import Engine, Frame
    from twgnet.large.spellings import Settled


def spell(ties: Frame, organisation: str, group: str, attributes: Sequence[str] = ()) -> Frame:
    """Give the two columns, and those of attributes as `a0`, `a1`, ..., as texts."""
    import narwhals as nw

    columns = {"o": organisation, "g": group} | {f"a{n}": name for n, name in enumerate(attributes)}
    return ties.select(*(nw.col(name).cast(nw.String).alias(short) for short, name in columns.items()))


def distinct(spelled: Frame, column: str) -> list[tuple[str, int]]:
    """Give the distinct texts of a column, sorted, each with how often it is there."""
    import narwhals as nw

    found = spelled.filter(~nw.col(column).is_null()).group_by(column).agg(nw.len().alias("times"))
    return sorted(rows(found.select(column, "times")))


def described(spelled: Frame, attributes: int) -> tuple[list[tuple[Any, ...]], Frame]:
    """Give each distinct organisation with the values that stand beside it, sorted, and how often it stands so.

    With them come the rows that name anybody: only where some do not, each row is asked.
    """
    import narwhals as nw

    names = ("o", *(f"a{n}" for n in range(attributes)))
    found = [*rows(spelled.group_by(*names).agg(nw.len().alias("times")).select(*names, "times"))]
    nobody = {o for o, *_ in found if not (o or "").strip()}
    if nobody:
        spelled = spelled.filter(~nw.col("o").is_null(), ~nw.col("o").is_in([*filter(None, nobody), ""]))
    named = ((o, tuple(value or "" for value in values), times) for o, *values, times in found if o not in nobody)
    return sorted(named), spelled


def interests(spelled: Frame, settled: Settled, engine: Engine) -> Frame:
    """Give each pair of an organisation and a group once: `o`, `g`, `tentative`, `inexact`."""
    import narwhals as nw

    who = engine.take({"o": "text", "organisation": "int"}, settled.of_organisation)
    what = engine.take({"g": "text", "group": "int", "tentative": "int", "inexact": "int"}, settled.of_group)
    joined = spelled.join(what, on="g").join(who, on="o")
    return joined.group_by("organisation", "group").agg(nw.col("tentative").min(), nw.col("inexact").min())


def open_answers(spelled: Frame, settled: Settled, pairs: Frame, engine: Engine) -> dict[int, int]:
    """Count, for each group, who gave an answer to check that could be it and does not want it yet."""
    import narwhals as nw

    if not settled.to_check:
        return {}
    who = engine.take({"o": "text", "organisation": "int"}, settled.of_organisation)
    what = engine.take({"g": "text", "group": "int"}, settled.to_check)
    possible = spelled.join(what, on="g").join(who, on="o").select("organisation", "group").unique()
    unsettled = possible.join(pairs, on=["organisation", "group"], how="anti")
    return dict(rows(unsettled.group_by("group").agg(nw.len().alias("n"))))


def by_group(pairs: Frame) -> Iterator[tuple[int, int, int, int, int]]:
    """Give for each group: place, organisations, tentative, inexact, and one organisation."""
    import narwhals as nw

    sums = (nw.col("tentative").sum(), nw.col("inexact").sum(), nw.col("organisation").max())
    found = pairs.group_by("group").agg(nw.len().alias("n"), *sums)
    return rows(found.select("group", "n", "tentative", "inexact", "organisation"))


def by_value(pairs: Frame, known: Sequence[tuple[int, str]], engine: Engine) -> Iterator[tuple[str, int, int]]:
    """Give for each value of an attribute and each group how many organisations with the value want it."""
    import narwhals as nw

    values = engine.take({"organisation": "int", "value": "text"}, known)
    found = pairs.join(values, on="organisation").group_by("value", "group").agg(nw.len().alias("n"))
    return rows(found.select("value", "group", "n"))


def degrees(pairs: Frame) -> Frame:
    """Give for each organisation its number of groups, `k`."""
    import narwhals as nw

    return pairs.group_by("organisation").agg(nw.len().alias("k"))


def group_pairs(pairs: Frame, degree: Frame) -> Iterator[tuple[int, int, int, float]]:
    """Give for each pair of groups: the two, how many share them, and their Newman weight."""
    import narwhals as nw

    weighted = pairs.select("organisation", "group").join(degree.filter(nw.col("k") > 1), on="organisation")
    one = weighted.select("organisation", nw.col("group").alias("a"), (1.0 / (nw.col("k") - 1)).alias("newman"))
    other = pairs.select("organisation", nw.col("group").alias("b"))
    both = one.join(other, on="organisation").filter(nw.col("a") < nw.col("b"))
    found = both.group_by("a", "b").agg(nw.len().alias("shared"), nw.col("newman").sum())
    return rows(found.select("a", "b", "shared", "newman"))


def rows(frame: Frame) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a result, which fit into memory."""
    return iter(frame.collect("pyarrow").iter_rows())
