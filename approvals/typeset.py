"""Typesetting (排字) where nothing measures text for us: widths by kind of character, lines that fit. Pure.

A Chinese character is one em wide. The widths are rather too large than too small, so that a line never leaves its box.
"""

import re
import unicodedata

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: in a name they would turn what stands beside it."""
PIECES = re.compile(r"\s+|[^\W\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+|.", re.UNICODE)
NEVER_FIRST = frozenset("，。、；：？！）】》」』”’·…%,.;:?!)]")
ELLIPSIS = "…"


def clean(text: object) -> str:
    """The text on one line, without what XML cannot hold and what turns the writing around."""
    return " ".join(TURNS.sub("", UNWRITABLE.sub("", str(text))).split())


def width(text: str, size: float) -> float:
    """How wide the text is at most, in the unit of ``size``."""
    return sum(map(_em, text)) * size


def _em(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    if char in "mwMW@%&—":
        return 0.95
    if char in " .,:;!|'`ijl()[]":
        return 0.36
    return 0.72 if char.isupper() else 0.6


def lines(text: str, room: float, size: float, *, at_most: int) -> list[str]:
    """The text in lines no wider than ``room``; what is too long for the last ends with an ellipsis."""
    rows, pieces = [""], PIECES.findall(text)
    while pieces:
        piece = pieces.pop(0)
        if width(rows[-1] + piece.rstrip(), size) <= room:
            rows[-1] += piece
        elif rows[-1] and width(piece, size) <= room:
            taken = rows[-1][-1] if piece in NEVER_FIRST and len(rows[-1]) > 1 else ""  # 避头尾
            rows[-1] = rows[-1].removesuffix(taken)
            rows.append(taken + piece)
        else:
            head = _fitting(piece, room - width(rows[-1], size), size) or piece[: not rows[-1]]
            rows[-1] += head
            rows.append("")
            pieces.insert(0, piece[len(head) :])
    rows = [row.strip() for row in rows if row.strip()]
    return rows if len(rows) <= at_most else [*rows[: at_most - 1], _cut(rows[at_most - 1] + ELLIPSIS, room, size)]


def _fitting(text: str, room: float, size: float) -> str:
    """The beginning of the text that fits."""
    length = len(text)
    while length and width(text[:length], size) > room:
        length -= 1
    return text[:length]


def _cut(text: str, room: float, size: float) -> str:
    return text if width(text, size) <= room else _fitting(text[:-1], room - width(ELLIPSIS, size), size).rstrip() + ELLIPSIS
