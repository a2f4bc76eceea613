"""A name as written, taken apart: its phrases, its acronyms, the countries it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.reconcile.text.normalise import REMEMBERED, normalise
from twgnet.vocabulary.organisations.words import (
    COUNTRIES,
    COUNTRY_NAMES,
    GOVERNMENT,
    LINKS,
    ORGANISATION_TYPES,
    SPELLINGS,
    STATE_BODIES,
    TERM,
    TERMS,
)

_DASH = r"\s+[-\u2013\u2014]+\s*|\s*[-\u2013\u2014]+\s+"
_JOINTS = re.compile(rf"\s*[()\[\]/|;:*_=]\s*|{_DASH}|,\s+")
_AT_DASH = re.compile(_DASH)
_SERIES = re.compile(r",\s+(?=[^,()]*(?:\b(?:and|et|y|e|und)\b|&))")  # Science, Culture and Trade is one name
_ACRONYM_OF = re.compile(r"\b([^\W\d]{2,12})-([^\W\d]+)\b")  # ACF-USA
# where the writer sits, not who it is: "Plan Indonesia country office"
_OFFICE = re.compile(
    r"(?<=\w)[\s,\u2013-]+(?:(?:country|head|main|national|regional|field|liaison|representative|global)"
    r"\s+office|hq|head\s*quarters)\s*$",
    re.IGNORECASE,
)
_SHORT = 4  # letters of an acronym that `UN` may be a part of
_LONG = 7  # letters of a country that may be misspelt by one
_LONG_COUNTRIES = [country for country in COUNTRIES if len(country) >= _LONG]

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedName:
    """What one name says.

    `phrases` are its parts as words without links and countries (the whole name first); `acronyms`
    are the short forms it gives, `initials` those of its words, with and without its countries;
    `countries` those it names, `branch`
    the one it ends in: `X Cambodia` may be a branch of X, while `Danish X` is not X. `label` is the
    one that stands before the name, set apart: `Canada - Global Affairs`. `state` is
    the country of which the name is the government, or nothing but the name.
    """

    key: str
    phrases: tuple[Phrase, ...]
    acronyms: frozenset[str]
    countries: frozenset[str]
    branch: str
    initials: frozenset[str]
    label: str = ""
    state: str = ""

    @property
    def is_acronym(self) -> bool:
        """Whether nothing but a short form was written."""
        return self.key.replace(" ", "") in self.acronyms

    @property
    def short_forms(self) -> frozenset[str]:
        """The acronyms, each also without the `UN` before it: `UNOCHA`."""
        without = {acronym[2:] for acronym in self.acronyms if acronym.startswith("un") and len(acronym) > _SHORT}
        return self.acronyms | without

    @property
    def is_state(self) -> bool:
        """Whether the name is that of a state or its government, and says no short form."""
        return bool(self.state) and not self.acronyms

    @property
    def names_more(self) -> bool:
        """Whether anything but a country was written beside a short form."""
        return any(not find_country(word) for word in self.phrases[0])


@lru_cache(REMEMBERED)
def parse_name(text: str) -> ParsedName:
    """Take a name apart at brackets, slashes, dashes and colons.

    >>> name = parse_name("Norwegian People's Aid (NPA) - Cambodia")
    >>> name.phrases[0], sorted(name.acronyms), sorted(name.countries)
    (('peoples', 'aid'), ['npa'], ['cambodia', 'norway'])
    >>> parse_name("ActionAid Cambodia country office").branch
    'cambodia'
    >>> parse_name("WFP World Food Programme").phrases, parse_name("Somalia, Government of").state
    ((('world', 'food', 'program'),), 'somalia')
    """
    whole = _SERIES.sub(" ", _ACRONYM_OF.sub(_apart, _OFFICE.sub("", text)))
    parts = [part for part in _JOINTS.split(whole) if part.strip()]
    acronyms = [part for part in parts if is_acronym(part)]
    spelt, beside = _without_acronyms([part for part in parts if part not in acronyms] or parts)
    if acronyms and not _names(_telling(" ".join(spelt))):
        spelt = parts  # ICA:UK says more than UK
    whole = " ".join(spelt)
    words = _words(whole)
    below = _below(text) if spelt != acronyms else spelt
    named = [part for part in spelt if part not in below]
    telling = [_telling(whole), *filter(_names, map(_telling, named))]
    return ParsedName(
        normalise(text),
        tuple(dict.fromkeys(tuple(phrase) for phrase in telling if phrase)) or ((text,),),
        frozenset(normalise(part).replace(" ", "") for part in (*acronyms, *beside, *_capitals(spelt))),
        frozenset(filter(None, map(find_country, words))),
        _branch(words),
        _initials(whole),
        _state(_words(parts[0])) if len(parts) > 1 else "",
        _state(words),
    )


def _initials(name: str) -> frozenset[str]:
    """Give the first letters of a name as it is written, in its own language.

    >>> sorted(_initials("Vétérinaires Sans Frontières Suisse"))
    ['vsf', 'vsfs']
    """
    written = [word for word in normalise(name).split() if word not in LINKS]
    own = [word for word in written if not find_country(word)]
    return frozenset("".join(word[0] for word in part) for part in (written, own))


def _apart(found: re.Match[str]) -> str:
    """Set a country apart from the short form before it."""
    return f"{found[1]} {found[2]}" if is_acronym(found[1]) and find_country(found[2].casefold()) else found[0]


def _below(text: str) -> set[str]:
    """Give the parts that stand behind a name and a dash: what is below an office has its name not alone.

    >>> _below("European Commission - International Partnerships"), _below("Norad - Norwegian Agency")
    ({'International Partnerships'}, set())
    """
    first, *others = _AT_DASH.split(text)
    telling = [word for word in _telling(first) if word not in ORGANISATION_TYPES and not find_country(word)]
    return {part for other in others for part in _JOINTS.split(other)} if len(telling) > 1 else set()


def _without_acronyms(parts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take the short form off that stands before or after a name: `World Food Programme WFP`."""
    acronyms: list[str] = []
    spelt = []
    for part in parts:
        words = part.split()
        if not part.isupper():
            for end in (0, -1):
                rest = words[1:] if end == 0 else words[:-1]
                if len(words) > 2 and is_acronym(words[end]) and abbreviates(words[end], " ".join(rest)):
                    acronyms.append(words.pop(end))
        spelt.append(" ".join(words))
    return spelt, acronyms


