"""Rows that were set: as high as their tallest cell, and divided between two lines where a page ends.

A divided row repeats its labels; signatures stay with the end of the words. Nothing is cut off.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workflow.printing.fonts import Typecase
from workflow.printing.lines import Line, Spread, Text
from workflow.printing.table import LEAST, Cell, Row

PAD_X = PAD_Y = 4.0
FEW, MANY = 2, 8  # lines of a text that never stand alone; lines from which a row may be divided at all


@dataclass(frozen=True)
class Box:
    """A cell that was set: its width and lines."""

    cell: Cell
    x: float
    width: float
    lines: list[Line]
    foot: list[Line]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines + self.foot) + 2 * PAD_Y

    @property
    def indivisible(self) -> int:
        """How many lines must stay together at the beginning: all of a label, two of a text."""
        return len(self.lines) if self.cell.label else min(FEW, len(self.lines))


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
        if not any(len(box.lines) >= MANY for box in self.boxes if not box.cell.label):
            return None
        cuts = [_cut(box, room - 2 * PAD_Y) for box in self.boxes]
        if any(cut < box.indivisible for cut, box in zip(cuts, self.boxes, strict=True)):
            return None
        upper = tuple(
            replace(box, foot=[], lines=box.lines if box.cell.label else box.lines[:cut])
            for cut, box in zip(cuts, self.boxes, strict=True)
        )
        lower = tuple(
            box if box.cell.label else replace(box, lines=box.lines[cut:])
            for cut, box in zip(cuts, self.boxes, strict=True)
        )
        return replace(self, boxes=upper, least=0).grown(room), replace(self, boxes=lower, least=LEAST).grown()


def _cut(box: Box, room: float) -> int:
    """How many lines go before the page ends: all of a label or a short text, or so many that enough follow."""
    used, fitting = 0.0, 0
    for line in box.lines:
        used += line.height
        fitting += used <= room
    return fitting if len(box.lines) < MANY or box.cell.label else min(fitting, len(box.lines) - FEW)


def set_row(row: Row, *, x: float, width: float, case: Typecase) -> SetRow:
    """Share out the width and set each cell's lines."""
    total, boxes = sum(cell.share for cell in row.cells), []
    for cell in row.cells:
        wide = width * cell.share / total
        lines = [_set(item, wide, case) for item in (cell.items, cell.foot)]
        boxes.append(Box(cell, x, wide, *lines))
        x += wide
    return SetRow(tuple(boxes), row.least).grown()


def _set(items: Iterable[Text | Spread], wide: float, case: Typecase) -> list[Line]:
    return [line for item in items for line in item.lines(wide - 2 * PAD_X, case)]
