"""Choosing the column, or the columns, that name the organisations; two equal ones are a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from twgnet.errors import Problem, problem
from twgnet.options import Options
from twgnet.read.headings import GROUPS, Role, read_heading, stem
from twgnet.read.layout.choose.acronym import find_acronym, find_fuller
from twgnet.read.layout.choose.refusals import ambiguous, by_content, find_columns, missing, no_names
from twgnet.read.layout.choose.translations import are_translations, find_whole
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.content import Kind
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.ticks import is_tick
from twgnet.vocabulary.headings.load import fold, heads_edges

NAMES = frozenset({Kind.NAME, Kind.CODE, Kind.PROSE, Kind.EMPTY})
UNLIKE = 0.9  # distinct texts per answer: hardly two respondents have one name, many use the same words
LEAST_ROWS = 4  # with fewer, how often values recur tells nothing
_RESPONDENTS = {"respondentid", "responseid", "recordid", "id"}
_SIDES = re.compile(r"\s*[/\\|]\s*|\s+(?:vs\.?|x|×)\s+")
_MAY_BE_PLACES = frozenset({"partner", "filler"})  # `Municipality`, `School` beside a column of organisations
_TIMES = {"timestamp", "start time", "completion time", "respondent id", "horodateur"}


class Choice(NamedTuple):
    """The columns that name organisations, and what was assumed to choose them."""

    columns: tuple[Column, ...]
    assumed: tuple[Problem, ...] = ()


def choose_organisation(table: Headed, options: Options, names: Names) -> Choice:
    """Choose the column with the organisations' names, or a family of them (`Member 1`, `Member 2`)."""
    if options.org_col:
        found = find_columns(table, options.org_col, "org_col")
        if len(found) > 1 and any(column.cells != found[0].cells for column in found):
            raise ambiguous(table, found, "org_col")
        return Choice((found[0],))
    named = [c for c in table.columns if c.heading.role is Role.ORGANISATION and not c.option]
    fitting = [c for c in named if c.kind in NAMES or (c.kind is Kind.TICK and not c.filled)]
    fitting = _without_donors(_without_places(fitting))
    top = max((c.heading.level for c in fitting), default=0)
    if top == 1 and (short := _beside_donors(table, fitting)):
        return Choice((short,), (by_content(table, short, "org_col"),))
    if members := _below_leads(table, fitting, top):
        return Choice((members,))
    if top > 1 or (top and not _tells_of_people(table, fitting)):
        return _by_acronym(table, _best(table, [c for c in fitting if c.heading.level == top], fitting))
    if found_by := _by_content(table, names):
        return found_by
    counts = [c for c in table.columns if "organisation" in c.heading.concepts and c.kind is Kind.NUMBER]
    if counts:
        raise no_names(table, counts[0], "org_col")
    raise missing(table, "org_col")


def _without_places(fitting: list[Column]) -> list[Column]:
    """Leave out what may be places beside columns that say `organisation`: `Municipality`, `School`."""
    telling = {"organisation", "reporting"}
    named = [c for c in fitting if c.heading.concepts & telling == {"organisation"} and c.heading.level > 1]
    return [c for c in fitting if not c.heading.concepts <= _MAY_BE_PLACES] if named else fitting


def _without_donors(fitting: list[Column]) -> list[Column]:
    """Leave out `Donor` and `Sponsor` beside other columns, which only may name organisations, too."""
    others = [c for c in fitting if "funder" not in c.heading.concepts]
    return others if others and any(c.filled for c in others) else fitting


def _beside_donors(table: Headed, fitting: Sequence[Column]) -> Column | None:
    """Find `Organisation (acronym)` where only donors stand beside it."""
    found = find_acronym(table)
    named = found and "organisation" in found.heading.concepts
    return found if named and all("funder" in c.heading.concepts for c in fitting) else None


def _below_leads(table: Headed, fitting: Sequence[Column], top: int) -> Column | None:
    """Find the members beside the lead of each group, where each row is a group."""
    leads = [c for c in fitting if c.heading.level == top and "reporting" in c.heading.concepts]
    members = [c for c in fitting if "member" in c.heading.concepts and c.filled]
    grouped = any(c.heading.role is Role.GROUP and 1 < len(c.values) == len(c.cells) for c in table.columns)
    alone = len(members) == 1 and len(leads) == sum(c.heading.level == top for c in fitting)
    return members[0] if leads and alone and grouped else None


