"""The page of GB/T 9704-2012 (公文版式): A4, the type area, and what stands outside it.

Measures: top 37 mm, left 28 mm, type area 156 by 225 mm, 22 lines of 28 characters in 3号; page number 7 mm below it in
4号 宋体 between dashes, at the right on odd pages and at the left on even ones, one character in.
"""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from workflow.printing.fonts import HEI, SONG, TITLE, Typecase
from workflow.printing.lines import Line, Text
from workflow.printing.seal import draw_code

PAPER_WIDTH, PAPER_HEIGHT = A4
LEFT, TOP, WIDTH, HEIGHT = 28 * mm, 37 * mm, 156 * mm, 225 * mm
ROWS, CHARACTERS, BODY, HEADLINE = 22, 28, 16, 22  # lines a page, characters a line, 3号, 2号
PITCH, ADVANCE = HEIGHT / ROWS, WIDTH / CHARACTERS  # from line to line, from character to character
NUMBER_SIZE, SMALL, MARK_SIZE = 14, 9, 150
RED, RULE = (0.8, 0, 0), 1.6
CODE_SIDE, CODE_TOP = 19 * mm, 13 * mm


@dataclass(frozen=True)
class Around:
    """What every page of a paper carries outside the type area."""

    number: str = ""
    foot: str = ""
    mark: str = ""
    address: str = ""
    stamped: bool = True  # with page numbers


def draw_line(canvas: Canvas, line: Line, *, x: float, y: float) -> None:
    """Draw with the top of the line at ``y``, measured from the top of the page."""
    # Chinese glyphs sit 0.88 above and 0.12 below the baseline; the rest of the height is shared out.
    baseline = PAPER_HEIGHT - y - (line.height - line.size) / 2 - 0.88 * line.size
    if line.red:
        canvas.saveState()
        canvas.setFillColorRGB(*RED)
        canvas.setStrokeColorRGB(*RED)
    for piece in line.pieces:
        text = canvas.beginText(x + piece.x, baseline)
        text.setFont(piece.face.name, piece.size)
        if piece.tracking:
            text.setCharSpace(piece.tracking * piece.size)
        text.setTextRenderMode(2 if piece.bold else 0)
        canvas.setLineWidth(piece.size * 0.028)
        text.textOut(piece.text)
        text.setTextRenderMode(0)
        if piece.tracking:
            text.setCharSpace(0)
        canvas.drawText(text)
    if line.red:
        canvas.restoreState()


def draw_rule(canvas: Canvas, y: float) -> None:
    """The red rule (红色分隔线) across the type area."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*RED)
    canvas.setLineWidth(RULE)
    canvas.line(LEFT, PAPER_HEIGHT - y, LEFT + WIDTH, PAPER_HEIGHT - y)
    canvas.restoreState()


def foot_lines(around: Around, page: int, pages: int, case: Typecase) -> list[tuple[float, float, Line]]:
    """(x, y, line) of all that stands below the type area."""
    if not around.stamped:
        return []
    side = "right" if page % 2 else "left"
    below = TOP + HEIGHT + 7 * mm
    inner = WIDTH - 2 * NUMBER_SIZE
    number = Text(f"— {page} —", SONG, NUMBER_SIZE, side).lines(inner, case)
    of = Text(f"第{page}页，共{pages}页", SONG, SMALL, "right").lines(WIDTH, case)
    foot = Text(around.foot, SONG, SMALL).lines(WIDTH * 0.78, case)
    lines = [(LEFT + NUMBER_SIZE, below, number[0]), (LEFT, below + 9 * mm, of[0])]
    return lines + [(LEFT, below + 9 * mm + at * SMALL * 1.4, line) for at, line in enumerate(foot)]


def head_lines(around: Around, case: Typecase) -> list[tuple[float, float, Line]]:
    """The caption under the check code, where there is one."""
    if not around.address:
        return []
    caption = Text("扫码核验", SONG, 7, "center").lines(CODE_SIDE, case)[0]
    return [(LEFT + WIDTH - CODE_SIDE, CODE_TOP + CODE_SIDE, caption)]


def mark_line(around: Around, case: Typecase) -> Line | None:
    """The watermark (水印), set in the middle of its own line."""
    if not around.mark:
        return None
    return Text(around.mark, HEI, MARK_SIZE, "center", spacing=1).lines(PAPER_WIDTH, case)[0]


def draw_mark(canvas: Canvas, line: Line) -> None:
    """Across the page and under the words."""
    canvas.saveState()
    canvas.setFillGray(0.9)
    canvas.translate(PAPER_WIDTH / 2, PAPER_HEIGHT / 2)
    canvas.rotate(45)
    canvas.translate(-PAPER_WIDTH / 2, -PAPER_HEIGHT / 2)
    draw_line(canvas, line, x=0, y=PAPER_HEIGHT / 2 - line.height / 2)
    canvas.restoreState()


def draw_head_code(canvas: Canvas, around: Around) -> None:
    """The check code in the top margin, at the right edge of the type area."""
    if around.address:
        y = PAPER_HEIGHT - CODE_TOP - CODE_SIDE
        draw_code(canvas, around.address, x=LEFT + WIDTH - CODE_SIDE, y=y, side=CODE_SIDE)


def title_lines(title: str, case: Typecase) -> list[Line]:
    """2号小标宋, centred (标题); smaller where it would not fit one line."""
    wide = Text(title, TITLE, HEADLINE).lines(10_000, case)[0]
    needed = sum(piece.face.advance(ord(c)) for piece in wide.pieces for c in piece.text)
    return Text(title, TITLE, min(HEADLINE, WIDTH / needed), "center").lines(WIDTH, case)
