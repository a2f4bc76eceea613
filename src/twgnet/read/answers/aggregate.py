"""Many rows about one organisation and one group become one answer that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from twgnet.model.registry import SEVERAL
from twgnet.model.survey import Answer


def count_rows(answers: Iterable[Answer]) -> list[Answer]:
    """Merge the answers that differ in case and spacing only; weights count the rows.

    An attribute that varies over the rows of an organisation is `several`.
    """
    spellings: dict[str, str] = {}
    counted: dict[tuple[str, str], Answer] = {}
    weights: Counter[tuple[str, str]] = Counter()
    values: dict[str, dict[str, dict[str, None]]] = {}
    for answer in answers:
        organisation = f"{_key(answer.organisation)}\n{answer.attributes.get('acronym', '')}"
        key = organisation, _key(answer.text)
        spellings.setdefault(organisation, answer.organisation)
        counted.setdefault(key, answer)
        weights[key] += 1
        for name, value in answer.attributes.items():
            values.setdefault(organisation, {}).setdefault(name, {})[value] = None
    return [
        replace(
            answer,
            organisation=spellings[key[0]],
            attributes=_joined(values.get(key[0], {})),
            weight=weights[key],
        )
        for key, answer in counted.items()
    ]


def _joined(values: dict[str, dict[str, None]]) -> dict[str, str]:
    return {name: next(iter(found)) if len(found) == 1 else SEVERAL for name, found in values.items()}


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