def _best(table: Headed, best: list[Column], fitting: Sequence[Column]) -> Choice:
    filled = [c for c in best if c.filled] or best
    if len({stem(c.name) for c in filled}) == 1 and _is_family(table, filled):
        return Choice(tuple(filled))
    if are_translations(filled) and (original := find_whole(filled)):
        return Choice((original,), _note_choice(table, original, [c for c in filled if c is not original]))
    if len(filled) > 1 and any(c.cells != filled[0].cells for c in filled):
        raise ambiguous(table, filled, "org_col")
    rivals = [c for c in fitting if c.filled and c.cells != filled[0].cells]
    alike = [c for c in rivals if stem(c.name) == stem(filled[0].name)]
    if alike and not any("reporting" in c.heading.concepts for c in (*alike, filled[0])):  # Entity A, Entity B
        raise ambiguous(table, [filled[0], *alike], "org_col")
    return Choice((filled[0],), _note_choice(table, filled[0], rivals))


def _by_acronym(table: Headed, choice: Choice) -> Choice:
    """Take the acronyms where too many rows have no name."""
    found = find_fuller(table, choice.columns[0]) if len(choice.columns) == 1 else None
    if not found:
        return choice
    column, lacking = found
    name = choice.columns[0].name
    return Choice((column,), (problem("layout.by_acronym", table.location, chosen=column.name, name=name, n=lacking),))


def _note_choice(table: Headed, chosen: Column, rivals: Sequence[Column]) -> tuple[Problem, ...]:
    if not rivals:
        return ()
    names = tuple(repr(c.name) for c in rivals[:3])
    where = table.location
    return (problem("layout.chosen_org_col", where, chosen=chosen.name, names=names),)


def _is_family(table: Headed, columns: Sequence[Column]) -> bool:
    """Tell `Member 1`, `Member 2` beside a column of groups from two rival columns."""
    numbered = any(any(map(str.isdigit, c.name)) for c in columns)
    grouped = any(c.heading.role is Role.GROUP and (c.heading.level > 1 or numbered) for c in table.columns)
    return grouped and len(columns) > 1 and (numbered or len(columns) > 2)


def _tells_of_people(table: Headed, columns: Sequence[Column]) -> bool:
    """Beside an e-mail address or a form's times, a column `Name` holds people."""
    if not all("name" in c.heading.concepts for c in columns):
        return False
    return any(
        (c.heading.role is Role.PERSONAL and c.kind is not Kind.EMPTY) or c.name.casefold() in _TIMES
        for c in table.columns
    )


def _by_content(table: Headed, names: Names) -> Choice | None:
    """Choose by what the columns hold: an edge list, text beside ticks, unlike texts, acronyms, ids, the first."""
    finders = (
        _corner,
        _edge_source,
        lambda table: _beside_known(table, names),
        _only_name,
        _most_distinct,
        find_acronym,
        _name_beside_id,
        _respondents,
        _first_of_matrix,
    )
    for find in finders:
        if column := find(table):
            return Choice((column,), (by_content(table, column, "org_col"),))
    return None


def _corner(table: Headed) -> Column | None:
    """Find what stands below the corner of a matrix that names both sides: `NGO / Group`."""
    first, *others = table.columns
    roles = [read_heading(part).role for part in _SIDES.split(first.name)]
    ticked = 2 * sum(c.kind is Kind.TICK for c in others) > len(others)
    return first if len(roles) == 2 and {*roles} == {Role.ORGANISATION, Role.GROUP} and ticked else None


def _edge_source(table: Headed) -> Column | None:
    ends = [[c for c in table.columns if heads_edges(c.name, end)] for end in ("source", "target")]
    if all(len(found) == 1 for found in ends):
        return ends[0][0]
    pair = table.columns[:2]
    weighed = any(heads_edges(c.name, "weight") for c in table.columns[2:])
    return pair[0] if weighed and all(map(_is_unknown_text, pair)) else None


def _beside_known(table: Headed, names: Names) -> Column | None:
    """Of two columns one holds known group names."""
    known = [names.share(column.filled) >= 0.5 for column in table.columns]
    other = table.columns[known.index(False)] if len(known) == 2 and known.count(False) == 1 else None
    return other if other and other.kind in NAMES else None


