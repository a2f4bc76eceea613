"""Columns in which lists stand, each cut otherwise when some number or comparison of the room changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kept import assert_kept, list_values
from twgnet.errors import Location, TwgnetError
from twgnet.model.survey import Answer, Reading, Survey
from twgnet.reconcile import choose_registry, load_registry
from twgnet.reconcile.text.lists import cut_lists

KEPT = Path(__file__).with_name("lists_beside.tsv")


def describe(survey: Survey) -> Iterator[str]:
    """Say how the answers are cut, and what groups are inferred of them or found in the registry."""
    yield " | ".join(answer.text for answer in cut_lists(survey)[0].answers)
    for registries in ((), (load_registry("cambodia-2017"),)):
        try:
            registry, notes = choose_registry(survey, registries)
        except TwgnetError as error:
            yield type(error).__name__
        else:
            yield " | ".join(group.name for group in registry.groups) if registry.inferred else registry.id
            yield from (f"{name} = {value}" for note in notes for name, value in list_values(note, "note"))


def test_columns_beside_each_number_are_cut_as_they_were() -> None:
    """A line of `lists_beside.tsv` begins with the tool, the heading, and who wrote what."""
    lines = []
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        given = line.split("\t")[0]
        tool, heading, written = json.loads(given)
        answers = [Answer(who, text, Location("s", column="c", row=row)) for row, (who, text) in enumerate(written)]
        survey = Survey("s", tuple(answers), Reading(tool=tool, group_columns=(heading,) if heading else ()))
        lines.append((given, *map(repr, describe(survey))))
    assert_kept(KEPT, lines)
