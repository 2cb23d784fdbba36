"""Reads a printed paper back: its words, where they stand, its fonts, its edges."""

import ctypes
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader
from reportlab.lib.units import mm

PAPER_HEIGHT = 297 * mm


@dataclass(frozen=True)
class Glyph:
    """A character with its box in points: from the left and from the top of the paper."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    font: str


def text_of(pdf: bytes) -> str:
    """All words, page by page."""
    pages = PdfReader(BytesIO(pdf)).pages
    return "\n\f".join(page.extract_text() for page in pages) + "\n"


def solid(text: str) -> str:
    """Without the places where lines break."""
    return "".join(text.split())


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """Where each character was drawn: its advance box, as the PDF says it."""
    document = pypdfium2.PdfDocument(pdf)
    words = document[page].get_textpage()
    found = []
    for at in range(words.count_chars()):
        left, bottom, right, top = words.get_charbox(at, loose=True)
        found.append(Glyph(words.get_text_range(at, 1), left, PAPER_HEIGHT - top, right, PAPER_HEIGHT - bottom, _font(words, at)))
    return [glyph for glyph in found if glyph.text.strip()]


def _font(words: Any, at: int) -> str:
    """The name of the font that a character is drawn with."""
    name = ctypes.create_string_buffer(200)
    pypdfium2.raw.FPDFText_GetFontInfo(words, at, name, len(name), ctypes.c_int())
    return name.value.decode()


def pages_of(pdf: bytes) -> list[Any]:
    return list(PdfReader(BytesIO(pdf)).pages)


def fonts_of(pdf: bytes) -> list[Any]:
    """The font dictionaries of all pages."""
    return [font.get_object() for page in PdfReader(BytesIO(pdf)).pages for font in page["/Resources"]["/Font"].values()]


def edges(pdf: bytes) -> list[tuple[int, int, int, int]]:
    """(left, top, right, bottom) of the dark on each page, in points."""
    dark = []
    for page in pypdfium2.PdfDocument(pdf):
        grey = page.render(scale=1).to_pil().convert("L")
        dark.append(grey.point(lambda level: 255 if level < 128 else 0).getbbox())
    return dark


def said(view: Any) -> set[str]:
    """Every text in a view, however deep."""
    if isinstance(view, str):
        return {view}
    if is_dataclass(view):
        return set().union(*(said(getattr(view, field.name)) for field in fields(view)))
    if isinstance(view, (tuple, list)):
        return set().union(*map(said, view))
    return set()
