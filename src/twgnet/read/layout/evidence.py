"""Does a text hold a name from the registry? Evidence for the layout, never a match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from twgnet.read.people.mask import spare

_LEAD = re.compile(r"^(the )?(tw[go]s?|technical working groups?|working groups?)( on| for)? ")


class Names:
    """The known names, compared without case, punctuation and `TWG on`."""

    def __init__(self, known: Iterable[str], listed: Iterable[str] = ()) -> None:
        """Take the names of groups, and the names `listed` of organisations, which masking spares too."""
        known = tuple(known)
        self.spared = spare((*known, *listed))
        self._keys = {key for name in known if (key := _key(name))}
        longest = max((key.count(" ") + 1 for key in self._keys), default=0)
        self._longest = longest

    def __contains__(self, text: str) -> bool:
        return _key(text) in self._keys

    def share(self, texts: Sequence[str]) -> float:
        """Give the share of texts, 0 to 1, in which some name stands."""
        return sum(map(self._mentions, texts)) / len(texts) if texts else 0.0

    def _mentions(self, text: str) -> bool:
        if not self._keys:
            return False
        return any(part in self for part in re.split(r"[;,|\n]", text)) or text in self

    def heads(self, text: str, *, surely: bool) -> bool:
        """Say if a heading lists known names: nothing else, or (not surely) one among others.

        >>> names = Names(["Health", "Land"])
        >>> names.heads("Health; Land", surely=True), names.heads("Groups, e.g. Land", surely=True)
        (True, False)
        """
        parts = [part in self for part in re.split(r"[;,|\n]", text) if part.strip()]
        return bool(parts) and (all(parts) if surely else any(parts))

    def segment(self, text: str) -> list[str]:
        """Cut a space-joined cell into known names, longest first; empty if that fails.

        >>> Names(["TWG on Health", "Gender", "Gender Health"]).segment("TWG on Health Gender")
        ['TWG on Health', 'Gender']
        """
        found, rest = [], text.split()
        while rest:
            for length in range(min(len(rest), self._longest + 3), 0, -1):
                if " ".join(rest[:length]) in self:
                    found.append(" ".join(rest[:length]))
                    rest = rest[length:]
                    break
            else:
                return []
        return found


def _key(text: str) -> str:
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return _LEAD.sub("", words + " ").strip()
