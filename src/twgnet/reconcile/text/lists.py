"""Which texts of a column are lists, decided for the column: by its separators, and by what recurs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.model.coded import CodedAnswers
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.text.blanks import is_blank, names_all_but
from twgnet.reconcile.text.keys import name_key
from twgnet.reconcile.text.normalise import strip_invisible
from twgnet.reconcile.text.separators import (
    CODES,
    JOINT,
    ONLY_CODES,
    ONLY_OPTIONS,
    OPTIONS,
    SEPARATORS,
    Separator,
    cut,
    drop_bullet,
    unwrap,
)

Pieces = tuple[str, ...]
IsOne = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class ListThresholds:
    """When a column is a column of lists. Shares are of the pieces that a separator would give.

    `recurring` is how many of the pieces must stand in other texts too, for a separator that
    names hold as well (a comma): lower cuts names in two, higher leaves lists whole.
    `recurring_in_ties` is the same where organisations have several rows, one for each group;
    `sure_in_ties` for a separator that few names hold (a semicolon), which elsewhere needs no proof.
    `tool` is the same where the survey tool is known to join answers that way.
    `repeated` is the share of rows beyond the first of an organisation from which a column
    has one row for each group: lower distrusts the `;` of people who answered twice.
    `doubtful` is the share from which a separator that is not used is worth a question.
    `capitals` is the share of pieces with a capital from which a piece without one belongs to
    the name before it: lower joins the names of careless writers.
    """

    recurring: float = 0.6
    recurring_in_ties: float = 0.8
    sure_in_ties: float = 0.5
    tool: float = 0.3
    repeated: float = 0.2
    doubtful: float = 0.3
    capitals: float = 0.8


THRESHOLDS = ListThresholds()
FEW = 3  # texts of a column; among so few, no piece need recur in a list
MANY = 500  # texts, beyond which to compare all pieces takes long and names recur without a slip
LETTERS_PER_SLIP = 5
OFTEN = 0.2  # of the texts of a column, with a separator that may then part names that hold a comma
SURELY = re.compile("|".join(separator.pattern.pattern for separator in SEPARATORS if separator.sure), re.IGNORECASE)
PHONES = ("KoboToolbox", "ODK", "CommCare")  # programs whose options have names without blanks
TOOLS = {"Google Forms": ",", "Microsoft Forms": ";", "SurveyMonkey": ",", "Qualtrics": ","}
TOOLS |= dict.fromkeys(PHONES, "blank")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Texts that look like lists and are kept whole: how many hold which separator."""

    separator: str
    texts: int


def cut_lists(survey: Survey) -> tuple[Survey, tuple[Doubt, ...]]:
    """Give a survey in which every answer is one name, and say what may be a list all the same.

    >>> from twgnet.errors import Location
    >>> texts = ["Bees, Trees", "Bees", "Trees, Salt", "Salt"]
    >>> survey = Survey("s", tuple(Answer(text, text, Location("s")) for text in texts))
    >>> [answer.text for answer in cut_lists(survey)[0].answers]
    ['Bees', 'Trees', 'Bees', 'Trees', 'Salt', 'Salt']
    """
    if isinstance(survey.answers, CodedAnswers):
        return _cut_coded(survey, survey.answers)
    columns: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in survey.answers:
        if not answer.whole:
            columns[answer.location.column].append(answer)
    cutters = {name: _cutter(answers, survey, name) for name, answers in columns.items()}
    answers = (
        piece
        for answer in survey.answers
        for piece in ((answer,) if answer.whole else _pieces(answer, cutters[answer.location.column]))
    )
    doubts = tuple(doubt for cutter in cutters.values() for doubt in cutter.doubts)
    return replace(survey, answers=tuple(answers)), doubts


def doubt_names(names: Sequence[str], known: Collection[str] = ()) -> Iterator[Doubt]:
    """Say which names, kept whole, part at a separator into other names; `known` separators are left out.

    >>> list(doubt_names(["Health", "Nutrition", "Health, Nutrition", "Water, Land"]))
    [Doubt(separator=',', texts=1)]
    """
    keys = set(map(name_key, names))
    for separator in SEPARATORS:
        held = [name for name in names if separator.name not in known and separator.pattern.search(name)]
        parts = [cut(name, separator.pattern) for name in held]
        if texts := sum(len(found) > 1 and keys.issuperset(map(name_key, found)) for found in parts):
            yield Doubt(separator.name, texts)


def _cut_coded(survey: Survey, answers: CodedAnswers) -> tuple[Survey, tuple[Doubt, ...]]:
    if answers.whole:
        return survey, ()
    texts = answers.texts.tally()
    repeated = 1 - len(answers.named()) / max(texts.total(), 1)
    cutter = cut_column(texts + _replaced(survey, answers.headings[1]), repeated, survey.reading.tool)
    return replace(survey, answers=answers.split(cutter.pieces)), tuple(cutter.doubts)


