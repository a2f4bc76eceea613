"""Messages as HTML: each language side by side, and the names in them lead to their pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from twgnet.errors import in_python, is_option
from twgnet.model.message import Message
from twgnet.wording.catalogue import LANGUAGES, say

if TYPE_CHECKING:
    from markupsafe import Markup

    from twgnet.model.focal import Seat
    from twgnet.render.links import Links

LONGEST = 120  # characters of a name; the tables hold it whole
LONGEST_REASON = 700
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


@dataclass(slots=True)
class Speech:
    """Says messages on a page that lies in `folder` of the output folder."""

    links: Links
    folder: str = ""
    _kept: dict[str, Markup] = field(default_factory=dict)
    _linked: dict[str, Markup] = field(default_factory=dict)

    def __call__(self, code: str, /, **values: Any) -> Markup:
        """Say a code of the catalogues with its values."""
        if values:
            return self.message(Message(code, values))
        if code not in self._kept:
            self._kept[code] = self.message(Message(code))
        return self._kept[code]

    def message(self, sentence: Message | str) -> Markup:
        """Say a message in every language; a sentence that a stage gives is in English."""
        from markupsafe import Markup

        if isinstance(sentence, str):
            return Markup('<bdi lang="en">{}</bdi>').format(_cut(sentence, LONGEST_REASON))
        return _side_by_side(in_languages(sentence, self.name))

    def reasons(self, seat: Seat, most: int | None = None) -> Markup:
        """Say why an organisation has a seat, or why nobody has it: the first reasons, names not linked."""
        if not seat.reasons:
            return self.message(seat.why)
        parts = [in_languages(reason, _shown) for reason in seat.reasons[:most]]
        return _side_by_side([_joined(sentences) for sentences in zip(*parts, strict=True)])

    def name(self, text: object) -> Markup:
        """Write a text of the survey, as a link where it is the name of one page."""
        text = str(text)
        path = self.links.by_name.get(text)
        if not path:
            return _shown(text)
        if text not in self._linked:
            from markupsafe import Markup

            self._linked[text] = Markup('<a href="{}">{}</a>').format(self.path(path), _shown(text))
        return self._linked[text]

    def text(self, text: str) -> Markup:
        """Write a text of the survey that is no name."""
        return _shown(text)

    def path(self, path: str) -> str:
        """Give the address of a file of the output folder as seen from this page."""
        if not self.folder:
            return path
        return path.removeprefix(self.folder) if path.startswith(self.folder) else f"../{path}"


def in_languages(sentence: Message, name: Callable[[str], Markup]) -> list[Markup]:
    """Say a message in each language as HTML, its texts written by `name`."""
    from markupsafe import Markup, escape

    shown: list[Markup] = []
    marked = _mark(sentence, shown, name)

    def filled(language: str) -> Markup:
        text = in_python(str(escape(say(marked, language))))
        return Markup(_PLACE.sub(lambda found: str(shown[int(found[1])]), text))  # noqa: S704

    return [filled(language) for language in LANGUAGES]


def _side_by_side(texts: list[Markup]) -> Markup:
    """Put a sentence in each language side by side; the style sheet shows that of the page."""
    from markupsafe import Markup

    if len(set(texts)) == 1:
        return texts[0]
    return Markup("").join(map(Markup("<span lang={}>{}</span>").format, LANGUAGES, texts))


def _joined(sentences: Iterable[Markup]) -> Markup:
    from markupsafe import Markup

    return Markup(" ").join(sentences)


def _mark(value: Any, shown: list[Markup], name: Callable[[str], Markup]) -> Any:
    """Put a mark in the place of every text, and keep what will stand there."""
    if isinstance(value, str) and not is_option(value):
        shown.append(name(value))
        return f"{_OPEN}{len(shown) - 1}{_CLOSE}"
    if isinstance(value, tuple | list):
        return tuple(_mark(one, shown, name) for one in value)
    if isinstance(value, Message):
        return Message(value.code, {key: _mark(one, shown, name) for key, one in value.values.items()})
    return value


def _shown(text: str) -> Markup:
    """Write a text cut to its length; one that is not ASCII may run the other way, and is kept apart."""
    from markupsafe import Markup, escape

    cut = _cut(text, LONGEST)
    return escape(cut) if cut.isascii() else Markup("<bdi>{}</bdi>").format(cut)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
