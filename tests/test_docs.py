"""The documentation is tested: commands as they are, examples run, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from twgnet.cli import twgnet
from twgnet.schema import TABLES, TableSpec
from twgnet.wording.dictionary import describe_table, explain_column

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

OF_METHODS = {"glossary.md", "measures.md", "performance.md"}  # pages that use the words of the field
FOR_READERS = [page for page in (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))) if page.name not in OF_METHODS]


def reference() -> str:
    """Write the reference of all commands from their own help."""
    parts = ["# Commands\n\nThe programme's own help (`python -m tests.test_docs` writes it anew).\n"]
    for name in ("", *twgnet.commands):
        args = [*name.split(), "--help"]
        shown = CliRunner().invoke(twgnet, args, prog_name="twgnet", terminal_width=80)
        title = f"twgnet {name}".strip()
        parts.append(f"## {title}\n\n```text\n{shown.output.rstrip()}\n```\n")
    return "\n".join(parts)


INTRODUCTION = """What each table of the output folder holds (`python -m tests.test_docs` writes this page anew).

The CSV files are UTF-8 with a byte-order mark, so that Excel opens Khmer correctly. Columns keep their names and order;
new ones are added at the end. A cell that a spreadsheet would run as a formula begins with `'`. Here a link means that
an organisation wants to join a group; where it means something else, the dictionary in the workbook says that.
"""
KINDS = {"text": "text", "int": "whole number", "float": "number", "bool": "True or False"}


def tables() -> str:
    """Write the reference of all tables from their specifications."""
    parts = ["# Tables\n", INTRODUCTION]
    parts += [f"## {spec.name}.csv\n\n{_describe(spec)}\n" for spec in TABLES.values()]
    return "\n".join(parts)


def _describe(spec: TableSpec) -> str:
    order = f" Rows are sorted by {', '.join(f'`{name}`' for name in spec.sort)}." if spec.sort else ""
    further = " The attributes of the organisations follow." if spec.open_ended else ""
    lines = [f"{describe_table(spec.name)}{order}{further}", "", "| column | type | meaning |", "| --- | --- | --- |"]
    for column in spec.columns:
        kind = KINDS[column.kind] + ", may be empty" * column.optional
        lines.append(f"| `{column.name}` | {kind} | {explain_column(column.name, spec.name)} |")
    return "\n".join(lines)


def test_every_command_has_help_and_an_example() -> None:
    for name, command in twgnet.commands.items():
        assert command.help, name
        assert f"twgnet {name}" in command.help, f"{name} shows no example"


def test_the_command_reference_is_current() -> None:
    assert (ROOT / "docs/commands.md").read_text(encoding="utf-8") == reference()


def test_the_table_reference_is_current() -> None:
    assert (ROOT / "docs/tables.md").read_text(encoding="utf-8") == tables()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", text)
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if "```python" in page.read_text(encoding="utf-8")],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_python_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
    exec(compile(code, str(page), "exec"), {"__name__": "example"})


@pytest.mark.parametrize("page", FOR_READERS, ids=lambda page: page.name)
def test_pages_for_readers_hold_no_word_that_the_glossary_refuses(page: Path) -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    refused = re.findall('"([^"]+)"', glossary.partition("## Words for readers")[2])
    text = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
    assert len(refused) > 8
    assert [word for word in refused if re.search(rf"(?i)\b{word}\b", text)] == []


def test_every_file_that_the_walks_name_is_there() -> None:
    page = (ROOT / "docs/adding.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tests)/[\w./-]+)`", page)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_walk_of_languages_names_every_file_that_knows_khmer() -> None:
    page = (ROOT / "docs/adding.md").read_text(encoding="utf-8")
    files = (path for path in (ROOT / "src/twgnet/render").rglob("*") if path.suffix in {".py", ".js", ".css", ".html"})
    knowing = [path for path in files if re.search(r"\bkm\b", path.read_text(encoding="utf-8"))]
    names = [path.relative_to(ROOT).as_posix() for path in knowing]
    assert len(names) > 10
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []


def example_files(folder: Path) -> None:
    """Write the small files that the examples of the documentation name."""
    import xlsxwriter

    with xlsxwriter.Workbook(folder / "survey.xlsx") as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate((("Organisation", "TWGs"), ("VBNK", "Gender; Health"))):
            sheet.write_row(row, 0, cells)
    (folder / "decisions.csv").write_text("kind,text,ruling\n", encoding="utf-8")


if __name__ == "__main__":
    (ROOT / "docs/commands.md").write_text(reference(), encoding="utf-8")
    (ROOT / "docs/tables.md").write_text(tables(), encoding="utf-8")
