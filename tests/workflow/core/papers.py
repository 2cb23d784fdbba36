"""Files as people upload them, and files made to do harm."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    file = SimpleUploadedFile("x", content)
    file._name = name  # as an unfriendly client would send it
    return file


def pdf(*pages: str, size=(595, 842), font="Helvetica") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for words in pages or ("Invitation",):
        canvas.setFont(font, 20)
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(format: str = "PNG", size=(60, 40), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, format)
    return out.getvalue()


def pixel_bomb() -> bytes:
    """A PNG of a few bytes that claims 50 000 × 50 000 pixels."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def word(text: str = "Report", **members: bytes) -> bytes:
    return package("word/document.xml", text, members)


def excel(text: str = "Budget", **members: bytes) -> bytes:
    return package("xl/workbook.xml", "", members | {"xl/sharedStrings.xml": f"<si><t>{text}</t></si>".encode()})


def package(heart: str, text: str, members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(heart, f"<w:t>{text}</w:t>")
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()
