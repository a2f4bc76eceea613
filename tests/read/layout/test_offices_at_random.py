"""Tables drawn at random as offices make them: every layout with what stands around it, read without an option.

What an office adds (numbers, contacts, titles, sums, remarks, marks of its own, names once above their rows) is drawn
for each table; the pairs are known, because the table is made of them.
"""

from __future__ import annotations

import csv
import io
import random

import pytest

from twgnet.read import read_survey
from twgnet.reconcile.text.lists import cut_lists

TABLES = 25  # of each layout
ORGANISATIONS = [
    *("Club Norte", "Red del Sur", "Hill Union", "Valley Refugee Council", "Save the Rivers", "Plume", "Beta Fund"),
    *("Sunrise Women's Association", "Lumière pour Tous", "Delta Aid", "Care for Bees", "Tree Trust", "Cove & Sons"),
]
GROUPS = [
    ("Health", "Education", "WASH", "Protection", "Food Security", "Shelter"),
    ("Climate Change", "Water, Sanitation and Hygiene", "Land Rights", "Private Sector Development", "Youth"),
    ("Risk Committee", "Nominations Committee", "Programme Committee", "Audit Committee"),
    ("Santé", "Éducation", "Eau, hygiène et assainissement", "Abris", "Genre"),
]
NAMED = ["Organisation", "NGO", "Name of your organization?", "Implementing Partner", "Member", "Lead agency", "Acteur"]
GROUPED = ["Working Group", "TWG", "Sector", "Focus areas", "Thématique", "Área de intervención", "Cluster", "Theme"]
CHOICES = [("First choice", "Second choice", "Third choice"), ("Priority 1", "Priority 2", "Priority 3")]
MARKS = [("x", ""), ("✔️", "❌"), ("1", "0"), ("Yes", "No"), ("TRUE", "FALSE"), ("Interested", ""), ("x", "-")]
BESIDE = {
    "Type": ("INGO", "NNGO", "UN"),
    "Region": ("North", "South"),
    "Contact person": ("Maria Lopez", "Ram Thapa"),
    "E-mail": ("a@b.org", "info@x.org"),
    "Statut": ("En cours", "Terminé"),
    "Remarks": ("", "ok", "to be confirmed"),
    "Can you attend meetings?": ("Yes", "No"),
    "Staff": ("12", "40", "7"),
    "Donor": ("Rain Fund", "Sun Fund"),
}


