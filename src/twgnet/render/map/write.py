"""Results to `map.html`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from twgnet.model.message import message
from twgnet.model.results import Results
from twgnet.render.board import Board
from twgnet.render.board.board import make_board
from twgnet.render.map.columns import PHONE, WIDE, draw_columns
from twgnet.render.map.drawn import Picture, picture_of
from twgnet.render.map.network import place_network
from twgnet.render.map.order import order_beside, order_columns
from twgnet.render.map.present import slides
from twgnet.render.map.scene import Scene
from twgnet.render.page_data import page_data, page_words
from twgnet.render.pages.page import Page, render_page
from twgnet.render.view_model import ViewModel
from twgnet.wording.catalogue import say

if TYPE_CHECKING:
    from twgnet.render.map.notebook import MapNetwork


def render_map(results: Results) -> str:
    """Write the interactive map as one self-contained page.

    It opens on a drawing of real text that needs no JavaScript: organisations beside the groups,
    those with the fewest first; above 200 organisations they stand together by what they want.
    """
    view = ViewModel(results)
    picture = picture_of(view)
    data = page_data(view) | _drawing_data(picture)
    board = make_board(view, data)
    page = Page(
        "map/map.html",
        say(message("map.title")),
        styles=("map/map.css", *Board.STYLES, "map/views.css", "map/drawing.css"),
        module="map/start.js",
        khmer=True,
        data={"page-data": data, "page-words": page_words("board", "map")},
    )
    return render_page(
        page, results, board=board, scenes=_scenes(picture), picture=picture, slides=slides(results, board)
    )


def to_network(results: Results) -> MapNetwork:
    """Give the map's network as a pyvis `Network` with fixed positions and physics off.

    Unchanged it is the whole map: `show`, `write_html` and `generate_html` give our own page,
    which works offline and escapes every name. Once nodes or options are changed they give what
    pyvis draws.
    """
    from twgnet.render.map.notebook import network_of

    return network_of(ViewModel(results), lambda: render_map(results))


def _scenes(picture: Picture) -> tuple[Scene, Scene]:
    order = order_beside(
        [str(one.number) for one in picture.organisations],
        [str(one.number) for one in picture.groups],
        _pairs(picture),
    )
    return draw_columns(picture, order, WIDE), draw_columns(picture, order, PHONE)


def _drawing_data(picture: Picture) -> dict[str, object]:
    """Give the scripts what they need to order, open and place what is drawn."""
    fewest_crossings = order_columns(
        [str(one.number) for one in picture.organisations],
        [str(one.number) for one in picture.groups],
        _pairs(picture),
    )
    return {
        "clusters": [asdict(cluster) for cluster in picture.clusters],
        "joins": [[one.source, one.target, one.kind, one.weight, int(one.faint)] for one in picture.joins],
        "crossings": [int(number) for number in fewest_crossings.middle],
        "network": place_network(picture),
    }


def _pairs(picture: Picture) -> list[tuple[str, str]]:
    return [(str(one.source), str(one.target)) for one in picture.joins if one.kind != "review" and not one.faint]
