"""Draws the set table: thin lines between cells, a thicker one around each page's part."""

from reportlab.pdfgen.canvas import Canvas

from workflow.printing.flow import Segment
from workflow.printing.lines import Line
from workflow.printing.page import LEFT, PAPER_HEIGHT, WIDTH, draw_line
from workflow.printing.rows import PAD_X, PAD_Y, Box

THIN, THICK = 0.5, 1.2


def draw_segment(canvas: Canvas, segment: Segment) -> None:
    """The part of a band that stands on this page."""
    y = segment.top
    if segment.side:
        _draw_box(canvas, segment.side, y=y, height=segment.height)
    for row in segment.rows:
        for box in row.boxes:
            _draw_box(canvas, box, y=y, height=row.height)
        y += row.height


def draw_frames(canvas: Canvas, segments: list[Segment]) -> None:
    """Around each table on this page."""
    for top, bottom in _frames(segments):
        canvas.setLineWidth(THICK)
        canvas.rect(LEFT, PAPER_HEIGHT - bottom, WIDTH, bottom - top)


def _frames(segments: list[Segment]) -> list[tuple[float, float]]:
    """(top, bottom) of each table on the page: segments that touch one another are one table."""
    frames: list[tuple[float, float]] = []
    for segment in segments:
        bottom = segment.top + segment.height
        if frames and segment.top - frames[-1][1] < 0.01:
            frames[-1] = frames[-1][0], bottom
        else:
            frames.append((segment.top, bottom))
    return frames


def _draw_box(canvas: Canvas, box: Box, *, y: float, height: float) -> None:
    if box.rows:
        more = (height - box.height) / len(box.rows)
        for row in box.rows:
            for inner in row.boxes:
                _draw_box(canvas, inner, y=y, height=row.height + more)
            y += row.height + more
        return
    canvas.setLineWidth(THIN)
    canvas.rect(LEFT + box.x, PAPER_HEIGHT - y - height, box.width, height)
    used = sum(line.height for line in box.lines)
    foot = sum(line.height for line in box.foot)
    slack = height - used - foot - 2 * PAD_Y
    middle = slack / 2 if box.cell.middle and not box.foot else 0
    _draw_lines(canvas, box.lines, x=LEFT + box.x + PAD_X, y=y + PAD_Y + middle)
    _draw_lines(canvas, box.foot, x=LEFT + box.x + PAD_X, y=y + height - PAD_Y - foot)


def _draw_lines(canvas: Canvas, lines: list[Line], *, x: float, y: float) -> None:
    for line in lines:
        draw_line(canvas, line, x=x, y=y)
        y += line.height
