"""What a file is (文件类型): its ending and its first bytes must agree, and nothing in it may blow up.

Taken are PDF, PNG, JPEG, and Word and Excel files without macros.
"""

import struct
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from PIL import Image

from approvals.errors import NotComplete

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {"pdf": PDF, "png": PNG, "jpg": JPEG, "jpeg": JPEG, "docx": DOCX, "xlsx": XLSX}
ZIP = b"PK\x03\x04"
FIRST_BYTES = {PDF: b"%PDF-", PNG: b"\x89PNG\r\n\x1a\n", JPEG: b"\xff\xd8\xff", DOCX: ZIP, XLSX: ZIP}
HEART = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml"}
FORMATS = {PNG: "PNG", JPEG: "JPEG"}

MAX_PIXELS = 60_000_000
MAX_MEMBERS = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200  # sheets of equal cells shrink a hundredfold; a bomb a thousandfold
SMALL = 10 * 1024 * 1024


def media_type_of(name: str) -> str:
    """The media type a name's ending stands for; NotComplete names the endings that are taken."""
    stem, _dot, ending = name.rpartition(".")
    if not stem or ending.lower() not in MEDIA_TYPES:
        taken = ", ".join(sorted(MEDIA_TYPES))
        raise NotComplete(_("This kind of file is not taken; give one of: %(taken)s.") % {"taken": taken})
    return MEDIA_TYPES[ending.lower()]


def can_be_drawn(media_type: str) -> bool:
    """Whether its pages can be shown as pictures."""
    return media_type in (PDF, PNG, JPEG)


def look_inside(path: Path, name: str) -> None:
    """Raise NotComplete unless the bytes are what the name says and can be opened without harm."""
    media_type = media_type_of(name)
    with path.open("rb") as file:
        if not file.read(16).startswith(FIRST_BYTES[media_type]):
            raise _is_something_else(name)
    if media_type in FORMATS:
        _look_at_picture(path, name, FORMATS[media_type])
    elif media_type in HEART:
        _look_at_package(path, name, HEART[media_type])


def _look_at_picture(path: Path, name: str, format: str) -> None:
    try:
        with Image.open(path, formats=[format]) as picture:  # the header only: nothing is unpacked
            width, height = picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        width, height = MAX_PIXELS, 2
    except (OSError, SyntaxError, ValueError, struct.error) as broken:
        raise _is_something_else(name) from broken
    if width * height > MAX_PIXELS:
        most = MAX_PIXELS // 1_000_000
        raise NotComplete(_("The picture is too large; at most %(most)d million pixels are possible.") % {"most": most})


def _look_at_package(path: Path, name: str, heart: str) -> None:
    try:
        with ZipFile(path) as package:
            members = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as broken:
        raise _is_something_else(name) from broken
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or heart not in names:
        raise _is_something_else(name)
    if any(each.lower().endswith("vbaproject.bin") for each in names):
        raise NotComplete(_("The file contains macros; save it without macros, then upload it."))
    if _would_blow_up(members, packed=path.stat().st_size):
        raise NotComplete(_("The file unpacks to far more than it seems; print it to PDF, then upload that."))


def _would_blow_up(members, *, packed: int) -> bool:
    unpacked = sum(member.file_size for member in members)
    overlapping = sum(member.compress_size for member in members) > packed
    thick = unpacked > SMALL and unpacked > MAX_RATIO * packed
    return len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or overlapping or thick


def _is_something_else(name: str) -> NotComplete:
    return NotComplete(
        _("“%(name)s” is not what its name says or is damaged; open it, save it anew, then upload it.") % {"name": name}
    )
