"""Lines of Chinese type (排行): no line begins with a closing mark or ends with an opening one, words stay whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workflow.printing.fonts import FANGSONG, TITLE, Face, Typecase
from workflow.printing.runs import clean, runs, width

CLOSING = "，。、；：？！）】》〉」』”’〕％·…—,.;:?!)]%"
OPENING = "（【《〈「『“‘〔([￥$"
ATOM = re.compile(rf"[{re.escape(OPENING)}]*(?:[!-~\u00c0-\u024f]+|.)[{re.escape(CLOSING)}]* *")


@dataclass(frozen=True)
class Piece:
    """A run at its place in the line."""

    x: float
    face: Face
    text: str
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """Pieces that share a baseline, and the height they take."""

    height: float
    size: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Text:
    """A paragraph; whatever stands in it is words, never markup."""

    words: str
    role: str = FANGSONG
    size: float = 12
    align: str = "left"
    spacing: float = 1.4

    def lines(self, room: float, case: Typecase) -> list[Line]:
        broken = broken_lines(clean(self.words), room / self.size, lambda part: width(part, self.role, case))
        return [self._line(part, room, case) for part in broken]

    def _line(self, part: str, room: float, case: Typecase) -> Line:
        slack = room - width(part, self.role, case) * self.size
        start = {"left": 0.0, "center": slack / 2, "right": slack}[self.align]
        return Line(self.size * self.spacing, self.size, list(pieces(part, self.role, self.size, start, case)))


@dataclass(frozen=True)
class Spread:
    """A line whose parts begin at fractions of the width: places to sign and date by hand (落款)."""

    parts: tuple[tuple[float, str], ...]
    role: str = FANGSONG
    size: float = 12
    spacing: float = 1.8

    def lines(self, room: float, case: Typecase) -> list[Line]:
        line = Line(self.size * self.spacing, self.size)
        for start, part in self.parts:
            line.pieces.extend(pieces(clean(part), self.role, self.size, start * room, case))
        return [line]


def pieces(part: str, role: str, size: float, x: float, case: Typecase) -> Iterator[Piece]:
    """The runs of a line, one after the other from ``x``."""
    for run in runs(part, role, case):
        yield Piece(x, run.face, run.text, size, role == TITLE and not run.face.bold)
        x += run.width * size


def broken_lines(words: str, room: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Break at the last place that is allowed; a word longer than the line is cut."""
    for paragraph in words.split("\n"):
        line, used = "", 0.0
        for atom in _fitting(paragraph, room, measure):
            wide = measure(atom.rstrip(" "))
            if line and used + wide > room + 1e-6:
                yield line.rstrip(" ")
                line, used = "", 0.0
            line += atom
            used += measure(atom)
        yield line.rstrip(" ")


def _fitting(paragraph: str, room: float, measure: Callable[[str], float]) -> Iterator[str]:
    for atom in ATOM.findall(paragraph):
        if measure(atom.rstrip(" ")) <= room:
            yield atom
        else:
            yield from atom
