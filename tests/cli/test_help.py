"""The help of every command: the right order, and nothing without a word."""

from __future__ import annotations

import click
import pytest
from tests.cli.conftest import Run

from twgnet.cli import twgnet
from twgnet.cli.options import SECTIONS
from twgnet.options import LAYOUTS

COMMANDS = dict(twgnet.commands)


def test_commands_stand_in_the_order_of_the_work(run: Run) -> None:
    listed = [line.split()[0] for line in run("--help").out.split("Commands:")[1].splitlines() if line.strip()]
    assert listed == ["build", "gaps", "focal", "centrality", "pairs", "review", "registry", "template"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_its_words(name: str) -> None:
    options = [one for one in COMMANDS[name].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


def test_every_layout_is_named(run: Run) -> None:
    shown = " ".join(run("build", "--help").out.split())
    assert f"{', '.join(LAYOUTS[:-1])} or {LAYOUTS[-1]}" in shown


def test_own_options_come_first_and_shared_ones_by_what_they_are_for(run: Run) -> None:
    shown = run("build", "--help").out
    headings = ["Options:", *(f"{section}:" for section in SECTIONS)]
    found = [shown.index(f"\n{heading}\n") for heading in headings]
    assert found == sorted(found)
    own, asked, read = (shown.index(f"\n  {option} ") for option in ("--title", "--invited", "--sheet"))
    assert found[0] < own < found[1] < asked < found[2] < read


def test_sections_name_options_that_exist() -> None:
    names = {one.name for command in COMMANDS.values() for one in command.params}
    assert {name for section in SECTIONS.values() for name in section} <= names


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        (["build", "--forse"], "Did you mean --force?"),
        (["gaps", "--grups", "x"], "Did you mean --groups?"),
        (["build", "--quite"], "Did you mean --quiet?"),
        (["gaps", "--org_col", "x"], "Did you mean --org-col?"),
        (["build", "--format", "csv"], ""),
        (["build", "--no-color"], ""),
        (["gaps", "--zzzz"], ""),
    ],
)
def test_of_a_mistyped_option_the_nearest_is_suggested_and_none_where_none_is_near(
    run: Run, typed: list[str], near: str
) -> None:
    outcome = run(*typed)
    assert outcome.code == 2
    assert "No such option" in outcome.err
    assert near in outcome.err.replace("'", "")
    assert ("Did you mean" in outcome.err) == bool(near)
