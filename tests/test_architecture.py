"""The house rules that a machine can hold: sizes, lightness, no names that belong elsewhere."""

from __future__ import annotations

import ast
import importlib
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from numpydoc.validate import validate

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
    assert [name for name, lines in functions(path) if lines > 40] == []


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
            {"numpy", "pandas", "scipy", "networkx", "matplotlib", "pyvis", "jinja2", "xlsxwriter"},
        ),
    ],
)
def test_what_is_not_needed_is_not_imported(statement: str, absent: set[str]) -> None:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert absent.isdisjoint(loaded.stdout.split())


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *(one for some in project["optional-dependencies"].values() for one in some)]
    reasons = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/decisions").glob("*.md")).casefold()
    names = {re.split("[<>=]", one)[0].removesuffix("-stubs") for one in needed}
    assert [name for name in sorted(names) if name not in reasons] == []


def test_no_file_is_named_for_anything() -> None:
    assert {path.stem.strip("_") for path in SOURCES}.isdisjoint({"utils", "util", "helpers", "common", "misc"})


def refused_words() -> list[str]:
    """Give what the glossary refuses in names: what stands under "not" without brackets for another meaning."""
    tables = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").partition("## Words for readers")[0]
    cells = re.findall(r"^\| (?!word |---).+ \| .+ \| (.+) \|$", tables, re.MULTILINE)
    words = [word for cell in cells for word, other in re.findall(r"([^,()]+)(\([^)]*\))?", cell) if not other]
    return [word.strip().replace("-", " ") for word in words]


def test_no_module_class_or_function_has_a_name_that_the_glossary_refuses() -> None:
    words = refused_words()
    refused = re.compile(rf"\b({'|'.join(words)})s?\b", re.IGNORECASE)
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    nodes = (node for tree in trees for node in ast.walk(tree))
    defined = {node.name for node in nodes if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    names = sorted(defined | {part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts})
    assert len(words) > 30
    assert [name for name in names if refused.search(re.sub("(?<=[a-z])(?=[A-Z])|_", " ", name))] == []


def test_nothing_committed_names_a_machine_or_a_registry_host() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    pattern = re.compile(rb"pypi\.o[r]g|pythonhoste[d]|npmjs\.o[r]g|deb\.debia[n]|/wor[k]/|/roo[t]/")
    found = [
        name for name in tracked if name and (ROOT / name).is_file() and pattern.search((ROOT / name).read_bytes())
    ]
    assert found == []


FOLDERS = sorted({path.parent for path in SOURCES})
PACKAGES = sorted(path.parent for path in SOURCES if path.name == "__init__.py")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT / "src").as_posix())
def test_a_room_holds_at_most_a_dozen_files(folder: Path) -> None:
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= 12


@pytest.mark.parametrize("package", PACKAGES, ids=lambda folder: folder.relative_to(ROOT / "src").as_posix())
def test_no_module_is_shadowed_by_a_function_of_its_name(package: Path) -> None:
    name = ".".join(package.relative_to(ROOT / "src").parts)
    exported = set(getattr(importlib.import_module(name), "__all__", ()))
    modules = {path.stem for path in package.glob("*.py")} | {path.name for path in package.iterdir() if path.is_dir()}
    assert exported & modules == set()


DOORS = ("read", "reconcile", "network", "measures", "gaps", "focal", "render", "study", "options", "errors", "schema")


@pytest.mark.parametrize("door", DOORS)
def test_docstrings_of_the_public_api_name_their_own_parameters(door: str) -> None:
    """PR02: a parameter that does not exist; PR03: another order; GL08: no docstring."""
    module = importlib.import_module(f"twgnet.{door}")
    names = getattr(module, "__all__", [name for name in vars(module) if not name.startswith("_")])
    public = [getattr(module, name) for name in names]
    ours = [thing for thing in public if callable(thing) and getattr(thing, "__module__", "").startswith("twgnet")]
    broken = [
        f"{thing.__qualname__}: {message}"
        for thing in ours
        for code, message in validate(f"{thing.__module__}.{thing.__qualname__}")["errors"]
        if code in {"PR02", "PR03", "GL08"}
    ]
    assert broken == []


ASSETS = (path for path in (ROOT / "src/twgnet/render/assets").rglob("*") if path.suffix in {".js", ".css", ".html"})


@pytest.mark.parametrize("path", sorted(ASSETS), ids=lambda path: path.name)
def test_no_line_of_a_script_style_or_template_is_longer_than_one_of_python(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []
