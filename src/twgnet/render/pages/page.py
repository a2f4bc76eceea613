"""The shell of every page: one file, no request, strict policy, nothing of a survey unescaped."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from twgnet.model.message import Message, message
from twgnet.model.results import Results
from twgnet.wording.catalogue import LANGUAGES, say
from twgnet.wording.statement import statement

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

ASSETS = (Path(__file__).parents[1] / "assets").resolve()
MARKS = {"short": "◔", "open": "◑", "met": "●"}  # of each verdict, in the text, the style and the scripts of a page
_IMPORT = re.compile(r'^import [^;]*?"([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What one page is made of; every name is that of a file in `assets/`.

    `styles` and `scripts` are joined in their order; `module` is an ECMAScript module, joined with
    what it imports. `data` is written as JSON under each key as element id.
    """

    template: str
    title: str
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    module: str = ""
    khmer: bool = False
    data: Mapping[str, object] = field(default_factory=dict)


def render_page(page: Page, results: Results, **context: object) -> str:
    """Write one self-contained page that asks nothing of the network.

    The template extends `base.html`; it sees `results`, `statement`, the ways to say messages, and `context`.
    Styles and scripts are allowed by their SHA-256 only, so no inline handler or style runs.
    """
    from markupsafe import Markup

    font = font_face() if page.khmer else ""
    style = font + marks_style() + squeeze_style(joined("tokens.css", "page.css", *page.styles))
    script = squeeze(joined(*page.scripts))
    module = squeeze(joined_module(page.module)) if page.module else ""
    data = {key: Markup(json_for_html(value)) for key, value in page.data.items()}  # noqa: S704
    template = environment().get_template(page.template)
    return template.render(
        title=page.title,
        csp=policy([style], [script, module]),
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        module=Markup(module),  # noqa: S704
        data=data,
        results=results,
        statement=statement(results),
        translate=translate,
        say=say,
        message=message,
        languages=LANGUAGES,
        **context,
    )


@cache
def environment() -> Environment:
    """Give the Jinja environment of all pages: all is escaped, a missing name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["marks"] = MARKS
    return made


@cache
def asset(name: str) -> str:
    """Read one text file of `assets/`."""
    return (ASSETS / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def joined(*names: str) -> str:
    """Join text assets in their order."""
    return "\n".join(asset(name) for name in names)


def squeeze(text: str) -> str:
    """Leave out comments and indents that stand on lines of their own."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def squeeze_style(text: str) -> str:
    """Squeeze a style sheet: lines, blanks, noughts and quotes that it can do without are left out.

    >>> squeeze_style("a,\\nb {\\n  margin: 0.5em 10.5em;\\n}\\n")
    'a,b{margin:.5em 10.5em}'
    """
    text = re.sub(r"(?<=[{};,])\n|(?<=:) | (?=[{!])|(?<![\w.])0(?=\.\d)", "", squeeze(text)).replace(";}", "}")
    return re.sub(r'="([a-z]+)"]', r"=\1]", text)


@cache
def joined_module(name: str) -> str:
    """Join a module with all it imports, each file once and after what it needs.

    A page is one file, so nothing may be imported when it runs: `import` lines are left out, as
    is the word `export`. Names at the top of joined files must therefore differ.
    """
    joined_files: dict[str, str] = {}
    _join(ASSETS / name, joined_files)
    return "\n".join(joined_files.values())


def _join(path: Path, files: dict[str, str]) -> None:
    key = path.relative_to(ASSETS).as_posix()
    if key in files:
        return
    text = asset(key)
    for needed in _IMPORT.findall(text):
        _join((path.parent / needed).resolve(), files)
    files[key] = _EXPORT.sub("", _IMPORT.sub("", text))


@cache
def font_face() -> str:
    """Give the embedded Khmer font as a style rule."""
    data = base64.b64encode((ASSETS / "fonts/noto-sans-khmer.woff2").read_bytes()).decode()
    return (
        '@font-face{font-family:"Khmer Embedded";unicode-range:U+1780-17FF,U+19E0-19FF,U+200B;'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
    )


def marks_style() -> str:
    """Give the marks of verdicts as variables of the style, where scripts find them too.

    >>> marks_style()
    ':root{--mark-short:"◔";--mark-open:"◑";--mark-met:"●"}'
    """
    values = (f'--mark-{verdict}:"{mark}"' for verdict, mark in MARKS.items())
    return f":root{{{';'.join(values)}}}"


def policy(styles: list[str], scripts: list[str]) -> str:
    """Write the content security policy that allows exactly these inline texts.

    >>> policy(["b{}"], []).split("; ")[:2]
    ["default-src 'none'", "script-src 'none'"]
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "font-src data:",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(texts: list[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts if text)
    return " ".join(f"'sha256-{base64.b64encode(d).decode()}'" for d in digests) or "'none'"


def json_for_html(value: object) -> str:
    r"""Write JSON that cannot end the script element it stands in.

    >>> json_for_html("</script>")
    '"\\u003c/script>"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for mark in "<&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def translate(what: Message) -> Markup:
    """Say a message in every language; the style sheet shows that of the page.

    >>> from twgnet.model.message import message
    >>> print(translate(message("common.counted_organisations", n=2)))
    <span class="both"><span lang="en">2 organisations</span><span lang="km">អង្គការ 2</span></span>
    """
    from markupsafe import Markup

    parts = (Markup('<span lang="{}">{}</span>').format(language, say(what, language)) for language in LANGUAGES)
    return Markup('<span class="both">{}</span>').format(Markup("").join(parts))
