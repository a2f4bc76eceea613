"""What the scripts of a page read: the network and its findings as plain lists, nodes by number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from twgnet.model.focal import Seat
from twgnet.model.message import Message
from twgnet.model.registry import Organisation
from twgnet.render.view_model import Node, ViewModel
from twgnet.wording.catalogue import LANGUAGES, load_catalogue, say
from twgnet.wording.statement import statement

STATUSES = ("matched", "review", "not_a_group", "ignored")
SIGNIFICANT = 0.05  # the largest q, after Benjamini and Hochberg, of a pair that is marked
MOST_VALUES = 60  # different values of an attribute: with more it is a text, no way to sort by


def page_data(view: ViewModel, *, reasons: bool = True) -> dict[str, object]:
    """Give everything the scripts need; empty fields are left out.

    Ties stand by group, in the order of its row: the number of an organisation, or -1 less that number
    where the interest is tentative. An answer is `[text, status, groups]`; an organisation has the
    places of its answers and of the values of its attributes. `reasons` of seats are left out for
    a page that has them as text.
    """
    place = view.place
    attributes = _attributes(view.results.network.organisations)
    organisations = _Organisations(view, attributes)
    return {
        "meta": _meta(view),
        "attributes": attributes,
        "nodes": [*map(organisations, view.organisations), *(_group(view, node, reasons) for node in view.groups)],
        "answers": organisations.answers,
        "ties": _ties_by_group(view),
        "significant": _significant(view),
        "open": [[place[tie.organisation], place[tie.group]] for tie in view.open_ties],
    }


def _ties_by_group(view: ViewModel) -> list[list[int]]:
    found: dict[str, list[int]] = {group.id: [] for group in view.groups}
    for tie in view.ties:
        number = view.place[tie.organisation]
        found[tie.group].append(-1 - number if tie.kind == "tentative" else number)
    return list(found.values())


def _significant(view: ViewModel) -> list[list[int]]:
    """Give the pairs of groups that share more organisations than chance would give."""
    table = view.results.tables.get("pairs_groups")
    if not table:
        return []
    a, b, q = (table.columns.index(name) for name in ("a_id", "b_id", "q"))
    sure = [row for row in table.rows if row[q] is not None and float(str(row[q])) <= SIGNIFICANT]
    return [[view.place[f"g:{row[a]}"], view.place[f"g:{row[b]}"]] for row in sure]


def page_words(*subjects: str) -> dict[str, object]:
    """Give the sentences that scripts say, in every language, with its nouns and lists."""
    return {language: load_catalogue(language).select(*subjects) for language in LANGUAGES}


def in_languages(text: str | Message) -> str | list[str]:
    """Say a message in each language; a text stays as it is written."""
    return [say(text, language) for language in LANGUAGES] if isinstance(text, Message) else text


def _meta(view: ViewModel) -> dict[str, object]:
    results = view.results
    return {
        "statement": [in_languages(line) for line in statement(results)],
        "answered": results.answered,
        "seen": results.gaps.seen,
        "invited": results.invited,
    }


def _attributes(organisations: Sequence[Organisation]) -> list[dict[str, object]]:
    """Give the attributes, each with its values, most frequent first, and whether it sorts organisations."""
    counts: dict[str, Counter[str]] = {}
    for one in organisations:
        for name, value in _values(one).items():
            counts.setdefault(name, Counter())[value] += 1
    return [
        {
            "name": name,
            "values": sorted(values, key=lambda value: (-values[value], value)),
            "sorts": int(1 < len(values) <= min(MOST_VALUES, 0.8 * len(organisations))),
        }
        for name, values in counts.items()
    ]


def _values(organisation: Organisation) -> dict[str, str]:
    given = {"organisation_type": organisation.type, **organisation.attributes}
    return {name: value for name, value in given.items() if value.strip()}


class _Organisations:
    """Organisations as the scripts read them; `answers` are all different ones, in order of appearance."""

    def __init__(self, view: ViewModel, attributes: Sequence[Mapping[str, Any]]) -> None:
        self.view = view
        self.records = {f"o:{one.id}": one for one in view.results.network.organisations}
        self.sole = view.results.gaps.fragility.sole_covers
        self.places = {one["name"]: {value: at for at, value in enumerate(one["values"])} for one in attributes}
        self.answers: list[tuple[str, int, tuple[int, ...]]] = []
        self.known: dict[tuple[str, int, tuple[int, ...]], int] = {}

    def __call__(self, node: Node) -> dict[str, object]:
        id = node.id[2:]
        values = _values(self.records[node.id])
        return _present(
            _basic(node, self.view)
            | {
                "values": [places.get(values.get(name, ""), -1) for name, places in self.places.items()],
                "sole": [self.view.place[f"g:{group}"] for group in self.sole.get(id, ())],
                "answers": [self._number(answer) for answer in self._answers(id)],
            }
        )

    def _number(self, answer: tuple[str, int, tuple[int, ...]]) -> int:
        if answer not in self.known:
            self.known[answer] = len(self.answers)
            self.answers.append(answer)
        return self.known[answer]

    def _answers(self, id: str) -> list[tuple[str, int, tuple[int, ...]]]:
        place = self.view.place
        found: dict[tuple[str, str], dict[int, None]] = {}  # each group once, in order
        for mention in self.view.mentions.get(id, ()):
            groups = found.setdefault((mention.text, mention.status), {})
            ids = (mention.group_id,) if mention.group_id else mention.candidates
            groups |= dict.fromkeys(place[f"g:{group}"] for group in ids if f"g:{group}" in place)
        return [(text, STATUSES.index(status), tuple(groups)) for (text, status), groups in found.items()]


def _group(view: ViewModel, node: Node, reasons: bool) -> dict[str, object]:
    id = node.id[2:]
    gap = view.gap.get(id)
    return _present(
        _basic(node, view)
        | {
            "seats": [
                [_number(view, seat.organisation_id), seat.role, *([_reasons(seat)] if reasons else ())]
                for seat in view.seats.get(id, ())
            ],
            "ask": [
                [_number(view, one.organisation_id), in_languages(one.why)] for one in view.suggestions.get(id, ())
            ],
        }
        | ({"verdict": gap.verdict, "target": gap.target} if gap else {})
        | ({"low": gap.low, "high": gap.high, "most": gap.at_most} if gap else {})
        | ({"reach": gap.reach} if gap and gap.reach is not None else {})
        | ({"typed": [gap.low_by_type, gap.high_by_type]} if gap and gap.low_by_type is not None else {})
    )


def _number(view: ViewModel, organisation_id: str) -> int:
    return view.place.get(f"o:{organisation_id}", -1)


def _basic(node: Node, view: ViewModel) -> dict[str, object]:
    return {
        "id": "" if node.id[2:] == spell_id(node.name) else node.id,
        "page": _unusual_page(node, view),
        "name": node.name,
        "short": node.short,
        "km": node.km,
        "also": [name for name in node.also if name and name not in (node.short, node.name, node.id[2:])],
    }


def spell_id(name: str) -> str:
    """Give the id that most nodes have, so that it need not be written: the scripts make it from the name.

    >>> spell_id("Children's Education (CE)"), spell_id("Öre")
    ('childrens-education-ce', '')
    """
    if not name.isascii():
        return ""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


def _unusual_page(node: Node, view: ViewModel) -> str:
    """Give the page of a node where the scripts cannot tell it from the id: one that is no file name."""
    page = view.page_of(node.id)
    return "" if page == f"{node.side}s/{node.id[2:]}.html" else quote(page)


def _reasons(seat: Seat) -> str | list[str]:
    """Say why a seat is as it is, in each language."""
    if not seat.reasons:
        return seat.why
    return [" ".join(say(reason, language) for reason in seat.reasons) for language in LANGUAGES]


def _present(fields: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value or value == 0}
