"""A master list of other organisations is refused: its attributes would say nothing."""

from pathlib import Path

import pytest

import twgnet


def test_a_master_list_without_any_organisation_of_the_survey_is_refused(tmp_path: Path) -> None:
    master = tmp_path / "others.csv"
    master.write_text("organisation,type\nFooworks,local\nBarbaz,union\n", encoding="utf-8")
    with pytest.raises(twgnet.TwgnetError, match="none of the 2 organisations of your list"):
        twgnet.build(organisations=master)
    master.write_text("organisation,type\nFooworks,local\nVBNK,local\n", encoding="utf-8")
    assert any(o.type == "local" for o in twgnet.build(organisations=master).network.organisations)


def test_free_text_is_no_type_of_a_list_either(tmp_path: Path) -> None:
    rows = [
        "Rowers,Local NGO",
        "Weavers,Local NGO",
        "Millers,Please ask Sok Danara at the office",
        "Potters,see 012 345 678",
    ]
    path = tmp_path / "list.csv"
    path.write_text("\n".join(["organisation,type", *rows]) + "\n", encoding="utf-8")
    from twgnet.reconcile import load_organisations

    assert [one.type for one in load_organisations(path)] == ["Local NGO", "Local NGO", "", ""]
    assert load_organisations(path, personal=True)[2].type.startswith("Please")
