"""Is this name that organisation? Evidence from words, letters, acronyms and places together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from twgnet.reconcile.likeness import Likeness
from twgnet.reconcile.organisations.listed import Listed
from twgnet.reconcile.organisations.written import FORMS, Written

SHOWN = 3  # candidates for a person
MARGIN = 0.06  # how far the best must be ahead of the next organisation
PLAUSIBLE = 0.45  # below this a name is of an organisation that is not listed
FAINT = 0.25  # below this a listed organisation is not even shown beside it


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was found to be; `places` are positions in the list, best first."""

    status: Literal["matched", "review", "new"]
    places: tuple[int, ...] = ()
    rule: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One listed organisation held against a name: how alike (0 to 1), and the rule if sure."""

    place: int
    alike: float
    rule: str


def match_names(texts: Sequence[Written], listed: Listed) -> Iterator[Match]:
    """Hold each name against the list: sure enough to use, for a person, or not listed."""
    proven = [_prove(written, listed) for written in texts]
    rest = [written for written, match in zip(texts, proven, strict=True) if not match]
    near = iter(listed.near(rest))
    for written, match in zip(texts, proven, strict=True):
        yield match or _judge(written, next(near), listed)


def _prove(written: Written, listed: Listed) -> Match | None:
    """Settle a name that equals a listed name, or says the same words of the same place."""
    exact = listed.exact.get(written.key, set())
    if len(exact) == 1:
        return Match("matched", tuple(exact), "exact", 100.0)
    equal = {
        place
        for phrase in written.phrases
        for place in listed.equal.get("".join(phrase), ())
        if _is_telling(phrase)
    }
    fitting = {place for place in equal if _same_place(written, place, listed)}
    whole = {place for place in fitting if _is_whole(written, place, listed)}
    there = {place for place in fitting if _names_its_places(written, place, listed)}
    sure = next((places for places in (fitting, whole, there) if len(places) == 1), set())
    if sure and (sure == there or not listed.branches_like(written) - sure):
        return Match("matched", tuple(sure), "same-words", 98.0)
    return None


def _judge(written: Written, near: Iterable[int], listed: Listed) -> Match:
    shorts = written.acronyms | {written.key}  # "unicef" as well
    same_short = {place for short in shorts for place in listed.acronyms.get(short, ())}
    places = {listed.names[name][0] for name in near} | same_short
    ranked = sorted(
        (_weigh(written, place, listed, agrees=place in same_short) for place in places),
        key=lambda evidence: (-evidence.alike, evidence.place),
    )
    if not ranked or ranked[0].alike < PLAUSIBLE:
        found = tuple(evidence.place for evidence in ranked[:SHOWN] if evidence.alike >= FAINT)
        score = round(100 * ranked[0].alike, 1) if ranked else 0.0
        return Match("new", found, "not-listed", score)
    best, score = ranked[0], round(100 * ranked[0].alike, 1)
    found = tuple(evidence.place for evidence in ranked[:SHOWN])
    alone = len(ranked) == 1 or best.alike - ranked[1].alike >= MARGIN
    if best.rule and alone and not written.is_acronym:
        return Match("matched", found, best.rule, score)
    return Match("review", found, "unclear", score)


def _weigh(written: Written, place: int, listed: Listed, *, agrees: bool) -> _Evidence:
    """Hold a name against all names of one listed organisation and keep the best."""
    likenesses = [
        listed.likeness(said, known)
        for other in listed.names_of[place]
        for said in written.phrases
        for known in other.phrases
    ]
    best = max(likenesses, key=lambda one: min(one.covered, one.explained), default=None)
    alike = (best.covered + best.explained) / 2 if best else 0.0
    if not _same_place(written, place, listed):
        return _Evidence(place, max(min(0.8 * alike, 0.6), 0.55 * agrees), "")
    if agrees:
        alike = max(0.6, 0.3 + 0.7 * alike)
    return _Evidence(place, alike, _rule(best, agrees=agrees) if best else "")


def _rule(best: Likeness, *, agrees: bool) -> str:
    """Name the rule by which a likeness is sure enough to use; empty if none holds."""
    if sure_of(best):
        return "spelling"
    if agrees and min(best.covered, best.explained) >= 0.6:
        return "acronym-and-words"
    return ""


def sure_of(likeness: Likeness) -> bool:
    """Tell whether two names differ in spelling or form only, not in a word that tells.

    A form may come or go, but one in the place of another makes another organisation: the
    Women Development Association is not the Women Development Organization.
    """
    if likeness.missing and likeness.extra:
        return False
    alike = min(likeness.covered, likeness.explained) >= 0.8 and likeness.least >= 0.75
    return alike and FORMS.issuperset((*likeness.missing, *likeness.extra))


def _same_place(written: Written, place: int, listed: Listed) -> bool:
    """Tell whether the places a name gives fit one of those of the listed organisation."""
    return any(
        other.places <= written.places and written.places - other.places <= {written.branch}
        for other in listed.names_of[place]
    )


def _names_its_places(written: Written, place: int, listed: Listed) -> bool:
    """Tell whether a name gives the very places of the listed organisation, none besides."""
    return any(other.places == written.places for other in listed.names_of[place])


def _is_whole(written: Written, place: int, listed: Listed) -> bool:
    """Tell whether a phrase of the name is all of a listed name, not one side of its dash."""
    return any(other.phrases[0] in written.phrases for other in listed.names_of[place])


def _is_telling(phrase: tuple[str, ...]) -> bool:
    words = [word for word in phrase if word not in FORMS]
    return len(words) >= 2 or (len(words) == 1 and len(words[0]) >= 4)
