"""Where the page of each organisation and group lies: file names that any system can hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from twgnet.model.network import Network

UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # names that Windows keeps for itself
LONGEST = 120  # bytes of a name, of the 255 that file systems allow


@dataclass(frozen=True, slots=True)
class Links:
    """The page of every organisation and group by id, and by name where the name is of one only.

    Paths are those inside the output folder, ready to stand in an address.
    """

    organisations: Mapping[str, str]
    groups: Mapping[str, str]
    by_name: Mapping[str, str]


def find_links(network: Network) -> Links:
    """Give every organisation and group its page."""
    organisations = _paths("organisations", [one.id for one in network.organisations])
    groups = _paths("groups", [one.id for one in network.groups])
    named = [
        *((one.name, organisations[one.id]) for one in network.organisations),
        *((one.name, groups[one.id]) for one in network.groups),
    ]
    shared = Counter(name for name, _ in named)
    return Links(organisations, groups, {name: quote(path) for name, path in named if shared[name] == 1})


def _paths(folder: str, ids: list[str]) -> dict[str, str]:
    return {id: f"{folder}/{name}.html" for id, name in zip(ids, file_names(ids), strict=True)}


def file_names(ids: Iterable[str]) -> list[str]:
    """Give each id a file name without ending that is safe everywhere and different in any case.

    >>> file_names(["D&D", "CON", "a/b", "land", "LAND", "end."])
    ['D&D', 'CON-', 'a-b', 'land', 'LAND-2', 'end-']
    """
    taken: set[str] = set()
    names = []
    for id in ids:
        safe = _safe(id)
        name, number = safe, 2
        while name.casefold() in taken:
            name, number = f"{safe}-{number}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _safe(id: str) -> str:
    name = UNSAFE.sub("-", unicodedata.normalize("NFC", id))
    name = name.encode()[:LONGEST].decode(errors="ignore")
    name = re.sub(r"[. ]$|^[. ]|^$", "-", name)
    stem, dot, rest = name.partition(".")  # a device whatever stands behind the first dot
    return f"{stem}-{dot}{rest}" if DEVICES.match(name) else name
