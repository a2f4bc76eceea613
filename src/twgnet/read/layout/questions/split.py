"""Headings cut into a question and one of its options, as each survey tool joins them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from twgnet.read.headings import GROUPS, read_heading
from twgnet.read.layout.columns import Column
from twgnet.read.layout.content import is_number
from twgnet.read.layout.ticks import is_tick
from twgnet.read.tools import OPTION_PATTERNS

LEAST_OPENING = 3  # words that several headings open with, to be one question
LEAST_ASKING = 2  # the same where they surely ask: `Interested in`, `Member of`
_SURELY_ASKING = frozenset({"wanted", "interest", "member"})
_ASKING = _SURELY_ASKING | {"choice"} | GROUPS
_SEPARATORS = ("___", "/", ".", " - ", " – ", ": ", " > ", " | ")
_NUMBERED = re.compile(r"(?P<question>.*\w.*?)[ _.\-]+(?!(?:19|20)\d\d$)\d{1,4}")
_LEGEND = re.compile(r"\s*[(\[][^()\[\]]*\d\s*(?:=|:|–)[^()\[\]]*\d\s*(?:=|:|–)[^()\[\]]*[)\]]")
_BEHIND = re.compile(r"([^:]*):(.*)|(.*\S)\s+[-–—]\s+(.*)", re.DOTALL)  # an option before its question
_BRACKETED = re.compile(r"(.*?\S)\s*\(((?:[^()]|\([^()]*\))+)\)\s*", re.DOTALL)  # an option behind its question
_ENDS = " .:-"  # around what was cut
_CHOICE = re.compile(r" - selected choice(?= - )", re.IGNORECASE)


def drop_legend(option: str) -> str:
    """Give an option without what its numbers mean.

    >>> drop_legend("Land (1 = not at all; 5 = very)"), drop_legend("Land (rural)")
    ('Land', 'Land (rural)')
    """
    return _LEGEND.sub("", option) or option


def split_headings(columns: Sequence[Column]) -> list[tuple[Column, str, str]]:
    """Give each column with its question, empty if it has none, and its option."""
    by_separator = _shared_prefixes([_CHOICE.sub("", c.name) for c in columns if not c.option])
    by_separator |= _in_brackets([c.name for c in columns if not c.option])
    by_separator = {**_shared_endings([c.name for c in columns if not c.option]), **by_separator}
    openings = _shared_openings([c.name for c in columns if not c.option])
    labelled = _labelled([c for c in columns if not c.option])
    split = []
    for column in columns:
        name = _CHOICE.sub("", column.name)
        matches = (pattern.fullmatch(name) for pattern in OPTION_PATTERNS[1:])
        found = next(filter(None, matches), None) if "[" in name or "(" in name else None
        if column.option:
            split.append((column, column.question, column.option))
        elif found:
            split.append((column, found["question"] or name.split("[")[0] or name, found["option"]))
        else:
            question, option = by_separator.get(name, openings.get(name, ("", name)))
            label = labelled.get(column.index)
            cut = label and question.strip(_ENDS) != label[0]  # inside an option that holds a separator
            split.append((column, *label) if label and cut else (column, question, option))
    return [(column, question, drop_legend(option)) for column, question, option in split]


def _labelled(columns: Sequence[Column]) -> dict[int, tuple[str, str]]:
    """Cut the headings of columns that hold one text or nothing: the text is the option.

    So statistics programs write options out (`q4_1` over `Health` or `Not selected`), and SurveyMonkey
    in one row (`3. Health` over `Health` or nothing).
    """
    labels = {column.index: label for column in columns if (label := _only_text(column))}
    asked: dict[str, list[Column]] = {}
    for column in columns:
        label, name = labels.get(column.index, ""), _CHOICE.sub("", column.name)
        tail = bool(label) and name.endswith(label) and name[: -len(label)].strip(_ENDS)
        numbered = _NUMBERED.fullmatch(name)
        if tail:
            asked.setdefault(tail, []).append(column)
        elif numbered and column.filled and _some_chose(column):
            asked.setdefault(numbered["question"], []).append(column)
    found: dict[int, tuple[str, str]] = {}
    for question, same in asked.items():
        options = [labels.get(column.index, "") for column in same]
        if len(same) > 1 and all(options) and len(set(options)) == len(options):
            found |= {column.index: (question, labels[column.index]) for column in same}
    return found


def _some_chose(column: Column) -> bool:
    """Say if a column holds something else than one text all over."""
    return len(column.values) > 1 or len(column.filled) < len(column.cells)


def _only_text(column: Column) -> str:
    """Give the one text that stands in a column beside blanks and noes; empty if there are several or none."""
    texts = [*islice((cell for cell in column.values if is_tick(cell) is not False), 2)]
    only = len(texts) == 1 and is_tick(texts[0]) is None and not is_number(texts[0])
    return texts[0] if only else ""


def _shared_openings(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut the names of neighbours after the words that they open with.

    >>> _shared_openings(["Would you join Health?", "Would you join Land?"])["Would you join Land?"]
    ('Would you join', 'Land')
    """
    found: dict[str, tuple[str, str]] = {}
    runs: list[tuple[list[str], list[str]]] = []  # the words that neighbours open with, and these neighbours
    for one, other in pairwise(names):
        pairs = zip(one.split(), other.split(), strict=False)
        opening = [a for a, b in takewhile(lambda pair: pair[0] == pair[1], pairs)]
        concepts = read_heading(" ".join(opening)).concepts
        if len(opening) < (LEAST_ASKING if concepts & _SURELY_ASKING else LEAST_OPENING) or not concepts & _ASKING:
            continue
        longer = runs and runs[-1][1][-1] == one and max(opening, runs[-1][0], key=len)
        if longer and longer[: min(len(opening), len(runs[-1][0]))] == min(opening, runs[-1][0], key=len):
            runs[-1] = (min(opening, runs[-1][0], key=len), [*runs[-1][1], other])
        else:
            runs.append((opening, [one, other]))
    for opening, same in runs:
        text = " ".join(opening)
        for name in same:
            if (rest := " ".join(name.split())[len(text) :].strip(" ?.:")) and name not in found:
                found[name] = text, rest
    return found


