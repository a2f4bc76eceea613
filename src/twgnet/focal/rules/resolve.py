"""Names in the rules looked up in the survey, and rules that no assignment could keep refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from twgnet.errors import Location, Problem, RulesError, problem
from twgnet.focal.score import TYPE_NAMES, is_row_weight, read_attribute, read_number
from twgnet.model.focal import Person, Quota, Rules, RulesFile
from twgnet.model.message import Message, message, name_few
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.read.headings import read_heading
from twgnet.vocabulary.headings.load import split_words

ALIKE = 0.6  # how alike two spellings are that a slip could part: Save Children, Save the Children; not LAND, AFD
SHOWN = 3  # names that a person is asked about


def resolve_rules(rules: Rules, network: Network, columns: Iterable[str] = ()) -> Rules:
    """Give the rules with ids in place of names; `columns` are attributes that rules could name besides.

    Raises
    ------
    RulesError
        A name is unknown or means several, or rules contradict each other; all are listed.
    """
    locate = rules.file.locate if rules.file else _nowhere
    organisation = Lookup("organisation", network.organisations, locate)
    group = Lookup("group", network.groups, locate)
    attribute = partial(_find_attribute, {key for one in network.organisations for key in one.attributes})
    found = replace(
        rules,
        exclude=tuple(map(organisation.find, rules.exclude)),
        max_seats_of={organisation.find(name): limit for name, limit in rules.max_seats_of.items()},
        seats={group.find(name): seats for name, seats in rules.seats.items()},
        must=tuple(
            replace(r, group=group.find(r.group), organisation=organisation.find(r.organisation)) for r in rules.must
        ),
        never=tuple(
            replace(r, group=group.find(r.group), organisation=organisation.find(r.organisation)) for r in rules.never
        ),
        families=tuple(tuple(map(organisation.find, family)) for family in rules.families),
        points={attribute(name): points for name, points in rules.points.items()},
        proportional={attribute(name): most for name, most in rules.proportional.items()},
        quotas=tuple(replace(q, where={attribute(name): v for name, v in q.where.items()}) for q in rules.quotas),
    )
    problems = [*organisation.problems, *group.problems] or [
        *_lonely(found, network),
        *_contradictions(found, network),
        *_repeated("max_seats_of", rules.max_seats_of, organisation.find, rules.file or RulesFile("rules", "")),
        *_repeated("seats", rules.seats, group.find, rules.file or RulesFile("rules", "")),
        *chain.from_iterable(
            _repeated(f"score.{name}", points, _fold, rules.file or RulesFile("rules", ""))
            for name, points in rules.points.items()
        ),
        *_attributes(found, network, columns),
    ]
    if problems:
        raise RulesError(*problems)
    return found


class Lookup:
    """Finds what a name or an id means among organisations or groups, and collects what it cannot."""

    def __init__(
        self,
        what: str,
        nodes: Iterable[Organisation | Group],
        locate: Callable[[str], Location | None],
    ) -> None:
        self.what, self.nodes, self.locate = what, tuple(nodes), locate
        self.problems: list[Problem] = []

    @cached_property
    def ids(self) -> set[str]:
        """The ids that there are."""
        return {node.id for node in self.nodes}

    @cached_property
    def shown(self) -> dict[str, str]:
        """Each name as it is written, by what it folds to."""
        found: dict[str, str] = {}
        for node in self.nodes:
            for name, shown in _names(node).items():
                found.setdefault(name, shown)
        return found

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The ids of each name."""
        names: dict[str, list[str]] = {}
        for node in self.nodes:
            for name in _names(node):
                names.setdefault(name, []).append(node.id)
        return names

    def find(self, name: str) -> str:
        """Give the id; a problem is collected where there is none."""
        if name in self.ids:
            return name
        ids = self.names.get(_fold(name), [])
        if len(ids) == 1:
            return ids[0]
        if ids:
            self._refuse(f"several_{self.what}s", name, ids=tuple(sorted(ids)))
        else:
            near = self.suggest(name)
            self._refuse(f"like_{self.what}" if near else f"no_{self.what}", name, near=near)
        return name

    def knows(self, name: str) -> bool:
        """Say if a name or an id means one or more of them."""
        return name in self.ids or _fold(name) in self.names

    def suggest(self, name: str) -> tuple[str, ...]:
        """Give names that could be meant: of these initials, those that hold it as a word, those spelled alike."""
        folded, parts = _fold(name), set(split_words(name))
        near = [shown for shown in self.shown.values() if _initials(shown) == name.upper()]
        near += self.names_of(lambda words: parts and parts <= words)
        near = near or [self.shown[close] for close in get_close_matches(folded, self.names, n=2, cutoff=ALIKE)]
        return tuple(dict.fromkeys(near))[:SHOWN]

    def suggest_ids(self, name: str) -> tuple[str, ...]:
        """Give the ids that could be meant."""
        return tuple(dict.fromkeys(id for near in self.suggest(name) for id in self.names[_fold(near)]))

    def names_of(self, fits: Callable[[set[str]], object]) -> list[str]:
        """Give the longest name of each whose words fit."""
        best: dict[str, str] = {}
        for key, shown in self.shown.items():
            if fits(set(split_words(shown))):
                id = self.names[key][0]
                best[id] = max(shown, best.get(id, ""), key=len)
        return list(best.values())

    def _refuse(self, code: str, name: str, **values: object) -> None:
        self.problems.append(problem(f"rules.{code}", self.locate(name), name=name, **values))


