"""Lines of Chinese type (排行): no line begins with a closing mark or ends with an opening one, words stay whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from workflow.printing.fonts import FANGSONG, TITLE, Face, Typecase
from workflow.printing.runs import clean, runs, width

CLOSING = "，。、；：？！）】》〉」』”’〕％·…—,.;:?!)]%"
OPENING = "（【《〈「『“‘〔([￥$"
WORD = "!-~\u00c0-\u052f\u1e00-\u1fff"  # letters that make words: Latin, Greek, Cyrillic, the marks above them
LEAD = "\u0e40-\u0e44\u0ec0-\u0ec4"  # Thai and Lao vowels that are written before their letter
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"  # what stands above and below one
ATOM = re.compile(rf"[{re.escape(OPENING)}]*(?:[{WORD}]+|[{LEAD}]?.[{MARKS}]*)[{re.escape(CLOSING)}]* *")
HYPHENED = re.compile(r"[^-/]*[-/]*")  # where a word that is too long may be divided first
SYLLABLE = re.compile(rf"[{LEAD}]?.[{MARKS}\u0300-\u036f]*")
WIDEST_GAP = 3  # characters: a line that lacks more is not spread over the width


@dataclass(frozen=True)
class Piece:
    """A run at its place in the line."""

    x: float
    face: Face
    text: str
    size: float
    bold: bool = False
    tracking: float = 0


@dataclass(frozen=True)
class Line:
    """Pieces that share a baseline, and the height they take."""

    height: float
    size: float
    pieces: list[Piece] = field(default_factory=list)
    red: bool = False

    def shifted(self, x: float) -> "Line":
        """The same line, further to the right."""
        return replace(self, pieces=[replace(piece, x=piece.x + x) for piece in self.pieces])


@dataclass(frozen=True)
class Text:
    """A paragraph; whatever stands in it is words, never markup.

    ``align`` is left, center, right, or both (两端对齐); ``indent`` is what the first line stands in, in characters, and
    ``tracking`` what is added after every character (字距), as a share of the size.
    """

    words: str
    role: str = FANGSONG
    size: float = 12
    align: str = "left"
    spacing: float = 1.4
    indent: float = 0
    tracking: float = 0
    red: bool = False

    def lines(self, room: float, case: Typecase) -> list[Line]:
        return [line for words in clean(self.words).split("\n") for line in self._paragraph(words, room, case)]

    def _paragraph(self, words: str, room: float, case: Typecase) -> Iterator[Line]:
        indent = self.indent * (1 + self.tracking)
        parts = list(broken_lines(words, room / self.size, lambda part: self.wide(part, case), indent))
        for at, part in enumerate(parts):
            start = 0 if at else indent * self.size
            yield self._line(part, start, room - start, at == len(parts) - 1, case)

    def wide(self, part: str, case: Typecase) -> float:
        """How wide the part is at one point."""
        return width(part, self.role, case) + len(part) * self.tracking

    def _line(self, part: str, x: float, room: float, last: bool, case: Typecase) -> Line:
        slack = room - self.wide(part, case) * self.size
        x += {"center": slack / 2, "right": slack}.get(self.align, 0.0)
        spread = self.align == "both" and not last and 0 < slack < WIDEST_GAP * self.size
        tracking = self.tracking + (slack / self.size / max(1, len(part) - 1) if spread else 0)
        set_ = pieces(part, self.role, self.size, x, case, tracking)
        return Line(self.size * self.spacing, self.size, list(set_), self.red)


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


def pieces(part: str, role: str, size: float, x: float, case: Typecase, tracking: float = 0) -> Iterator[Piece]:
    """The runs of a line, one after the other from ``x``."""
    for run in runs(part, role, case):
        yield Piece(x, run.face, run.text, size, role == TITLE and not run.face.bold, tracking)
        x += (run.width + len(run.text) * tracking) * size


def broken_lines(words: str, room: float, measure: Callable[[str], float], indent: float = 0) -> Iterator[str]:
    """Break at the last place that is allowed; a word longer than the line is cut."""
    for paragraph in words.split("\n"):
        line, used = "", indent
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
            for part in filter(None, HYPHENED.findall(atom)):
                yield from [part] if measure(part) <= room else SYLLABLE.findall(part)
