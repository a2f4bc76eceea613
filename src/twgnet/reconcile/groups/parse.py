"""Answers to fragments with results: known names are kept whole, each text settled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from twgnet.model.reconciliation import Certainty
from twgnet.reconcile.groups.match import Matcher
from twgnet.reconcile.groups.result import ALL, DECISION, EXTRA, SHOWN, UNCLEAR, WHOLE, MatchResult
from twgnet.reconcile.text.blanks import kind_of
from twgnet.reconcile.text.hedges import drop_hedges, opens_with_hedge, unhedged_key
from twgnet.reconcile.text.keys import ruling_key
from twgnet.reconcile.text.normalise import normalise, strip_invisible, words
from twgnet.reconcile.text.prefixes import strip_group_prefix
from twgnet.reconcile.text.refusals import is_negated, opens_with_refusal
from twgnet.reconcile.text.segments import Atom, atoms, pieces

BLOCK = 2048  # texts settled together: more than what is remembered of each would be forgotten before it is used
LONGEST, MOST = 7, 200  # atoms of one name, and of one piece that is a list and not prose


@dataclass(frozen=True, slots=True)
class SpanCosts:
    """What a span of atoms costs; the cheapest cut of a piece wins.

    `part` above `sure`: rather a whole name than a part of one. `unknown` is for each atom: three
    names are worth more than one atom that is none. `with_words` is a name and other words:
    rather the name, and the words on their own.
    """

    sure: float = 1.0
    part: float = 1.3
    unknown: float = 3.0
    with_words: float = 4.5


COSTS = SpanCosts()
IGNORED = MatchResult("ignored", rule="empty")
NO_NAME = MatchResult("review", rule=UNCLEAR)

_OR = re.compile(r"\bor\b", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")


class Fragment(NamedTuple):
    """A span of an answer, as written, and what it means."""

    text: str
    result: MatchResult
    certainty: Certainty = "certain"


class Splitter:
    """Cuts answers with the help of a matcher; `rulings` by key go before every rule."""

    def __init__(self, matcher: Matcher, rulings: Mapping[str, MatchResult] | None = None) -> None:
        self._matcher = matcher
        self._rulings = rulings or {}
        self._known = cache(self._find_known)

    def parse_answers(self, texts: Iterable[str], *, whole: bool = False) -> dict[str, list[Fragment]]:
        """Give the fragments of each distinct text; a `whole` one is a single fragment."""
        distinct = sorted(set(texts))
        found: dict[str, list[Fragment]] = {}
        for start in range(0, len(distinct), BLOCK):
            found |= self._parse(distinct[start : start + BLOCK], whole=whole)
        return found

    def _parse(self, distinct: Sequence[str], *, whole: bool) -> dict[str, list[Fragment]]:
        shown = {text: strip_invisible(text) for text in distinct}
        cut = {t: [s] if whole or self._ruled(s) else self._pieces(s) for t, s in shown.items()}
        parts = sorted({piece for found in cut.values() for piece in found})
        found_of = self._match_pieces(parts, whole=whole)
        return {text: _in_order(found, found_of) or [Fragment(text, IGNORED)] for text, found in cut.items()}

    def _pieces(self, text: str) -> list[str]:
        """Cut an answer where it is surely cut, but for a known name that is broken in two."""
        found = pieces(text)
        for start in reversed(range(len(found))):
            for end in range(min(start + 3, len(found)), start + 1, -1):
                joined = " ".join(found[start:end])
                if not all(map(self._known, found[start:end])) and self._known(joined):
                    found[start:end] = [joined]
                    break
        return found

    def _match_pieces(self, parts: Sequence[str], *, whole: bool) -> dict[str, list[Fragment]]:
        found_of = {piece: found for piece in parts if (found := self._at_once(piece, whole=whole))}
        left = [piece for piece in parts if piece not in found_of]
        results = self._match_spans(left)
        unsure = {}
        for piece in left:
            single = whole or not 1 < len(atoms(piece)) <= MOST or is_negated(normalise(piece))
            if single or (results[piece].rule in WHOLE and results[piece].stands):
                found_of[piece] = [_fragment(piece, results[piece])]
            else:
                unsure[piece] = results[piece]
        results.update(self._match_spans({s for piece in unsure for s in _spans(piece)}))
        for piece, result in unsure.items():
            cut = _cheapest(piece, atoms(piece), results)
            found_of[piece] = _keep(piece, result, cut, results)
        return found_of

    def _ruled(self, text: str) -> MatchResult | None:
        return self._rulings.get(ruling_key(text)) if self._rulings else None

    def _at_once(self, piece: str, *, whole: bool) -> list[Fragment] | None:
        """Settle what needs no similarity: rulings, blanks, and known names side by side."""
        ruling = self._ruled(piece)
        if ruling:
            return [_fragment(piece, ruling)]
        if special := self._special(piece):
            return [_fragment(piece, special)]
        spans = _spans(piece)
        if piece in spans and (result := self._known(piece)):
            return [_fragment(piece, result)]
        if whole or spans == [piece] or is_negated(normalise(piece)):
            return None
        if not self._is_all_known(piece):
            return None
        known = {span: result for span in spans if (result := self._known(span))}
        cut = _cheapest(piece, atoms(piece), known)
        return _fragments(piece, cut, known) if all(span in known for span in cut) else None

    def _is_all_known(self, piece: str) -> bool:
        """Say if known names, one after the other, lead from the first atom of a piece to its last."""
        found = atoms(piece)
        reached = {0}
        for start, atom in enumerate(found):
            if start in reached:
                ends = enumerate(found[start : start + LONGEST], start + 1)
                reached.update(after for after, last in ends if self._known(piece[atom.start : last.end]))
        return len(found) in reached

    def _find_known(self, span: str) -> MatchResult | None:
        return self._ruled(span) or self._matcher.known(unhedged_key(span)) or self._special(span)

    def _special(self, span: str) -> MatchResult | None:
        """Settle what is no name: blanks, `all`, `all but Health`, and what says nothing yet."""
        key = unhedged_key(span)
        kind = kind_of(key)
        if kind == "blank":
            return None if self._matcher.known(key) else IGNORED
        if kind == "all":
            return MatchResult("matched", self._matcher.group_ids, self._matcher.group_ids, ALL, 100.0)
        return NO_NAME if kind else None

    def _match_spans(self, spans: Iterable[str]) -> dict[str, MatchResult]:
        """Match each span, without its hedges, and with remarks in brackets weighed."""
        decided = {span: self._known(span) for span in spans}
        views = {span: _views(span) for span, known in decided.items() if not known}
        results = self._matcher.match({view for seen in views.values() for view in seen})
        return {span: known or _weigh(*map(results.__getitem__, views[span])) for span, known in decided.items()}


def _in_order(found: Sequence[str], found_of: Mapping[str, Sequence[Fragment]]) -> list[Fragment]:
    """Give the fragments of an answer; what is listed after a refusal is a question."""
    refusals = (place for place, piece in enumerate(found[:-1], 1) if opens_with_refusal(normalise(piece)))
    refused = next(refusals, len(found))
    named = [fragment for piece in found[:refused] for fragment in found_of[piece]]
    return named + [_asked(fragment) for piece in found[refused:] for fragment in found_of[piece]]


def _asked(fragment: Fragment) -> Fragment:
    result = fragment.result
    if result.status != "matched" or result.rule == DECISION:
        return fragment
    return fragment._replace(result=result._replace(status="review", group_ids=(), rule=UNCLEAR))


def _views(span: str) -> tuple[str, ...]:
    """Give the keys of a span as a whole and, if it has remarks in brackets, of what is outside them, and of each."""
    key, plain = unhedged_key(span), drop_hedges(span)[0]
    inner = _BRACKET.findall(plain)
    if not inner or is_negated(key):
        return (key,)
    return (key, normalise(_BRACKET.sub(" ", plain)), *map(normalise, inner))


def _weigh(whole: MatchResult, *parts: MatchResult) -> MatchResult:
    """Let a remark in brackets confirm or contradict the name before it."""
    outer, *inner = parts or (whole,)
    if not inner or (whole.rule in WHOLE and whole.status == "matched"):
        return whole
    named = [result for result in inner if result.status == "matched" and result.rule in WHOLE]
    if outer.status == "matched" and all(v.group_ids == outer.group_ids for v in named):
        return outer
    if len(named) == 1 and outer.status == "review":
        like_it = named[0].group_ids[0] in outer.candidates
        if like_it or not outer.candidates:  # none: Khmer before its English name
            return named[0]
    candidates = [*outer.candidates, *(id for result in named for id in result.candidates)]
    return whole._replace(status="review", group_ids=(), candidates=_distinct(candidates))


def _spans(piece: str) -> list[str]:
    """Give every run of neighbouring atoms of a piece, as it is written."""
    found = atoms(piece)
    runs = [
        piece[found[i].start : found[j].end] for i in range(len(found)) for j in range(i, min(i + LONGEST, len(found)))
    ]
    return [*runs, piece] if len(found) > LONGEST else runs or [piece]


def _cheapest(piece: str, found: Sequence[Atom], results: Mapping[str, MatchResult]) -> list[str]:
    """Cut a piece into the runs of atoms that names account for best, longest names first."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(found) + 1):
        options = []
        for start in range(max(0, end - LONGEST), end):
            run = piece[found[start].start : found[end - 1].end]
            result = results.get(run)
            if result and result.rule == EXTRA and _holds_name(run, result, results):
                result = None
            cost, cut = best[start]
            options.append((cost + _cost(result, end - start), [*cut, run]))
        best.append(min(options, key=lambda option: (option[0], len(option[1]))))
    return best[-1][1]


