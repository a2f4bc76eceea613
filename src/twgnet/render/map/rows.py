"""Boxes set in rows: as high and as far along as their points say, and never one over another."""

from __future__ import annotations

from collections.abc import Sequence

FULL = 0.66  # of a row's width: more is dense, less makes the drawing tall
NARROW = 500.0  # a frame below it holds two boxes side by side at most: its rows are filled
SIDE_GAP, ROW_GAP = 12.0, 26.0
Point = Sequence[float]


def set_in_rows(
    points: Sequence[Point], sizes: Sequence[tuple[float, float]], width: float
) -> tuple[float, list[tuple[float, float]]]:
    """Give the height of the drawing and the corner of every box.

    Boxes fill rows from the top in the order of their points; in a row each stands as near to its
    point as the others let it (least squares, by pooling adjacent violators).

    >>> set_in_rows([(0, 0), (0, 1)], [(40, 20), (40, 20)], 90)
    (92.0, [(25.0, 13.0), (25.0, 59.0)])
    """
    corners = [(0.0, 0.0)] * len(points)
    along = _scaled([point[0] for point in points], width)
    y = ROW_GAP / 2
    for row in _rows(points, sizes, width if width < NARROW else width * FULL):
        tall = max(sizes[one][1] for one in row)
        for one, x in zip(row, _along([along[one] for one in row], [sizes[one][0] for one in row], width), strict=True):
            corners[one] = (x, y + (tall - sizes[one][1]) / 2)
        y += tall + ROW_GAP
    return y - ROW_GAP / 2, corners


def _scaled(values: Sequence[float], width: float) -> list[float]:
    low, high = min(values, default=0), max(values, default=0)
    if high == low:
        return [width / 2 for _ in values]
    return [(value - low) / (high - low) * width for value in values]


def _rows(points: Sequence[Point], sizes: Sequence[tuple[float, float]], full: float) -> list[list[int]]:
    """Cut the boxes, sorted by height, into rows; in a row they are sorted along it."""
    rows: list[list[int]] = []
    used = full
    for one in sorted(range(len(points)), key=lambda one: (points[one][1], one)):
        if used + sizes[one][0] > full:
            rows.append([])
            used = 0
        rows[-1].append(one)
        used += sizes[one][0] + SIDE_GAP
    return [sorted(row, key=lambda one: (points[one][0], one)) for row in rows]


def _along(wanted: Sequence[float], widths: Sequence[float], width: float) -> list[float]:
    """Give left edges, in order and apart, with centres as near as can be to those wanted."""
    starts = [0.0]
    for one in widths[:-1]:
        starts.append(starts[-1] + one + SIDE_GAP)
    free = [want - wide / 2 - start for want, wide, start in zip(wanted, widths, starts, strict=True)]
    most = max(0.0, width - starts[-1] - widths[-1])
    return [min(most, max(0.0, edge)) + start for edge, start in zip(_pooled(free), starts, strict=True)]


def _pooled(values: Sequence[float]) -> list[float]:
    """Give the non-decreasing values nearest to these: neighbours out of order share their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
