"""The archival form (存档格式): a paper as a file that will still look the same in decades, laid out as PDF/A-2b.

An sRGB output intent, XMP metadata that say part 2, conformance B, an identifier made from the contents, every font
embedded, nothing transparent. The same input gives the same bytes. Oriented on ISO 19005-2 and looked through by the
checker that comes with pikepdf in the tests; no certified validator has judged it, so conformance is not claimed.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pikepdf
from PIL import ImageCms

SRGB = "sRGB IEC61966-2.1"
ICC_DATE = slice(24, 36)
THE_DAY = b"\x07\xd0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"  # 2000-01-01: the library would write today
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class NotArchivable(ValueError):
    """The paper would not stand by itself: a font is missing in it, or something shines through."""


def archival(pdf: bytes) -> bytes:
    """The same pages as PDF/A-2b; raises NotArchivable for a font that is not embedded or for transparency."""
    with pikepdf.open(BytesIO(pdf)) as document:
        _look_through(document)
        _tidy(document)
        intent = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFA1, OutputConditionIdentifier=SRGB, Info=SRGB,
            DestOutputProfile=pikepdf.Stream(document, _profile(), N=3),
        )  # fmt: skip
        document.Root.OutputIntents = pikepdf.Array([document.make_indirect(intent)])
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            meta.load_from_docinfo(document.docinfo)
            meta["pdfaid:part"], meta["pdfaid:conformance"] = "2", "B"
        file = BytesIO()
        document.save(file, deterministic_id=True, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()


def _tidy(document: pikepdf.Pdf) -> None:
    """What the drawing library leaves behind: page transitions, and a note on trapping that XMP has no word for."""
    for page in document.pages:
        if "/Trans" in page:
            del page["/Trans"]
    if "/Trapped" in document.docinfo:
        del document.docinfo["/Trapped"]


def _look_through(document: pikepdf.Pdf) -> None:
    for item in (each for thing in document.objects for each in _dictionaries(thing)):
        if item.get("/Type") == "/FontDescriptor" and not any(name in item for name in FONT_FILES):
            raise NotArchivable(f"The font {item.get('/FontName')} is not embedded.")
        if item.get("/Type") == "/Font" and not _stands_on_a_descriptor(item):
            raise NotArchivable(f"The font {item.get('/BaseFont')} is not embedded.")
        if "/SMask" in item or any(float(item.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            raise NotArchivable("Something in the paper is transparent.")


def _dictionaries(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every dictionary written within that object; what it refers to is an object of its own."""
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        within = [part for _name, part in thing.items()]
    else:
        within = list(thing) if isinstance(thing, pikepdf.Array) else []
    for part in within:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _dictionaries(part)


def _stands_on_a_descriptor(font: pikepdf.Object) -> bool:
    return "/FontDescriptor" in font or font.get("/Subtype") in ("/Type0", "/Type3")


@cache
def _profile() -> bytes:
    """The sRGB profile, the same on every day."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[ICC_DATE] = THE_DAY
    return bytes(profile)
