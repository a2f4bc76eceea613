"""Is this name that organisation? Evidence from words, letters, acronyms and places together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from twgnet.reconcile.organisations.index import MasterIndex, trim
from twgnet.reconcile.organisations.parse import ParsedName
from twgnet.reconcile.organisations.vocabulary import LEGAL_SUFFIXES, ORGANISATION_TYPES
from twgnet.reconcile.text.similarity import Similarity

SHOWN = 3  # candidates for a person
MARGIN = 0.06  # how far the best must be ahead of the next organisation
HINTED = 0.6  # what a word that is a listed acronym is worth: unicef, UN OCHA, Acted Cambodia
PLAUSIBLE = 0.45  # below this a name is of an organisation that is not listed
LONG = 6  # letters that tell enough when a form comes or goes
FAINT = 0.25  # below this a listed organisation is not even shown beside it


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was found to be; `places` are positions in the list, best first."""

    status: Literal["matched", "review", "new"]
    places: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


class _Evidence(NamedTuple):
    """One listed organisation held against a name: how alike (0 to 1), and the rule if sure."""

    place: int
    alike: float
    rule: str


def match_names(texts: Sequence[ParsedName], listed: MasterIndex) -> Iterator[Match]:
    """Hold each name against the list: sure enough to use, for a person, or not listed."""
    proven = [_prove(written, listed) for written in texts]
    rest = [written for written, match in zip(texts, proven, strict=True) if not match]
    near = iter(listed.near(rest))
    for written, match in zip(texts, proven, strict=True):
        yield match or _judge(written, next(near), listed)


def _prove(written: ParsedName, listed: MasterIndex) -> Match | None:
    """Settle a name that equals a listed name, or says the same words of the same place."""
    exact = listed.exact.get(written.key, set())
    if len(exact) == 1:
        return Match("matched", tuple(exact), "exact", 100.0)
    equal = {place for phrase in written.phrases for place in _equal(phrase, listed)}
    fitting = {place for place in equal if _same_place(written, place, listed)}
    whole = {place for place in fitting if _is_whole(written, place, listed)}
    there = {place for place in fitting if _names_its_places(written, place, listed)}
    sure = next((places for places in (fitting, whole, there) if len(places) == 1), set())
    if sure and (sure == there or not listed.branches_like(written) - sure):
        return Match("matched", tuple(sure), "same-words", 98.0)
    return None


def _judge(written: ParsedName, near: Iterable[int], listed: MasterIndex) -> Match:
    agree = {place for short in written.acronyms for place in listed.acronyms.get(short, ())}
    hinted = {place for short in _short(written) for place in listed.told.get(short, ())}
    places = {listed.names[name][0] for name in near} | agree | hinted
    weighed = (_weigh(written, place, listed, agrees=place in agree) for place in places)
    ranked = sorted(
        (one._replace(alike=max(one.alike, HINTED * (one.place in hinted))) for one in weighed),
        key=lambda evidence: (-evidence.alike, evidence.place),
    )
    if not ranked or ranked[0].alike < PLAUSIBLE:
        found = tuple(evidence.place for evidence in ranked[:SHOWN] if evidence.alike >= FAINT)
        score = round(100 * ranked[0].alike, 1) if ranked else 0.0
        return Match("new", found, "not-listed", score)
    best, score = ranked[0], round(100 * ranked[0].alike, 1)
    found = tuple(evidence.place for evidence in ranked[:SHOWN])
    alone = len(ranked) == 1 or best.alike - ranked[1].alike >= MARGIN
    branches = listed.branches_like(written) - {best.place}
    if best.rule and alone and not branches and not written.is_acronym:
        return Match("matched", found, best.rule, score)
    return Match("review", found, "unclear", score)


def _short(written: ParsedName) -> set[str]:
    """Give what may be a listed acronym, however it is written: unicef, UN OCHA, Acted Cambodia."""
    joined = written.key.replace(" ", "")
    words = [word for word in written.phrases[0] if word not in ORGANISATION_TYPES]
    return {joined, joined.removeprefix("un"), *(words if len(words) <= 2 else ())}