class Office:
    """One office: its answers, and how it writes them down."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.groups = self.chance.choice(GROUPS)
        self.organisations = self.chance.sample(ORGANISATIONS, self.chance.randint(7, len(ORGANISATIONS)))
        self.named, self.grouped = self.chance.choice(NAMED), self.chance.choice(GROUPED)
        self.marks = self.chance.choice(MARKS)
        self.links = {name: self.chance.sample(self.groups, self.chance.randint(1, 3)) for name in self.organisations}
        for group in self.groups:
            if not any(group in found for found in self.links.values()):
                self.links[self.organisations[0]].append(group)
        columns = self.chance.sample(list(BESIDE), self.chance.choice((0, 1, 2, 4)))
        self.before, self.after = columns[: len(columns) // 2], columns[len(columns) // 2 :]
        drawn = {column: [self.chance.choice(BESIDE[column]) for _ in self.organisations] for column in columns}
        self.beside = {
            name: {column: cells[place] for column, cells in drawn.items()}
            for place, name in enumerate(self.organisations)
        }

    @property
    def pairs(self) -> set[tuple[str, str]]:
        return {(name, group) for name, groups in self.links.items() for group in groups}

    def members(self, group: str) -> list[str]:
        return [name for name in self.organisations if group in self.links[name]]

    def row(self, name: str, *cells: str) -> list[str]:
        beside = self.beside[name]
        return [*(beside[c] for c in self.before), name, *cells, *(beside[c] for c in self.after)]

    def header(self, *cells: str) -> list[str]:
        return [*self.before, self.named, *cells, *self.after]

    def long(self) -> list[list[str]]:
        return [self.header(self.grouped), *(self.row(*pair) for pair in sorted(self.pairs))]

    def merged(self) -> list[list[str]]:
        rows = [self.header(self.grouped)]
        for name, (first, *others) in self.links.items():
            blank = len(self.before)
            rows += [self.row(name, first), *([""] * (blank + 1) + [g] + [""] * len(self.after) for g in others)]
        return rows

    def cells(self) -> list[list[str]]:
        sign = self.chance.choice(("; ", "\n", " | ", " / "))
        return [self.header(self.grouped), *(self.row(name, sign.join(self.links[name])) for name in self.links)]

    def matrix(self) -> list[list[str]]:
        yes, no = self.marks
        ticked = {name: [yes if group in self.links[name] else no for group in self.groups] for name in self.links}
        sums = ["Total", *(str(len(self.members(group))) for group in self.groups)]
        total = [[*[""] * len(self.before), *sums, *[""] * len(self.after)]]
        rows = [self.row(name, *ticks) for name, ticks in ticked.items()]
        return [self.header(*self.groups), *rows, *(total if self.chance.random() < 0.3 else [])]

    def roles(self) -> list[list[str]]:
        names = ("Lead", "Member", "Observer")
        rows = (
            self.row(name, *(self.chance.choice(names) if group in self.links[name] else "" for group in self.groups))
            for name in self.links
        )
        return [self.header(*self.groups), *rows]

    def ranks(self) -> list[list[str]]:
        rank = {name: {group: str(place) for place, group in enumerate(self.links[name], 1)} for name in self.links}
        rows = (self.row(name, *(found.get(group, "") for group in self.groups)) for name, found in rank.items())
        return [self.header(*self.groups), *rows]

    def choices(self) -> list[list[str]]:
        self.links = {name: groups[:3] for name, groups in self.links.items()}
        rows = (self.row(name, *groups, *[""] * (3 - len(groups))) for name, groups in self.links.items())
        return [self.header(*self.chance.choice(CHOICES)), *rows]

    def turned(self) -> list[list[str]]:
        yes, no = self.marks
        rows = ([group, *(yes if group in self.links[name] else no for name in self.links)] for group in self.groups)
        return [[self.grouped, *self.links], *rows]

    def beside_groups(self) -> list[list[str]]:
        most = max(len(self.members(group)) for group in self.groups)
        rows = ([g, *(found := self.members(g)), *[""] * (most - len(found))] for g in self.groups)
        return [[self.grouped, *(f"Member {place}" for place in range(1, most + 1))], *rows]

    def lists_of_members(self) -> list[list[str]]:
        return [[self.grouped, "Members"], *([g, "; ".join(self.members(g))] for g in self.groups)]

    def one_column(self) -> list[list[str]]:
        blocks = ([[f"{group}:"], *([name] for name in self.members(group)), [""]] for group in self.groups)
        return [row for block in blocks for row in block]

    def write(self, layout: str) -> bytes:
        rows = getattr(self, layout)()
        width = max(map(len, rows))
        if layout != "one_column" and self.chance.random() < 0.3:
            rows = [["Membership survey 2024"], ["Results, March"], [], *rows]
        if layout in ("long", "cells", "matrix", "choices") and self.chance.random() < 0.2:
            rows = [*rows, [], ["Source: secretariat, 2024"]]
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=self.chance.choice(",;\t"), lineterminator="\r\n")
        writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
        return stream.getvalue().encode(self.chance.choice(("utf-8", "utf-8-sig", "utf-16")))


LAYOUTS = ("long", "merged", "cells", "matrix", "roles", "ranks", "choices", "turned", "beside_groups")
LAYOUTS += ("lists_of_members", "one_column")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_an_office_may_have_made_is_read_without_an_option(layout: str) -> None:
    for seed in range(TABLES):
        office = Office(f"{layout} {seed}")
        stream = io.BytesIO(office.write(layout))
        stream.name = "office.csv"
        survey, _ = cut_lists(read_survey(stream))
        found = {(answer.organisation, answer.text) for answer in survey.answers if answer.text}
        assert found == office.pairs, (layout, seed)
