"""How every figure looks: fonts that hold Khmer, colours safe for colour-blind readers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

INK, QUIET, RULE = "#1f2933", "#5b6770", "#d5dbe1"
BLUE, PALE_BLUE, ORANGE = "#1f5a94", "#9dbfe0", "#b8500c"
TIERS = {"none": "#a11d33", "single": ORANGE, "thin": "#8a6d00", "covered": "#00665a"}
LATIN = "DejaVu Sans"
WIDTH = 7.6  # inches: an A4 page within its margins
_DRAWING = threading.RLock()
FOOT = 0.28  # inches for the lines that stand on every figure


@cache
def _khmer() -> str:
    """Register the Khmer font that ships with twgnet; give its family name."""
    from matplotlib import font_manager

    path = resources.files("twgnet") / "render" / "figures" / "fonts" / "NotoSansKhmer-subset.ttf"
    with resources.as_file(path) as file:
        font_manager.fontManager.addfont(file)
        return font_manager.FontProperties(fname=file).get_name()


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, whatever the user's own settings; one thread at a time.

    matplotlib's settings are of the process: two threads that draw at once would mix theirs.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # no notice of a home that cannot be written
    import matplotlib as mpl

    style: dict[Any, Any] = {
        **{key: value for key, value in mpl.rcParamsDefault.items() if not key.startswith("backend")},
        "font.family": [LATIN, _khmer()],
        "font.size": 8.5,
        "svg.hashsalt": "twgnet",
        "svg.fonttype": "path",
        "text.color": INK,
        "axes.labelcolor": QUIET,
        "axes.edgecolor": RULE,
        "xtick.color": QUIET,
        "ytick.color": INK,
        "text.hinting": "none",  # a third of the time of drawing
        "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    }
    with _DRAWING, mpl.rc_context(style):
        yield


@dataclass(frozen=True, slots=True)
class Margins:
    """The space around the axes, in inches."""

    left: float = 0.5
    right: float = 0.12
    top: float = 0.42
    bottom: float = 0.62


def canvas(height: float, margins: Margins = Margins()) -> tuple[Canvas, Axes]:
    """Start a figure of page width with one pair of bare axes; margins are fixed beforehand."""
    from matplotlib.figure import Figure

    height, bottom = height + FOOT, margins.bottom + FOOT
    inner = (WIDTH - margins.left - margins.right, height - margins.top - bottom)
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((margins.left / WIDTH, bottom / height, inner[0] / WIDTH, max(inner[1], 0.2) / height))
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(length=0)
    return figure, axes


def label_rows(axes: Axes, labels: Sequence[str], size: float) -> None:
    """Write a label left of each row; ticks, which cost four times as much, are left out."""
    axes.yaxis.set_visible(False)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    beside = axes.get_yaxis_transform()
    for row, label in enumerate(labels):
        axes.text(-0.012, row, label, size=size, ha="right", va="center", transform=beside)


def width_of(labels: Sequence[str], size: float) -> float:
    """Give the width of the longest label in inches, as its fonts draw it."""
    from matplotlib import font_manager

    found = [font_manager.findfont(name) for name in (LATIN, _khmer())]
    font = font_manager.get_font(found)
    font.set_size(size, 72)
    widths = []
    for label in labels:
        font.set_text(label)
        widths.append(font.get_width_height()[0] / 64 / 72)
    return max(widths, default=0.0)


@cache
def _drawable() -> frozenset[int]:
    """Give every mark that the fonts of the figures hold."""
    from matplotlib import font_manager

    fonts = (font_manager.get_font(font_manager.findfont(name)) for name in (LATIN, _khmer()))
    return frozenset(code for font in fonts for code in font.get_charmap())


def short(name: str, longest: int = 44) -> str:
    """Give a name that fits beside an axis; a box stands for a mark that no font holds.

    >>> short("Gender\\x00 and \\U00020bb7", 12)
    'Gender and □'
    """
    kept = (mark for mark in name if mark.isprintable() or mark == " ")
    marks = (mark if ord(mark) in _drawable() else "□" for mark in kept)
    shown = " ".join("".join(marks).split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"
