"""What is asked of the rows, once for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twgnet.large.engines import Engine, Frame
    from twgnet.large.spellings import Settled

WORD = 60  # texts, or groups, that are the bits of one whole number
MANY = 1_000  # beyond, each has a word of its own: the sets of an organisation would hold one or two

PACK = "SELECT {names}, bit_or(bit) AS bits, count(*) AS times FROM {ties} GROUP BY {names}"
KNOW = "SELECT organisation, word, bit_or(bits) AS bits FROM {ties} GROUP BY organisation, word"
JOIN = """SELECT organisation, word_of_group AS word, bit_or(wanted) AS wanted, bit_or(firm) AS firm,
    bit_or(exact) AS exact FROM {ties} WHERE (bits & bit) <> 0 GROUP BY organisation, word_of_group"""
UNPACK = """SELECT organisation, place, CASE WHEN (firm & bit) = 0 THEN 1 ELSE 0 END AS tentative,
    CASE WHEN (exact & bit) = 0 THEN 1 ELSE 0 END AS inexact FROM {ties} WHERE (wanted & bit) <> 0"""
POSSIBLE = "SELECT DISTINCT organisation, place FROM {ties} WHERE (bits & bit) <> 0"


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


@dataclass(frozen=True, slots=True)
class Packed:
    """The rows by organisation: what one answered is a set, the bits of some words.

    Attributes
    ----------
    frame
        `o`, `a0`, ..., `word` (null where no text is), `bits`, and `times`, the number of rows.
    places
        The word and the bit of each text.
    attributes
        How many columns of attributes there are.
    """

    frame: Frame
    places: dict[str, tuple[int, int]]
    attributes: int


def pack(spelled: Frame, texts: Iterable[tuple[str, int]], attributes: int, engine: Engine) -> Packed:
    """Group the rows by organisation, in one pass.

    Frequent texts come first and share words, so that what is kept is smaller than the rows.
    """
    frequent = sorted(texts, key=lambda text: (-text[1], text[0]))
    places = dict(zip((text for text, _ in frequent), _places(len(frequent)), strict=True))
    placed = engine.take({"g": "text", "word": "int", "bit": "int"}, [(text, *at) for text, at in places.items()])
    query = PACK.replace("{names}", ", ".join((*_names(attributes), "word")))
    return Packed(engine.keep(engine.ask(query, spelled.join(placed, on="g", how="left"))), places, attributes)


def _names(attributes: int) -> tuple[str, ...]:
    return ("o", *(f"a{n}" for n in range(attributes)))


def _places(number: int) -> list[tuple[int, int]]:
    """Give each of so many texts, or groups, its word and its bit in it."""
    size = WORD if number <= MANY else 1
    return [(place // size, 1 << place % size) for place in range(number)]


def described(packed: Packed) -> list[tuple[Any, ...]]:
    """Give each distinct organisation with the values that stand beside it, sorted, and how often it stands so."""
    import narwhals as nw

    names = _names(packed.attributes)
    found = packed.frame.group_by(*names).agg(nw.col("times").sum().cast(nw.Int64)).select(*names, "times")
    return sorted((o or "", tuple(value or "" for value in values), times) for o, *values, times in rows(found))


def leave_out(frame: Frame, nobody: Iterable[str]) -> Frame:
    """Give the rows of other organisations than these, which are nobody."""
    import narwhals as nw

    return frame.filter(~nw.col("o").is_null(), ~nw.col("o").is_in([*filter(None, nobody), ""]))


def know(packed: Packed, settled: Settled, engine: Engine) -> Packed:
    """Give the same by the place of each `organisation`, which all its spellings share."""
    who = engine.take({"o": "text", "organisation": "int"}, settled.of_organisation)
    known = engine.ask(KNOW, packed.frame.join(who, on="o"))
    return replace(packed, frame=engine.keep(known), attributes=0)


def interests(known: Packed, settled: Settled, engine: Engine) -> Frame:
    """Give what each organisation wants as sets: `organisation`, `word`, and the bits of its groups.

    `wanted` are all groups, `firm` those that are not only tentative, `exact` those not only inexact.
    """
    groups = _places(len(settled.registry.groups))
    goals = [
        (*known.places[text], word, bit, bit * (not tentative), bit * (not inexact))
        for text, group, tentative, inexact in settled.of_group
        for word, bit in [groups[group]]
    ]
    columns = dict.fromkeys(("word", "bit", "word_of_group", "wanted", "firm", "exact"), "int")
    return engine.keep(engine.ask(JOIN, known.frame.join(engine.take(columns, goals), on="word")))


def unpack(wanted: Frame, groups: int, engine: Engine) -> Frame:
    """Give each pair of an organisation and a group once: `organisation`, `group`, `tentative`, `inexact`."""
    places = [(*at, number) for number, at in enumerate(_places(groups))]
    named = engine.take({"word": "int", "bit": "int", "place": "int"}, places)
    return engine.ask(UNPACK, wanted.join(named, on="word")).rename({"place": "group"})


def open_answers(known: Packed, settled: Settled, pairs: Frame, engine: Engine) -> dict[int, int]:
    """Count, for each group, who gave an answer to check that could be it and does not want it yet."""
    import narwhals as nw

    if not settled.to_check:
        return {}
    candidates = [(*known.places[text], group) for text, group in settled.to_check]
    what = engine.take({"word": "int", "bit": "int", "place": "int"}, candidates)
    possible = engine.ask(POSSIBLE, known.frame.join(what, on="word"))
    unsettled = possible.rename({"place": "group"}).join(pairs, on=["organisation", "group"], how="anti")
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
