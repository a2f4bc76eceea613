"""One browser for all page tests: a page that counts what it must never do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import twgnet

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
COLOURS = ("color-contrast", "link-in-text-block")  # what axe-core finds in another scheme of colours alone
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@dataclass
class Opened:
    """A page in the browser and everything it said or asked for."""

    page: Any
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Requests, console messages (CSP violations are among them), errors and dialogs."""
        return [*self.requests, *self.messages, *self.dialogs]

    def axe(self, within: str = "html", *, only: tuple[str, ...] = ()) -> list[str]:
        """Run axe-core on a part of the page, all of its rules or `only` some; each violation as one line."""
        import axe_playwright_python

        if not self.page.evaluate("'axe' in window"):  # half a megabyte: once a page, not once a view
            source = Path(axe_playwright_python.__file__).with_name("axe.min.js")
            self.page.evaluate(source.read_text(encoding="utf-8"))
        options = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
        found = self.page.evaluate("([within, options]) => axe.run(within, options)", [within, options])["violations"]
        return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, one for the whole session."""
    if CHROMIUM is None:
        if os.environ.get("CHROMIUM_REQUIRED"):
            pytest.fail("chromium is required and not installed")
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context_with(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Give `context_with(**options)`: one context each, in which a blank page keeps the process of pages warm.

    A context of its own for every page takes three times the processor; pages keep nothing in the browser.
    """
    blank = tmp_path_factory.mktemp("blank") / "blank.html"
    blank.write_text("<!doctype html><title>Blank</title>", encoding="utf-8")

    @cache
    def make(**options: Any) -> Any:
        context = chromium.new_context(offline=True, **options)
        context.new_page().goto(blank.as_uri())
        return context

    return make


@pytest.fixture
def open_page(context_with: Callable[..., Any], tmp_path: Path) -> Iterator[Open]:
    """Give `open_page(html, *, viewport, hash, …)`: a new page, offline, watched."""
    pages = []

    def open_it(
        html: str,
        *,
        viewport: dict[str, int] = WIDE,
        hash: str = "",
        color_scheme: str = "light",
        forced_colors: str = "none",
        **options: Any,
    ) -> Opened:
        file = tmp_path / f"page-{len(pages)}.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        page = context_with(**options).new_page()
        pages.append(page)
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=color_scheme, forced_colors=forced_colors)
        opened = Opened(page)
        _watch(opened, file.as_uri())
        page.goto(file.as_uri() + hash)
        return opened

    yield open_it
    for page in pages:
        page.close()


def _watch(opened: Opened, own: str) -> None:
    def asked(request: Any) -> None:
        if not request.url.startswith((own, "data:", "blob:")):
            opened.requests.append(request.url)

    def dialog(dialog: Any) -> None:
        opened.dialogs.append(dialog.message)
        dialog.dismiss()

    opened.page.on("request", asked)
    opened.page.on("console", lambda message: opened.messages.append(message.text))
    opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
    opened.page.on("dialog", dialog)


@pytest.fixture(scope="session")
def real_results() -> Any:
    """The results of the bundled survey."""
    return twgnet.build().results
