"""Bands flow over as many pages as they need (跨页续表).

When a page ends inside a band, its side label is printed again on the next page, and so are its head rows.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.printing.fonts import Typecase
from workflow.printing.rows import Box, SetRow, set_row
from workflow.printing.table import Band, Row, label

SIDE, MOST_PAGES = 34.0, 100


@dataclass
class Segment:
    """The part of a band that stands on one page."""

    top: float
    side: Box | None
    head: int = 0
    rows: list[SetRow] = field(default_factory=list)

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)

    @property
    def bare(self) -> bool:
        """Nothing but head rows so far."""
        return len(self.rows) == self.head

    def fresh(self, top: float) -> bool:
        """Nothing but head rows, at the beginning of a page: here every row must find its place."""
        return self.bare and self.top == top

    def stretched(self) -> None:
        """Make the last row taller where the side label needs it."""
        lacking = (self.side.height if self.side else 0) - self.height
        if lacking > 0 and self.rows:
            self.rows[-1] = self.rows[-1].grown(self.rows[-1].height + lacking)


class Flow:
    """Places bands from the top of the first page on and begins pages as needed; ``pages`` holds the result."""

    def __init__(self, *, first: float, top: float, bottom: float, width: float, case: Typecase):
        self.top, self.bottom, self.width, self.case = top, bottom, width, case
        self.pages: list[list[Segment]] = [[]]
        self.before = 0  # pages of the sheets before this one
        self.y = first

    def place(self, bands: Sequence[Band]) -> None:
        for band in bands:
            self._band(band)

    def _band(self, band: Band) -> None:
        side = self._side(band)
        head, rows = self._set(band.head, side), deque(self._set(band.rows, side))
        self._leave_room(side, head, rows)
        segment = self._segment(side, head)
        while rows:
            row = rows.popleft()
            parts = row.divided(self.bottom - self.y) if self.y + row.height > self.bottom else None
            if self._stays(segment, row, rows) or (segment.fresh(self.top) and not parts):
                segment.rows.append(row)
                self.y += row.height
                continue
            segment.rows.extend(parts[:1] if parts else ())
            rows.appendleft(parts[1] if parts else row)
            self._close(segment)
            self.turn()
            segment = self._segment(side, head)
        self._close(segment)

    def _set(self, rows: Iterable[Row], side: Box | None) -> list[SetRow]:
        x = SIDE if side else 0.0
        return [set_row(row, x=x, width=self.width - x, case=self.case) for row in rows]

    def _leave_room(self, side: Box | None, head: list[SetRow], rows: Sequence[SetRow]) -> None:
        """A band begins on the next page where not even its label, or its head and first row, would fit here."""
        first = [row for row in list(rows)[:1] if row.height < (self.bottom - self.top) / 3]
        if self.y + max(side.height if side else 0, sum(row.height for row in head + first)) > self.bottom:
            self.turn()

    def _stays(self, segment: Segment, row: SetRow, rest: Iterable[SetRow]) -> bool:
        fits = self.y + row.height <= self.bottom
        return fits and (segment.fresh(self.top) or self._tail_fits(segment.side, row, rest))

    def _tail_fits(self, side: Box | None, row: SetRow, rest: Iterable[SetRow]) -> bool:
        """False when what is left would begin the next page and be lower than its side label."""
        tail = sum(one.height for one in rest)
        return not (side and 0 < tail < side.height and self.y + row.height + tail > self.bottom)

    def _side(self, band: Band) -> Box | None:
        if not band.side:
            return None
        return set_row(Row((label(band.side, size=12),)), x=0, width=SIDE, case=self.case).boxes[0]

    def _segment(self, side: Box | None, head: list[SetRow]) -> Segment:
        segment = Segment(self.y, side, len(head), list(head))
        self.y += segment.height
        return segment

    def _close(self, segment: Segment) -> None:
        if not segment.bare:
            segment.stretched()
            self.pages[-1].append(segment)
            self.y = segment.top + segment.height

    def turn(self) -> None:
        """Begin the next page; raises NotComplete where a paper, or one sheet of it, would have too many."""
        if len(self.pages) - self.before == MOST_PAGES:
            sentence = _("This paper would have more than %(most)d pages. Shorten it, or attach the long part as a file.")
            raise NotComplete(sentence % {"most": MOST_PAGES})
        self.pages.append([])
        self.y = self.top

    def sheet(self) -> None:
        """Begin a sheet of its own on a new page (一人一表): its pages are counted anew."""
        self.before = len(self.pages)
        self.pages.append([])
        self.y = self.top
