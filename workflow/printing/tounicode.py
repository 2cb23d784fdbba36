"""Text copied out of a paper is the text that was put in, also beyond the Basic Multilingual Plane (扩展区汉字).

ReportLab 5.1 writes a five-digit code there, which readers take for something else; the PDF reference wants UTF-16BE
and at most a hundred entries a block.
"""

from collections.abc import Iterator, Sequence

from reportlab.pdfbase import ttfonts

BLOCK = 100
HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /%s def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def unicode_map(fontname: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of one subset."""
    pairs = [(place, code) for place, code in enumerate(subset) if code]
    return "\n".join([HEAD % fontname, *_blocks(pairs), FOOT])


def _blocks(pairs: list[tuple[int, int]]) -> Iterator[str]:
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        yield f"{len(block)} beginbfchar"
        for place, code in block:
            yield f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"


def install() -> None:
    """Let ReportLab use this map; done once, where the fonts are."""
    ttfonts.makeToUnicodeCMap = unicode_map
