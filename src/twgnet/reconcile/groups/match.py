"""Matches texts against a registry: known names at once, all others by their words."""

from __future__ import annotations

from collections.abc import Iterable

from twgnet.model.registry import Registry
from twgnet.reconcile.groups.decide import Decider
from twgnet.reconcile.groups.index import NameIndex
from twgnet.reconcile.groups.result import MatchResult, result_for
from twgnet.reconcile.text.normalise import words
from twgnet.reconcile.text.prefixes import strip_group_prefix


class Matcher:
    """Matches texts, given as keys, against a registry; each distinct text once."""

    def __init__(self, registry: Registry) -> None:
        self._index = NameIndex(registry)
        self.group_ids = tuple(group.id for group in registry.groups)
        self._match_spans = Decider(self._index)
        self._verdicts: dict[tuple[str, ...], MatchResult] = {}

    def known(self, text: str) -> MatchResult | None:
        """Give the result on a text that is a known name, letter for letter, or the most of one."""
        found = self._index.find(text)
        return result_for(self._index.subjects[found.subject], found.rule, found.score) if found else None

    def match(self, texts: Iterable[str]) -> dict[str, MatchResult]:
        """Give the result on each text."""
        results = {text: self.known(text) for text in texts}
        query = {text: words(strip_group_prefix(text)) for text, known in results.items() if not known}
        if new := {asked for asked in query.values() if asked not in self._verdicts}:
            self._verdicts |= self._match_spans.decide(new)
        return {text: known or self._verdicts[query[text]] for text, known in results.items()}
