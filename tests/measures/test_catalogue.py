"""The catalogue of measures: words in both languages, and the table of the documentation."""

from pathlib import Path

import pytest

from twgnet.measures import CORE, MEASURES
from twgnet.model.message import message
from twgnet.schema import TABLES
from twgnet.wording.catalogue import LANGUAGES, load_catalogue, say

PAGE = Path(__file__).parents[2] / "docs/measures.md"
MARK = "<!-- the catalogue: `python -m tests.measures.test_catalogue` writes it anew -->\n"


def table() -> str:
    lines = ["| measure | asks | is | no value | source | time grows with |", "| --- | --- | --- | --- | --- | --- |"]
    for one in MEASURES:
        words = (say(message(f"measures.{one.name}.{what}")) for what in ("question", "definition", "undefined"))
        lines.append(f"| {' | '.join((f'`{one.name}`', *words, one.citation, one.cost))} |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """Give the page with the table as the catalogue has it."""
    before, after = PAGE.read_text(encoding="utf-8").split(MARK)
    rest = after.lstrip("\n")
    while rest.startswith("|"):
        rest = rest.split("\n", 1)[1]
    return f"{before}{MARK}\n{table()}\n{rest.lstrip()}"


def test_the_documentation_holds_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_has_words(language: str) -> None:
    assert set(load_catalogue(language).entries["measures"]) == {one.name for one in MEASURES}


def test_the_tables_hold_the_core_of_the_catalogue_in_its_order() -> None:
    core = [one.name for one in CORE]
    for name in ("organisations", "groups"):
        assert [column for column in TABLES[name].names if column in core] == core


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
