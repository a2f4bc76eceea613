"""What a column is about, judged by its heading: English, the usual survey tools, Khmer."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Role(StrEnum):
    """What a column holds."""

    ORGANISATION = "organisation"
    GROUP = "group"
    PERSONAL = "personal"
    TOOL = "tool"  # what the survey tool adds: times, ids, versions
    ATTRIBUTE = "attribute"


class Heading(NamedTuple):
    """The role of a column, how sure (4 its usual name ... 1 perhaps), and its attribute key."""

    role: Role
    level: int
    key: str


_SAME = {
    same: word
    for word, others in {
        "organisation": "organization organizations organisations org orgs ngo ngos cso csos ingo"
        " lngo lngos ingos agency agencies institution institutions អង្គការ ឈ្មោះអង្គការ",
        "twg": "twgs ក្រុមការងារ ក្រុមការងារបច្ចេកទេស",
        "group": "groups",
        "sector": "sectors cluster clusters subsector subsectors",
        "interest": "interests interested",
        "choice": "choices preference preferences priority priorities",
        "email": "mail emails អ៊ីមែល",
        "phone": "telephone telephones phones tel mobile cell cellphone ទូរស័ព្ទ លេខទូរស័ព្ទ",
        "province": "provinces ខេត្ត",
        "type": "types category categories kind ប្រភេទ",
        "name": "names ឈ្មោះ",
    }.items()
    for same in others.split()
}
_FILLER = set(
    "a all an and apply are below choose for from in into is it list of or please select selected"
    " specify tick s that the this to which what you your full official english khmer here"
    " local".split()
)
_ABOUT = set(
    "type email phone address province district commune position role title staff year website url"
    " size budget number id code acronym abbreviation how why when where does do has have had did"
    " many long work works working contact familiar sector member if per status mission vision"
    " director head person".split()
)
_NOT_INTEREST = set(
    "familiar familiarity why reason reasons current currently already comment comments suggestion"
    " suggestions capacity challenge challenges how when attended attend times count number"
    " position type id code focal email phone name member members level role".split()
)
_WANTED = {"interest", "choice", "join", "joining", "wish", "become", "becoming", "want", "like"}
_ORDINALS = set(
    "first second third fourth fifth primary secondary tertiary main top 1st 2nd 3rd 4th 5th"
    " 1 2 3 4 5 6 7 8 9 10".split()
)
_PERSON = re.compile(
    r"\b(email|phone|telegram|whatsapp|signature|passport|skype|contact|surname|username|fax"
    r"|((first|last|full|given|family|middle|contact|your|nick|respondent|user|person)( s)? name)"
    r"|name of (the |your )?(contact|respondent|person|focal|representative|participant|director)"
    r"|((respondent|person|representative|participant|director|interviewer|submitter) s? ?name)"
    r"|ip address|geolocation|gps|latitude|longitude|respondent|interviewer|enumerator"
    r"|collected by|submitted by|submitter(name|id)?|phonenumber|facebook|whatsapp)\b"
    r"|^(name of )?(the )?((executive|country|deputy|programme|program|national|general) )*"
    r"(director|coordinator|manager|president|chair|chairperson|chairman|representative|ceo"
    r"|focal (person|point)|secretary( general)?|leader|head)( s)?( name)?$"
    "|អ្នកឆ្លើយ|អ្នកទំនាក់ទំនង|អ្នកតំណាង|នាយក|អ្នកបំពេញ"
)
_TOOL = re.compile(
    r"_(id|uuid|submission_time|validation_status|notes|status|submitted_by|tags|index"
    r"|parent_table_name|parent_index|version_|_version__|xform_id_string|attachments)"
    r"|__version__|start|end|today|deviceid|device_?id|subscriberid|simid|simserial|formhub/uuid"
    r"|(meta[/-])?(rootuuid|instanceid|instancename|deprecatedid|audit)|key|submissiondate"
    r"|attachmentspresent|attachmentsexpected|reviewstate|edits|formversion|submitterid"
    r"|timestamp|horodateur|start time|completion time|last modified time|total points"
    r"|quiz feedback|respondent id|collector id|start date|end date|date (created|modified)"
    r"|custom data( \d)?|id|response id|date submitted|last page|start language|seed|date started"
    r"|date last action|referrer url|submitdate|lastpage|startlanguage|startdate|datestamp|refurl"
    r"|token|score|no|nr|#",
    re.IGNORECASE,
)
_PATH = re.compile(r"[a-z0-9_.\-]+(/[a-z0-9_.\-]+)+")  # XML names of groups and a question
_KEYS = (
    "type",
    "province",
    "district",
    "acronym",
    "position",
    "email",
    "phone",
    "website",
    "contact",
)
_POSITION = {"position", "title", "role", "function"}  # of whom it is does not tell who it is
_KEY_WORDS = {"abbreviation": "acronym", "role": "position", "title": "position", "url": "website"}


def words(text: str) -> list[str]:
    """Cut a heading into comparable words, without its number.

    >>> words("Q3. Name of your Organization?")
    ['name', 'of', 'your', 'organisation']
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace("e-mail", "email")
    text = re.sub(r"^\s*(q(uestion)?\s*)?\d{1,3}[\w.]{0,3}\s*[.):\-]+\s*", "", text)
    text = re.sub(r"(?<![^\W\d_])([^\W\d_]{3,})(\d{1,2})\b", r"\1 \2", text)
    text = re.sub(r"\b(org|ngo|cso|organi[sz]ation)_?name", r"\1 name", text)
    text = text.replace("technical working group", "twg").replace("working group", "twg")
    found = re.findall(r"[^\W_]+(?:[\u17b6-\u17d3]+[^\W_]*)*", text)
    return [_SAME.get(word, word) for word in found]


