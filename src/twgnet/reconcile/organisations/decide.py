"""Is this name that organisation? Used where the evidence is sure and no other does as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from twgnet.reconcile.organisations.candidates import Nearest
from twgnet.reconcile.organisations.compare import THRESHOLDS as COMPARE
from twgnet.reconcile.organisations.compare import Evidence, compare_names, names_its_countries, same_country
from twgnet.reconcile.organisations.index import BODY_WORDS, MasterIndex, trim
from twgnet.reconcile.organisations.parse import ParsedName, Phrase
from twgnet.vocabulary.organisations.words import GENERAL, ORGANISATION_TYPES, STATE_BODIES

SHOWN = 3  # candidates for a person


@dataclass(frozen=True, slots=True)
class DecideThresholds:
    """What is used, asked, or new.

    `margin` is how far the best must lead the next organisation, in similarity (0 to 1): lower
    takes one of two lookalikes. Below `plausible` a name is of an organisation that is not
    listed: lower asks more. Below `faint` a listed organisation is not even shown.
    `letters` are those a phrase must have to be the same when a form comes or goes: fewer
    takes Care Ltd for Care International.
    """

    margin: float = 0.06
    plausible: float = 0.45
    faint: float = 0.25
    letters: int = 5


THRESHOLDS = DecideThresholds()


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was found to be; `indices` are positions in the list, best first."""

    status: Literal["matched", "review", "new"]
    indices: tuple[int, ...]
    rule: str
    score: float


def match_names(names: Sequence[ParsedName], listed: MasterIndex) -> Iterator[Match]:
    """Hold each name against the list: sure enough to use, for a person, or not listed."""
    names = [_with_short_form(parsed, listed) for parsed in names]
    proven = [_prove(parsed, listed) for parsed in names]
    rest = [parsed for parsed, match in zip(names, proven, strict=True) if not match]
    near = iter(Nearest(listed).find(rest))
    for parsed, match in zip(names, proven, strict=True):
        yield match or _decide(parsed, next(near), listed)


def _with_short_form(parsed: ParsedName, listed: MasterIndex) -> ParsedName:
    """Take the first word of a name for a short form where the list has it as one: `Danida - Denmark`."""
    first, *others = parsed.key.split() or [""]
    own = len(first) >= COMPARE.acronym and len(listed.own_acronyms.get(first, ())) == 1
    return replace(parsed, acronyms=parsed.acronyms | {first}) if others and own else parsed


def _prove(parsed: ParsedName, listed: MasterIndex) -> Match | None:
    """Settle a name that equals a listed name, or says the same words of the same country."""
    exact = listed.exact.get(parsed.key, set())
    if len(exact) == 1:
        return Match("matched", tuple(exact), "exact", 100.0)
    if parsed.is_state:
        governments = listed.states.get(parsed.state, set())
        return Match("matched", tuple(governments), "same-words", 98.0) if len(governments) == 1 else None
    equal = {index for phrase in parsed.phrases for index in _equal(phrase, parsed, listed)}
    fitting = {index for index in equal if same_country(parsed, index, listed)}
    whole = {index for index in fitting if _is_whole(parsed, index, listed)}
    there = {index for index in fitting if names_its_countries(parsed, index, listed)}
    for indices in (fitting, whole, there, whole & there):
        sure = listed.pick_one(indices, parsed)
        if (
            sure is not None
            and not _is_doubtful(parsed, sure, listed)
            and (indices in (there, whole & there) or not _branches(parsed, sure, listed))
        ):
            return Match("matched", (sure,), "same-words", 98.0)
    unlabelled = _without_label(parsed, listed)
    return Match("matched", (unlabelled,), "same-words", 98.0) if unlabelled is not None else None


def _without_label(parsed: ParsedName, listed: MasterIndex) -> int | None:
    """Find the one that is listed under its country and named without it: `UK - Commonwealth Office`."""
    whole = parsed.phrases[0]
    if parsed.countries or len(whole) < 3 or {*whole} <= BODY_WORDS | GENERAL | ORGANISATION_TYPES:
        return None
    equal = listed.equal.get("".join(whole), set())
    labelled = all(any(name.label for name in listed.names_of[index]) for index in equal)
    return listed.pick_one(equal, parsed) if labelled else None