def _replaced(survey: Survey, column: str) -> Counter[str]:
    """Count the texts of a column in whose stead later answers count."""
    return Counter(one.text for one in survey.replaced if one.location.column == column and not one.whole)


def _cutter(answers: Sequence[Answer], survey: Survey, column: str) -> ColumnCutter:
    rows = {(answer.organisation, answer.location.row) for answer in answers if answer.text}
    repeated = 1 - len({name for name, _ in rows}) / len(rows) if rows else 0.0
    texts = Counter(answer.text for answer in answers) + _replaced(survey, column)
    return cut_column(texts, repeated, survey.reading.tool)


def cut_column(times: Counter[str], repeated: float, tool: str = "") -> ColumnCutter:
    """Cut the texts of one column, in the order of separators that leaves the fewest names.

    Where `Health / Water, Sanitation and Hygiene` stands beside `Health`, the slash parts names and the comma
    stands in one; where `Health / Santé, Water / Eau` does, it is the other way round.
    """
    plain = ColumnCutter(times, repeated, tool)
    unsure = [separator for separator in SEPARATORS if not separator.sure and separator.name != ","]
    often = [one for one in unsure if sum(map(bool, map(one.pattern.search, times))) >= OFTEN * len(times)]
    others = (ColumnCutter(times, repeated, tool, first=separator) for separator in often)
    return min((plain, *others), key=lambda cutter: len(_counts(cutter.pieces.values())))


def _pieces(answer: Answer, cutter: ColumnCutter) -> Iterable[Answer]:
    pieces = cutter.pieces[answer.text] or (answer.text,)
    return (replace(answer, text=piece, whole=True) for piece in pieces)


class ColumnCutter:
    """Cuts the texts of one column; `pieces` gives those of each, `doubts` what was left whole.

    `times` is how often each text stands, `repeated` the share of rows beyond the first of an organisation;
    `first` comes before the other separators that names hold as well.
    """

    def __init__(self, times: Counter[str], repeated: float, tool: str = "", *, first: Separator | None = None) -> None:
        self._in_ties = repeated >= THRESHOLDS.repeated
        self._tool = TOOLS.get(tool, "")
        self.doubts: list[Doubt] = []
        written = {text: strip_invisible(text) for text in sorted(times)}
        self._listed = {text: found for text, shown in written.items() if (found := unwrap(shown)) is not None}
        self.pieces: dict[str, Pieces] = {text: self._whole(text, shown) for text, shown in written.items()}
        for separator in (*_blanks([text for text in times if text], tool), *_order(first)):
            self._try(separator)
        self._cut_joined(times)

    def _whole(self, text: str, shown: str) -> Pieces:
        """Give the entries of what a program wrote as a list, or else the text; of a list of nothing, nothing."""
        if text in self._listed:
            return tuple(self._listed[text]) or ("",)
        return (drop_bullet(shown),) if shown else ()

    def _try(self, separator: Separator) -> None:
        """Cut at a separator if its pieces are names that recur, or if hardly any name holds it."""
        changed = self._cut(separator)
        if not changed:
            return
        share = self._share_recurring(changed, separator)
        if share >= self._needed(separator):
            self.pieces |= changed if separator.sure else self._cut(separator, self._names_that_hold(changed))
        elif share >= THRESHOLDS.doubtful or self._may_recur(changed, separator):
            self.doubts.append(Doubt(separator.name, len(changed)))

    def _needed(self, separator: Separator) -> float:
        """Give the share of pieces that must recur before a separator is believed."""
        if separator.sure:
            return THRESHOLDS.sure_in_ties if self._in_ties else 0.0
        if separator.name == self._tool:
            return THRESHOLDS.tool
        return THRESHOLDS.recurring_in_ties if self._in_ties else THRESHOLDS.recurring

    def _cut(self, separator: Separator, is_one: IsOne | None = None) -> dict[str, Pieces]:
        """Cut all texts that hold a separator; texts that it leaves as they are do not count."""
        found = {
            text: tuple(part for piece in pieces for part in cut(piece, separator.pattern, is_one))
            for text, pieces in self.pieces.items()
            if text not in self._listed and any(map(separator.pattern.search, pieces)) and not names_all_but(text)
        }
        return {text: pieces for text, pieces in found.items() if pieces != self.pieces[text]}

    def _may_recur(self, changed: Mapping[str, Pieces], separator: Separator) -> bool:
        """Say if pieces would recur but for a slip, or if there are too few texts for any to recur."""
        if separator.name != ",":
            return False
        if len(self.pieces) > MANY:
            return False
        return len(self.pieces) <= FEW or self._share_recurring(changed, separator, slips=True) >= THRESHOLDS.doubtful

    def _share_recurring(self, changed: Mapping[str, Pieces], separator: Separator, *, slips: bool = False) -> float:
        """Give the share of the pieces of these texts that stand in other entries as well, or nearly so.

        The same entry in many lists is one entry: `HIV/AIDS` wanted by many does not make `AIDS` a name.
        """
        entries = {name_key(entry): entry for pieces in self.pieces.values() for entry in pieces}
        new = {name_key(entry): tuple(cut(entry, separator.pattern)) for text in changed for entry in self.pieces[text]}
        parts = {key: new.get(key, (entry,)) for key, entry in entries.items()}
        parted = separator.name == "," and any(len(pieces) > 1 for pieces in new.values())
        entries_cut = {key: _with_last(pieces) for key, pieces in parts.items()} if parted else parts
        counts = _counts(tuple(_cut_surely(pieces)) for pieces in entries_cut.values())
        new = {key: _with_last(pieces) if len(pieces) > 1 else pieces for key, pieces in new.items()} if parted else new
        keys = [part for pieces in new.values() if len(pieces) > 1 for part in set(_keys(pieces))]
        known = [*counts] if slips else []
        return sum(counts[key] > 1 or (slips and _is_slip(key, known)) for key in keys) / len(keys) if keys else 1.0

    def _names_that_hold(self, changed: Mapping[str, Pieces]) -> IsOne:
        """Find names that hold the separator themselves: neighbours that never stand apart."""
        whole = {**self.pieces, **changed}
        singles = _counts(whole.values())
        pairs = Counter(pair for pieces in whole.values() for pair in set(_neighbours(pieces)))
        apart = {pair for pieces in self.pieces.values() for pair in _neighbours(pieces)}
        alone = {tuple(map(name_key, pieces)) for pieces in changed.values()}
        capitals = sum(not piece[0].islower() for pieces in changed.values() for piece in pieces)
        lower_tells = capitals >= THRESHOLDS.capitals * sum(map(len, changed.values()))

        def is_one(before: str, after: str) -> bool:
            pair = (name_key(before), name_key(after))
            if pairs[pair] != singles[pair[1]] or pair in apart or is_blank(after):
                return False
            if lower_tells and after[0].islower():
                return True
            together = pairs[pair] == singles[pair[0]] and pairs[pair] > 1
            return together and (pair in alone or bool(JOINT.search(after)))

        return is_one

    def _cut_joined(self, times: Counter[str]) -> None:
        """Cut `Health and Gender` where both are names by themselves and nobody else writes it so."""
        if self._in_ties:
            return
        names = _counts(self.pieces.values())
        written = Counter(piece.casefold() for pieces in self.pieces.values() for piece in pieces)
        for text, pieces in self.pieces.items():
            if times[text] == 1 and not names_all_but(text):
                once = [piece for piece in pieces if written[piece.casefold()] == 1]
                parts = {piece: _joined(piece, names) for piece in once}
                self.pieces[text] = tuple(part for piece in pieces for part in parts.get(piece, (piece,)))


