"""What eight hundred noisy texts mean, by which rule and how surely, stays as it is until it is changed on purpose."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest

from kept import assert_kept
from twgnet.errors import Location
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import load_registry, reconcile_survey

HERE = Path(__file__).parent


@pytest.mark.parametrize("kind", ["tuning", "further", "committees"])
def test_what_noisy_texts_mean_is_kept(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE.parents[2] / "benchmarks"))
    import groups_corpus

    registry = groups_corpus.committees() if kind == "committees" else load_registry("cambodia-2017")
    if kind == "further":
        cases = groups_corpus.further(registry, 250, seed=7)
    else:
        cases = groups_corpus.corpus(registry, "tuning", 300, seed=7)
    sys.modules.pop("groups_corpus")
    answers = tuple(Answer("A", case.text, Location("noise", row=row)) for row, case in enumerate(cases))
    outcomes: defaultdict[int, list[str]] = defaultdict(list)
    for one in reconcile_survey(Survey("noise", answers), registry).mentions:
        outcomes[one.row].append(
            f"{one.text!r} {one.status} {one.group_id} {'/'.join(one.candidates)} {one.rule} {one.score:.2f}"
        )
    assert_kept(
        HERE / f"meanings_{kind}.tsv", ((repr(answer.text), *outcomes[answer.location.row]) for answer in answers)
    )
