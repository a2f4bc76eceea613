"""All words of the report of the 2017 survey, one snapshot a language.

After a change of words: `UPDATE_WORDS=1 python -m pytest tests/render/pages/test_words.py`, then read the difference.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from twgnet.model.results import Results
from twgnet.render.links import find_links
from twgnet.render.pages.group_sheets import render_group_sheets
from twgnet.render.pages.one_page import render_one_page
from twgnet.render.pages.organisation_sheets import render_organisation_sheets
from twgnet.render.pages.report import render_report
from twgnet.wording.catalogue import LANGUAGES, load_catalogue

BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "tr", "dt", "dd", "th", "td", "caption", "summary", "text", "div"}
UNSEEN = {"script", "style", "title", "svg"}
EMPTY = {"meta", "link", "input", "br", "rect", "line"}


class Words(HTMLParser):
    """Collects what a reader of one language reads, a line for each block."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.lines = [""]
        self.open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            return
        other = tag in ("span", "text") and dict(attrs).get("lang", self.language) != self.language
        self.open.append(tag in UNSEEN or other)
        if tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.open.pop()
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self.lines[-1] += data

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in self.lines)
        return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_report_are_those_that_were_read_over(real_results: Results, language: str) -> None:
    words = Words(language)
    words.feed(render_report(real_results))
    snapshot = Path(__file__).with_name(f"report_2017.{language}.txt")
    if os.environ.get("UPDATE_WORDS"):
        snapshot.write_text(words.text(), encoding="utf-8", newline="\n")
    assert words.text() == snapshot.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(real_results: Results) -> dict[str, str]:
    links = find_links(real_results.network)
    written = {"index.html": render_report(real_results), "one-page.html": render_one_page(real_results, links)}
    sheets = (*render_group_sheets(real_results, links), *render_organisation_sheets(real_results, links))
    return written | dict(sheets)


@pytest.mark.browser
@pytest.mark.parametrize(
    "page", ["index.html", "one-page.html", "groups/LAND.html", "organisations/save-the-children.html"]
)
def test_no_english_sentence_is_left_in_khmer(open_page: Any, pages: dict[str, str], page: str) -> None:
    shown = open_page(pages[page], hash="#l=km").page.inner_text("body")
    left = [
        piece for text in leaves(load_catalogue("en").entries.read_all()) for piece in pieces(text) if piece in shown
    ]
    assert left == []
    assert "មិនទាន់មានជនជាតិខ្មែរអានអត្ថបទខ្មែរនេះនៅឡើយទេ។" in shown


def leaves(entry: Any) -> list[str]:
    """Give all texts of a catalogue."""
    return [text for one in entry.values() for text in leaves(one)] if isinstance(entry, dict) else [str(entry)]


def pieces(text: str) -> list[str]:
    """Give what stands between the values of a sentence, where it is a sentence and no name or unit."""
    return [piece for part in re.split(r"{[^}]*}", text) if len((piece := part.strip(" .:,;")).split()) > 3]
