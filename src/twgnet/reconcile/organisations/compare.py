"""How well a name and a listed organisation fit: words, letters, acronyms and countries together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from twgnet.reconcile.organisations.index import BODY_WORDS, MasterIndex
from twgnet.reconcile.organisations.parse import ParsedName, Phrase, find_country
from twgnet.reconcile.text.similarity import Similarity
from twgnet.vocabulary.organisations.words import GENERAL, LEGAL_SUFFIXES, ORGANISATION_TYPES


@dataclass(frozen=True, slots=True)
class CompareThresholds:
    """From where two names are one. Shares are of the weight of the words, 0 to 1.

    `alike` is what either name must account for of the other to be a spelling of it, and
    `worst_word` how alike the worst pair of words must be: lower takes lookalikes, higher asks
    about slips. `agreeing` is what either name must account for where the acronym agrees too.
    `part` is the number of letters of a name that may stand for a longer one with nothing but
    general words more (Wardi Relief): fewer takes common words for names.
    `acronym` is the number of letters from which a short form that the list states for one
    organisation alone is enough: AFD and NPA are of many, UNHCR is of one.
    `proven` is the least that a part of the name is worth beside an acronym of this organisation
    alone: lower asks whether a body above it is meant.
    `hinted` is what a word is worth that is a listed acronym (UN OCHA), `misspelt` what one is but
    for a letter (FMoEWR), `elsewhere` the most
    that a name with another country is worth: they order what a person is shown.
    """

    alike: float = 0.8
    worst_word: float = 0.75
    agreeing: float = 0.6
    part: int = 5
    acronym: int = 5
    proven: float = 0.9
    hinted: float = 0.6
    misspelt: float = 0.5
    elsewhere: float = 0.6


THRESHOLDS = CompareThresholds()


class Evidence(NamedTuple):
    """A listed organisation, by its position, held against a name: how alike (0 to 1), and the rule if sure."""

    listed: int
    alike: float
    rule: str = ""


def compare_names(parsed: ParsedName, index: int, listed: MasterIndex, *, agrees: bool) -> Evidence:
    """Hold a name against all names of one listed organisation and keep the best.

    `agrees` says whether a short form that the name gives is one of the organisation.
    """
    best, query, known = max(
        (
            (listed.similarity(query, known), query, known)
            for other in listed.names_of[index]
            for query in _phrases(parsed, agrees=agrees)
            for known in other.phrases
        ),
        key=lambda found: min(found[0].covered, found[0].explained),
    )
    alike = (best.covered + best.explained) / 2
    if agrees and (rule := _by_acronym(parsed, index, listed)):
        return Evidence(index, 1.0, rule)
    whole = min(best.covered, best.explained) == 1 and len(query) > 2
    unstated = agrees and whole and not parsed.countries  # (FCDO) tells of which country the office is
    if not unstated and not same_country(parsed, index, listed):
        most = THRESHOLDS.elsewhere
        return Evidence(index, max(min(0.8 * alike, most - 0.05 * (1 - alike)), (most - 0.05) * agrees))
    if agrees:
        alike = max(0.6, 0.3 + 0.7 * alike)
    if agrees and _has_phrase(parsed, index, listed):
        return Evidence(index, max(alike, THRESHOLDS.proven), "acronym-and-words")
    here = bool(parsed.countries) and names_its_countries(parsed, index, listed)
    return Evidence(index, alike, _rule(best, query, known, agrees=agrees, here=here))


def _phrases(parsed: ParsedName, *, agrees: bool) -> Iterator[Phrase]:
    """Give the phrases of a name, where its acronym agrees also without it."""
    yield from parsed.phrases
    for phrase in parsed.phrases if agrees else ():
        if left := tuple(word for word in phrase if word not in parsed.acronyms):
            yield left


def _by_acronym(parsed: ParsedName, index: int, listed: MasterIndex) -> str:
    """Name the rule by which a short form is sure enough without the words of the name; empty if none is.

    It must be of this organisation alone, and stand in the list itself: with its country
    (`SIDA Sweden`), after the `UN` that the listed name begins with (`UN OCHA`), or long.
    """
    left = {word for word in parsed.phrases[0] if word not in parsed.acronyms and not find_country(word)}
    if not left <= ORGANISATION_TYPES:
        own = left <= BODY_WORDS | GENERAL | ORGANISATION_TYPES and _own_short_form(parsed, index, listed)
        sure = own and bool(parsed.countries) and names_its_countries(parsed, index, listed)
        return "acronym-and-country" if sure else ""
    known = listed.names_of[index]
    stated = set().union(*(listed.stated.get(acronym, set()) for acronym in parsed.short_forms))
    owners = set().union(*(listed.own_acronyms.get(acronym, set()) for acronym in parsed.short_forms))
    here = {owner for owner in stated if any(name.countries == parsed.countries for name in listed.names_of[owner])}
    if parsed.countries:
        return "acronym-and-country" if here == {index} else ""
    joined = parsed.key.replace(" ", "")
    if owners == {index} and joined.startswith("un") and joined[2:] in listed.stated and known[0].phrases[0][0] == "un":
        return "acronym-and-words"
    shared = [len(short) for short in parsed.acronyms if index in listed.stated.get(short, ())]
    return "acronym" if {index} in (owners, here) and max(shared, default=0) >= THRESHOLDS.acronym else ""


def _own_short_form(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if a name gives a short form that is long enough to be of this organisation alone, and is."""
    return any(len(short) >= THRESHOLDS.acronym and listed.owns(short, index) for short in parsed.acronyms)