def _order(first: Separator | None) -> Iterable[Separator]:
    return SEPARATORS if first is None else sorted(SEPARATORS, key=lambda one: (not one.sure, one is not first))


def _blanks(texts: Sequence[str], tool: str) -> tuple[Separator, ...]:
    """Give the blank as a separator where no name has one: codes, or names of options as forms on phones have them."""
    if all(map(ONLY_CODES.fullmatch, texts)):
        return (CODES,)
    named = tool in PHONES or any("_" in text for text in texts)
    return (OPTIONS,) if named and all(map(ONLY_OPTIONS.fullmatch, texts)) else ()


def _cut_surely(pieces: Pieces) -> Iterable[str]:
    return (part for piece in pieces for part in (cut(piece, SURELY) if SURELY.search(piece) else (piece,)))


def _with_last(pieces: Pieces) -> Pieces:
    """Give pieces with the last one parted where `and` joins two (`Land, Art and Sea`)."""
    return (*pieces[:-1], *cut(pieces[-1], JOINT)) if pieces else pieces


def _neighbours(pieces: Pieces) -> Iterable[tuple[str, str]]:
    return pairwise(map(name_key, pieces))


def _joined(piece: str, names: Counter[str]) -> list[str]:
    parts = cut(piece, JOINT)
    return parts if len(parts) > 1 and all(names[name_key(part)] for part in parts) else [piece]


def _is_slip(key: str, known: Sequence[str]) -> bool:
    """Say if a name is another one but for a slip or two."""
    most = min(2, len(key) // LETTERS_PER_SLIP)
    return most > 0 and len(process.extract(key, known, scorer=OSA.distance, score_cutoff=most, limit=2)) > 1


def _keys(pieces: Iterable[str]) -> list[str]:
    return [name_key(piece) for piece in pieces if not is_blank(piece)]


def _counts(texts: Iterable[Pieces]) -> Counter[str]:
    """Count in how many texts each name stands."""
    return Counter(key for pieces in texts for key in set(_keys(pieces)))