@lru_cache(maxsize=4096)
def read_heading(text: str) -> Heading:
    """Judge a column by its heading.

    >>> read_heading("Name of organization").role, read_heading("TWGs").role
    (<Role.ORGANISATION: 'organisation'>, <Role.GROUP: 'group'>)
    """
    if _PATH.fullmatch(text):
        text = text.rsplit("/", 1)[-1]
    if _TOOL.fullmatch(text.strip()):
        return Heading(Role.TOOL, 4, text.strip().lower())
    found = words(text)
    organisation, group = _organisation_level(found), _group_level(found)
    if organisation >= max(group, 2):
        return Heading(Role.ORGANISATION, organisation, "organisation")
    if group >= 3:
        return Heading(Role.GROUP, group, _key(found))
    if _PERSON.search(" ".join(found)) and not _POSITION & set(found):
        return Heading(Role.PERSONAL, 4, _key(found))
    if found == ["name"] or found in (["member"], ["participant"]):
        return Heading(Role.ORGANISATION, 1, "organisation")
    if group:
        return Heading(Role.GROUP, group, _key(found))
    return Heading(Role.ATTRIBUTE, 1, _key(found))


def _organisation_level(found: list[str]) -> int:
    if found[-2:] == ["interest", "by"] and len(found) <= 3:
        return 4
    if "organisation" not in found:
        return 0
    rest = set(found) - _FILLER - {"organisation", "name", "member", "respondent"}
    if not rest:
        return 4 if found[0] != "member" else 3
    if rest == {"interest"} and len(found) == 2:
        return 3
    if rest & (_ABOUT | _WANTED | {"twg", "group"}) or _PERSON.search(" ".join(found)):
        return 0
    return 3 if "name" in found or found[0] in ("which", "what") else 2


def _group_level(found: list[str]) -> int:
    core = set(found) - _FILLER - _ORDINALS - {"name"}
    named = core & {"twg", "group"}
    if core & _NOT_INTEREST:
        return 1 if named and core & _WANTED == set() else 2 * bool(named)
    if named:
        return 4 if core <= {"twg", "group", *_WANTED} or core & _WANTED else 3
    if core and core <= {"sector", "interest", "choice", "in"}:
        return 2
    return 0


def _key(found: list[str]) -> str:
    for word in found:
        word = _KEY_WORDS.get(word, word)
        if word in _KEYS and len(found) <= 6:
            return word
    return "_".join(found)[:60]
