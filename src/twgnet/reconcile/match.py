"""What one fragment means: sure enough to use, for a person to decide, or not a group."""

from __future__ import annotations

from dataclasses import dataclass

from twgnet.model.settled import Status
from twgnet.reconcile.evidence import Evidence, weigh
from twgnet.reconcile.fragments import Fragment, is_no_answer
from twgnet.reconcile.lexicon import GENERIC, Lexicon, Proof
from twgnet.reconcile.normal import stem

CANDIDATES = 3  # shown to a person
MARGIN = 8.0  # points that the best name must be ahead of the next
RESEMBLES = 50.0  # below this, nothing in the registry is like the text
# one of these added to a group's name speaks of the same group ("gender equality")
ASPECTS = frozenset(
    "access activity care coordination delivery equality equity improvement initiative"
    " mainstreaming management policy promotion quality reform right service strategy"
    " strengthening support system".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a fragment was found to mean, on what evidence."""

    status: Status
    group_id: str = ""
    candidates: tuple[str, ...] = ()
    rule: str = ""
    score: float = 0.0
    note: str = ""

    @property
    def sure(self) -> bool:
        """Whether nothing is left to guess."""
        return self.status != "review" and self.rule not in ("", "part", "nothing-like-it")


def prove(piece: Fragment, lexicon: Lexicon) -> Verdict | None:
    """Settle a fragment that equals a known name or says nothing; else None."""
    if is_no_answer(piece):
        return Verdict("ignored", rule="no-answer", score=100.0)
    proof = lexicon.prove(piece.key, piece.bare)
    return _proven(proof) if proof else None


def judge(piece: Fragment, lexicon: Lexicon) -> Verdict:
    """Settle a fragment on the evidence of all names together."""
    ranked = weigh(piece.bare, lexicon)
    if not ranked:
        return Verdict("review", rule="unclear")
    best, rival = ranked[0], ranked[1] if len(ranked) > 1 else None
    candidates = _candidates(ranked)
    rule = _rule(best, rival, lexicon)
    score = round(best.score, 1)
    if rule and best.known.status == "matched":
        return Verdict("matched", best.known.ids[0], candidates, rule, score)
    if rule:
        return _proven(Proof(best.known, rule, score))
    if best.score < RESEMBLES and _is_plain(piece):
        return Verdict("not_a_group", "", candidates, "nothing-like-it", score)
    return Verdict("review", "", candidates, "unclear", score)


def _proven(proof: Proof) -> Verdict:
    known = proof.known
    if known.status == "matched":
        return Verdict("matched", known.ids[0], known.ids, proof.rule, proof.score)
    status: Status = "review" if known.status == "review" else "not_a_group"
    return Verdict(status, "", known.ids, known.rule, proof.score, known.note)


def _candidates(ranked: list[Evidence]) -> tuple[str, ...]:
    ids = (group_id for evidence in ranked for group_id in evidence.known.ids)
    return tuple(dict.fromkeys(ids))[:CANDIDATES]


def _rule(best: Evidence, rival: Evidence | None, lexicon: Lexicon) -> str:
    """Name the rule that makes the best name sure enough to use; empty if none does."""
    if rival and best.score - rival.score < MARGIN and rival.explained >= best.explained:
        return ""
    if not best.strange and not best.missing:
        return "spelling"
    if best.whole >= 90 and not _tells(best.strange):
        return "spelling"
    if not best.strange and _is_distinctive_part(best, rival, lexicon):
        return "part"
    if not best.missing and _adds_an_aspect(best):
        return "extra-words"
    return ""


def _tells(strange: tuple[str, ...]) -> bool:
    return any(len(word) > 3 for word in strange)


def _is_distinctive_part(best: Evidence, rival: Evidence | None, lexicon: Lexicon) -> bool:
    """Tell whether the text is a part that no other group has, beyond generic words."""
    kept = [word for word in best.known.words if word not in best.missing]
    own = [word for word in kept if stem(word) not in GENERIC and lexicon.owners[stem(word)] == 1]
    return bool(own) and best.explained >= 0.85 and (rival is None or rival.explained < 0.8)


def _adds_an_aspect(best: Evidence) -> bool:
    aspects = [word for word in best.strange if stem(word) in ASPECTS]
    return len(aspects) == len(best.strange) == 1 and best.covered >= 0.95


def _is_plain(piece: Fragment) -> bool:
    """Tell whether the rules can read it at all: no initials, no other script."""
    return piece.bare.isascii() and len(piece.bare.replace(" ", "")) > 6
