"""The shell of the small pages: thousands are written, so each holds only what it needs."""

from __future__ import annotations

import base64
from functools import cache
from typing import Any

from twgnet.model.results import Results
from twgnet.render.links import Links
from twgnet.render.pages.page import ASSETS, asset, environment, policy, squeeze, squeeze_style
from twgnet.render.pages.speech import Speech
from twgnet.wording.statement import meaning, who_answered

SMALL_FONT = "noto-sans-khmer-sheet"  # only the letters of the sentences on the small pages
HEAVIEST = 20_000  # bytes of a small page
LENGTHS = 10, 8, 6, 4, 3, 2, 1  # entries of a list: the first with which the page is light enough


class Sheet:
    """Writes small pages of one template: `render(**context)` gives one page."""

    def __init__(self, template: str, results: Results, links: Links, folder: str, font: str = SMALL_FONT) -> None:
        from markupsafe import Markup

        style, script = sheet_style(font), squeeze(asset("speak.js"))
        self._template = environment().get_template(template)
        speech = Speech(links, folder)
        self._shared: dict[str, Any] = {
            "csp": policy([style], [script]),
            "style": Markup(style),  # noqa: S704
            "script": Markup(script),  # noqa: S704
            "version": results.version,
            "tell": speech,
            "who": speech.name,
            "links": links,
            "about": Markup(" ").join(map(speech.message, (meaning(results), who_answered(results)))),
            "survey": ", ".join(filter(None, (results.survey.title or results.survey.source, _year(results)))),
        }

    def render(self, **context: Any) -> str:
        """Write one page."""
        return self._template.render(self._shared, **context)

    def render_light(self, **context: Any) -> str:
        """Write one page whose lists hold the first `most` entries, as many as keep it light."""
        for most in LENGTHS:
            page = self.render(most=most, **context)
            if len(page.encode()) <= HEAVIEST:
                break
        return page


def _year(results: Results) -> str:
    year = str(results.survey.year or "")
    return "" if year in results.survey.title else year


@cache
def sheet_style(font: str) -> str:
    """Give the style of the small pages, with a Khmer font of `assets/fonts`."""
    data = base64.b64encode((ASSETS / f"fonts/{font}.woff2").read_bytes()).decode()
    face = f"@font-face{{font-family:K;unicode-range:U+1780-17FF,U+200B;src:url(data:font/woff2;base64,{data})}}"
    return face + squeeze_style(asset("sheets/sheet.css"))