def list_names(node: Organisation | Group) -> tuple[str, ...]:
    """Give all that an organisation or a group is called, its id first."""
    return tuple(name for name in (node.id, *node.aliases, node.acronym, node.name) if name)


def is_alike(name: str, names: Iterable[str]) -> bool:
    """Say if a name shares a word with one of several, or is spelled or abbreviated alike.

    >>> is_alike("Save the Children (SCI)", ["Save the Children"]), is_alike("Mlup Baitong", ["VBNK"])
    (True, False)
    """
    known, words = {_fold(one): one for one in names}, {word for word in split_words(name) if len(word) > 2}
    shared = any(words & set(split_words(one)) for one in known.values())
    initials = {_initials(one) for one in known.values()} | {one.upper() for one in known.values()}
    abbreviated = name.upper() in initials or _initials(name) in initials
    return shared or abbreviated or bool(get_close_matches(_fold(name), known, n=1, cutoff=ALIKE))


def _names(node: Organisation | Group) -> dict[str, str]:
    return {_fold(name): name for name in list_names(node)}


def _lonely(rules: Rules, network: Network) -> Iterator[Problem]:
    """Refuse families that name one organisation only, under however many names."""
    file, names = rules.file or RulesFile("rules", ""), {one.id: one.name for one in network.organisations}
    for number, family in enumerate(rules.families):
        if len(set(family)) < 2:
            who = tuple(names[id] for id in dict.fromkeys(family))
            where = file.locate("[[family]]", number)
            yield problem("rules.small_family" if who else "rules.no_family", where, names=who)


def _contradictions(rules: Rules, network: Network) -> Iterator[Problem]:
    """Refuse two rules of which one says what the other forbids, each with its line."""
    file = rules.file or RulesFile("rules", "")
    banned = {(rule.group, rule.organisation): n for n, rule in reversed([*enumerate(rules.never)])}
    names = {one.id: one.name for one in network.organisations} | {one.id: one.name for one in network.groups}
    for number, rule in enumerate(rules.must):
        who = {"organisation": names[rule.organisation], "group": names[rule.group]}
        here, ban = file.locate("[[must]]", number), banned.get((rule.group, rule.organisation))
        if ban is not None:
            yield problem("rules.must_and_never", here, **who, line=_line(file.locate("[[never]]", ban)))
        if rule.organisation in rules.exclude:
            yield problem("rules.must_and_excluded", here, **who, line=_line(file.locate("exclude")))


