"""Quorum (表决方式): what a panel has come to, from what its people said. Pure."""

from collections.abc import Sequence


def outcome(quorum: str, verdicts: Sequence[str]) -> str:
    """"" while open, else agree, reject or back; decided as soon as it is certain.

    One refusal or return ends any panel; otherwise ``all`` needs everybody, ``any`` needs one.
    """
    for refusal in ("reject", "back"):
        if refusal in verdicts:
            return refusal
    agreed = [verdict for verdict in verdicts if verdict == "agree"]
    enough = len(verdicts) if quorum == "all" else 1
    return "agree" if verdicts and len(agreed) >= enough else ""


def onward(steps: Sequence[int], *, at: int, outcome: str) -> dict | None:
    """Where a settled step leads: {"step": n} of the next one, or None when the round is over."""
    later = [step for step in steps if step > at]
    return {"step": later[0]} if outcome == "agree" and later else None
