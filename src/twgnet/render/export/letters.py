"""Letters to the organisations that are asked to hold a seat: one Word file, a page each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

from twgnet.errors import Location, OptionError
from twgnet.schema import Table

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are written
ORGANISATION, TEXT = "{organisation}", "{text}"  # stand in a template; {text_en} is one language


def write_letters(letters: Table, template: Path | None = None) -> bytes:
    """Give a .docx with a page for each organisation: what it is asked, in every language.

    Names are written as text, so that nothing in them is a field or a link.

    Parameters
    ----------
    template
        A letter of the office (.docx) that holds `{organisation}` and `{text}`, or `{text_en}` and `{text_km}`
        where languages stand apart. It is repeated for each organisation; its page, header and footer stay.

    Raises
    ------
    OptionError
        python-docx, which comes with the extra `letters`, is not installed; or the template is no .docx,
        or has no place for the text.
    """
    try:
        from docx import Document
    except ModuleNotFoundError as error:
        raise OptionError("options.no_docx") from error
    document = Document() if template is None else _open(template)
    if template is None:
        document.add_heading(ORGANISATION, level=1)
        document.add_paragraph(TEXT)
    _repeat(document, list(_values(letters)))
    return _without_clock(document)


def _open(template: Path) -> Any:
    from docx import Document

    try:
        document = Document(str(template))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise OptionError("options.template_unreadable", location=Location(str(template))) from error
    texts = "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    if "{text" not in texts:
        raise OptionError("options.template_without_text", location=Location(str(template)))
    return document


def _values(letters: Table) -> Iterator[Mapping[str, str]]:
    """Give what is filled in for each organisation."""
    for _, rows in groupby(letters.records(), key=lambda row: row["organisation_id"]):
        several = list(rows)
        texts = {str(row["language"]): _printable(row["text"]) for row in several}
        yield {
            ORGANISATION: _printable(several[0]["organisation"]),
            TEXT: "\n".join(texts.values()),
            **{f"{{text_{language}}}": text for language, text in texts.items()},
        }


def _repeat(document: Any, letters: list[Mapping[str, str]]) -> None:
    """Put the body of a document down once for each letter, filled in, each on a page of its own."""
    from docx.oxml.ns import qn

    body = document.element.body
    pattern = [element for element in body if element.tag != qn("w:sectPr")]
    for element in pattern:
        body.remove(element)
    end = body.find(qn("w:sectPr"))
    for number, values in enumerate(letters):
        if number:
            document.add_page_break()
        for element in pattern:
            copied = deepcopy(element)
            _add(body, copied, end)
            for paragraph in copied.iter(qn("w:p")):
                _fill(paragraph, values)


def _add(body: Any, element: Any, end: Any) -> None:
    if end is None:
        body.append(element)
    else:
        end.addprevious(element)


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Fill a paragraph in, in the look of its first run: a word processor may cut a placeholder into several.

    All placeholders are filled at once, so that one in a name stays as it is.
    """
    from docx.text.paragraph import Paragraph

    runs = Paragraph(paragraph, None).runs
    whole = "".join(run.text for run in runs)
    filled = re.sub("|".join(map(re.escape, values)), lambda found: values[found[0]], whole)
    if filled == whole:
        return
    for run in runs[1:]:
        run.text = ""
    runs[0].text = filled


def _printable(cell: object) -> str:
    return "".join(mark for mark in str(cell) if mark.isprintable() or mark == "\u200b")


def _without_clock(document: object) -> bytes:
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in sorted(parts.namelist()):
            copy.writestr(zipfile.ZipInfo(name, FIRST_DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
