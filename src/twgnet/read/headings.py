"""What a column is about, judged by its heading, in the languages of the vocabulary."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from twgnet.read.tools import is_tool_column
from twgnet.vocabulary.headings.load import fold, heading_concepts, split_words


class Role(StrEnum):
    """What a column holds."""

    ORGANISATION = "organisation"
    GROUP = "group"
    PERSONAL = "personal"
    TOOL = "tool"  # what the survey tool adds: times, ids, versions
    ATTRIBUTE = "attribute"


class Heading(NamedTuple):
    """The role of a column, how sure (4 its usual name ... 1 perhaps), its attribute key and concepts."""

    role: Role
    level: int
    key: str
    concepts: frozenset[str] = frozenset()


# Concepts of vocabulary/*.toml by what they make of a heading.
ORGANISATIONS, GROUPS = frozenset({"organisation", "partner"}), frozenset({"twg", "group", "committee", "cluster"})
_UNTELLING = frozenset({"filler", "name", "ordinal", "other"})
_INTEREST = frozenset({"wanted", "interest", "choice"})
DESCRIBES = ("type", "province", "acronym", "website", "country", "founded", "staff", "legal", "scope", "size")
COUNTED = ("district", "position", "familiarity", "status", "flag", "choice")
_BESIDE = frozenset({*DESCRIBES, *COUNTED, "number", "people", "code", "reason", "present"})
_PERSONAL = frozenset({"email", "phone", "person", "address"})  # where one lives, of which country one is
_BESIDE = _BESIDE - _INTEREST | _PERSONAL
_PATH = re.compile(r"[a-z0-9_.\-]+(/[a-z0-9_.\-]+)+")  # XML names of groups and a question
_IN_LIST = re.compile(r"([A-Za-z][^\d/.\[\]]*)[/.\[](\d+)\]?[/._]+(?:name|label|title|value|text|narrative)")
_NUMBERING = re.compile(r"^\s*(q(uestion)?\s*)?\d{1,3}[\w.]{0,3}\s*[.):\-]+\s*", re.IGNORECASE)
_TURN = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_WORD = 40  # letters of two known words joined; a longer one is no heading's
_LONGEST = 5  # words of the longest phrase in the vocabulary


def _flat(text: str) -> str:
    """Write `sectors/0/name`, as programs flatten lists, as `sectors 0`, and `Sector__c` without its end.

    >>> _flat("sectors/0/name"), _flat("Sector__c"), _flat("group/name")
    ('sectors 0', 'Sector', 'group/name')
    """
    found = _IN_LIST.fullmatch(text)
    return f"{found[1]} {found[2]}" if found else text.removesuffix("__c").removesuffix("__r")


def words(text: str) -> list[str]:
    """Cut a heading into comparable words, without its number.

    >>> words("Q3. Name of your Organization?")
    ['name', 'of', 'your', 'organization']
    """
    found: list[str] = []
    for word in re.findall(r"\S+", _NUMBERING.sub("", text).replace("_", " ").replace("-", " ")):
        known = all((part,) in heading_concepts() for part in split_words(word))
        found += split_words(word if known else _TURN.sub(" ", word))
    return [part for word in found for part in _apart(word)]


@cache
def _apart(word: str) -> tuple[str, ...]:
    """Cut a word that joins two known ones (`firstname`), or ends in a number (`twg1`)."""
    known = heading_concepts()
    if (word,) in known or len(word) > _LONGEST_WORD:
        return (word,)
    numbered = re.fullmatch(r"(\D{2,})(\d{1,2})", word)
    if numbered:
        return (*_apart(numbered[1]), str(int(numbered[2])))
    if not word.isascii():
        return (word,)
    cuts = (cut for cut in range(3, len(word) - 2) if (word[:cut],) in known and (word[cut:],) in known)
    cut = next(cuts, 0)
    return (word[:cut], word[cut:]) if cut else (word,)


def _concepts(found: list[str]) -> list[frozenset[str]]:
    """Give what the words stand for, the longest known phrases first; unknown words are empty."""
    known, concepts, at = heading_concepts(), [], 0
    while at < len(found):
        for size in range(min(_LONGEST, len(found) - at), 0, -1):
            if tuple(found[at : at + size]) in known:
                concepts.append(known[tuple(found[at : at + size])])
                at += size
                break
        else:
            concepts.append(frozenset({"ordinal"}) if found[at].isdecimal() else _inside(found[at]))
            at += 1
    return concepts


def is_all_known(text: str) -> bool:
    """Say if every word of a text is one of headings.

    >>> is_all_known("Lead agency"), is_all_known("Danish Refugee Council")
    (True, False)
    """
    return all(_concepts(words(_flat(text))))


def says_more(text: str) -> bool:
    """Tell a heading with words that are not known, or that speak of who leads or belongs: it may be of people.

    >>> says_more("District chief"), says_more("Cluster lead"), says_more("Your position in the organisation")
    (True, True, False)
    """
    concepts = _concepts(words(_flat(text)))
    return not is_all_known(text) or any(one & {"member"} or "reporting" in one - {"activity"} for one in concepts)


def _inside(word: str) -> frozenset[str]:
    """Find known words inside one of a script without blanks between words (Khmer)."""
    if word.isascii() or not "\u1780" <= word[0] <= "\u17ff":
        return frozenset()
    return frozenset().union(*(c for name, c in heading_concepts().items() if len(name) == 1 and name[0] in word))


@lru_cache(maxsize=4096)
def read_heading(text: str) -> Heading:
    """Tell the role of a column by its heading.

    >>> read_heading("Name of organization").role, read_heading("Comité").role
    (<Role.ORGANISATION: 'organisation'>, <Role.GROUP: 'group'>)
    """
    text = _flat(text)
    if _PATH.fullmatch(text):
        text = text.rsplit("/", 1)[-1]
    if is_tool_column(text):
        return Heading(Role.TOOL, 4, fold(text.strip()))
    found = words(text)
    concepts = _concepts(found)
    union: frozenset[str] = frozenset().union(*concepts)
    organisation, group = _organisation_level(concepts), _group_level(concepts)
    if organisation >= max(group, 2):
        return Heading(Role.ORGANISATION, organisation, "organisation", union)
    if "refused" in union:
        group = 0  # groups that were left, or are not wanted
    if group >= 3:
        return Heading(Role.GROUP, group, _key(found, union), union)
    if union & _PERSONAL and "position" not in union and "number" not in union - {"person"}:
        return Heading(Role.PERSONAL, 4, _key(found, union), union)
    if organisation and organisation >= group:
        return Heading(Role.ORGANISATION, organisation, "organisation", union)
    if group:
        return Heading(Role.GROUP, group, _key(found, union), union)
    return Heading(Role.ATTRIBUTE, 1, _key(found, union), union)


def _organisation_level(concepts: list[frozenset[str]]) -> int:
    union: frozenset[str] = frozenset().union(*concepts)
    telling = [concept for concept in concepts if concept != frozenset({"filler"})]
    beside = frozenset().union(*(c for c in concepts if not c & _UNTELLING)) & _BESIDE - {"status", "choice"}
    if len(telling) == 2 and "organisation" in telling[-1]:
        beside -= {"person"}  # the respondent organisation
    if beside or union & {"wanted"} or not telling:
        return 0
    if not union & ORGANISATIONS:
        generic = len(telling) <= 2 and all(c & {"name", "member", "funder", "ordinal"} for c in telling)
        return int(generic and bool(union & {"name", "member", "funder"}))
    grouped = frozenset().union(*(c for c in concepts if "reporting" not in c)) & (GROUPS | {"sector", "activity"})
    if grouped and not _names_twice(concepts) and not (telling[-1] & ORGANISATIONS and len(telling) <= 3):
        return 0
    level = 4 if "organisation" in union else 3
    rest = [c for c in telling if not c & (ORGANISATIONS | {"name", "member", "reporting", "person"})]
    if rest == [frozenset({"interest"})] and len(telling) == 2:
        return 3
    if union & _INTEREST:
        return 0
    if rest:
        level -= 1 if "name" in union or "filler" in concepts[0] else 2
    if any("reporting" in c or "member" in c for c in telling):
        level -= 2 if union & {"reporting"} else 1
    return max(level, 1)


def _names_twice(concepts: list[frozenset[str]]) -> bool:
    """Tell `Your institution / organisation / group`, which is about one of them, whatever it is called."""
    return sum(bool(concept & ORGANISATIONS) for concept in concepts) > 1


def _group_level(concepts: list[frozenset[str]]) -> int:
    core: frozenset[str] = frozenset().union(*(c for c in concepts if not c & _UNTELLING))
    unknown = any(not c for c in concepts)
    named = core & GROUPS
    asked = len(concepts) == 1 and "wanted" in concepts[0]  # a question in a script without blanks
    if concepts[-1:] and concepts[-1] & ORGANISATIONS and len(concepts) <= 3 and not asked:
        return 0  # the lead agency of the cluster
    if _names_twice(concepts) and "group" in core:
        return 0
    if core & (_BESIDE | {"member"}):
        if named:
            return 2 if core & _INTEREST else 1
        return int(
            bool(core & {"sector", "interest"})
            and core <= {"sector", "interest", "reason", "member", "district", "organisation"}
        )
    if core & {"twg", "group"}:
        return 4 if (core <= {"twg", "group", *_INTEREST} and not unknown) or core & _INTEREST else 3
    if named:
        return 3
    if core and core <= {"sector", *_INTEREST} and not core <= {"wanted"}:
        return 1 if unknown else 2
    return int(core - {"reporting"} == {"activity"})


def _key(found: list[str], union: frozenset[str]) -> str:
    if len(found) <= 6:
        for concept in (*DESCRIBES, *COUNTED, "email", "phone"):
            if concept in union and concept not in ("flag", "choice", "status", "district", "size"):
                return concept
        if "contact" in found:
            return "contact"
    return "_".join(found)[:60]


def stem(name: str) -> str:
    """Give what a heading shares with others of its family: without ordinals, numbers and choice.

    >>> stem("First choice"), stem("3rd preference"), stem("TWG 13"), stem("Secound TWG")
    ('', '', 'twg', 'twg')
    """
    found = words(_flat(name))
    return " ".join(_same(word) for word in found if not _is_counting(word))


@cache
def _same(word: str) -> str:
    """Give one word for all that name a group, so that `groupe` and `groupes` are one."""
    named = heading_concepts().get((word,), frozenset()) & GROUPS
    return next(iter(named)) if len(named) == 1 else word


@cache
def _is_counting(word: str) -> bool:
    concepts = heading_concepts().get((word,), frozenset())
    if concepts & {"ordinal", "choice", "other"} or concepts == {"filler"}:
        return True
    if re.fullmatch(r"\d+(st|nd|rd|th|eme|er|o|a)?|[a-e]|i{1,3}|iv|vi{0,3}", word):
        return True
    ordinals = (name[0] for name, found in heading_concepts().items() if "ordinal" in found and len(name) == 1)
    return len(word) >= 5 and not concepts and any(_is_slip(word, ordinal) for ordinal in ordinals)


def _is_slip(word: str, other: str) -> bool:
    """Say if two words differ in one letter more, less, changed or swapped."""
    from rapidfuzz.distance import OSA

    return len(other) >= 5 and abs(len(word) - len(other)) <= 1 and OSA.distance(word, other) <= 1
