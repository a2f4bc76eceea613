"""What a person may ask of a study, with the defaults; kept in `run.json`."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from difflib import get_close_matches
from functools import wraps
from operator import index
from pathlib import Path
from typing import Any, SupportsIndex

from twgnet.errors import OptionError, Problem, option, problem
from twgnet.needs import check_together

REPAIRED = "repaired"  # in place of an encoding: what was saved as UTF-8 twice is read as what it was
LAYOUTS = ("list", "ties", "groups", "matrix", "hxl", "turned")
ANSWERS = ("all", "latest")


MOST = 1_000_000_000  # organisations, seconds, changes: more are a slip, and no sum over them would end


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a study, the same for the command line and the library.

    Attributes
    ----------
    groups
        The registry of groups: a name that ships with twgnet, a file, or `infer` (whatever the
        data name). Left out: one that ships with twgnet if the data fit it, else as `infer`. Wherever
        a table is a file, a DataFrame does as well.
    organisations
        A master list of organisations (`organisation,acronym,aliases,type,...`).
    decisions
        The rulings a person made, as `twgnet review` writes them.
    rules
        The rules for focal organisations (TOML with `max_seats`).
    seats, max_changes, today
        The seats of last time, as `seats.csv` keeps them, how many of them may change, and the day on which
        terms are over (a date or `2026-11-26`; left out: the day of the machine, if a seat has a term).
    people, show_people
        Who could hold the seats (`person,organisation,position,...`), and whether their names
        may stand elsewhere than in `focal.csv`.
    nominations
        Whom organisations trust to speak: a table of ballots, `group,nominees` (joined by `;`).
    invited
        How many organisations were invited (N), or the list of them: a file or DataFrame with
        `organisation,acronym,aliases,type,...`. A number and a list together must agree. Left
        out: what the survey itself says.
    answered
        How many of them answered (n). Left out: what the survey itself says, else the
        organisations in the input.
    target
        How many organisations a group should have; by default what the registry says, else 3.
    time_limit
        About how many seconds each search for the fewest organisations may take (steps are counted, not the clock,
        so that every machine gives the same); what is not proven by then has a bound.
    encoding
        The encoding of a text file, such as `cp1251`, where it is guessed wrongly; `repaired` for text that
        was saved as UTF-8 twice.
    sheet, all_sheets
        The sheets of a workbook to read, by name or number (from 1); or all that are not hidden.
        Several are read one below the other.
    fill_down
        True: a row without an organisation belongs to the organisation above it; False: to none; None: it does where
        everything shows that the names were merged, and that is said.
    org_col, group_cols
        Headings, or numbers from 1, of the columns; for a question with one column per option the
        question is enough.
    layout
        `list` (one row per organisation), `ties` (one row per organisation and group; a cell is never
        split), `groups` (one row per group, several organisations in a cell), `matrix` (one column
        per group), `turned` (a matrix with one column per organisation) or `hxl`.
    separator
        What parts the groups in one cell; nothing else does then.
    answers
        Of an organisation that answered several times, `all` its answers or the `latest`.
    yes
        The answers that count, where the answers to an option are a scale; `any` but a no.
    means
        What it means that an organisation and a group are linked, such as `member of`.
    keep
        Columns to keep as attributes of the organisations.
    personal
        Keep columns that hold names, e-mail addresses or telephone numbers of people.
    seed
        For everything that draws random numbers.
    title
        What the report and the workbook are headed with; by default the name of the input.
    """

    groups: Any = None
    organisations: Any = None
    decisions: Any = None
    rules: str | Path | Mapping[str, Any] | None = None
    seats: str | Path | None = None
    max_changes: int | None = None
    today: str | None = None
    people: str | Path | None = None
    show_people: bool = False
    nominations: str | Path | None = None
    invited: Any = None
    answered: int | None = None
    target: int | None = None
    time_limit: int = 1
    encoding: str | None = None
    sheet: tuple[str, ...] = ()
    all_sheets: bool = False
    fill_down: bool | None = None
    org_col: str | None = None
    group_cols: tuple[str, ...] = ()
    layout: str | None = None
    separator: str | None = None
    answers: str | None = None
    yes: tuple[str, ...] = ()
    means: str | None = None
    keep: tuple[str, ...] = ()
    personal: bool = False
    seed: int = 0
    title: str = ""

    def __post_init__(self) -> None:
        _check_types(self)
        for name in ("sheet", "group_cols", "yes", "keep"):
            object.__setattr__(self, name, several(getattr(self, name), name))
        if isinstance(self.org_col, int) and not isinstance(self.org_col, bool):
            object.__setattr__(self, "org_col", str(self.org_col))
        object.__setattr__(self, "today", _day(self.today))
        object.__setattr__(self, "title", _shown(self.title or ""))
        object.__setattr__(self, "means", _shown(self.means or "") or None)
        _check_reading(self)
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        check_together(given | {"answered": None})  # how many were invited may stand in the survey itself
        if self.invited is not None and self.invited_list is None:
            object.__setattr__(self, "invited", _whole(self.invited, "invited", 1))
        for name, least in (("answered", 1), ("target", 1), ("time_limit", 1), ("seed", 0), ("max_changes", 0)):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, _whole(value, name, least))

    @property
    def invited_list(self) -> Any:
        """The list of those invited; None where only a number, or nothing, was given."""
        return next((one for one in self._given_invited() if _is_table(one)), None)

    @property
    def invited_number(self) -> int | None:
        """How many were invited, as a number that was given beside a list or alone."""
        number = next((one for one in self._given_invited() if not _is_table(one)), None)
        return None if number is None else _whole(number, "invited", 1)

    @property
    def inputs(self) -> tuple[Any, ...]:
        """What is read beside the survey: files or tables, None for each that was not given."""
        lists = self.groups, self.organisations, self.invited_list, self.decisions
        return *lists, self.rules, self.seats, self.people, self.nominations

    def _given_invited(self) -> tuple[Any, ...]:
        return self.invited if isinstance(self.invited, tuple) else (self.invited,)


