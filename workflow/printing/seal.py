"""The check code (核验二维码): a square that leads to the page where a paper can be checked."""

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.pdfgen.canvas import Canvas

QUIET = 2  # modules of white around the code; the margin of the page does the rest


def draw_code(canvas: Canvas, address: str, *, x: float, y: float, side: float) -> None:
    """Draw ``address`` with its lower left corner at (x, y)."""
    code = QrCodeWidget(address, barLevel="M").qr
    code.make()
    count = code.getModuleCount()
    module = side / (count + 2 * QUIET)
    path = canvas.beginPath()
    for row in range(count):
        for start, length in _dark_stretches(code, row, count):
            top = y + side - (row + 1 + QUIET) * module
            path.rect(x + (start + QUIET) * module, top, length * module, module)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _dark_stretches(code, row: int, count: int) -> list[tuple[int, int]]:
    """(start, length) of each run of dark modules, so that a line of them is one rectangle."""
    stretches: list[tuple[int, int]] = []
    for column in range(count):
        if not code.isDark(row, column):
            continue
        if stretches and sum(stretches[-1]) == column:
            stretches[-1] = stretches[-1][0], stretches[-1][1] + 1
        else:
            stretches.append((column, 1))
    return stretches
