"""pyvis' `Network` with our page in place of its template and writer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyvis.network import Network


class MapNetwork(Network):  # type: ignore[misc]
    """A pyvis network that writes itself as the offline map; `page` gives the page."""

    def __init__(self, page: Callable[[], str]) -> None:
        super().__init__(cdn_resources="in_line")
        self._page = page
        self.options: Any = {}

    def generate_html(self, *_: object, **__: object) -> str:
        """Give the map as one self-contained page."""
        self.html = self._page()
        return self.html

    def write_html(self, name: str, *_: object, **__: object) -> None:
        """Write the map; nothing is opened and no folder is made."""
        Path(name).write_text(self.generate_html(), encoding="utf-8", newline="\n")

    show = write_html
    save_graph = write_html
