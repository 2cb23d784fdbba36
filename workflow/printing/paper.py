"""A paper (公文用纸): a title and a table on GB/T 9704 pages. The same contents always give the same bytes."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from workflow.printing import page
from workflow.printing.flow import Flow, Segment
from workflow.printing.fonts import SONG, Face, Typecase
from workflow.printing.grid import draw_segments
from workflow.printing.lines import Line, Text
from workflow.printing.table import Band

rl_config.invariant = 1
rl_config.trustedHosts = []  # nothing in a paper is ever fetched from elsewhere

Placed = tuple[float, float, Line]


class Paper:
    """Set first, draw once: the number of pages and the characters are known before the first stroke."""

    def __init__(self, title: str, *, case: Typecase, around: page.Around):
        self.title, self.case, self.around = title, case, around
        self.head: list[Placed] = []
        self.segments: list[list[Segment]] = [[]]

    def table(self, bands: Sequence[Band]) -> None:
        """The form's grid, under the title."""
        y = self._place(page.title_lines(self.title, self.case), page.TOP - 4)
        y = self._place(Text(self.around.number, SONG, 10.5, "right").lines(page.WIDTH, self.case), y + 4) + 3
        bottom = page.TOP + page.HEIGHT
        flow = Flow(first=y, top=page.TOP, bottom=bottom, width=page.WIDTH, case=self.case)
        flow.place(bands)
        self.segments = flow.pages

    def _place(self, lines: Iterable[Line], y: float) -> float:
        for line in lines:
            self.head.append((page.LEFT, y, line))
            y += line.height
        return y

    def bytes(self) -> bytes:
        """The finished PDF."""
        total = len(self.segments)
        outside = [page.foot_lines(self.around, at, total, self.case) for at in range(1, total + 1)]
        outside[0] += self.head + page.head_lines(self.around, self.case)
        mark = page.mark_line(self.around, self.case)
        prepare([line for placed in outside for _, _, line in placed] + ([mark] if mark else []) + self._table_lines())
        file = BytesIO()
        canvas = self._canvas(file)
        for placed, segments in zip(outside, self.segments, strict=True):
            if mark:
                page.draw_mark(canvas, mark)
            if placed is outside[0]:
                page.draw_head_code(canvas, self.around)
            for x, y, line in placed:
                page.draw_line(canvas, line, x=x, y=y)
            draw_segments(canvas, segments)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _canvas(self, file: BytesIO) -> Canvas:
        # ReportLab's own default would be an unembedded Helvetica.
        first = self.case.face(SONG, "一").name
        canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1, initialFontName=first, lang="zh-CN")
        canvas.setTitle(self.title)
        canvas.setSubject(self.around.number)
        canvas.setCreator("Waishi")
        return canvas

    def _table_lines(self) -> list[Line]:
        segments = [segment for on_page in self.segments for segment in on_page]
        boxes = [box for segment in segments for row in segment.rows for box in row.boxes]
        boxes += [segment.side for segment in segments if segment.side]
        return [line for box in boxes for line in box.lines + box.foot]


def prepare(lines: Iterable[Line]) -> None:
    """Make every face ready for exactly what will be drawn with it."""
    wanted: dict[Face, set[int]] = {}
    for line in lines:
        for piece in line.pieces:
            wanted.setdefault(piece.face, set()).update(map(ord, piece.text))
    for face, codes in wanted.items():
        face.prepare(codes)
