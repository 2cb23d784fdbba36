"""The faces that come with Python itself (思源宋体、思源黑体), so that a machine without any font prints correct forms.

They are CFF outlines and ReportLab wants TrueType, so the glyphs a paper needs are converted (about one millisecond
each) and kept: the converted face only ever grows, earlier glyphs keep their places, and the file on disk is replaced
as a whole. Everything a PDF takes from it is fixed, so a paper's bytes do not depend on what was printed before.
"""

import os
import struct
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from importlib.util import find_spec
from io import BytesIO
from itertools import count
from pathlib import Path
from threading import Lock

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables._g_l_y_f import Glyph
from reportlab.pdfbase import ttfonts

from workflow.printing.reportlab_fonts import register

PACKAGE = "pylopdf_fonts_zh_cn"
HEAD = ("xMin", "yMin", "xMax", "yMax", "created", "modified")
MEASURES = ("cmap", "hmtx", "head", "hhea", "maxp", "name", "OS/2")
SPACE = 0x20  # ReportLab takes it into every subset, needed or not: it must always be there
LAYOUT = 2  # raise it when converted files of an earlier version may no longer be read
_names = count(1)


def folder() -> Path | None:
    """Where the package keeps its outlines; None where it is not installed."""
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent if spec and spec.origin else None


class FloorFace:
    """One face of the package, converted as far as it was needed (转换字体)."""

    bold = False

    def __init__(self, source: Path, *, var: Path):
        self.source, self.lock = source, Lock()
        self.name = f"{source.stem}:{next(_names)}"
        self.kept = var / "fonts" / f"{source.stem}-{source.stat().st_size}-{LAYOUT}.ttf"
        self.glyphs: dict[int, tuple[Glyph, int]] = {}
        self.drawn: ttfonts.TTFont | None = None

    @cached_property
    def measures(self) -> TTFont:
        """The face without its outlines; those are read only while glyphs are converted."""
        with TTFont(self.source, lazy=True) as font:
            for table in MEASURES:
                assert font[table]
        return font

    @cached_property
    def cmap(self) -> dict[int, str]:
        return self.measures.getBestCmap()

    @cached_property
    def advances(self) -> dict[str, tuple[int, int]]:
        return self.measures["hmtx"].metrics

    @cached_property
    def em(self) -> int:
        return self.measures["head"].unitsPerEm

    def has(self, code: int) -> bool:
        return code in self.cmap

    def advance(self, code: int) -> float:
        """Width at a size of one point."""
        return self.advances[self.cmap[code]][0] / self.em

    def prepare(self, codes: Iterable[int]) -> None:
        """After this, ReportLab can draw these characters under ``name``."""
        with self.lock:
            if not self.glyphs:
                self._remember()
                self._register()
            wanted = {SPACE, *codes} - self.glyphs.keys()
            if wanted:
                self._remember()
                self._convert(wanted)
                self._register()
                self._keep()

    def _convert(self, codes: set[int]) -> None:
        with TTFont(self.source, lazy=True) as outlines:
            drawn = outlines.getGlyphSet()
            for code in sorted(codes - self.glyphs.keys()):
                pen = TTGlyphPen(None)
                drawn[self.cmap[code]].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
                glyph = pen.glyph()
                glyph.recalcBounds(None)
                self.glyphs[code] = glyph, self.advances[self.cmap[code]][0]

    def _remember(self) -> None:
        """Take over what this or another process converted before."""
        if not self.kept.exists():
            return
        try:
            with self.kept.open("rb") as file, TTFont(file, lazy=True) as font:
                for code, name in font.getBestCmap().items():
                    self.glyphs.setdefault(code, (font["glyf"][name], font["hmtx"][name][0]))
        except (TTLibError, OSError, AssertionError, struct.error):
            return  # half a file after a full disk: it is converted again and replaced

    def _keep(self) -> None:
        with suppress(OSError):  # a folder that cannot be written costs time, never a paper
            self._replace()

    def _replace(self) -> None:
        self.kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.kept.parent, delete=False) as file:
            file.write(self.built)
        os.chmod(file.name, 0o644)
        os.replace(file.name, self.kept)

    def _register(self) -> None:
        """Known glyphs keep their numbers, so a paper being drawn meanwhile may change face in mid-sentence."""
        if not self.glyphs:
            return
        self.built = build(self.measures, self.glyphs)
        if self.drawn:
            self.drawn.face = ttfonts.TTFontFace(BytesIO(self.built))
        else:
            self.drawn = register(self.name, BytesIO(self.built))


def build(source: TTFont, glyphs: dict[int, tuple[Glyph, int]]) -> bytes:
    """A TrueType file of these glyphs whose dates, boxes and limits never vary."""
    named = {f"u{code:05X}": pair for code, pair in glyphs.items()}
    empty = TTGlyphPen(None).glyph()
    font = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    font.font.recalcBBoxes = False
    font.setupGlyphOrder([".notdef", *named])
    font.setupCharacterMap({code: f"u{code:05X}" for code in glyphs})
    font.setupGlyf({".notdef": empty, **{name: glyph for name, (glyph, _) in named.items()}}, calcGlyphBounds=False)
    advances = {name: (width, getattr(glyph, "xMin", 0)) for name, (glyph, width) in named.items()}
    font.setupHorizontalMetrics({".notdef": (source["head"].unitsPerEm, 0), **advances})
    hhea = source["hhea"]
    font.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent)
    names = source["name"]
    font.setupNameTable({"familyName": names.getDebugName(1), "styleName": "Regular", "psName": names.getDebugName(6)})
    font.setupPost(keepGlyphNames=False)
    font.setupMaxp()
    font.font["OS/2"] = source["OS/2"]
    font.font["OS/2"].updateFirstAndLastCharIndex = lambda font: None  # the source's, whatever was converted
    font.font["maxp"].__dict__.update(maxPoints=4096, maxContours=512, maxCompositePoints=0, maxCompositeContours=0)
    font.font["head"].__dict__.update({name: getattr(source["head"], name) for name in HEAD})
    file = BytesIO()
    font.save(file)
    return file.getvalue()
