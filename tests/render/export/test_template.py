"""The empty survey sheets: what they offer, and that they read back once filled in."""

from __future__ import annotations

import io

import openpyxl
import pytest
from click.testing import CliRunner

from twgnet.cli import twgnet
from twgnet.errors import LayoutError
from twgnet.model.registry import Group, Registry
from twgnet.read import read_survey
from twgnet.render.export.template import template

REGISTRY = Registry("toy", "Toy", (Group("EDU", "Education"), Group("X", "=1+1", name_km="អប់រំ")))


def workbook(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def named(content, name):
    stream = io.BytesIO(content)
    stream.name = name
    return stream


def test_filled_workbook_reads_back():
    book = workbook(template(REGISTRY)["survey.xlsx"])
    book["Survey"].append(["VSO", "V", "Local organisation", "Kep", "Education", "Health"])
    book["Survey"].append(["NPA"])
    stream = io.BytesIO()
    book.save(stream)
    survey = read_survey(named(stream.getvalue(), "survey.xlsx"))
    assert [(a.organisation, a.text) for a in survey.answers] == [
        ("VSO", "Education"),
        ("VSO", "Health"),
        ("NPA", ""),
    ]
    assert survey.answers[0].attributes == {
        "acronym": "V",
        "type": "Local organisation",
        "province": "Kep",
    }


def test_filled_csv_reads_back():
    content = template(REGISTRY)["survey.csv"] + b'VSO,V,Local,Kep,"Education; Health"\n'
    survey = read_survey(named(content, "survey.csv"))
    assert [(a.organisation, a.text) for a in survey.answers] == [("VSO", "Education; Health")]


def test_drop_downs_offer_the_registry_as_text():
    book = workbook(template(REGISTRY)["survey.xlsx"])
    sources = {rule.formula1 for rule in book["Survey"].data_validations.dataValidation}
    assert "Groups!$B$2:$B$3" in sources
    assert [cell.value for cell in book["Groups"]["B"]] == ["Name", "Education", "=1+1"]
    assert book["Groups"]["B3"].data_type == "s"


def test_same_bytes_every_time():
    assert template(REGISTRY) == template(REGISTRY)


@pytest.mark.parametrize("name", ["survey.xlsx", "survey.csv"])
def test_empty_template_says_that_it_is_empty(name):
    with pytest.raises(LayoutError, match="no organisation is named"):
        read_survey(named(template(REGISTRY)[name], name))


def test_command_writes_both_and_overwrites_nothing(tmp_path, capsys):
    folder = tmp_path / "new"
    result = CliRunner().invoke(twgnet, ["template", "--groups", "cambodia-2017", "-o", str(folder)])
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["survey.csv", "survey.xlsx"]
    before = (folder / "survey.csv").read_bytes()
    result = CliRunner().invoke(twgnet, ["template", "--groups", "cambodia-2017", "-o", str(folder)])
    assert result.exit_code == 1
    assert (folder / "survey.csv").read_bytes() == before
