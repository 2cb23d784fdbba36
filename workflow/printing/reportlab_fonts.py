"""What we ask of ReportLab's registry of fonts, and the one thing in which we do not follow it."""

from typing import BinaryIO

from reportlab.pdfbase import pdfmetrics, ttfonts


def register(name: str, file: str | BinaryIO, *, index: int = 0) -> ttfonts.TTFont:
    """Make a TrueType face known under ``name``.

    ``pdfmetrics.registerFont`` would hand out an earlier font whose face calls itself the same; two conversions of one
    face, with different characters in them, must stay two.
    """
    font = ttfonts.TTFont(name, file, subfontIndex=index, asciiReadable=False, shapable=False)
    pdfmetrics._fonts[name] = font
    return font
