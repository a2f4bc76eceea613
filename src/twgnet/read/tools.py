"""The survey tools whose exports are known: one record each, and one sample file in the tests."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tool:
    """How one tool writes its answers out.

    `signs` are sets of headings, lower case, any of which gives it away; `columns` matches the
    headings that it adds of itself; `option` cuts a heading into `question` and `option`.
    """

    name: str
    signs: tuple[frozenset[str], ...] = ()
    columns: str = ""
    option: str = ""


def _signs(*texts: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(text.split("|")) for text in texts)


TOOLS = (
    Tool(
        "KoboToolbox",
        _signs("_uuid|_submission_time", "_uuid|_id"),
        r"_(id|uuid|submission_time|validation_status|notes|status|submitted_by|tags|index|parent_table_name"
        r"|parent_index|version_|_version__|xform_id_string|attachments|submission__\w+)|__version__|start|end|today"
        r"|deviceid|subscriberid|simid|simserial|formhub/uuid|(meta[/-])?rootuuid",
    ),
    Tool(
        "ODK",
        _signs("key|submissiondate", "key|meta-instanceid"),
        r"(meta[/-])?(instanceid|instancename|deprecatedid|audit)|key|submissiondate|attachments(present|expected)"
        r"|reviewstate|edits|formversion|submitterid|device_?id",
    ),
    Tool(
        "CommCare",
        _signs("formid|received_on", "formid|completed_time"),
        r"formid|(completed|started)_time|received_on|username|hq_user|caseid|form_link|case_link",
    ),
    Tool(
        "Microsoft Forms",
        _signs("start time|completion time"),
        r"(start|completion|last modified) time|total points|quiz feedback",
    ),
    Tool(
        "Qualtrics",
        _signs("start date|end date|response type", "startdate|enddate|responseid", "responseid|responseset"),
        r"(start|end) ?date|response ?(type|set)|progress|ip ?address|duration|record ?id|duration \(in seconds\)"
        r"|finished|recorded ?date|response ?id|recipient ?(first|last)? ?(name|email)|external ?(data )?reference"
        r"|location ?(latitude|longitude|accuracy)|distribution ?channel|user ?language|status",
        r"(?P<question>.+?) - (Selected Choice - )?(?P<option>.+)",
    ),
    Tool(
        "SurveyMonkey",
        _signs("respondent id|collector id"),
        r"respondent ?id|collector ?id|start date|end date|date (created|modified)|custom data( \d)?",
    ),
    Tool(
        "LimeSurvey",
        _signs("response id|date submitted", "submitdate|lastpage", "id de la réponse", "antwort id"),
        r"date submitted|last page|start language|seed|date started|date last action|referrer url|submitdate|lastpage"
        r"|startlanguage|startdate|datestamp|refurl|token|id de la réponse|antwort id|date de soumission|dernière page",
        r"(\w+(\[\w+\])+\.?\s+)?(?P<question>.*?)\s*\[(?P<option>[^\[\]]+)\]\W*",
    ),
    Tool(
        "REDCap",
        _signs("record_id|redcap_event_name"),
        r"record_id|redcap_\w+",
        r"(?P<question>.+?)\s*\(choice='?(?P<option>.+?)'?\)",
    ),
    Tool(
        "Google Forms",
        _signs("timestamp", "horodateur", "marca temporal"),
        r"timestamp|horodateur|marca temporal|zeitstempel|score",
    ),
    Tool("Gephi", _signs("source|target"), r"id|label|timeset|interval"),
)
_PLAIN = re.compile(r"id|no|nr|#|n°|№|row|index|unnamed: \d+|created (at|on|by)|modified (at|on|by)", re.IGNORECASE)
_COLUMNS = re.compile("|".join(f"(?:{tool.columns})" for tool in TOOLS if tool.columns), re.IGNORECASE)
OPTION_PATTERNS = tuple(re.compile(tool.option, re.DOTALL) for tool in TOOLS if tool.option)


def name_tool(headings: Collection[str]) -> str:
    """Name the tool that writes these headings; empty if none is known.

    >>> name_tool(["Timestamp", "Your organisation"])
    'Google Forms'
    """
    here = {heading.casefold() for heading in headings}
    return next((tool.name for tool in TOOLS if any(sign <= here for sign in tool.signs)), "")


def is_tool_column(heading: str) -> bool:
    """Say if a survey tool adds a column of this heading by itself."""
    heading = heading.strip()
    return bool(_COLUMNS.fullmatch(heading) or _PLAIN.fullmatch(heading))
