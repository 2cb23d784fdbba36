"""The words (文字) of a paper, as far as they can be had without effort; asked only for a mark of secrecy."""

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from workflow.core import apart
from workflow.core.magic import DOCX, PDF, XLSX

PARTS = {
    DOCX: re.compile(r"word/(document|header\d*|footer\d*)\.xml"),
    XLSX: re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
}
TAG = re.compile(r"<[^>]*>")
ENOUGH = 4 * 1024 * 1024


def words_of(path: Path, media_type: str) -> str:
    """The words of a Word, Excel or PDF file's beginning; nothing for pictures and for what cannot be read."""
    if media_type == PDF:
        return _words_of_pdf(path)
    return _words_of_package(path, PARTS[media_type]) if media_type in PARTS else ""


def _words_of_pdf(path: Path) -> str:
    try:
        return apart.run("words", path).decode(errors="ignore")
    except apart.Failed:
        return ""


def _words_of_package(path: Path, wanted: re.Pattern) -> str:
    words = []
    try:
        with ZipFile(path) as package:
            for name in filter(wanted.fullmatch, package.namelist()):
                with package.open(name) as part:
                    words.append(TAG.sub("", part.read(ENOUGH).decode(errors="ignore")))
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        return ""
    return "\n".join(words)
