"""A drawing as SVG with real text: for a file of its own, or inside a page whose colours it takes."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from twgnet.model.message import Message
from twgnet.render.figures.drawing import MARGIN, ROLES, WIDTH, Drawing, Line, Rect, Shape, Text
from twgnet.wording.catalogue import LANGUAGES, say

FONTS = (
    "'DejaVu Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Noto Sans Khmer',"
    "'Khmer OS','Leelawadee UI',sans-serif"
)
Colour = Callable[[str], str]


def to_file(drawing: Drawing, title: str, alternative: str) -> bytes:
    """Write a file of its own: light whatever the reader's scheme, with title and description."""
    height, width = _n(drawing.height), WIDTH + 2 * MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{MARGIN} 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family={quoteattr(FONTS)} role="img">'
    )
    about = f"<title>{escape(title)}</title><desc>{escape(alternative)}</desc>"
    ground = f'<rect x="-{MARGIN}" width="{width}" height="{height}" fill="{ROLES["paper"]}"/>'
    return "\n".join((head, about, ground, *_shapes(drawing, ROLES.__getitem__, False), "</svg>\n")).encode()


def to_inline(drawing: Drawing, alternative: str) -> str:
    """Write an element for a page: colours are the page's own, so that it follows dark mode."""
    box = f"-{MARGIN} 0 {WIDTH + 2 * MARGIN} {_n(drawing.height)}"
    head = f'<svg viewBox="{box}" role="img" aria-label={quoteattr(alternative)}>'
    return "".join((head, *_shapes(drawing, lambda role: f"var(--{role})", True), "</svg>"))


def _shapes(drawing: Drawing, colour: Colour, languages: bool) -> list[str]:
    return [_shape(shape, colour, languages) for shape in drawing.shapes]


def _shape(shape: Shape, colour: Colour, languages: bool) -> str:
    match shape:
        case Rect():
            return _rect(shape, colour)
        case Line():
            return _line(shape, colour)
        case Text():
            return _text(shape, colour, languages)


def _rect(one: Rect, colour: Colour) -> str:
    paint = (
        f'fill="none" stroke="{colour(one.role)}" stroke-width="1.5"' if one.hollow else f'fill="{colour(one.role)}"'
    )
    return f'<rect x="{_n(one.x)}" y="{_n(one.y)}" width="{_n(one.width)}" height="{_n(one.height)}" {paint}/>'


def _line(one: Line, colour: Colour) -> str:
    first, *rest = (f"{_n(x)} {_n(y)}" for x, y in one.points)
    path = f"M{first}{'C' if one.curved else 'L'}{' '.join(rest)}"
    dash = ' stroke-dasharray="4 3"' if one.dashed else ""
    return f'<path d="{path}" fill="none" stroke="{colour(one.role)}" stroke-width="{_n(one.width)}"{dash}/>'


def _text(one: Text, colour: Colour, languages: bool) -> str:
    words, both = escape(one.english), ""
    if languages and isinstance(one.text, Message):
        words = "".join(f'<tspan lang="{name}">{escape(say(one.text, name))}</tspan>' for name in LANGUAGES)
        both = ' class="both"'
    style = f'font-size="{_n(one.size)}" fill="{colour(one.role)}"'
    turn = f' transform="rotate(-90 {_n(one.x)} {_n(one.y)})"' if one.turned else ""
    anchor = "" if one.anchor == "start" else f' text-anchor="{one.anchor}"'
    bold = ' font-weight="bold"' if one.bold else ""
    return f'<text x="{_n(one.x)}" y="{_n(one.y)}" {style}{anchor}{bold}{turn}{both}>{words}</text>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