def abbreviates(acronym: str, name: str) -> bool:
    """Say if the letters of a short form stand in a name, in order, from the start of a word.

    >>> abbreviates("WFP", "World Food Programme"), abbreviates("DEH", "Relief and Development")
    (True, False)
    """
    words = normalise(name).split()
    short = normalise(acronym).replace(" ", "")
    for start, word in enumerate(words):
        letters = iter("".join(words[start:])[1:])
        if word[0] == short[:1] and all(letter in letters for letter in short[1:]):
            return True
    return False


def _names(phrase: Sequence[str]) -> bool:
    """Say if a part of a name is one by itself, and no mere country or kind: `(Belgium)`, `, The`."""
    return not all(word in ORGANISATION_TYPES or word in LINKS or find_country(word) for word in phrase)


def _state(words: Sequence[str]) -> str:
    """Give the country of a name that names its government, or nothing else."""
    countries = {country for word in words if (country := find_country(word))}
    others = [word for word in words if word not in LINKS and word not in GOVERNMENT and not find_country(word)]
    return "".join(countries) if len(countries) == 1 and not others else ""


def _branch(words: Sequence[str]) -> str:
    """Give the country a name ends in, or that stands inside it, where it may say whose branch it is.

    `Friends of Cambodia` is no branch of `Friends`.
    """
    if not words or STATE_BODIES & set(words):
        return ""
    named = ["", *(word if before not in ("of", "for") else "" for before, word in pairwise(words))]
    inside = (word for word in named[:-1] if word in COUNTRY_NAMES)
    return find_country(named[-1] or words[-1] * (len(words) == 1)) or next(inside, "")


def is_acronym(part: str) -> bool:
    """Say if a part of a name is a short form: one word, most of it capitals, no country.

    >>> is_acronym("KrY"), is_acronym("CPN+"), is_acronym("Caritas"), is_acronym("UK")
    (True, True, False, False)
    """
    letters = [character for character in part if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    short = " " not in part.strip() and 2 <= len(letters) <= 12 and capitals * 5 >= len(letters) * 3
    return short and normalise(part).replace(" ", "") not in COUNTRIES


def _capitals(parts: Iterable[str]) -> list[str]:
    """Give the short forms that stand among the words of a name, as in `ADRA Cambodia`."""
    return [
        word
        for part in parts
        if not part.isupper() or _is_two_words(part)
        for word in re.split(r"[\s-]", part)
        if len(word) >= 3 and word.isalpha() and word.isupper() and word.casefold() not in COUNTRIES
    ]


def _is_two_words(part: str) -> bool:
    """Say if a part is two words, one of them a country or the United Nations: `UNICEF USA`, `UN OCHA`."""
    words = normalise(part).split()
    return len(words) == 2 and (words[0] == "un" or any(word in COUNTRIES for word in words))


def _words(part: str) -> list[str]:
    """Give the words of a name, one spelling for each of the words that many names share."""
    text = TERM.sub(lambda term: TERMS[term[1]], normalise(part))
    return [SPELLINGS.get(word, word) for word in text.split()]


def _telling(part: str) -> list[str]:
    words = _words(part)
    linked = [word for word in words if word not in LINKS] or words
    if STATE_BODIES & set(words):
        linked = [word for word in linked if word not in GOVERNMENT]
    return [word for word in linked if not find_country(word)] or linked


@lru_cache(REMEMBERED)
def find_country(word: str) -> str:
    """Give the country a word names, be it misspelt by a letter; empty if none.

    >>> find_country("norvegian"), find_country("medical")
    ('norway', '')
    """
    if word in COUNTRIES or len(word) < _LONG:
        return COUNTRIES.get(word, "")
    near = process.extractOne(word, _LONG_COUNTRIES, scorer=OSA.distance, score_cutoff=1)
    return COUNTRIES[near[0]] if near and not word.startswith(near[0]) else ""