def _shared_prefixes(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut names at the last separator before which several of them are the same.

    >>> _shared_prefixes(["g/who", "g/Q/HIV/AIDS", "g/Q/Gender"])["g/Q/HIV/AIDS"]
    ('g/Q', 'HIV/AIDS')
    """
    found: dict[str, tuple[str, str]] = {}
    for separator in _SEPARATORS:
        rest = [name for name in names if name not in found and (separator != "." or " " not in name)]
        counts = Counter(prefix for name in rest for prefix in _prefixes(name, separator))
        for name in rest:
            shared = [prefix for prefix in _prefixes(name, separator) if counts[prefix] > 1]
            if shared:
                found[name] = shared[-1], name[len(shared[-1]) + len(separator) :]
    return found


def _shared_endings(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut names after the first colon, or a dash, where the question stands behind the option.

    >>> _shared_endings(["Health:Which groups?", "Land:Which groups?", "Type: other"])["Land:Which groups?"]
    ('Which groups?', 'Land')
    >>> _shared_endings(["Health - interested?", "Land - interested?"])["Land - interested?"]
    ('interested?', 'Land')
    """
    cut = {
        name: [part.strip() for part in found.groups() if part is not None]
        for name in names
        if (found := _BEHIND.fullmatch(name))
    }
    counts = Counter(end for _, end in cut.values() if end)
    return {
        name: (end, option)
        for name, (option, end) in cut.items()
        if counts[end] > 1 and (":" in name or read_heading(end).concepts & _SURELY_ASKING)
    }


def _in_brackets(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut names that are one question each time, with an option in brackets behind it.

    >>> _in_brackets(["Which? (Health)", "Which? (Land (all))", "Water (rural)", "Water (urban)"])
    {'Which? (Health)': ('Which?', 'Health'), 'Which? (Land (all))': ('Which?', 'Land (all)')}
    """
    cut = {name: (found[1], found[2]) for name in names if (found := _BRACKETED.fullmatch(name))}
    counts = Counter(question for question, _ in cut.values())
    return {name: pair for name, pair in cut.items() if counts[pair[0]] > 1 and pair[0].endswith("?")}


def _prefixes(name: str, separator: str) -> list[str]:
    parts = name.split(separator)
    return [separator.join(parts[:size]) for size in range(1, len(parts)) if all(parts[:size])]
