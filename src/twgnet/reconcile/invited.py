"""The list of organisations that were invited, and who of them answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from twgnet.errors import OptionError
from twgnet.model.invited import Invited
from twgnet.model.message import Message, message
from twgnet.model.reconciliation import Decision, Name
from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name

SHOWN = 3  # rows of an organisation that are named


def match_invited(
    respondents: Sequence[Organisation],
    invited: Sequence[Organisation],
    merged: Iterable[str | Message] = (),
    *,
    number: int | None = None,
    by_name: bool = False,
    names: Iterable[Name] = (),
) -> Invited:
    """Find who of those invited is in the data, by id and, where the data follow another list, by name.

    `names` tell whom a person ruled to stand on no list.

    Raises
    ------
    OptionError
        Not one respondent stands on the list, it is shorter than the answers, or it holds another number
        than `number`.
    """
    ids = {organisation.id for organisation in invited}
    listed_as = {one.id: one.id for one in respondents if one.id in ids}
    if by_name:
        listed_as |= _match_names([one for one in respondents if one.id not in ids], invited, set(listed_as))
    if respondents and not listed_as:
        raise OptionError("options.nobody_invited", n=len(respondents))
    unlisted = tuple(one.id for one in respondents if one.id not in listed_as)
    ruled = {name.organisation_id for name in names if name.rule == "decision"}
    uninvited = tuple(one.name for one in respondents if one.id not in listed_as and one.id not in ruled)
    if uninvited and len(invited) < len(listed_as) + len(uninvited):
        raise OptionError("options.short_list", listed=len(invited), present=len(respondents), names=uninvited[:SHOWN])
    found = Invited(tuple(invited), listed_as, unlisted, tuple(merged))
    if number is not None and number != found.number:
        code = "options.invited_twice" + "_unlisted" * bool(unlisted)
        raise OptionError(code, number=number, listed=len(invited), unlisted=len(unlisted))
    return found


def ask_about_unlisted(names: Iterable[Name]) -> Iterator[Decision]:
    """Ask who each respondent is that no name on the list of those invited resembles."""
    unlisted: dict[str, list[Name]] = {}
    for name in names:
        if name.status == "new" and name.rule != "decision":
            unlisted.setdefault(name.organisation_id, []).append(name)
    for same in unlisted.values():
        where = "; ".join(f"row {name.row}" for name in same[:SHOWN])
        yield Decision("organisation", same[0].text, where=where, note=message("decisions.not_invited"))


def _match_names(rest: Sequence[Organisation], invited: Sequence[Organisation], taken: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    matches = match_names([parse_name(one.name) for one in rest], MasterIndex(invited))
    for one, match in zip(rest, matches, strict=True):
        if match.status == "matched" and (listed := invited[match.indices[0]].id) not in taken:
            found[one.id] = listed
            taken.add(listed)
    return found
