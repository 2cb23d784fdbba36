"""A paper (公文用纸): titles and tables on GB/T 9704 pages. The same contents always give the same bytes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from workflow.printing import page
from workflow.printing.flow import Flow
from workflow.printing.fonts import SONG, Face, Typecase
from workflow.printing.grid import draw_frames, draw_segment
from workflow.printing.lines import Line, Text
from workflow.printing.table import Band

rl_config.invariant = 1
rl_config.trustedHosts = []  # nothing in a paper is ever fetched from elsewhere

Placed = tuple[float, float, Line]


class Paper:
    """Set first, draw once: the number of pages and the characters are known before the first stroke."""

    def __init__(self, title: str, *, case: Typecase, around: page.Around):
        self.title, self.case, self.around = title, case, around
        bottom = page.TOP + page.HEIGHT
        self.flow = Flow(first=page.TOP, top=page.TOP, bottom=bottom, width=page.WIDTH, case=case)
        self.placed: defaultdict[int, list[Placed]] = defaultdict(list)  # lines of each page, beside its tables
        self.rules: list[float] = []  # red ones, on the first page
        self.sheets: list[int] = []  # the pages on which a form begins

    def table(self, bands: Sequence[Band]) -> None:
        """The form's grid, under the title."""
        self.sheet(bands)

    def sheet(self, bands: Sequence[Band], *, title: str = "") -> None:
        """The same for forms of several sheets: every further one begins on a page of its own (一人一表)."""
        if self.sheets:
            self.flow.sheet()
        self.sheets.append(len(self.flow.pages))
        self.flow.y -= 4
        self.place(page.title_lines(title or self.title, self.case))
        self.flow.y += 4
        self.place(Text(self.around.number, SONG, 10.5, "right").lines(page.WIDTH, self.case))
        self.flow.y += 3
        self.flow.place(bands)

    def place(self, lines: Iterable[Line], x: float = 0) -> None:
        """Lines where the page has come to; whether they fit was asked before."""
        for line in lines:
            self.placed[len(self.flow.pages)].append((page.LEFT + x, self.flow.y, line))
            self.flow.y += line.height

    def foot(self, at: int, pages: int) -> list[Placed]:
        """What stands below the type area of a page: the page number first."""
        return page.foot_lines(self.around, at, pages, self.case)

    def bytes(self) -> bytes:
        """The finished PDF."""
        total = len(self.flow.pages)
        outside = [self.foot(at, total) for at in range(1, total + 1)]
        first = {1, *self.sheets}
        for at in first:
            outside[at - 1] += page.head_lines(self.around, self.case)
        mark = page.mark_line(self.around, self.case)
        placed = [*outside, *self.placed.values()]
        prepare([line for lines in placed for _, _, line in lines] + ([mark] if mark else []) + self._table_lines())
        file = BytesIO()
        canvas = self._canvas(file)
        for at, lines in enumerate(outside, 1):
            if mark:
                page.draw_mark(canvas, mark)
            if at in first:
                page.draw_head_code(canvas, self.around)
            for y in self.rules if at == 1 else ():
                page.draw_rule(canvas, y)
            self._draw(canvas, at)
            for x, y, line in lines:
                page.draw_line(canvas, line, x=x, y=y)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _draw(self, canvas: Canvas, at: int) -> None:
        """Prose and tables from the top down, so that the text is read and copied in its order."""
        segments = self.flow.pages[at - 1]
        strokes = [(y, partial(page.draw_line, canvas, line, x=x, y=y)) for x, y, line in self.placed[at]]
        strokes += [(segment.top, partial(draw_segment, canvas, segment)) for segment in segments]
        for _, stroke in sorted(strokes, key=lambda placed: placed[0]):
            stroke()
        draw_frames(canvas, segments)

    def _canvas(self, file: BytesIO) -> Canvas:
        # ReportLab's own default would be an unembedded Helvetica.
        first = self.case.face(SONG, "一").name
        canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1, initialFontName=first, lang="zh-CN")
        canvas.setTitle(self.title)
        canvas.setSubject(self.around.number)
        canvas.setCreator("Waishi")
        return canvas

    def _table_lines(self) -> list[Line]:
        segments = [segment for on_page in self.flow.pages for segment in on_page]
        boxes = [box for segment in segments for row in segment.rows for box in row.boxes]
        boxes += [segment.side for segment in segments if segment.side]
        return [line for box in boxes for line in box.all_lines()]


def prepare(lines: Iterable[Line]) -> None:
    """Make every face ready for exactly what will be drawn with it."""
    wanted: dict[Face, set[int]] = {}
    for line in lines:
        for piece in line.pieces:
            wanted.setdefault(piece.face, set()).update(map(ord, piece.text))
    for face, codes in wanted.items():
        face.prepare(codes)