def _has_phrase(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if a name gives a part of a listed name beside its own short form: `DEVCO, European Commission`."""
    phrases = [phrase for other in listed.names_of[index] for phrase in other.phrases if len(phrase) > 1]
    own = any(listed.owns(short, index) for short in parsed.acronyms)
    whole = own and any({*other.phrases[0]} <= {*parsed.phrases[0]} for other in listed.names_of[index])
    beside = any(is_within(phrase, query) for phrase in phrases for query in parsed.phrases)
    return whole or (beside and _own_short_form(parsed, index, listed))


def _rule(best: Similarity, query: Phrase, known: Phrase, *, agrees: bool, here: bool) -> str:
    """Name the rule by which a similarity is sure enough to use; empty if none holds.

    `here` says whether the name gives the country of the listed one.
    """
    if differs_in_form_only(best) and _may_differ(best, query, known):
        return "spelling"
    if agrees and min(best.covered, best.explained) >= THRESHOLDS.agreeing:
        return "acronym-and-words"
    shorter, longer = sorted((query, known), key=len)
    if agrees and len(shorter) > 2 and is_within(shorter, longer):
        return "acronym-and-words"
    if agrees and here and {*best.missing, *best.extra} <= GENERAL | ORGANISATION_TYPES:
        return "acronym-and-words"
    if best.extra and here:
        return "part" if not best.missing and _is_shortened(best, known, query) else ""
    return "part" if not best.extra and _is_shortened(best, query, known) else ""


def is_within(query: Phrase, known: Phrase) -> bool:
    """Say if all words of a name stand in a longer one, side by side.

    >>> is_within(("cooperation", "agency"), ("through", "cooperation", "agency"))
    True
    """
    return any(known[start : start + len(query)] == query for start in range(len(known) - len(query) + 1))


def _is_shortened(best: Similarity, query: Phrase, known: Phrase) -> bool:
    """Say if one name leaves out nothing but general words at the end of another: `Wardi Relief`."""
    if best.least < 1:
        return False
    kind = query[-1] if query[-1] == known[-1] and query[-1] in ORGANISATION_TYPES else ""
    start = query[:-1] if kind else query
    added = known[len(start) : len(known) - bool(kind)]
    while not kind and added and added[-1] in ORGANISATION_TYPES:
        added = added[:-1]
    telling = "".join(word for word in start if word not in ORGANISATION_TYPES and word not in GENERAL)
    begins = known[: len(start)] == start and len(telling) >= THRESHOLDS.part
    return begins and len(added) > 0 and GENERAL.issuperset(added)


def _may_differ(best: Similarity, query: Sequence[str], known: Sequence[str]) -> bool:
    """Say if order and the forms that come or go leave the same organisation.

    `Child Street` is no `Street Child`, `Hope Cambodia` no `Project HOPE`, and `Medical
    International` no `MEDiCAM`.
    """
    forms = {*best.missing, *best.extra}
    here = [word for word in query if word in known]
    there = [word for word in known if word in query]
    telling = [word for word in here if word not in ORGANISATION_TYPES]
    if telling != [word for word in there if word not in ORGANISATION_TYPES] and (forms or len(telling) < 3):
        return False
    if ORGANISATION_TYPES.issuperset(query):
        return False  # UN Organisations is no United Nations Organisation
    if forms and set(query) <= ORGANISATION_TYPES | GENERAL:
        return False  # nor Health and Development a Health Development Initiative
    kept = sum(word not in ORGANISATION_TYPES or word == "un" for word in query if word not in best.extra)
    if not forms or kept >= 2:
        return _at_the_edges(best.missing, known) and _at_the_edges(best.extra, query)
    return LEGAL_SUFFIXES.issuperset(forms) and best.least == 1 and here == there


def _at_the_edges(forms: Sequence[str], phrase: Sequence[str]) -> bool:
    """Say if forms stand before or after all that tells: a Trust Fund is another thing than a Fund."""
    left = [word not in forms for word in phrase]
    return True not in left or all(left[left.index(True) : len(left) - left[::-1].index(True)])


def differs_in_form_only(similarity: Similarity) -> bool:
    """Say if two names differ in spelling or form only, not in a word that tells.

    A form may come or go, but one in the stead of another makes another organisation: the
    Women Development Association is not the Women Development Organization.
    """
    if similarity.missing and similarity.extra:
        return False
    alike = min(similarity.covered, similarity.explained) >= THRESHOLDS.alike
    forms = ORGANISATION_TYPES.issuperset((*similarity.missing, *similarity.extra))
    return alike and similarity.least >= THRESHOLDS.worst_word and forms


def names_its_countries(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if a name gives the very countries of the listed organisation, none besides."""
    return any(other.countries == parsed.countries for other in listed.names_of[index])


def same_country(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if the countries a name gives fit one of the names of the listed organisation."""
    return any(
        other.countries <= parsed.countries and parsed.countries - other.countries <= {parsed.branch}
        for other in listed.names_of[index]
    )
