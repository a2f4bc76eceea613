"""Text in pictures: fonts that hold Khmer, how wide a text is, how it is painted."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from math import fsum
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features

KHMER = re.compile("([\u1780-\u17ff\u19e0-\u19ff\u200b]+)")
LONGEST = 200  # characters of a line
_OWN = Path(__file__).parent / "fonts" / "NotoSansKhmer-subset.ttf"
_UNKNOWN = "\uffff"  # a character that no font has: what it looks like is what a missing one looks like


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Give the width of a text, as its fonts draw it."""
    return fsum(_font(khmer, 40, bold).getlength(run) for run, khmer in _runs(text)) * size / 40


def short(name: str, longest: int = 44) -> str:
    """Give a name that fits beside an axis; a box stands for a mark that no font holds.

    >>> short("Gender\\x00 and \\U00020bb7", 12)
    'Gender and □'
    """
    kept = (mark for mark in name if mark.isprintable() or mark == " ")
    shown = " ".join("".join(mark if _drawable(mark) else "□" for mark in kept).split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"


def fitted(name: str, size: float, room: float) -> str:
    """Give a name cut to the room it has."""
    shown = short(name, LONGEST)
    while len(shown) > 2 and width_of(shown, size) > room:
        shown = f"{shown[:-2].rstrip()}…"
    return shown


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Give a text in lines that have room.

    >>> wrapped("three short words", 10, 70)
    ['three short', 'words']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def paint_text(image: Image.Image, at: tuple[float, float], text: str, size: float, colour: str, bold: bool) -> None:
    """Paint a text with its baseline at a point of the image."""
    pen = ImageDraw.Draw(image)
    x, y = at
    for run, khmer in _runs(text):
        font = _font(khmer, round(size), bold)
        if khmer and not features.check("raqm"):
            x += _paint_shaped(pen, (x, y), run, round(size), colour)
            continue
        pen.text((x, y), run, font=font, fill=colour, anchor="ls")
        x += font.getlength(run)


def _runs(text: str) -> list[tuple[str, bool]]:
    parts = KHMER.split(text)
    return [(part, bool(index % 2)) for index, part in enumerate(parts) if part]


@cache
def _font(khmer: bool, size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """Open a font: ours for Khmer, for all else DejaVu Sans, which comes with matplotlib."""
    spec = find_spec("matplotlib")
    folder = Path(str(spec and spec.origin)).parent / "mpl-data" / "fonts" / "ttf"
    return ImageFont.truetype(_OWN if khmer else folder / f"DejaVuSans{'-Bold' * bold}.ttf", size)


@cache
def _drawable(mark: str) -> bool:
    if mark.isascii():
        return True
    font = _font(bool(KHMER.match(mark)), 20, False)
    return bytes(font.getmask(mark)) != bytes(font.getmask(_UNKNOWN)) or mark.isspace()


def _paint_shaped(pen: Any, at: tuple[float, float], text: str, size: int, colour: str) -> float:
    """Paint Khmer where Pillow cannot shape it (no FriBidi, as on Windows): matplotlib can."""
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(_OWN))
    font.set_size(size, 72)
    font.set_text(text)
    font.draw_glyphs_to_bitmap()
    mask = Image.fromarray(font.get_image())
    width, descent = font.get_width_height()[0] / 64, font.get_descent() / 64
    pen.bitmap((at[0], at[1] - mask.height + descent), mask, fill=colour)
    return float(width)
