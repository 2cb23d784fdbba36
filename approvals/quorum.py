"""Quorum (表决方式): what a panel has come to, from what its people said; and where a settled step leads. Pure.

Seats by the route vote; added signers (加签) must all agree beside them. ``back`` and ``return`` are refusals, too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

REFUSALS = ("reject", "back", "return")


@dataclass(frozen=True)
class Vote:
    """One seat: what it said ("" while open), what it weighs, and whether it was added to those of the route."""

    verdict: str
    weight: int = 1
    added: bool = False


@dataclass(frozen=True)
class Rule:
    """How the votes of a panel are counted: ``need`` is a number, a percentage or points; see ``models.Phase``."""

    quorum: str = "any"
    need: int = 0
    veto: bool = True

    def enough(self, votes: Sequence[Vote]) -> int:
        """The weight of votes that carries it, of those there are; never more than all of them."""
        total = sum(self.weigh(vote) for vote in votes)
        if self.quorum == "any":
            return min(1, total)
        if self.quorum in ("count", "weight"):
            return min(self.need, total)
        if self.quorum == "ratio":
            return -(-total * self.need // 100)
        return total  # all, turn

    def weigh(self, vote: Vote) -> int:
        """A vote counts one, or its weight where weights decide."""
        return vote.weight if self.quorum == "weight" else 1


def outcome(votes: Iterable[Vote], rule: Rule) -> str:
    """"" while open, else agree, reject, back or return; decided as soon as it is certain.

    With ``veto`` one refusal ends it; without, a refusal is a vote, and the panel refuses when agreement is out of reach.
    """
    votes = [vote for vote in votes if vote.verdict in ("", "agree", *REFUSALS)]
    refused = [vote for vote in votes if vote.verdict in REFUSALS]
    if refused and (rule.veto or any(vote.added for vote in refused)):
        return _graver(refused, rule)
    seats, added = [v for v in votes if not v.added], [v for v in votes if v.added]
    agreed = sum(rule.weigh(vote) for vote in seats if vote.verdict == "agree")
    still = sum(rule.weigh(vote) for vote in seats if vote.verdict == "")
    enough = rule.enough(seats)
    if agreed + still < enough:
        return _graver(refused, rule)
    if votes and agreed >= enough and all(vote.verdict == "agree" for vote in added):
        return "agree"
    return ""


def _graver(refused: Sequence[Vote], rule: Rule) -> str:
    """What the refusing want: with a veto the gravest, in a vote the one that weighs most, the gravest among equals."""
    if rule.veto:
        return next(kind for kind in REFUSALS if any(vote.verdict == kind for vote in refused))
    return max(REFUSALS, key=lambda kind: sum(rule.weigh(vote) for vote in refused if vote.verdict == kind))


def onward(
    steps: Sequence[int], *, at: int, then: int | None = None, outcome: str, back_to: int | None = None, resume: bool = False
) -> dict | None:  # fmt: skip
    """Where a settled step leads, or None when the round is over.

    {"step": the next one, "then": where a resumed return goes on, "keep": whether earlier agreements of it stand}.
    A return inside a resumed return replays: it asks more, never less.
    """
    if outcome == "return":
        return {"step": back_to, "then": at if resume and then is None else None, "keep": False}
    later = [step for step in steps if step > at and step >= (then or 0)]
    if outcome != "agree" or not later:
        return None
    return {"step": later[0], "then": None, "keep": later[0] == then}