def _only_name(table: Headed) -> Column | None:
    """Of several columns one holds texts; beside ids of respondents they must be unlike each other to be names."""
    found = _only_text(table)
    if not found:
        return None
    names = found.kind is not Kind.PROSE and len(found.values) >= UNLIKE * len(found.filled)
    return found if names or not _respondents(table) else None


def _only_text(table: Headed) -> Column | None:
    """Of several columns, all but one hold ticks or numbers."""
    if len(table.columns) < 3:
        return None
    varied = [c for c in table.columns if len(c.values) > 1 or len(c.filled) < 2 or c.kind is Kind.TICK]
    others = [c for c in varied if not all(is_tick(cell) is not None for cell in c.values)]
    if len(others) != 1:
        others = [c for c in varied if c.kind not in (Kind.TICK, Kind.NUMBER, Kind.EMPTY)]
    if len(others) != 1 or others[0].kind not in NAMES or read_heading(others[0].name).concepts & GROUPS:
        return None
    return others[0]


def _most_distinct(table: Headed) -> Column | None:
    """Beside a column surely of groups: the one unknown text whose values are most different."""
    varied = [c for c in table.columns if len(c.values) != 1]
    texts = [c for c in varied if _is_unknown_text(c)]
    grouped = any(c.heading.role is Role.GROUP and c.heading.level > 2 for c in table.columns)
    if len(texts[0].cells if texts else ()) < LEAST_ROWS:
        return None
    if grouped and texts:
        most = max(texts, key=lambda c: len(c.values))
        rivals = [c for c in texts if c is not most and 2 * len(c.values) > len(most.values)]
        return (
            most if not rivals or (most is texts[0] and len(most.values) > max(len(c.values) for c in rivals)) else None
        )
    if len(varied) == 2 and len(texts) == 2:
        first, second = sorted(texts, key=lambda c: len(c.values))
        return second if len(second.values) >= 1.5 * len(first.values) and len(first.values) > 1 else None
    return None


def _is_unknown_text(column: Column) -> bool:
    heading = column.heading
    known = heading.concepts - {"filler", "name", "ordinal", "other"}
    if fold(column.name) == "title" and len(column.values) == len(column.filled):
        known = frozenset()  # the first column of every list of SharePoint; of people several have one title
    unknown = heading.role is Role.ATTRIBUTE and not known and not column.option
    return unknown and column.kind in (Kind.NAME, Kind.CODE)


def _name_beside_id(table: Headed) -> Column | None:
    """Beside numbers of respondents: the one unknown text that is unlike from row to row, where all others recur."""
    number = _respondents(table)
    labels = [c for c in table.columns if c.heading.key == "label" and c.kind in NAMES]  # of nodes, as Gephi has them
    texts = [*labels, *filter(_is_unknown_text, table.columns)]
    unlike = [c for c in texts if len(c.cells) >= LEAST_ROWS and len(c.values) >= UNLIKE * len(c.cells)]
    others = [c for c in texts if c not in unlike]
    recur = others and all(2 * len(c.values) <= len(c.filled) for c in others)
    return unlike[0] if len(unlike) == 1 and recur and number and number.kind is Kind.NUMBER else None


def _respondents(table: Headed) -> Column | None:
    """Where answers have an id and no name, each answer is one respondent."""
    ids = [c for c in table.columns if re.sub(r"[ _]", "", c.heading.key) in _RESPONDENTS]
    ids += [c for c in table.columns if "code" in c.heading.concepts and len(c.filled) == len(c.cells)]
    ids += [c for c in table.columns[:1] if not c.name]  # the numbers of the rows, as statistics programs save them
    return next((c for c in ids if len(c.values) == len(c.filled) > 0), None)


def _first_of_matrix(table: Headed) -> Column | None:
    """Where most columns hold ticks: the first, if its names are unlike each other."""
    first, *others = table.columns
    ticked = sum(c.kind is Kind.TICK for c in others)
    unlike = len(first.filled) >= LEAST_ROWS and len(first.values) >= UNLIKE * len(first.filled)
    return first if 2 * ticked > len(others) and unlike and _is_unknown_text(first) else None
