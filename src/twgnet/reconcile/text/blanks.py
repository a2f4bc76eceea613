"""Answers that name no single group: n/a, all of them, see attached."""

from __future__ import annotations

import re
from typing import Literal

from twgnet.reconcile.text.normalise import normalise
from twgnet.vocabulary.answers.load import load_words

Kind = Literal["blank", "all", "unclear"]


def _phrases(*kinds: str) -> frozenset[str]:
    return frozenset(normalise(phrase) for kind in kinds for phrase in load_words(kind))


_BLANK = _phrases("blank", "rest") | {""}
_ALL = _phrases("all")
_NO_NAME = _phrases("any", "reference", "undecided")
_NOBODY = _phrases("nobody")
_OF_KIND: dict[Kind, frozenset[str]] = {"unclear": _NO_NAME, "all": _ALL, "blank": _BLANK}  # the last one counts
_KINDS = {phrase: kind for kind, phrases in _OF_KIND.items() for phrase in phrases}
_ALL_BUT = re.compile(
    rf"(?P<all>.+?) (?:{'|'.join(map(re.escape, sorted(_phrases('except'), key=len, reverse=True)))}) (?P<rest>.+)"
)


def kind_of(key: str) -> Kind | None:
    """Say what a text in its normal form is that names no single group, if it is one.

    >>> kind_of("n a"), kind_of("all of the above"), kind_of("see attached"), kind_of("health")
    ('blank', 'all', 'unclear', None)
    """
    return _KINDS.get(key)


def is_blank(text: str) -> bool:
    """Say if a text names nothing: empty, n/a, none, a dash."""
    return normalise(text) in _BLANK


def names_nobody(text: str) -> bool:
    """Say if what stands in place of the name of an organisation names none.

    >>> names_nobody("Not in the list"), names_nobody("Other (please specify)"), names_nobody("Other Voices")
    (True, True, False)
    """
    return normalise(text) in _NOBODY


def names_all(text: str) -> bool:
    """Say if a text wants every group.

    >>> names_all("All of the above!"), names_all("All saints")
    (True, False)
    """
    return normalise(text) in _ALL


def names_all_but(text: str) -> str:
    """Give what a text that wants every group but some leaves out; empty if it is no such text.

    >>> names_all_but("All TWGs, except Health"), names_all_but("Health")
    ('health', '')
    """
    found = _ALL_BUT.fullmatch(normalise(text))
    return found["rest"].strip() if found and found["all"].strip() in _ALL else ""


def names_none_yet(text: str) -> bool:
    """Say if a text points elsewhere or is undecided, so that a person must look: "see attached".

    >>> names_none_yet("See attached"), names_none_yet("Health")
    (True, False)
    """
    return normalise(text) in _NO_NAME
