"""How many groups are settled rightly, on noise with a known truth.

Must reach, on the split that no rule was looked at: precision of used matches >= 0.99,
recall >= 0.92, and of the rest the right one among the first three candidates >= 0.95.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from groups_corpus import Case, committees, corpus, further, humanitarian

from twgnet.errors import Location
from twgnet.model.reconciliation import Mention
from twgnet.model.registry import Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import load_registry, reconcile_survey


def measure_accuracy(registry: Registry, cases: list[Case], show: int = 0) -> dict[str, float]:
    """Settle the cases and compare with the truth."""
    answers = [Answer("somebody", case.text, Location("noise", row=i)) for i, case in enumerate(cases)]
    found: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in reconcile_survey(Survey("noise", tuple(answers)), registry).mentions:
        found[mention.row].append(mention)
    tally, wrong, lost = Counter[str](), [], []
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, case in enumerate(cases):
        used = {m.group_id for m in found[row] if m.status == "matched"}
        shown = {id for m in found[row] for id in m.candidates[:3]}
        rest = case.truth - used
        tally.update(used=len(used), right=len(used & case.truth), true=len(case.truth))
        tally.update(rest=len(rest), shown=len(rest & shown))
        kinds[case.kind].update(true=len(case.truth), right=len(used & case.truth), wrong=len(used - case.truth))
        if used - case.truth:
            wrong.append((case, used, found[row]))
        elif rest:
            lost.append((case, used, found[row]))
    for case, _, mentions in wrong[:show]:
        print(
            "  WRONG",
            repr(case.text),
            sorted(case.truth),
            "->",
            [(m.text, m.group_id, m.rule, m.score) for m in mentions],
        )
    for case, _, mentions in lost[:show]:
        print(
            "  left ",
            repr(case.text),
            sorted(case.truth),
            "->",
            [(m.text, m.group_id, m.candidates[:3]) for m in mentions],
        )
    if show:
        for kind, counts in sorted(kinds.items()):
            print(f"  {kind:10} right {counts['right']}/{counts['true']}, wrong {counts['wrong']}")
    return {
        "precision": tally["right"] / max(tally["used"], 1),
        "recall": tally["right"] / max(tally["true"], 1),
        "rest among first three": tally["shown"] / max(tally["rest"], 1),
    }


def main(show: int) -> None:
    for registry in (load_registry("cambodia-2017"), humanitarian(), committees()):
        for split in ("tuning", "held-out", "further"):
            cases = further(registry) if split == "further" else corpus(registry, split)
            figures = measure_accuracy(registry, cases, show if split == "tuning" else 0)
            print(f"{registry.id:14} {split:9}", *(f"{k} {v:.4f}" for k, v in figures.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
