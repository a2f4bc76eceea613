"""All words of the report of the 2017 survey, one snapshot a language.

After a change of words: `UPDATE_WORDS=1 python -m pytest tests/render/pages/test_words.py`, then read the difference.
"""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

import pytest

from twgnet.model.results import Results
from twgnet.render.pages.report import render_report
from twgnet.wording.catalogue import LANGUAGES

BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "tr", "dt", "dd", "th", "td", "caption", "summary", "text", "div"}
UNSEEN = {"script", "style", "title", "svg"}
EMPTY = {"meta", "link", "input", "br", "rect", "line"}


class Words(HTMLParser):
    """Collects what a reader of one language reads, a line for each block."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.lines = [""]
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            return
        said_here = bool(self.open) and self.open[-1][0] == "both"
        hidden = tag in UNSEEN or (said_here and dict(attrs).get("lang") != self.language)
        name = "both" if "both" in (dict(attrs).get("class") or "").split() else tag
        self.open.append((name, hidden))
        if tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.open.pop()
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, hidden in self.open):
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