def _holds_name(run: str, more: MatchResult, results: Mapping[str, MatchResult]) -> bool:
    """Say if a shorter run is the name, so that the other words stand beside it, not in it."""
    return any(
        shorter != run and result.rule in WHOLE and result.group_ids == more.group_ids
        for shorter in _spans(run)
        if (result := results.get(shorter))
    )


def _cost(result: MatchResult | None, length: int) -> float:
    if result is None or not result.stands:
        return COSTS.unknown * length
    if result.rule == EXTRA:
        return COSTS.with_words if length > 1 else COSTS.part
    return COSTS.part if result.rule == "part" else COSTS.sure


def _keep(piece: str, whole: MatchResult, cut: Sequence[str], results: Mapping[str, MatchResult]) -> list[Fragment]:
    """Take the cut where every side stands on its own, else leave the piece for a person."""
    if len(cut) == 1:
        return [_fragment(piece, whole)]
    standing = [span for span in cut if results[span].stands]
    surely = [span for span in standing if results[span].rule not in ("part", EXTRA)]
    telling = any(len(words(strip_group_prefix(normalise(span)))) > 1 for span in surely)
    if len(standing) == len(cut) or telling or _listed(piece, cut, surely):
        return _fragments(piece, cut, results)
    candidates = [id for span in standing for id in results[span].candidates]
    asked = whole._replace(status="review", group_ids=(), candidates=_distinct([*candidates, *whole.candidates]))
    return [_fragment(piece, asked)]


