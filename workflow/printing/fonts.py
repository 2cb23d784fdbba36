"""Five roles of type (仿宋、小标宋、黑、楷、宋), each a chain of faces; no character is ever printed as a blank box.

The school's own fonts (``FONTS_DIR``) come first, then the system's, then the ones that come with Python.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.printing import floor, folders, tounicode

FANGSONG, TITLE, HEI, KAI, SONG = "仿宋", "小标宋", "黑", "楷", "宋"
NAMES = {
    FANGSONG: ("仿宋", "fangsong", "fzfs"),
    TITLE: ("小标宋", "xiaobiaosong", "fzxbs"),
    HEI: ("黑体", "simhei", "microhei", "微米黑"),
    KAI: ("楷体", "kaiti", "simkai", "wenkai", "文楷"),
    SONG: ("宋体", "simsun", "uming", "stsong"),
}
FLOOR = {HEI: "NotoSansSC-Regular.otf"}
SERIF = "NotoSerifSC-Regular.otf"
RARE = (
    "babelstone han", "hanamin", "simsun-extb", "dejavu serif", "dejavu sans",
    "noto serif thai", "noto sans thai", "noto serif lao", "noto sans lao",
)  # fmt: skip
IDEOGRAPHS, LETTERS, SCRIPTS = "fonts-babelstone-han", "fonts-dejavu-core", "fonts-noto-core"
EUROPE = 0x0530  # below it are the letters of Europe, which the package of letters has
SHAPED = ((0x0700, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0x1900, 0x1CFF))  # India, Tibet, Burma, Cambodia, Mongolia

tounicode.install()


class Face(Protocol):
    """What runs and pages ask of a face."""

    name: str
    bold: bool

    def has(self, code: int) -> bool: ...
    def advance(self, code: int) -> float: ...
    def prepare(self, codes: set[int]) -> None: ...


class MissingGlyph(NotComplete):
    """No font here has this character; the sentence names the package to install."""

    def __init__(self, character: str):
        self.character = character
        wide = unicodedata.east_asian_width(character) == "W"
        self.package = IDEOGRAPHS if wide else LETTERS if ord(character) < EUROPE else SCRIPTS
        super().__init__(self._said(character))

    def _said(self, character: str) -> str:
        sentence = _(
            "No font on the server can print “%(character)s” (U+%(code)s). "
            "Install the package %(package)s, or put a TrueType font that has it into FONTS_DIR."
        )
        code = f"{ord(character):04X}"
        return sentence % {"character": character, "code": code, "package": self.package}


class NeedsShaping(MissingGlyph):
    """A letter of a script that is written from right to left or joins its letters: the sentence asks for Latin ones."""

    def _said(self, character: str) -> str:
        sentence = _(
            "“%(character)s” belongs to a script that the papers do not print. Write the name in Latin letters as in the "
            "passport, or add them in brackets behind it."
        )
        return sentence % {"character": character}


def needs_shaping(character: str) -> bool:
    """Whether the script runs from right to left, or its letters change shape beside one another."""
    code = ord(character)
    return unicodedata.bidirectional(character) in ("R", "AL") or any(first <= code <= last for first, last in SHAPED)


class Typecase:
    """The faces of one machine (字盘), by role and in the order they are tried."""

    def __init__(self, *, var: Path, own: Path | None = None, system: tuple[Path, ...] = folders.SYSTEM):
        self.places = ([own] if own else []) + list(system)
        self.floors = {path.name: floor.FloorFace(path, var=var) for path in _floor_files()}
        self.taken: dict[folders.Found, folders.FolderFace] = {}
        self.chains = {role: self._chain(role) for role in NAMES}
        self.known: dict[tuple[str, str], Face] = {}

    def face(self, role: str, character: str) -> Face:
        """The first face of the role's chain that has the character."""
        key = role, character
        if key not in self.known:
            self.known[key] = self._find(role, character)
        return self.known[key]

    def _find(self, role: str, character: str) -> Face:
        if needs_shaping(character):  # which we do not do: better no paper than a wrong one
            raise NeedsShaping(character)
        for face in self.chains[role]:
            if face.has(ord(character)):
                return face
        raise MissingGlyph(character)

    def _chain(self, role: str) -> list[Face]:
        order = dict.fromkeys([FLOOR.get(role, SERIF), *self.floors])
        floors: list[Face] = [self.floors[name] for name in order if name in self.floors]
        return [*self._called(NAMES[role], role), *floors, *self._called(RARE, role)]

    def _called(self, patterns: tuple[str, ...], role: str) -> Iterator[Face]:
        found = [face for place in self.places for face in folders.faces_in(place) if face.is_called(patterns)]
        first = {face.names: face for face in reversed(found)}  # of two that call themselves the same, the first
        for one in [face for face in found if first[face.names] is face]:
            # A light or bold cut stands in only where it is the only one of its family.
            if one.regular or role == TITLE or not any(other.regular for other in found):
                yield self.taken.setdefault(one, folders.FolderFace(one, bold=role == TITLE))


def _floor_files() -> list[Path]:
    place = floor.folder()
    return sorted(place.glob("*.otf")) if place else []


@cache
def typecase() -> Typecase:
    """The type case of this process, from ``FONTS_DIR`` and ``VAR_DIR``."""
    return Typecase(var=Path(settings.VAR), own=Path(settings.FONTS_DIR) if settings.FONTS_DIR else None)