def _line(location: Location) -> str:
    return f", {location.part}" if location.part else ""


def _repeated(
    table: str, given: Mapping[str, object], find: Callable[[str], str], file: RulesFile
) -> Iterator[Problem]:
    """Refuse two lines of a table that mean the same organisation or group, and say something else of it."""
    first: dict[str, str] = {}
    for name, value in given.items():
        other = first.setdefault(find(name), name)
        if value != given[other]:
            line = _line(file.locate(other))
            yield problem("rules.said_twice", file.locate(name), table=table, name=name, other=other, line=line)


def _find_attribute(known: Collection[str], name: str) -> str:
    """Give the attribute that a heading of the survey stands for: `region` for `Région`; else the name itself."""
    if _fold(name) in {*map(_fold, known), *TYPE_NAMES}:
        return name
    key = read_heading(name).key
    return key if key in {*known, *TYPE_NAMES} else name


def _attributes(rules: Rules, network: Network, columns: Iterable[str]) -> Iterator[Problem]:
    """Refuse quotas and scores by attributes or values that no organisation has."""
    file = rules.file or RulesFile("rules", "")
    known = {key for one in network.organisations for key in one.attributes} | {TYPE_NAMES[1]}
    wheres = [*(name for quota in rules.quotas for name in quota.where), *rules.points, *rules.proportional]
    unknown = [name for name in dict.fromkeys(wheres) if _fold(name) not in {*map(_fold, known), *TYPE_NAMES}]
    unknown = [name for name in unknown if name not in rules.proportional or not is_row_weight(network, name)]
    for name in unknown:
        could_be = {_fold(one): one for one in sorted({*known, *columns})}
        near = tuple(could_be[one] for one in get_close_matches(_fold(name), could_be, n=2, cutoff=ALIKE))
        code = "rules.like_attribute" if near else "rules.no_attribute"
        yield problem(code, file.locate(name), name=name, known=tuple(could_be.values()), near=near)
    for quota in rules.quotas if not unknown else ():
        yield from _check_quota(quota, network, file)


def _check_quota(quota: Quota, network: Network, file: RulesFile) -> Iterator[Problem]:
    for name, value in quota.where.items():
        values = {read_attribute(one, name) for one in network.organisations} - {""}
        if value != "*" and _fold(value) not in {*map(_fold, values)}:
            code = "rules.no_value" if values else "rules.no_values"
            yield problem(code, file.locate(value), name=name, value=value, values=tuple(sorted(values)[:12]))
            return
    least, most = quota.at_least, quota.at_most
    if (
        least is not None
        and most is not None
        and isinstance(least, Fraction) == isinstance(most, Fraction)
        and least > most
    ):
        yield problem("rules.quota_bounds", file.locate("at_least"), least=least, most=most)


def list_unknown_points(rules: Rules, network: Network, people: Iterable[Person] = ()) -> Iterator[Message]:
    """Say which values get points though nobody has them, and what could be meant."""
    file = rules.file or RulesFile("rules", "")
    for name, points in rules.points.items():
        values = {read_attribute(one, name) for one in network.organisations}
        values |= {value for one in people for key, value in one.attributes.items() if _fold(key) == _fold(name)}
        known = {_fold(value): value for value in sorted(values) if value.strip()}
        for value in (value for value in points if _fold(value) not in known):
            where = file.locate(value)
            near = tuple(known[one] for one in get_close_matches(_fold(value), known, n=2, cutoff=ALIKE))
            told = {"name": name, "value": value, "where": replace(where, file=Path(where.file).name).as_message()}
            yield message(f"focal.no_points.{'like' if near else 'nobody'}", **told, near=near)
    for name in rules.proportional:
        values = {read_attribute(one, name).strip() for one in network.organisations} - {""}
        if odd := sorted(value for value in values if read_number(value) is None):
            yield message("focal.no_points.no_number", name=name, values=name_few(odd, SHOWN), n=len(odd))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _nowhere(_: str) -> None:
    return None


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
