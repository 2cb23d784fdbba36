"""The fonts a school owns or a system ships: TrueType outlines in FONTS_DIR and in the system's folders."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count as counter
from pathlib import Path
from typing import BinaryIO

from fontTools.ttLib import TTFont, TTLibError
from reportlab.pdfbase import ttfonts

from workflow.printing.reportlab_fonts import register

SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"), Path("C:/Windows/Fonts"))
ENDINGS = {".ttf", ".ttc", ".otf", ".otc"}
_names = counter(1)


@dataclass(frozen=True)
class Found:
    """One face in a file, under all the names it calls itself, in lower case."""

    path: Path
    index: int
    names: tuple[str, ...]
    regular: bool

    def is_called(self, patterns: Iterable[str]) -> bool:
        return any(pattern in name for pattern in patterns for name in self.names)


@cache
def faces_in(folder: Path) -> tuple[Found, ...]:
    """Every TrueType face below this folder; CFF outlines and broken files are passed over."""
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)
    return tuple(found for path in paths for found in _faces_of(path))


def _faces_of(path: Path) -> Iterator[Found]:
    try:
        with path.open("rb") as file:
            for index in range(_faces_within(file)):
                with TTFont(file, fontNumber=index, lazy=True) as font:
                    if {"glyf", "name", "OS/2", "cmap"} <= set(font.keys()):
                        regular = 350 <= font["OS/2"].usWeightClass <= 550
                        yield Found(path, index, _names_of(font), regular)
    except (TTLibError, OSError, ValueError, AssertionError, struct.error):
        return


def _faces_within(file: BinaryIO) -> int:
    """One, or as many as a collection (.ttc) counts."""
    tag, _version, count = struct.unpack(">4sLL", file.read(12))
    file.seek(0)
    return min(count, 64) if tag == b"ttcf" else 1


def _names_of(font: TTFont) -> tuple[str, ...]:
    records = (record for record in font["name"].names if record.nameID in (1, 4, 6, 16))
    return tuple(sorted({record.toUnicode(errors="replace").lower() for record in records}))


class FolderFace:
    """A face of a folder; ReportLab reads the file when the first paper needs it."""

    def __init__(self, found: Found, *, bold: bool):
        self.found, self.bold = found, bold
        self.name = f"{found.path.stem}:{found.index}:{next(_names)}"

    @cached_property
    def codes(self) -> frozenset[int]:
        with TTFont(self.found.path, fontNumber=self.found.index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())

    @cached_property
    def drawn(self) -> ttfonts.TTFont:
        return register(self.name, str(self.found.path), index=self.found.index)

    def has(self, code: int) -> bool:
        return code in self.codes

    def advance(self, code: int) -> float:
        """Width at a size of one point."""
        return self.drawn.face.getCharWidth(code) / 1000

    def prepare(self, codes: Iterable[int]) -> None:
        """ReportLab takes what it needs out of the whole file."""
        assert self.drawn
