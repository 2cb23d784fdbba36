"""How a state looks (状态的样子): an icon and one of five levels. The state of a matter brings its own (``core.life.State``)."""

from typing import NamedTuple


class Look(NamedTuple):
    """Level: info in hand, ok satisfied, warn look here, bad wrong or late, nothing for neutral."""

    icon: str
    level: str = ""


LEVEL_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x", "info": "info", "": "info"}

NEUTRAL = Look("clock")

LOOKS = {
    # verdicts of the rules
    "passed": Look("circle-check", "ok"),
    "advice": Look("triangle-alert", "warn"),
    "blocked": Look("circle-x", "bad"),
    "excepted": Look("file-pen-line"),
    # what people have answered
    "waiting": Look("clock"),
    "agree": Look("check", "ok"),
    "back": Look("undo-2", "warn"),
    "reject": Look("ban", "bad"),
    "unneeded": Look("circle-x"),
    "return": Look("undo-2", "warn"),
    "advise": Look("message-circle-question-mark", "ok"),
    "waits": Look("clock"),
    # a travel document and its drawer
    "in_cabinet": Look("check", "ok"),
    "drawn": Look("arrow-up-from-line", "info"),
    "expiring": Look("triangle-alert", "warn"),
    "expired": Look("circle-alert", "bad"),
    "overdue": Look("circle-alert", "bad"),
    "lost": Look("circle-alert", "bad"),
    "void": Look("ban"),
    "refused": Look("hand", "bad"),
    "province": Look("landmark", "info"),
    "moved": Look("log-out"),
    # duties
    "open": Look("clock"),
    "done": Look("check", "ok"),
    "sealed": Look("lock", "ok"),
}


def look_of(state: str) -> Look:
    """The look of a state; a neutral one for a state nobody has drawn."""
    return LOOKS.get(state, NEUTRAL)
