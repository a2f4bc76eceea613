"""A survey that LibreOffice has saved in another format says the same; skipped where LibreOffice is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from twgnet.read import read_survey

SHAPES = Path(__file__).parent / "shapes"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def pairs(path: Path) -> set[tuple[str, str]]:
    return {(answer.organisation, answer.text) for answer in read_survey(path).answers if answer.text}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "csv"])
def test_a_survey_reads_the_same_after_libreoffice_saved_it(kind: str, tmp_path: Path) -> None:
    shapes = [SHAPES / f"{name}.csv" for name in ("list", "ties", "matrix_x", "google_sheet", "microsoft_forms")]
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--infilter=CSV:44,34,76,1", "--outdir", str(tmp_path / "out"), *map(str, shapes)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for shape in shapes:
        assert pairs(tmp_path / "out" / f"{shape.stem}.{kind}") == pairs(shape), shape.stem
