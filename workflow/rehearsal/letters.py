"""Small invented PDFs (演练用文件) that stand for letters, permits and pledges."""

import io

from reportlab.pdfgen.canvas import Canvas


def letter(words: str) -> bytes:
    """One page that says it is a rehearsal's paper; the same words give the same bytes."""
    packed = io.BytesIO()
    canvas = Canvas(packed, invariant=1)
    canvas.setTitle(words)
    canvas.setFont("Courier", 14)
    canvas.drawString(72, 760, "Rehearsal paper " + words.encode("ascii", "replace").decode())
    canvas.save()
    return packed.getvalue()