def _between(piece: str, cut: Sequence[str]) -> str:
    """Give what stands between the spans of a piece."""
    for span in cut:
        piece = piece.replace(span, "|", 1)
    return piece


def _listed(piece: str, cut: Sequence[str], standing: Sequence[str]) -> bool:
    """Say if commas set what is not known apart from two names, or one thing from one name."""
    if len(standing) < 2 and not (standing and len(atoms(piece)) == 2):
        return False
    after_comma = {atom.start for atom in atoms(piece) if atom.comma or not atom.start}
    start = 0
    for span in cut:
        start = piece.index(span, start)
        if span not in standing and start not in after_comma:
            return False
        start += len(span)
    return True


def _fragments(piece: str, cut: Sequence[str], results: Mapping[str, MatchResult]) -> list[Fragment]:
    """Give the spans; a hedge before the first, or `or` between two, holds for all."""
    found = [_fragment(span, results[span]) for span in cut]
    if opens_with_hedge(cut[0]) or _OR.search(_between(piece, cut)):
        return [fragment._replace(certainty="tentative") for fragment in found]
    return found


def _fragment(text: str, result: MatchResult) -> Fragment:
    return Fragment(text, result, "tentative" if drop_hedges(text)[1] else "certain")


def _distinct(candidates: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(candidates))[:SHOWN]
