"""A text becomes runs (字符段): stretches that one face can draw, after everything invisible was taken out."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from workflow.printing.fonts import Face, Typecase

SPACES = {"\t", "\N{NO-BREAK SPACE}"}


@dataclass(frozen=True)
class Run:
    """Characters of one face, and how wide they are at one point."""

    face: Face
    text: str
    width: float


def clean(text: str) -> str:
    """The text without control, formatting and variation characters; odd spaces become plain ones."""
    return "".join(_shown(character) for character in text.replace("\r\n", "\n"))


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