_SURROGATES = re.compile("[\ud800-\udfff]")  # of an argument that is no Unicode
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")  # which could move a cursor


def _shown(text: str) -> str:
    """Give a text that is shown as it can stand anywhere."""
    return _CONTROLS.sub(" ", _SURROGATES.sub("\ufffd", text)).strip()


def _day(value: object) -> str | None:
    """Give a day in ISO form."""
    if value is None:
        return None
    try:
        found = date.fromisoformat(str(value)[: len("2026-11-26")])
    except ValueError:
        raise OptionError("options.no_day", option=option("today"), value=value) from None
    return found.isoformat()


_FLAGS = ("all_sheets", "personal", "show_people")
_TABLES = ("groups", "organisations", "decisions")
_FILES = (*_TABLES, "rules", "seats", "people", "nominations", "invited")
_TEXTS = ("encoding", "layout", "separator", "answers", "means")


def _check_types(options: Options) -> None:
    """Refuse values of the wrong kind, each by the name of its option: `personal="no"` is no False."""
    kinds: dict[str, tuple[Callable[[Any], bool], str]] = {
        **dict.fromkeys(_FLAGS, (lambda value: isinstance(value, bool), "flag")),
        "fill_down": (lambda value: isinstance(value, bool | None), "flag"),
        **dict.fromkeys(_TEXTS, (lambda value: isinstance(value, str | None), "text")),
        "title": (lambda value: isinstance(value, str | None), "text"),
        "org_col": (lambda value: value is None or _is_name(value), "text"),
        **dict.fromkeys(_TABLES, (lambda value: value is None or _is_table(value), "table")),
        "rules": (lambda value: isinstance(value, str | Path | Mapping | None), "rules"),
    }
    wrong = [
        problem(f"options.no_{kind}", option=option(name), value=value)
        for name, (fits, kind) in kinds.items()
        if not fits(value := getattr(options, name))
    ]
    given = {name: getattr(options, name) for name in _FILES}
    wrong += [
        problem("options.no_table", option=option(name), value=value)
        for name, value in given.items()
        if isinstance(value, str) and not value
    ]
    if wrong:
        raise OptionError(*wrong)


def _check_reading(options: Options) -> None:
    """Refuse what no file can be read with, and call an encoding by its own name."""
    for name, known in (("layout", LAYOUTS), ("answers", ANSWERS)):
        value = getattr(options, name)
        if value is not None and value not in known:
            raise OptionError("options.not_one_of", option=option(name), value=value, known=known)
    if options.separator == "":
        raise OptionError("options.no_separator")
    if options.encoding not in (None, REPAIRED):
        object.__setattr__(options, "encoding", _known_encoding(str(options.encoding)))


def _known_encoding(name: str) -> str:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        codec = None
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise OptionError("options.no_encoding", name=name)
    return codec.name


def _is_table(value: Any) -> bool:
    return isinstance(value, str | Path) or hasattr(value, "iloc")


def several(value: str | int | Iterable[str | int] | None, name: str) -> tuple[str, ...]:
    """Give one name or number, several or none as a tuple of texts.

    >>> several("2017", "sheet"), several([1, "Kampot"], "sheet"), several(None, "keep")
    (('2017',), ('1', 'Kampot'), ())
    """
    if value is None:
        return ()
    if _is_name(value):
        return (str(value),)
    names = tuple(value) if isinstance(value, Iterable) and not isinstance(value, bytes | Mapping) else (None,)
    if not all(map(_is_name, names)):
        raise OptionError("options.no_names", option=option(name), value=value)
    return tuple(map(str, names))


def _is_name(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _whole(value: SupportsIndex, name: str, least: int) -> int:
    """Give a whole number as an int, of whatever library it is."""
    try:
        number = least - 1 if isinstance(value, bool) else index(value)
    except TypeError:
        number = least - 1
    if number < least:
        raise OptionError("options.whole_number_of", option=option(name), value=value, least=least)
    if number > MOST and name != "seed":
        raise OptionError("options.too_large", option=option(name), most=MOST)
    return number


def change_options(options: Options, **changes: Any) -> Options:
    """Give the options with some of them changed.

    Raises
    ------
    OptionError
        There is no such option; the message suggests the one that was meant.

    >>> change_options(Options(), invited=109).invited
    109
    """
    return replace(options, **changes)


def _refuse_unknown(make: Callable[..., None]) -> Callable[..., None]:
    """Let the options be made of those that there are, by whatever way."""

    @wraps(make)
    def checked(self: Options, *args: Any, **given: Any) -> None:
        known = [field.name for field in fields(Options)]
        unknown = [_unknown(name, known) for name in given if name not in known]
        if unknown:
            raise OptionError(*unknown)
        make(self, *args, **given)

    return checked


Options.__init__ = _refuse_unknown(Options.__init__)  # type: ignore[method-assign]


def _unknown(name: str, known: list[str]) -> Problem:
    if near := get_close_matches(name, known, 1):
        return problem("options.like", name=name, near=option(near[0]))
    return problem("options.unknown", name=name, known=tuple(known))
