"""Rows that were set: as high as their tallest cell, and divided between two lines where a page ends.

A divided row repeats its labels; signatures stay with the end of the words. Nothing is cut off.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workflow.printing.fonts import Typecase
from workflow.printing.lines import Line, Spread, Text
from workflow.printing.table import LEAST, Cell, Row

PAD_X = PAD_Y = 4.0
FEW, MANY = 2, 8  # lines of a text that never stand alone; lines from which a row may be divided at all


@dataclass(frozen=True)
class Box:
    """A cell that was set: its width, and its lines or its rows."""

    cell: Cell
    x: float
    width: float
    lines: list[Line]
    foot: list[Line]
    rows: "tuple[SetRow, ...]" = ()

    @property
    def height(self) -> float:
        if self.rows:
            return sum(row.height for row in self.rows)
        return sum(line.height for line in self.lines + self.foot) + 2 * PAD_Y

    def all_lines(self) -> Iterator[Line]:
        """Every line in it, those of its rows too."""
        yield from self.lines + self.foot
        for row in self.rows:
            for box in row.boxes:
                yield from box.all_lines()

    @property
    def divisible(self) -> bool:
        """Long enough to be divided."""
        inner = len(self.rows) > 1 or any(box.divisible for row in self.rows for box in row.boxes)
        return inner or len(self.lines) >= MANY and not self.cell.label

    def halves(self, room: float) -> "tuple[Box, Box] | None":
        """What stands before the page ends and what after it; None where too little would stand before."""
        if self.cell.label:
            return (replace(self, foot=[]), self) if self.height <= room else None
        if self.rows:
            return self._rows_apart(room)
        cut = _cut(self, room - 2 * PAD_Y)
        if cut < min(FEW, len(self.lines)):
            return None
        return replace(self, foot=[], lines=self.lines[:cut]), replace(self, lines=self.lines[cut:])

    def _rows_apart(self, room: float) -> "tuple[Box, Box] | None":
        upper: list[SetRow] = []
        for at, row in enumerate(self.rows):
            room -= row.height
            if room < 0:
                parts = row.divided(room + row.height) or (None, row)
                upper += [parts[0]] if parts[0] else []
                lower = (parts[1], *self.rows[at + 1 :])
                return (replace(self, rows=tuple(upper)), replace(self, rows=lower)) if upper else None
            upper.append(row)
        return self, replace(self, rows=(), lines=[])


@dataclass(frozen=True)
class SetRow:
    """A row that was set: boxes and their common height."""

    boxes: tuple[Box, ...]
    least: float
    height: float = 0

    def grown(self, height: float = 0) -> "SetRow":
        return replace(self, height=max(self.least, height, *(box.height for box in self.boxes)))

    def divided(self, room: float) -> "tuple[SetRow, SetRow] | None":
        """What fits into ``room`` and what goes on the next page; None when the row should move as a whole."""
        if not any(box.divisible for box in self.boxes):
            return None
        halves = [box.halves(room) for box in self.boxes]
        if any(pair is None for pair in halves):
            return None
        upper, lower = (tuple(pair[at] for pair in halves if pair) for at in (0, 1))
        return replace(self, boxes=upper, least=0).grown(room), replace(self, boxes=lower, least=LEAST).grown()


def _cut(box: Box, room: float) -> int:
    """How many lines go before the page ends: all of a short text, or so many that enough follow."""
    used, fitting = 0.0, 0
    for line in box.lines:
        used += line.height
        fitting += used <= room
    return fitting if len(box.lines) < MANY else min(fitting, len(box.lines) - FEW)


def set_row(row: Row, *, x: float, width: float, case: Typecase) -> SetRow:
    """Share out the width and set each cell's lines, or its rows."""
    total, boxes = sum(cell.share for cell in row.cells), []
    for cell in row.cells:
        wide = width * cell.share / total
        lines, foot = _set(cell.items, wide, case), _set(cell.foot, wide, case)
        rows = tuple(set_row(each, x=x, width=wide, case=case) for each in cell.rows)
        boxes.append(Box(cell, x, wide, lines, foot, rows))
        x += wide
    return SetRow(tuple(boxes), row.least).grown()


def _set(items: Iterable[Text | Spread], wide: float, case: Typecase) -> list[Line]:
    return [line for item in items for line in item.lines(wide - 2 * PAD_X, case)]
