"""Letters (信函格式): the school's name in red over a double rule, another double rule at the foot (GB/T 9704-2012, S104).

Name 30 mm below the edge of the page, rules of 170 mm: thick over thin 4 mm below it, thin over thick 20 mm from the bottom;
the number stands under the upper rule at the right; the first page of a letter has no number. A letter may hold several
versions, one after the other, such as a Chinese and an English one: each begins on a page with its own head.
"""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from workflow.printing import page
from workflow.printing.document import Document, body
from workflow.printing.fonts import FANGSONG, HEI, SONG, TITLE, Typecase
from workflow.printing.lines import Line, Text
from workflow.printing.rows import set_row
from workflow.printing.table import Band

NAME_TOP, UNDER_NAME, FROM_BOTTOM, RULE = 30 * mm, 4 * mm, 20 * mm, 170 * mm
NAME, ROOM = 34.0, 100 * mm  # size at most; beside the check code
THICK, THIN, APART = 2.0, 0.7, 2.6
ENGLISH, LEADING, CAPTION = 12.0, 1.55, 11.0


class Letter(Document):
    """A document with letterheads; ``begin`` starts each version."""

    def __init__(self, title: str, *, case: Typecase, around: page.Around):
        super().__init__(title, case=case, around=around)
        self.placed.clear()  # a letter's own number stands under the rule
        self.heads: dict[int, float] = {}  # page → the upper rule

    def begin(self, name: str, number: str = "") -> None:
        """The head of a version: on the first page, or on a new one."""
        if self.heads:
            self.lay()
            self.flow.turn()
        wide = Text(name, TITLE, 1).wide(name, self.case)
        size = min(NAME, ROOM / max(1.0, wide))
        self.flow.y = NAME_TOP
        self.place(_middle(Text(name, TITLE, size, "center", 1.1, red=True).lines(ROOM, self.case)))
        self.flow.y = NAME_TOP + NAME * 1.1 + UNDER_NAME
        self.heads[len(self.flow.pages)] = self.flow.y
        self.sheets.append(len(self.flow.pages))  # where the check code stands
        self.flow.y += 5 * mm
        self.place(Text(number, FANGSONG, 12, "right").lines(page.WIDTH, self.case) if number else ())
        self.flow.y += 6 * mm

    def headline(self, words: str) -> None:
        """What kind of letter it is."""
        self.place(Text(words, TITLE, page.HEADLINE, "center", 1.6).lines(page.WIDTH, self.case))
        self.flow.y += 4 * mm

    def english(self, words: str, *, align: str = "both", leads: bool = False) -> None:
        """A paragraph of Latin type, with a little air below."""
        self._add(Text(words, SONG, ENGLISH, align, LEADING), leads=leads)
        self.gap(0.25)

    def sign(self, *lines: str) -> None:
        """Where it is signed: lines with room above the first for a hand and a seal."""
        self.gap(1.2)
        for words in lines:
            self._add(Text(words, SONG, ENGLISH, "left", LEADING), leads=words is not lines[-1])

    def closing(self) -> None:
        """此致 敬礼."""
        self._add(body("此致", indent=2), leads=True)
        self._add(body("敬礼！", align="left"))

    def annex(self, caption: str, band: Band) -> None:
        """A list below the letter; on a page of its own where it would be torn apart."""
        self.lay()
        rows = [set_row(row, x=0, width=page.WIDTH, case=self.case) for row in band.head + band.rows]
        words = Text(caption, HEI, CAPTION, spacing=2).lines(page.WIDTH, self.case)
        high = sum(line.height for line in words) + sum(row.height for row in rows)
        if self.flow.y + high > self.flow.bottom:
            self.flow.turn()
        self.place(words)
        self.flow.place([band])
        self.flow.y += CAPTION

    def lay(self) -> None:
        """Set what was said so far."""
        for at in range(len(self.blocks)):
            self._lay(at)
        self.blocks = []

    def bytes(self) -> bytes:
        """The finished PDF."""
        self.lay()
        return super().bytes()

    def foot(self, at: int, pages: int) -> list[tuple[float, float, Line]]:
        """No page number where a letterhead is."""
        lines = super().foot(at, pages)
        return lines[1:] if at in self.heads else lines

    def _draw(self, canvas: Canvas, at: int) -> None:
        if at in self.heads:
            _double(canvas, page.PAPER_HEIGHT - self.heads[at], thick_above=True)
            _double(canvas, FROM_BOTTOM + APART, thick_above=False)
        super()._draw(canvas, at)


def _middle(lines: list[Line]) -> list[Line]:
    return [line.shifted((page.WIDTH - ROOM) / 2) for line in lines]


def _double(canvas: Canvas, y: float, *, thick_above: bool) -> None:
    """The double rule (武文线 above, 文武线 below) in red."""
    left = (page.PAPER_WIDTH - RULE) / 2
    canvas.saveState()
    canvas.setStrokeColorRGB(*page.RED)
    for at, width in enumerate((THICK, THIN) if thick_above else (THIN, THICK)):
        canvas.setLineWidth(width)
        canvas.line(left, y - at * APART, left + RULE, y - at * APART)
    canvas.restoreState()
