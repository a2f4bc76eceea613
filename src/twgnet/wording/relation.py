"""What a link means, in the sentences: the verb that stands in each, and those that differ by it.

A sentence is written once, with the words for wanting to join in angle brackets: `2 organisations
<want> LAND`. `wording/<language>/relation.toml` says what stands there where the file is about
members, or about who works where. A table by meaning, with `otherwise`, holds sentences that differ
in more than the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twgnet.model.survey import Meaning

NEUTRAL = "linked_to"  # whose words are used where a person gave words of their own
_WORD = re.compile(r"<(\w+)>")
_spoken_of: ContextVar[str] = ContextVar("meaning", default="wants_to_join")


@contextmanager
def speaking_of(meaning: Meaning) -> Iterator[None]:
    """Say every sentence in here of links that mean this.

    >>> from twgnet.model.message import message
    >>> from twgnet.model.survey import Meaning
    >>> from twgnet.wording.catalogue import say
    >>> with speaking_of(Meaning("works_in")):
    ...     say(message("focal.wants", n=3))
    'Works in 3 groups.'
    """
    token = _spoken_of.set(meaning.code)
    try:
        yield
    finally:
        _spoken_of.reset(token)


def spoken_of() -> str:
    """Give the code of what links mean in the sentences that are being said."""
    return _spoken_of.get()


def word_entries(entries: Any, words: Mapping[str, str], code: str) -> Any:
    """Give the entries of a catalogue as they are said of one meaning.

    >>> word_entries({"a": {"wants_to_join": "Ask", "otherwise": "<Wants> it"}}, {"wants": "works in"}, "works_in")
    {'a': 'Works in it'}
    """
    if isinstance(entries, str):
        return _WORD.sub(lambda found: _written(found[1], words), entries)
    if "otherwise" in entries:
        return word_entries(entries.get(code, entries["otherwise"]), words, code)
    return {key: word_entries(entry, words, code) for key, entry in entries.items()}


def _written(name: str, words: Mapping[str, str]) -> str:
    """Give the words for a name; those of a name with a capital begin a sentence."""
    found = words[name[0].lower() + name[1:]]
    return found[0].upper() + found[1:] if name[0].isupper() else found
