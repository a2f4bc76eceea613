"""The words around a name: prefixes (TWG on), hedges (possibly), blanks (n/a), refusals (not)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.reconcile.text.normalise import normalise, squash
from twgnet.vocabulary.answers.load import load_words

_TWG = frozenset("twg twgs two twos tgw twgo wg wgs jtwg jtwgs gtw tw stwg subtwg twgon twgson twgfor".split())
_BODY = frozenset(
    "group groups committee committees team taskforce cluster clusters subgroup workgroup workgroups grp".split()
)
_KIND = frozenset(
    "technical tech working work joint sub thematic sector sectoral sectorial national"
    " government governmental task force technician".split()
)
_GROUP, _TECHNICAL_WORKING = frozenset(("group", "groups")), frozenset(("technical", "working"))
_WORDS = frozenset("aid end add ant any".split())  # one slip from "and", and words themselves
_SEPARATE = re.compile(r"[;；|｜\n\r,，、/／•]")
_ON = frozenset("on for of in about regarding om no".split())
_LINK = _ON | frozenset("the a an and to at with our".split())
_SAYING = frozenset(
    "i we am are is be become being want wants would like love wish join interest interested"
    " participate member members membership also only please yes both either happy glad ngo".split()
)
_KHMER = {
    "អនុក្រុមការងារបច្ចេកទេស": " twg ",
    "ក្រុមការងារបច្ចេកទេស": " twg ",
    "ក្រុមការងារ": " twg ",
    "ស្តីពី": " on ",
    "ស្ដីពី": " on ",
    "ផ្នែក": " on ",
}

# Words that say nothing about which group is meant.
GENERIC = (
    _TWG
    | _BODY
    | _KIND
    | frozenset(
        "issue issues sector sectors matter matters affair affairs area areas field related"
        " topic topics theme activity activities work program programs project projects"
        " cambodia cambodian kingdom khmer country province provincial level member members"
        " membership meeting meetings csos cso ngo ngos only also etc please interested interest"
        " like join sub programme programmes policy policies strategy strategies service services"
        " system systems mainly especially priority new official pls thanks thank dear".split()
    )
)

# Words that make of a topic another body than the group on that topic.
OTHER_BODY = frozenset(
    "ministry department council network forum association federation union university school"
    " institute authority bank company party agency fund cooperative alliance centre center"
    " hospital clinic".split()
)

BLANK = frozenset(
    "|n a|na|none|no|nil|null|nan|nothing|not applicable|no answer|no response|no interest"
    "|not interested|not any|no twg|none of them|none of these|none of the above|do not know"
    "|dont know|i dont know|i do not know|no idea|dk|unknown|other|others|other specify"
    "|other please specify|x|blank|empty|not specified|unspecified".split("|")
) | {normalise(phrase) for kind in ("blank", "rest") for phrase in load_words(kind)}
_ALL = frozenset(map(normalise, load_words("all")))
_ANY = frozenset(map(normalise, load_words("any")))
_NO_NAME = _ANY | {normalise(phrase) for kind in ("reference", "undecided") for phrase in load_words(kind)}
_ALL_BUT = re.compile(
    r"(?P<all>.+?) (?:{}) (?P<rest>.+)".format("|".join(map(re.escape, map(normalise, load_words("except")))))
)
_CHOICE = re.compile(r"\s*[(\[]\s*(?:\d+(?:st|nd|rd|th)?|first|second|third)(?:\s+(?:choice|priority))?\s*[)\]]", re.I)
_GLUED = re.compile(r"^t w g\b|^twgs?(?=[^\W\d]{4})")  # T.W.G on Health, TWGHealth
_NO = (
    r"(?:not|except|excluding|excl|without|never|neither|nor|besides|dont|doesnt|wont|cannot"
    r"|already|refused?|declined?|rejected?|resigned?|left|instead|unticked|removed?|withdrew"
    r"|withdrawn|opt(?:ed)? out|none of"
    r"|no (?:interest|interested|longer|need|wish|plans?|intention))\b"
)
_NEGATED = re.compile(rf"\b{_NO}|^no (?!\d)|\bno?$")
_REFUSAL = re.compile(rf"\b{_NO}(?: (?:interested|interest|in|to|join|on)\b)*|^no\b|\bno?$")
_OPENS_WITH_NO = re.compile(
    r"(?:(?:we|i|our|ngo|are|am|is|do|does|did|have|has|would|will|please|all|every|the|twgs?"
    rf"|groups?) )*(?:(?!unticked){_NO}|no(?! \d|\w))"
)

_HEDGE_WORDS = r"""(?<!\w)(?:
        quite\s+possibly | possibly | possible | perhaps | probably | potentially | maybe
      | may[\s-]+be | might\s+be | could\s+be | not\s+sure(?:\s+(?:yet|about))?
      | unsure(?:\s+about)?
      | uncertain | unclear | tentative(?:ly)? | to\s+be\s+(?:confirmed|decided|determined)
      | if\s+possible | not\s+yet\s+(?:decided|confirmed|sure) | undecided | t\.?b\.?[cd]\.?
      | under\s+consideration | considering | i\s+(?:think|guess) | hopefully
      | ប្រហែលជា | ប្រហែល
    )(?!\w)"""
_HEDGED = re.compile(_HEDGE_WORDS, re.IGNORECASE | re.VERBOSE)
_HEDGE = re.compile(rf"[(\[]?\s*{_HEDGE_WORDS}\s*[)\]]?\s*[:,]?", re.IGNORECASE | re.VERBOSE)
_QUESTION = re.compile(r"[(\[]?\s*[?？]+\s*[)\]]?")


@lru_cache(maxsize=1 << 17)
def drop_hedges(text: str) -> tuple[str, bool]:
    """Give a text without its hedges, and whether it had any.

    >>> drop_hedges("(possibly) TWG Admin Reform.")
    (' TWG Admin Reform.', True)
    """
    plain = _HEDGE.sub(" ", text) if _HEDGED.search(text) else text  # the search is the faster
    plain = _QUESTION.sub(" ", plain) if "?" in plain or "？" in plain else plain
    return plain, plain != text


def opens_with_hedge(text: str) -> bool:
    """Say if a hedge stands before everything else."""
    return bool(_HEDGE.match(text.lstrip()))


@lru_cache(maxsize=1 << 16)
def _is_twg(word: str, followed: bool) -> bool:
    """Say if a word stands for TWG; misspelt only before `on` or `for`."""
    if word in _TWG:
        return True
    if not followed or not 2 <= len(word) <= 5:
        return False
    return OSA.distance(word, "twg") <= 1 or OSA.distance(word, "twgs") <= 1


@lru_cache(maxsize=1 << 16)
def _is_body(word: str) -> bool:
    """Say if a word is `group` or the like, perhaps misspelt."""
    return word in _BODY or (word[:2] in ("gr", "go") and _one_slip(word, _GROUP))


@lru_cache(maxsize=1 << 16)
def _is_misspelt_kind(word: str) -> bool:
    return word[0] in "tw" and _one_slip(word, _TECHNICAL_WORKING)


@lru_cache(maxsize=1 << 16)
def is_general(word: str) -> bool:
    """Say if a word tells nothing about which group is meant, misspelt or not.

    >>> is_general("issues"), is_general("sectoe"), is_general("land")
    (True, True, False)
    """
    return word in GENERIC or _is_nearly_and(word) or _one_slip(word, GENERIC)


def _is_nearly_and(word: str) -> bool:
    return len(word) <= 3 and word not in _WORDS and OSA.distance(word, "and") <= 1  # anf, adn, nd


@lru_cache(maxsize=1 << 16)
def is_other_body(word: str) -> bool:
    """Say if a word makes of a topic another body ("network"), misspelt or not."""
    return word in OTHER_BODY or _one_slip(word, OTHER_BODY)


@cache
def _of_length(known: frozenset[str], length: int) -> list[str]:
    return [word for word in known if len(word) >= 5 and abs(len(word) - length) <= 1]


def _one_slip(word: str, known: frozenset[str]) -> bool:
    """Say if a word of five letters or more is a known one but for a slip."""
    near = _of_length(known, len(word))
    if len(word) < 5 or not near:
        return False
    return process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1) is not None


@lru_cache(maxsize=1 << 17)
def bare(text: str) -> str:
    """Give the normal form of a text without `TWG on` before the name and `working group` after it.

    The words are left alone where nothing else remains, or where no group word stands, or
    where the text may not wish what it names.

    >>> bare("two on forest reform"), bare("health technical working group"), bare("sector reform")
    ('forest reform', 'health', 'sector reform')
    """
    text = normalise(text)
    if is_negated(text):
        return text
    for khmer, english in _KHMER.items():
        text = text.replace(khmer, english)
    words = _GLUED.sub("twg ", text).split()
    start = 0
    for place, word in enumerate(words):
        followed = place + 1 < len(words) and words[place + 1] in _ON
        if _is_twg(word, followed) or _is_body(word) or word in _SAYING:
            start = place + 1
        elif not (word in _LINK or word in _KIND or word.isdecimal() or _is_misspelt_kind(word)):
            break
    while start < len(words) and (words[start] in _LINK or words[start].isdecimal()):
        start += 1
    return " ".join(_without_tail(words[start:]) or words[start:] or words)


def said_key(text: str) -> str:
    """Give what rulings on a text are kept by: without hedges and `TWG on`.

    >>> said_key("(possibly) TWG on Natural Resource?") == said_key("natural resource")
    True
    >>> said_key("Health; TWG on Education"), said_key("health education")
    ('health|education', 'health education')
    """
    parts = map(bare, _SEPARATE.split(drop_hedges(text)[0]))
    return "|".join(filter(None, parts))


def _without_tail(words: list[str]) -> list[str]:
    end = len(words)
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if _is_twg(word, False) or _is_body(word) or (word in _KIND and end == place + 1 < len(words)):
            end = place
        elif word not in _LINK:
            break
    return words[:end]


def only_fillers(text: str) -> bool:
    """Say if a text only leads up to a name ("possibly", "and", "joint", "- the").

    >>> only_fillers("(possibly)"), only_fillers("Gender"), only_fillers("n/a")
    (True, False, False)
    """
    words = normalise(drop_hedges(text)[0]).split()
    return not is_blank(text) and all(
        w in _LINK or w in _KIND or w in _TWG or w in _BODY or w in _SAYING or w.isdecimal() or _is_misspelt_kind(w)
        for w in words
    )


def is_blank(text: str) -> bool:
    """Say if a text names nothing: empty, n/a, none, a dash."""
    return normalise(text) in BLANK


def is_negated(key: str) -> bool:
    """Say if a text may not wish what it names.

    >>> is_negated("all except gender"), is_negated("no interest in land"), is_negated("no 3 land")
    (True, True, False)
    """
    return bool(_NEGATED.search(key))


def opens_with_refusal(key: str) -> bool:
    """Say if a text refuses first, so that what is listed after it is refused as well.

    >>> opens_with_refusal("all twgs except health"), opens_with_refusal("land no")
    (True, False)
    """
    return bool(_OPENS_WITH_NO.match(key))


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


def plain_name(text: str) -> str:
    """Give a name without hedges, without the rank of a choice, and without `only` after it.

    >>> plain_name("Health (1st)"), plain_name("possibly Land only")
    ('Health', 'Land')
    """
    plain = _CHOICE.sub("", drop_hedges(text)[0])
    return re.sub(r"\s+only$", "", " ".join(plain.split()).strip(" ,.;"), flags=re.I)


@lru_cache(maxsize=1 << 17)
def name_key(text: str) -> str:
    """Give what two ways of writing one name have in common, `TWG on` left aside.

    >>> name_key("TWG on Health (1st)") == name_key("health")
    True
    """
    plain = plain_name(text)
    return squash(bare(plain)) or plain


def without_refusal(text: str) -> str:
    """Give the normal form of a text without the words that refuse what it names.

    >>> without_refusal("not interested in Gender")
    'gender'
    """
    key = normalise(text)
    return _REFUSAL.sub(" ", key).strip() if is_negated(key) else key