def _claimed_by_another(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if a name gives the short form of one other organisation alone: `DEVCO, European Commission`."""
    own_words = {word for name in listed.names_of[index] for word in name.key.split()}
    owners = [listed.own_acronyms.get(short, set()) for short in parsed.acronyms - own_words]
    return any(len(one) == 1 for one in owners) and not any(index in one for one in owners)


def _branches(parsed: ParsedName, index: int, listed: MasterIndex) -> set[int]:
    return {other for other in listed.branches_like(parsed) if listed.identity[other] != listed.identity[index]}


def _decide(parsed: ParsedName, near: Iterable[int], listed: MasterIndex) -> Match:
    ranked = _rank(parsed, near, listed)
    if not ranked or ranked[0].alike < THRESHOLDS.plausible:
        shown = tuple(evidence.listed for evidence in ranked[:SHOWN] if evidence.alike >= THRESHOLDS.faint)
        return Match("new", shown, "not-listed", round(100 * ranked[0].alike, 1) if ranked else 0.0)
    best, score = ranked[0], round(100 * ranked[0].alike, 1)
    shown = tuple(evidence.listed for evidence in ranked[:SHOWN])
    sure = best.rule and _is_alone(best, ranked[1:], listed) and not _branches(parsed, best.listed, listed)
    sure = sure and not _is_doubtful(parsed, best.listed, listed)
    if sure and (not parsed.is_acronym or best.rule.startswith("acronym")):
        return Match("matched", shown, best.rule, score)
    return Match("review", shown, "unclear", score)


def _rank(parsed: ParsedName, near: Iterable[int], listed: MasterIndex) -> list[Evidence]:
    """Compare a name with those listed that share letters, a short form or a country with it."""
    agree = {index for short in parsed.short_forms for index in listed.acronyms.get(short, ())}
    hinted = {index for short in _short(parsed) for index in listed.stated.get(short, ())}
    misspelt = set() if agree | hinted else listed.near_acronyms(parsed)
    compared = [
        compare_names(parsed, index, listed, agrees=index in agree)
        for index in sorted({*near} | agree | hinted | misspelt)
    ]
    least = dict.fromkeys(misspelt, COMPARE.misspelt) | dict.fromkeys(hinted, COMPARE.hinted)
    found = {one.listed: one._replace(alike=max(one.alike, least.get(one.listed, 0.0))) for one in compared}
    for order, index in enumerate(listed.bodies_of(parsed)):
        similarity = COMPARE.elsewhere + 0.05 - 0.01 * order
        found[index] = max(found.get(index, Evidence(index, 0.0)), Evidence(index, similarity), key=lambda e: e.alike)
    return sorted(found.values(), key=lambda evidence: (-evidence.alike, evidence.listed))


def _is_alone(best: Evidence, others: Iterable[Evidence], listed: MasterIndex) -> bool:
    """Say if no other organisation does nearly as well; the same one listed twice is none."""
    if best.rule == "acronym-and-country":
        return True
    rivals = (other for other in others if listed.identity[other.listed] != listed.identity[best.listed])
    return all(best.alike - rival.alike >= THRESHOLDS.margin for rival in rivals)


def _is_doubtful(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if a name may be another's though its words fit: of another state, or by its short form."""
    return _is_of_some_state(parsed, index, listed) or _claimed_by_another(parsed, index, listed)


def _is_of_some_state(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if a name is of a body that every state has, and the listed one tells of which: Ministry of Health."""
    state_body = STATE_BODIES & set(parsed.phrases[0]) and not parsed.countries and not parsed.acronyms
    wholes = {"".join(name.phrases[0]) for name in listed.names_of[index]}
    return bool(state_body) and "".join(parsed.phrases[0]) not in wholes


def _short(parsed: ParsedName) -> set[str]:
    """Give what may be a listed acronym, however it is written: unicef, UN OCHA, Acted Cambodia."""
    joined = parsed.key.replace(" ", "")
    words = [word for word in parsed.phrases[0] if word not in ORGANISATION_TYPES]
    return {joined, joined.removeprefix("un"), *(words if len(words) <= 2 else ())}


def _is_whole(parsed: ParsedName, index: int, listed: MasterIndex) -> bool:
    """Say if a phrase of the name is all of a listed name, not one side of its dash."""
    return any(other.phrases[0] in parsed.phrases for other in listed.names_of[index])


def _equal(phrase: Phrase, parsed: ParsedName, listed: MasterIndex) -> set[int]:
    """Give those listed with a phrase of the same letters, but for what either side adds."""
    found = set[int]()
    if _is_telling(phrase):
        found |= listed.equal.get("".join(phrase), set())
    for one, index in ((phrase, listed.trimmed), (trim(phrase), listed.equal)):
        letters = "".join(one)
        if _is_telling(one):
            there = index.get(letters, set())
            if len(letters) < THRESHOLDS.letters:
                there = {other for other in there if parsed.countries and names_its_countries(parsed, other, listed)}
            found |= there
    return found


def _is_telling(phrase: Collection[str]) -> bool:
    """Say if a phrase can be the name of one: no kinds of body or fields of work alone."""
    words = [word for word in phrase if word not in ORGANISATION_TYPES]
    if all(word in GENERAL for word in words):
        return len(words) >= 3
    return len(words) >= 2 or (len(words) == 1 and len(words[0]) >= 4)
