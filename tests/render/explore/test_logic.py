"""The logic of the pages' modules, run by Node where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from twgnet.render.pages.page import ASSETS, joined_module

NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_the_logic_of_the_modules(tmp_path):
    shutil.copytree(ASSETS / "explore", tmp_path / "explore")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    tests = Path(__file__).with_name("logic.test.mjs")
    run = subprocess.run(
        [str(NODE), "--test", str(tests)],
        env={**os.environ, "TWGNET_ASSETS": tmp_path.as_uri()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("entry", ["map/start.js", "board/start.js"])
def test_a_module_is_joined_with_all_it_imports_each_once(entry):
    text = joined_module(entry)
    assert "\nimport " not in text
    assert "\nexport " not in text
    assert text.count("const state = {") == 1
    assert text.index("const state = {") < text.index("startPanel(")


@pytest.mark.parametrize("entry", ["map/start.js", "board/start.js"])
def test_names_at_the_top_of_joined_files_differ(entry):
    names = re.findall(r"^(?:const|let|function|class|async function) ([\w$]+)", joined_module(entry), re.MULTILINE)
    assert len(names) > 50
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("path", sorted(ASSETS.rglob("*.js")), ids=lambda path: path.name)
def test_a_script_can_be_read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 120
    assert len(lines) <= 260
