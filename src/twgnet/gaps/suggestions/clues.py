"""What is written about an organisation that speaks for a group: its name, or a word of its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twgnet.model.message import Message, message
from twgnet.model.registry import Group
from twgnet.reconcile.text.normalise import normalise
from twgnet.reconcile.text.refusals import is_negated

WORD = re.compile(r"[^\W\d_]{4,}")
SHORT = 3  # letters: names as short as this differ from words in their capitals alone
_BETWEEN = re.compile(r"[;,|/.\n]")


@dataclass(frozen=True, slots=True)
class Clue:
    """What an attribute says of a group: its name (`named`), or a word that only its names hold."""

    group: str
    attribute: str
    text: str
    named: bool

    @property
    def reason(self) -> Message:
        """The clue as a sentence."""
        if self.named:
            return message("gaps.clue.name", attribute=self.attribute, group=self.group)
        return message("gaps.clue.word", attribute=self.attribute, word=self.text, group=self.group)


class Clues:
    """Finds what attributes of organisations say of groups.

    >>> clues = Clues([Group("LAND", "Land Reform"), Group("FR", "Forestry Reform")])
    >>> clues.find({"mandate": "land rights"}, "LAND").text
    'land'
    >>> clues.find({"invited to": "FR; GEN"}, "FR").named, clues.find({"mandate": "reform"}, "FR")
    (True, None)
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        names = {group.id: (group.id, group.name, group.acronym, *group.aliases) for group in groups}
        words = {id: {word for name in several for word in words_of(name)} for id, several in names.items()}
        holders = Counter(word for found in words.values() for word in found)
        self._name = {group.id: group.name for group in groups}
        self._named: dict[str, list[str]] = {}
        for id, several in names.items():
            for name in {_fold(name) for name in several if name}:
                self._named.setdefault(name, []).append(id)
        self._telling = {word: id for id, found in words.items() for word in found if holders[word] == 1}

    def find(self, attributes: Mapping[str, str], group_id: str) -> Clue | None:
        """Give the clearest clue to a group: its name, else a word of it; None where there is none."""
        return self.find_all(attributes).get(group_id)

    def find_all(self, attributes: Mapping[str, str]) -> dict[str, Clue]:
        """Give the clearest clue to each group that there is one to."""
        found: dict[str, Clue] = {}
        for id, attribute, text, named in self._hints(sorted(attributes.items())):
            if id not in found:
                found[id] = Clue(self._name[id], attribute, text, named)
        return found

    def _hints(self, attributes: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str, bool]]:
        for attribute, value in attributes:
            for part in (value, *_affirmed(value)):
                for id in self._named.get(_fold(part), ()):
                    yield id, attribute, part.strip(), True
        for attribute, value in attributes:
            for word in sorted(words_of(" ".join(_affirmed(value))) & self._telling.keys()):
                yield self._telling[word], attribute, word, False


def _affirmed(value: str) -> list[str]:
    """Give the parts of a text that do not say no to what they name."""
    return [part for part in _BETWEEN.split(value) if not is_negated(normalise(part))]


def words_of(text: str) -> set[str]:
    """Give the words of four letters or more, in lower case."""
    return set(WORD.findall(text.casefold()))


def _fold(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= SHORT else name.casefold()
