"""A text becomes runs (字符段): stretches that one face can draw, after everything invisible was taken out."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from workflow.printing.fonts import Face, Typecase, needs_shaping

SPACES = {"\t", "\N{NO-BREAK SPACE}"}
BRACKETED = re.compile(r"([^（()）\n]*?)\s*[（(]([^（()）\n]+)[）)]")


@dataclass(frozen=True)
class Run:
    """Characters of one face, and how wide they are at one point."""

    face: Face
    text: str
    width: float


def clean(text: str) -> str:
    """The text without control, formatting and variation characters; odd spaces become plain ones."""
    shown = "".join(_shown(character) for character in text.replace("\r\n", "\n"))
    return transcribed(shown) if any(map(needs_shaping, shown)) else shown


def transcribed(text: str) -> str:
    """Where a name stands in a script that is not printed and in Latin letters beside it, the Latin ones (拉丁转写)."""
    return BRACKETED.sub(_printable, text)


def _printable(found: re.Match[str]) -> str:
    before, within = found.groups()
    shaped = [bool(any(map(needs_shaping, part))) for part in (before, within)]
    if shaped == [False, True] and before:
        return before
    if shaped != [True, False]:
        return found[0]
    start = next(at for at, character in enumerate(before) if needs_shaping(character))
    return before[:start] + within


def _shown(character: str) -> str:
    if character == "\n" or character == "\N{IDEOGRAPHIC SPACE}":
        return character
    category = unicodedata.category(character)
    if character in SPACES or category in ("Zs", "Zl", "Zp"):
        return " "
    invisible = category in ("Cc", "Cf", "Cs") or unicodedata.name(character, "").startswith("VARIATION SELECTOR")
    return "" if invisible else character


def runs(text: str, role: str, case: Typecase) -> Iterator[Run]:
    """Split by face along the role's chain; raises MissingGlyph rather than drop a character."""
    for face, characters in groupby(text, key=lambda character: case.face(role, character)):
        part = "".join(characters)
        yield Run(face, part, sum(face.advance(ord(character)) for character in part))


def width(text: str, role: str, case: Typecase) -> float:
    """How wide the text is at one point."""
    return sum(case.face(role, character).advance(ord(character)) for character in text)
