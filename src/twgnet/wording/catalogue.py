"""Messages to sentences: one catalogue a language, with its plural rule, nouns and lists.

A catalogue is the folder `wording/<language>/`: each file holds the codes of one subject
(`gaps.toml` those that begin with `gaps.`), and `language.toml` the name of the language, its
plural rule (in the syntax of CLDR, https://unicode.org/reports/tr35/tr35-numbers.html), how it
joins lists, and the nouns that are counted. In a sentence

- `{name}` stands for a value, a further message among them,
- `{n:organisation}` for a counted noun: `1 organisation`, `2 organisations`,
- `{name!r}` for a text in quotes,
- `{names:list}` for texts joined as the language joins them, `{names:or}` where one of them is meant,
  `{names:series}` with commas only.

A code may hold a table instead of a text: one sentence for each plural form of `n`, or for each
meaning of a link (`twgnet.wording.relation`, where words in angle brackets are explained too).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from babel.plural import PluralRule

from twgnet.model.message import Message
from twgnet.wording.relation import NEUTRAL, spoken_of, word_entries

LANGUAGES = ("en", "km")
LONGEST = 1_000  # characters of a text in a sentence: what a name may have; tables hold the whole of it
_FOLDER = Path(__file__).parent


def say(message: Message, language: str = "en") -> str:
    """Say a message in a language.

    >>> from twgnet.model.message import message
    >>> say(message("common.counted_organisations", n=2))
    '2 organisations'

    Raises
    ------
    KeyError
        The catalogue has no such code, or the message lacks a value.
    """
    return load_catalogue(language).say(message)


def load_catalogue(language: str) -> Catalogue:
    """Read the catalogue of a language, in the words for what links mean where it is asked for."""
    return _load(language, spoken_of())


@cache
def _load(language: str, meaning: str) -> Catalogue:
    return Catalogue(_FOLDER / language, meaning)


@cache
def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Subjects(dict[str, Any]):
    """The entries of each subject, read from its file when first asked for."""

    def __init__(self, folder: Path, meaning: str) -> None:
        self.folder, self.meaning = folder, meaning
        relations = _read(folder / "relation.toml")
        self.words = relations.get(meaning) or relations[NEUTRAL]

    def __missing__(self, subject: str) -> Any:
        path = self.folder / f"{subject}.toml"
        if not path.exists():
            raise KeyError(subject)
        self[subject] = word_entries(_read(path), self.words, self.meaning)
        return self[subject]

    def read_all(self) -> dict[str, Any]:
        """Give every subject but the language itself."""
        names = sorted(path.stem for path in self.folder.glob("*.toml"))
        return {name: self[name] for name in names if name != "language"}


@cache
def _cut(template: str) -> tuple[Any, ...]:
    return tuple(Formatter().parse(template))


def _shorten(value: Any) -> Any:
    """Cut a text that would make a sentence endless, or a number that Python writes out in no other way."""
    if isinstance(value, int) and value.bit_length() > LONGEST:
        value = hex(value)
    return f"{value[:LONGEST]}…" if isinstance(value, str) and len(value) > LONGEST else value


class Catalogue(Formatter):
    """The sentences of one language, of links that mean one thing."""

    def __init__(self, folder: Path, meaning: str) -> None:
        self.entries = Subjects(folder, meaning)
        language = self.entries["language"]
        self.name: str = language["name"]
        self._plural = PluralRule(language["plural"])
        self._nouns: Mapping[str, Mapping[str, str]] = language["nouns"]
        self._joints: Mapping[str, Mapping[str, str]] = {kind: language[kind] for kind in ("list", "or", "series")}

    def say(self, message: Message) -> str:
        """Say a message: its template for the plural form of `n`, filled with its values."""
        template: Any = self.entries
        for key in message.code.split("."):
            template = template[key]
        if not isinstance(template, str):
            template = self._form(template, message.values["n"])
        return self.vformat(template, (), message.values)

    def select(self, *subjects: str) -> dict[str, Any]:
        """Give the templates of some subjects with what fills them, for the scripts of a page."""
        chosen = {subject: self.entries[subject] for subject in subjects}
        return {"nouns": self._nouns, "list": self._joints, **chosen}

    def parse(self, format_string: Any) -> Any:
        """Cut a template into its parts, each template once: few are said often."""
        return _cut(format_string)

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """Give a value of a sentence and its name."""
        value, name = super().get_field(field_name, args, kwargs)
        return _shorten(value), name

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write one value into a sentence."""
        if isinstance(value, Message):
            value = self.say(value)
        if format_spec in self._joints:
            return self.join([self.format_field(_shorten(one), "") for one in value], format_spec)
        if format_spec in self._nouns:
            return self._form(self._nouns[format_spec], value).format(n=self.format_field(value, ""))
        if isinstance(value, int) and not isinstance(value, bool) and not format_spec:
            return f"{value:,}"
        return str(super().format_field(value, format_spec))

    def convert_field(self, value: Any, conversion: Any) -> Any:
        """Write a value that is marked `!r`: a text quoted in one line, a date as in files, an object by its type."""
        if conversion == "r" and isinstance(value, str):
            return f"'{' '.join(value.split())}'"
        if conversion == "r" and isinstance(value, date | time):
            return value.isoformat()
        if conversion == "r" and repr(value).startswith("<"):
            return f"<{type(value).__name__}>"  # without its place in memory
        return super().convert_field(value, conversion)

    def join(self, texts: Sequence[str], kind: str = "list") -> str:
        """Join texts as the language joins a list: `a, b and c`, or `a, b or c`."""
        if len(texts) < 2:
            return "".join(texts)
        joints = self._joints[kind]
        return joints["last"].join((joints["between"].join(texts[:-1]), texts[-1]))

    def _form(self, forms: Mapping[str, str], n: float) -> str:
        return forms.get(self._plural(n)) or forms["other"]
