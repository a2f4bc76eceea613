"""The house rules that a machine can hold: sizes, lightness, no names that belong elsewhere."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import twgnet

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def functions(path: Path) -> list[tuple[str, int]]:
    """Give each function's name and length in lines, without its docstring."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            docstring = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or 0) - node.lineno + 1
            found.append((node.name, lines - (docstring.count("\n") + 1 if docstring else 0)))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_no_file_or_function_is_an_attic(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert [name for name, lines in functions(path) if lines > 50] == []


def test_most_files_and_functions_are_small() -> None:
    files = [len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES]
    assert statistics.median(files) <= 120
    assert statistics.median(lines for path in SOURCES for _, lines in functions(path)) <= 10


def test_the_public_names_are_those_listed_and_all_exist() -> None:
    assert set(dir(twgnet)) == set(twgnet.__all__)
    assert all(getattr(twgnet, name) for name in twgnet.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = twgnet.nonsense


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import twgnet", {"click", "pandas", "networkx", "numpy"}),
        ("import twgnet.cli", {"rich", "pandas", "networkx", "numpy", "jinja2"}),
        (
            "import twgnet; twgnet.build().coverage",
            {"pandas", "scipy", "networkx", "matplotlib", "pyvis", "jinja2", "xlsxwriter"},
        ),
    ],
)
def test_what_is_not_needed_is_not_imported(statement: str, absent: set[str]) -> None:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert absent.isdisjoint(loaded.stdout.split())


def test_nothing_committed_names_a_machine_or_a_registry_host() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    pattern = re.compile(rb"pypi\.o[r]g|pythonhoste[d]|npmjs\.o[r]g|deb\.debia[n]|/wor[k]/|/roo[t]/")
    found = [
        name for name in tracked if name and (ROOT / name).is_file() and pattern.search((ROOT / name).read_bytes())
    ]
    assert found == []
