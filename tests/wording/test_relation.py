"""What an edge means is the file's: no output speaks of wanting where organisations are members or work there."""

import html
import json
import re
import zipfile

import pytest
from click.testing import CliRunner
from tests.wording.test_catalogue import flatten

import twgnet
from twgnet.cli import twgnet as command_line
from twgnet.model.message import message
from twgnet.model.survey import Meaning
from twgnet.wording.catalogue import LANGUAGES, load_catalogue, say
from twgnet.wording.relation import speaking_of

MEANINGS = ("wants_to_join", "member_of", "works_in", "supports", "linked_to", "other")
ENGLISH = r"\b(wants?|wanted|wanting|wish\w*|interest\w*|keen\w*|join|ask next|ask(ed|s)? for)\b"
KHMER = "ចង់(?!និយាយ)|ចាប់អារម្មណ៍|ស្នើសុំ"  # to want (not: to mean), to be interested, to ask for
WANTING = re.compile(f"{ENGLISH}|{KHMER}", re.IGNORECASE)
CONTRACT = re.compile(r"interests\.csv|shared_interest|\binterests(?=!|$)")  # names of files, measures and sheets

NAMES = ["Save the Children", "Oxfam", "Medair", "Tearfund", "Concern Worldwide", "World Vision", "Mercy Corps"]
FILES = {
    "member_of": ("Member organisation,Type,Committees", "Finance Committee", "Audit Committee", "Ethics Committee"),
    "works_in": ("Organisation,Type,Cluster", "Food Security", "Shelter", "Protection"),
}


def write_file(folder, meaning):
    """Write a file of members or of who works where: one group with one organisation, one hedged answer."""
    head, first, second, third = FILES[meaning]
    rows = [f"{name},{'Local' if at % 2 else 'International'},{first}" for at, name in enumerate(NAMES)]
    rows += [f"{name},{'Local' if at % 2 else 'International'},{second}" for at, name in enumerate(NAMES[:4])]
    rows += [f"Oxfam,Local,{third}", f"Medair,International,possibly {second}", "Gain,Local,Fisheries and sea"]
    path = folder / "file.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def values_of(data):
    """Give the texts in data of a page, without the names of its fields."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from values_of(part)


def texts_of_page(page):
    """Give the texts of a page: what is seen, read out, and said by its scripts."""
    for data in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL):
        yield from values_of(json.loads(data))
    seen = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    yield from re.findall(r'(?:title|aria-label|alt|placeholder)="([^"]*)"', seen)
    yield from re.split(r"<[^>]+>", seen)


def texts_of(path):
    """Give the texts of an output file that a reader can meet."""
    if path.suffix == ".html":
        yield from texts_of_page(path.read_text(encoding="utf-8"))
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                if name.startswith("xl/") and name.endswith(".xml"):
                    yield from re.split(r"<[^>]+>", parts.read(name).decode())
    elif path.suffix != ".png":
        yield from re.split(r"<[^>]+>|[\n\",]", path.read_text(encoding="utf-8-sig"))


def wanting(texts):
    found = {html.unescape(text).strip() for text in texts}
    return sorted(text for text in found if WANTING.search(CONTRACT.sub("", text)))


@pytest.mark.parametrize("meaning", FILES)
def test_no_file_that_build_writes_speaks_of_wanting(tmp_path, meaning):
    study = twgnet.build(write_file(tmp_path, meaning), invited=40)
    assert study.survey.meaning.code == meaning
    study.write(tmp_path / "out")
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(written) > 40
    found = {path.name: wanting(texts_of(path)) for path in written}
    assert not {name: texts for name, texts in found.items() if texts}


COMMANDS = (
    ("gaps",),
    ("gaps", "--format", "md"),
    ("gaps", "--explain", 3),
    ("centrality",),
    ("centrality", "--side", "groups"),
    ("pairs",),
    ("pairs", "--side", "groups"),
    ("focal",),
    ("focal", "--why", 2, "Oxfam"),
    ("focal", "--why", 3, "Medair"),
    ("registry",),
)


@pytest.mark.parametrize("meaning", FILES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(map(str, command)))
def test_no_command_speaks_of_wanting(tmp_path, meaning, command):
    name, *options = [FILES[meaning][part] if isinstance(part, int) else part for part in command]
    ids = {FILES[meaning][place]: FILES[meaning][place].lower().replace(" ", "-") for place in (1, 2, 3)}
    path = write_file(tmp_path, meaning)
    told = CliRunner().invoke(command_line, [name, str(path), *(ids.get(one, one) for one in options)])
    assert told.exit_code == 0, told.output
    assert wanting(told.output.splitlines()) == []


def test_a_study_in_a_notebook_says_what_its_links_mean(tmp_path):
    study = twgnet.build(write_file(tmp_path, "member_of"))
    assert "13 memberships" in str(study)
    assert wanting([str(study), *study.understood, *study.explain("audit-committee")]) == []
    assert "Oxfam, " in "\n".join(study.explain("audit-committee"))
    assert "wants" in say(message("gaps.wanting.nobody", group="LAND"))


def test_the_words_of_a_person_stand_on_the_page_and_sentences_are_neutral(tmp_path):
    study = twgnet.build(write_file(tmp_path, "works_in"), means="pays for")
    told = "\n".join(study.explain("shelter"))
    assert "are linked to Shelter" in told
    assert wanting([told]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("meaning", MEANINGS)
def test_each_meaning_has_all_sentences_and_all_words(language, meaning):
    plain = dict(flatten(load_catalogue(language).entries.read_all()))
    with speaking_of(Meaning(meaning)):
        said = dict(flatten(load_catalogue(language).entries.read_all()))
    assert said.keys() == plain.keys()
    assert not [code for code, text in said.items() if re.search("<[A-Za-z_]+>", str(text))]


def test_what_is_said_afterwards_is_of_wanting_again():
    with speaking_of(Meaning("member_of")):
        assert say(message("focal.wants", n=2)) == "Is a member of 2 groups."
    assert say(message("focal.wants", n=2)) == "Wants 2 groups."
