"""What is masked in a cell: addresses and numbers however they are written, names after a title; and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twgnet.read.people.mask import mask, mask_answer, spare, surely_plain

PARTS = [
    *"@＠.,;(<[ /-_",
    "at",
    " dot ",
    "(a)",
    "t.me/",
    "mywhatsapp.com/",
    "dara",
    "mail.org",
    "012 345 678",
    "០១២៣៤៥៦៧៨",
]
PARTS += ["Mr ", "H.E. ", "Ms. ", "លោក ", "Sok Dara", "Land", "\n", "Mme\u00a0"]


@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=6).map("".join), max_size=5))
def test_what_a_look_at_many_cells_lets_pass_is_never_masked(cells: list[str]) -> None:
    for cell in surely_plain(cells):
        assert cell in cells
        assert {mask(cell, stated=True), mask(cell, names=False), mask(cell, listed=True)} == {cell}


@pytest.mark.parametrize(
    ("cell", "masked"),
    [
        ("dara@example.org", "…"),
        ("call +855 12 345 678 please", "call … please"),
        ("Mme Claire Dupont", "Mme …"),
        ("លោក សុខ", "លោក …"),
        ("Land ០១២ ៣៤៥ ៦៧៨", "Land …"),
        ("Land ０１２-３４５-６７８, dara＠example.org", "Land …, …"),
        ("Land, dara@example.ខ្មែរ", "Land, …"),
        ("write to dara [at] example.org", "write to …"),
        ("Land 012/345/678", "Land …"),
        ("Land_012345678 Tel012345678", "Land_… Tel…"),
        ("Land 85512345678", "Land …"),
        ("06 12 34 56 78", "…"),
        ("01.23.45.67.89", "…"),
        ("office (023) 721 399", "office …"),
        ("012–999–111", "…"),
        ("012\u00ad999\u2011111", "…"),
        ("Land (855) 12 345 678", "Land …"),
        ("(11) 98765-4321", "…"),
        ("Tel: 12 345 678", "Tel: …"),
        ("phone 12345678", "phone …"),
        ("Telephones, 12 000 000", "Telephones, 12 000 000"),
        ('Land "Sok, Dara" <dara@example.org>', "Land …"),
        ("“Sok Dara” <dara@example.org>; Health", "…; Health"),
        ("Children 0-5 6-12 13-18", "Children 0-5 6-12 13-18"),
        ("SDG 1 2 3 4 5 6 7 8", "SDG 1 2 3 4 5 6 7 8"),
        ("0 1 2 3 4 5 6 7 8", "…"),
        ("Mr.Sok Dara", "Mr. …"),
        ("Samdech Euv Team", "Samdech Euv Team"),
        ("Dr. Sun Yat-sen Academy", "Dr. Sun Yat-sen Academy"),
        ("Mrs. Fields Bakery", "Mrs. Fields Bakery"),
        ("Mme Luz Crèche", "Mme Luz Crèche"),
        ("Dra. Luz Cooperativa", "Dra. Luz Cooperativa"),
        ("Dr. Zilda Fundação", "Dr. Zilda Fundação"),
        ("Madame Dupont", "Madame …"),
        ("(2017) 2018-2022", "(2017) 2018-2022"),
        ("01.02.2017–31.05.2018", "01.02.2017–31.05.2018"),
        ("ឆ្នាំ ២០១៧-២០២២", "ឆ្នាំ ២០១៧-២០២២"),
        ("from 05/2017-12/2018", "from 05/2017-12/2018"),
        ("KH01020304", "KH01020304"),
        ("Land 06 12 34 56 78 / 07 12 34 56 78", "Land … / …"),
        ("012 345 678/012 345 679", "…/…"),
        ("01.02.2017/31.05.2018", "01.02.2017/31.05.2018"),
        ("Call012345678", "Call…"),
        ("KH012345678", "KH012345678"),
        ("ទូរស័ព្ទ០១២៣៤៥៦៧៨", "ទូរស័ព្ទ…"),
        ("12345678", "12345678"),
        ("ISO 9001 2015", "ISO 9001 2015"),
        ("Sanctions 1591 2005", "Sanctions 1591 2005"),
        ("Tel 9001 2015", "Tel …"),
        ("Registration 1234 5678", "Registration 1234 5678"),
        ("Registration No. 1234 5678", "Registration No. 1234 5678"),
        ("Tel. No. 1234 5678", "Tel. No. …"),
        ("call 1234 5678", "call …"),
        ("12 000 000 / 13 000 000", "12 000 000 / 13 000 000"),
        ("10 000 - 20 000", "10 000 - 20 000"),
        ("012 345 678 - 012 345 679", "… - …"),
        ("Land 012 345 678 012 345 679", "Land … …"),
        ("Land, wa.me/85512345678", "Land, …"),
        ("https://wa.me/85512345678", "…"),
        ("Land (t.me/darasok)", "Land (…)"),
        ("https://www.example.org/land", "https://www.example.org/land"),
        ("DR Congo", "DR Congo"),
        ("Plan 2017-2022", "Plan 2017-2022"),
        ("12 000 000", "12 000 000"),
        ("HIV/AIDS @ work", "HIV/AIDS @ work"),
        ("2026-01-02 09:00", "2026-01-02 09:00"),
    ],
)
def test_masking_takes_people_and_nothing_else(cell, masked):
    assert mask(cell) == masked


def test_long_cells_are_masked_in_time():
    assert mask("a" * 200_000) == "a" * 200_000
    assert len(mask("a" * 100_000 + "@" + "b" * 100_000)) > 1
    assert mask("(" * 50_000 + "1" * 50_000)
    assert len(mask("Mr. " + "Ab " * 50_000)) > 1
    assert mask("a at " * 40_000 + ". dot") != ""


@pytest.mark.parametrize(
    ("cell", "masked"),
    [
        ("dara at mail dot org", "…"),
        ("Ask DARA AT mail DOT org, please", "Ask …, please"),
        ("dara @ mail.org", "…"),
        ("dara(at)mail.org", "…"),
        ("dara[at]mail[dot]org", "…"),
        ("dara_at_mail_dot_org", "…"),
        ("dara@mail dot org", "…"),
        ("dara＠mail。org", "…"),
        ("dara arroba correo punto org", "…"),
        ("dara [arobase] mail.fr", "…"),
        ("Water at W.Kampot", "Water at W.Kampot"),
        ("Work at stf.org", "Work at stf.org"),
        ("dara (a) example.org", "…"),
        ("Land, dara(a)example.org", "Land, …"),
        ("dara@example,com", "…"),
        ("Land,dara@example,com,Trees", "Land,…,Trees"),
        ("Women@Work, Land", "Women@Work, Land"),
        ("part (a) Health and Land. Water", "part (a) Health and Land. Water"),
        ("HIV/AIDS @ work", "HIV/AIDS @ work"),
        ("Meeting at border point crossing", "Meeting at border point crossing"),
        ("look at the dot", "look at the dot"),
        ("opens at 5.30 pm", "opens at 5.30 pm"),
        ("Health at school. Land", "Health at school. Land"),
    ],
)
def test_addresses_written_out_are_addresses(cell, masked):
    assert mask(cell) == masked
    assert mask(cell, names=False) == masked


@pytest.mark.parametrize(
    ("cell", "masked"),
    [
        ("M. Dupont", "M. …"),
        ("H.E. Sok Dara; Health", "H.E. …; Health"),
        ("Oknha Sok Kong", "Oknha …"),
        ("Lok Chumteav Chan Maly", "Lok Chumteav …"),
        ("MR SOK DARA", "MR …"),
        ("DR SOK DARA", "DR …"),
        ("mr Sok Dara", "mr …"),
        ("Mr Sok Dara and Ms Chan Maly from Health", "Mr … and Ms … from Health"),
        ("Mme de La Fontaine", "Mme …"),
        ("Frau Dr. Anna Schmidt", "Frau Dr. …"),
        ("señor Pérez", "señor …"),
        ("ông Nguyễn Văn A", "ông …"),
        ("г-н Иванов", "г-н …"),
        ("السيد أحمد علي", "السيد …"),
        ("王小明先生", "…先生"),
        ("ឯកឧត្តម សុខ ដារ៉ា", "ឯកឧត្តម …"),
        ("DR CONGO", "DR CONGO"),
        ("MS Office", "MS Office"),
        ("we miss Health", "we miss Health"),
        ("contact me. Health", "contact me. Health"),
        ("L. Land M. Mines N. Nature", "L. Land M. Mines N. Nature"),
        ("J. M. Keynes", "J. M. Keynes"),
        ("Mr. and health", "Mr. and health"),
    ],
)
def test_titles_of_many_languages_and_what_only_looks_like_one(cell, masked):
    assert mask(cell) == masked
    assert mask(cell, names=False) == cell


@pytest.mark.parametrize(
    ("cell", "answer", "beside"),
    [
        ("M. Mines", "M. Mines", "M. Mines"),
        ("M. Mbango", "M. Mbango", "M. …"),
        ("H.E. Students", "H.E. Students", "H.E. Students"),
        ("Prof. Sok", "Prof. Sok", "Prof. …"),
        ("Pak Beng", "Pak Beng", "Pak …"),
        ("Bà Rịa", "Bà Rịa", "Bà …"),
        ("S.E. Asia", "S.E. Asia", "S.E. Asia"),
        ("Mr Sok Dara", "Mr …", "Mr …"),
        ("Mr Rose", "Mr Rose", "Mr …"),
        ("Land; Mr Sok Dara", "Land; Mr …", "Land; Mr …"),
        ("Land, លោក សុខ", "Land, លោក សុខ", "Land, លោក …"),
        ("Land and Mr Sok Dara", "Land and Mr …", "Land and Mr …"),
        ("Land (ask Trees, Mr Sok Dara)", "Land (ask Trees, Mr …)", "Land (ask Trees, Mr …)"),
        ("Land - Ms. Chan", "Land - Ms. …", "Land - Ms. …"),
        ("Land (H.E. Sok Dara)", "Land (H.E. …)", "Land (H.E. …)"),
        ("Land (H.E. Sok)", "Land (H.E. Sok)", "Land (H.E. …)"),
        ("Land (HE Sok Dara)", "Land (HE …)", "Land (HE …)"),
        ("Land (HE. Sok Dara)", "Land (HE. …)", "Land (HE. …)"),
        ("Land (HE Sok)", "Land (HE Sok)", "Land (HE Sok)"),
        ("Land, He Saw Them", "Land, He Saw Them", "Land, He Saw Them"),
        ("Land (mr. sok dara)", "Land (mr. …)", "Land (mr. …)"),
        ("Land – mr sok dara", "Land – mr …", "Land – mr …"),
        ("ask mr. sok dara", "ask mr. sok dara", "ask mr. sok dara"),
    ],
)
def test_of_an_answer_only_names_that_are_added_to_it_are_masked(cell, answer, beside):
    assert mask(cell, stated=True) == answer
    assert mask(cell) == beside


@pytest.mark.parametrize(
    "name",
    [
        "Professor Training Centre",
        "Dr. Beat Richner Foundation",
        "Oknha Foundation",
        "Sir Dorabji Tata Trust",
        "Docteur Sans Frontières",
        "Dr. Beat Richner school",
    ],
)
def test_what_is_named_after_a_person_is_no_person(name):
    assert mask(name) == name
    assert mask("Dr. Beat Richner, Foundation") == "Dr. …, Foundation"
    assert mask("Mr Un Sokha, Programme Officer") == "Mr …, Programme Officer"


def test_what_a_list_names_is_spared_and_what_stands_beside_it_is_not():
    spared = spare(["Health (Ms Rose)", "Sanctions 1591 4000", "Land"])
    for cell in ("Health (Ms Rose)", "land; HEALTH (Ms  Rose)", "Sanctions 1591 4000"):
        assert mask(cell, stated=True) != cell
        assert mask_answer(cell, spared) == cell
    assert mask_answer("Health (Ms Rose), Trees (Ms Rose)", spared) == "Health (Ms Rose), Trees (Ms …)"
    assert spare(["Land", "Health"]) is None


def test_a_name_on_a_list_keeps_every_number_but_a_telephone_number_without_doubt():
    assert mask("Sanctions 1591 4000", names=False, listed=True) == "Sanctions 1591 4000"
    assert mask("Hotline 012 345 678", names=False, listed=True) == "Hotline …"
