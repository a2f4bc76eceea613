"""Sentences stand in `wording/` only, and no stage knows how an option is typed."""

import ast
import re
from pathlib import Path

import pytest

import twgnet

ROOT = Path(twgnet.__file__).parent
STAGES = [path for path in sorted(ROOT.rglob("*.py")) if "wording" not in path.relative_to(ROOT).parts]
FUNCTION_WORDS = r"(a|an|the|of|is|are|to|in|on|no|not|for|and|or|by|with|that|this|it|you|your)"
HELP = {"option", "argument", "UsageError", "BadParameter", "version_option", "group", "command"}  # of click

ALLOWED = {
    "__init__.py": "the error of Python for a name that a module has not",
    "__main__.py": "said where nothing can be read or written any more",
    "archive.py": "why a file is damaged, beside what the parser of XML says itself",
    "backend.py": "the error of networkx, word by word",
    "catalogue.py": "where each measure was published",
    "description.py": "what a graph file says of itself, in its own format",
    "schema.py": "lists of columns",
    "tables.py": "the docstrings of the tables",
}


def strings(tree):
    """Every text of a module but docstrings, regular expressions, lists of words and help."""
    passed = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                passed.add(text)
            case ast.Call(func=ast.Attribute(value=ast.Constant() | ast.JoinedStr() as text, attr="split" | "join")):
                passed.add(text)
            case ast.Call(func=ast.Attribute(attr=name)) if name in HELP or name == "compile":
                passed |= set(ast.walk(node))
            case ast.JoinedStr(values=parts):
                passed |= set(parts)
    for node in ast.walk(tree):
        if node not in passed and isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif node not in passed and isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(getattr(part, "value", "") if isinstance(part, ast.Constant) else "0" for part in node.values),
            )


def is_sentence(text):
    """Four words or more with a function word of English among them, or three that end like a sentence."""
    words = len(re.findall(r"[A-Za-z]{2,}", text))
    if words < 3 or re.search(r"[\\<>{};=|^]", text):
        return False
    return text.rstrip().endswith(".") or (words > 3 and bool(re.search(rf"(?i) {FUNCTION_WORDS} ", text)))


@pytest.mark.parametrize("path", STAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_sentences_stand_in_the_catalogue(path):
    found = [text for text in strings(ast.parse(path.read_text(encoding="utf-8"))) if is_sentence(text[1])]
    assert path.name in ALLOWED or not found


def test_every_exception_is_still_needed():
    for name in ALLOWED:
        texts = [
            t for path in STAGES if path.name == name for t in strings(ast.parse(path.read_text(encoding="utf-8")))
        ]
        assert any(is_sentence(text) for _, text in texts), name


@pytest.mark.parametrize(
    "path", [p for p in STAGES if "cli" not in p.relative_to(ROOT).parts], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_no_stage_knows_how_an_option_is_typed(path):
    texts = strings(ast.parse(path.read_text(encoding="utf-8")))
    assert [text for text in texts if re.search(r"(?<![-\w])--[a-z]{2}(?![\w-]*:)", text[1])] == []


def test_no_template_or_script_holds_a_label_in_one_language():
    label = re.compile(r"(aria-label|title|placeholder|alt)\"?(=|, |: )\"[^\"{<>]*[A-Za-z]{3}")
    assets = (path for path in (ROOT / "render/assets").rglob("*") if path.suffix in {".html", ".js"})
    texts = {path.name: label.findall(path.read_text(encoding="utf-8")) for path in assets}
    assert {name: found for name, found in texts.items() if found} == {}