def _weigh(written: ParsedName, place: int, listed: MasterIndex, *, agrees: bool) -> _Evidence:
    """Hold a name against all names of one listed organisation and keep the best."""
    best, said, known = max(
        (
            (listed.similarity(said, known), said, known)
            for other in listed.names_of[place]
            for said in written.phrases
            for known in other.phrases
        ),
        key=lambda one: min(one[0].covered, one[0].explained),
        default=(None, (), ()),
    )
    alike = (best.covered + best.explained) / 2 if best else 0.0
    if not _same_place(written, place, listed):
        return _Evidence(place, max(min(0.8 * alike, 0.6), 0.55 * agrees), "")
    if agrees:
        alike = max(0.6, 0.3 + 0.7 * alike)
    return _Evidence(place, alike, _rule(best, said, known, agrees=agrees) if best else "")


def _rule(best: Similarity, said: Sequence[str], known: Sequence[str], *, agrees: bool) -> str:
    """Name the rule by which a likeness is sure enough to use; empty if none holds."""
    if sure_of(best) and _may_differ(best, said, known):
        return "spelling"
    if agrees and min(best.covered, best.explained) >= 0.6:
        return "acronym-and-words"
    return ""


def _may_differ(best: Similarity, said: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether order and the forms that come or go leave the same organisation.

    `Child Street` is no `Street Child`, `Hope Cambodia` no `Project HOPE`, and `Medical
    International` no `MEDiCAM`.
    """
    forms = {*best.missing, *best.extra}
    here = [word for word in said if word in known]
    there = [word for word in known if word in said]
    telling = [word for word in here if word not in ORGANISATION_TYPES]
    if telling != [word for word in there if word not in ORGANISATION_TYPES] and (forms or len(telling) < 3):
        return False
    told = sum(word not in ORGANISATION_TYPES or word == "un" for word in said if word not in best.extra)
    if not forms or told >= 2:
        return True
    return LEGAL_SUFFIXES.issuperset(forms) and best.least == 1 and here == there


def sure_of(similarity: Similarity) -> bool:
    """Tell whether two names differ in spelling or form only, not in a word that tells.

    A form may come or go, but one in the place of another makes another organisation: the
    Women Development Association is not the Women Development Organization.
    """
    if similarity.missing and similarity.extra:
        return False
    alike = min(similarity.covered, similarity.explained) >= 0.8 and similarity.least >= 0.75
    return alike and ORGANISATION_TYPES.issuperset((*similarity.missing, *similarity.extra))


def _same_place(written: ParsedName, place: int, listed: MasterIndex) -> bool:
    """Tell whether the places a name gives fit one of those of the listed organisation."""
    return any(
        other.places <= written.places and written.places - other.places <= {written.branch}
        for other in listed.names_of[place]
    )


def _names_its_places(written: ParsedName, place: int, listed: MasterIndex) -> bool:
    """Tell whether a name gives the very places of the listed organisation, none besides."""
    return any(other.places == written.places for other in listed.names_of[place])


def _is_whole(written: ParsedName, place: int, listed: MasterIndex) -> bool:
    """Tell whether a phrase of the name is all of a listed name, not one side of its dash."""
    return any(other.phrases[0] in written.phrases for other in listed.names_of[place])


def _equal(phrase: tuple[str, ...], listed: MasterIndex) -> set[int]:
    """Give those listed with a phrase of the same letters, but for what either side adds."""
    found = set[int]()
    if _is_telling(phrase):
        found |= listed.equal.get("".join(phrase), set())
    for one, index in ((phrase, listed.trimmed), (trim(phrase), listed.equal)):
        if _is_telling(one) and len("".join(one)) >= LONG:
            found |= index.get("".join(one), set())
    return found


def _is_telling(phrase: tuple[str, ...]) -> bool:
    words = [word for word in phrase if word not in ORGANISATION_TYPES]
    return len(words) >= 2 or (len(words) == 1 and len(words[0]) >= 4)
